/** What the page may load, and which file of the built page a path names. The same for every host. */
import { randomBytes } from 'node:crypto';
import { extname, resolve, sep } from 'node:path';

/** Where `renderer/index.html` carries the nonce of its styles. */
const nonceMeta = /(<meta name="style-nonce" content=")[^"]*"/u;

/** A nonce for one load of the page: 128 random bits. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/** The page with the nonce of this load put in. */
export function withNonce(html: string, nonce: string): string {
  return html.replace(nonceMeta, `$1${nonce}"`);
}

/** The headers that go with every file of the page; the nonce is that of the load. */
export function pageHeaders(nonce: string): Record<string, string> {
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `worker-src 'self' blob:`,
    `frame-src blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface PageFile {
  readonly path: string;
  readonly type: string;
}

/**
 * The file below `root` that the path of a URL names (`/` is `index.html`), or null: outside of it, of a kind that no
 * page has, or written so that it could mean something else to the file system. Whether it exists is not asked.
 */
export function pageFile(root: string, pathname: string): PageFile | null {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (!name.startsWith('/') || /[\\:\p{Cc}]/u.test(name)) return null;
  const base = resolve(root);
  const path = resolve(base, `.${name === '/' ? '/index.html' : name}`);
  const type = types[extname(path)];
  return path.startsWith(base + sep) && type ? { path, type } : null;
}
