/** The page's own protocol: `app://kontor/` serves the built page and nothing else, under a strict policy. */
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { newNonce, pageFile, pageHeaders, withNonce } from '../page/page-policy.ts';

export const pageAddress = 'app://kontor/';

/** True for an address of the page itself, whatever comes after the host. */
export function isPageAddress(address: string): boolean {
  try {
    const { protocol: scheme, host } = new URL(address);
    return scheme === 'app:' && host === 'kontor';
  } catch {
    return false;
  }
}

/** Makes `app:` a secure origin of its own, and `print:` one for the pages to print. To be called before Electron is ready. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: 'print', privileges: { standard: true, secure: true } },
  ]);
}

/** Serves the files of `root` in the session. */
export function servePage(session: Session, root: string): void {
  session.protocol.handle('app', async (request) => {
    const { pathname } = new URL(request.url);
    const file = isPageAddress(request.url) && request.method === 'GET' ? pageFile(root, pathname) : null;
    if (!file) return new Response('Not found', { status: 404 });
    const nonce = newNonce();
    const headers = { ...pageHeaders(nonce), 'content-type': file.type };
    try {
      const bytes = await readFile(file.path);
      return file.path.endsWith('.html')
        ? new Response(withNonce(bytes.toString('utf8'), nonce), { headers })
        : new Response(new Uint8Array(bytes), { headers });
    } catch {
      return new Response('Not found', { status: 404, headers: pageHeaders(nonce) });
    }
  });
}
