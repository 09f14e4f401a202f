/** Hands a file of the user to the engine, piece by piece. */
import type { Reply } from '../../preload/contract/reply.ts';
import { call } from './border.ts';

/** Bytes in one message; the contract allows as many as this. */
const piece = 512 * 1024;

function base64(bytes: Uint8Array): string {
  let text = '';
  // Some thousand at a time: the arguments of one call are limited.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/**
 * Answers the handle under which the engine keeps the file for this session. `progress` gets the share that is through.
 * `signal` ends it: the engine forgets what it has got, and the answer is `unavailable`.
 */
export async function upload(
  file: File,
  progress?: (share: number) => void,
  signal?: AbortSignal,
): Promise<Reply<string>> {
  const begun = await call('files.begin', { name: file.name.slice(-255), size: file.size });
  if (!begun.ok) return begun;
  const handle = begun.value.file;
  for (let offset = 0; offset < file.size; offset += piece) {
    if (signal?.aborted) {
      await call('files.discard', { file: handle });
      return { ok: false, code: 'unavailable', message: '' };
    }
    const bytes = new Uint8Array(await file.slice(offset, offset + piece).arrayBuffer());
    const appended = await call('files.append', { file: handle, offset, data: base64(bytes) });
    if (!appended.ok) return appended;
    progress?.(Math.min(1, (offset + piece) / file.size));
  }
  return { ok: true, value: handle };
}
