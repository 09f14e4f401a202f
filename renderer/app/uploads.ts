/** Hands a file of the user to the engine, piece by piece. */
import type { Reply } from '../../preload/contract/reply.ts';
import { call } from './border.ts';

/** Bytes in one message; the engine takes up to 512 KiB, and smaller ones show progress and leave room for other calls. */
const pieceSize = 384 * 1024;

export interface UploadWatch {
  /** Bytes that the engine has by now. */
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/** Answers the handle of the file; null when `signal` ended it, and then the engine has forgotten what it got. Never rejects. */
export async function upload(file: File, { progress, signal }: UploadWatch = {}): Promise<Reply<string | null>> {
  const begun = await call('files.begin', { name: file.name.slice(-255), size: file.size });
  if (!begun.ok) return begun;
  const handle = begun.value.file;
  for (let offset = 0; offset < file.size; offset += pieceSize) {
    if (signal?.aborted) {
      await call('files.discard', { file: handle });
      return { ok: true, value: null };
    }
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.slice(offset, offset + pieceSize).arrayBuffer());
    } catch {
      // The file was moved or changed after it was chosen, or its drive is gone.
      await call('files.discard', { file: handle });
      return { ok: false, code: 'not-found', message: '' };
    }
    const taken = await call('files.append', { file: handle, offset, data: base64(bytes) });
    if (!taken.ok) return taken;
    progress?.(Math.min(file.size, offset + bytes.length), file.size);
  }
  return { ok: true, value: handle };
}
