/** Gives the user a file that the engine made: by the dialog of the system, or as a download of the browser. */
import type { Reply } from '../../preload/contract/reply.ts';
import { call } from './border.ts';

/** All bytes of a file of the engine with its name. Never rejects. */
async function readWhole(handle: string): Promise<Reply<{ readonly name: string; readonly bytes: Uint8Array[] }>> {
  const bytes: Uint8Array[] = [];
  for (let offset = 0; ; ) {
    const part = await call('files.read', { file: handle, offset });
    if (!part.ok) return part;
    const piece = Uint8Array.from(atob(part.value.data), (sign) => sign.charCodeAt(0));
    bytes.push(piece);
    offset += piece.length;
    if (part.value.last || piece.length === 0) return { ok: true, value: { name: part.value.name, bytes } };
  }
}

/**
 * Saves it where the user chooses (`dialogs`: the host has a dialog for that), else where the browser puts downloads.
 * Answers the path, '' where the browser alone knows it, null when the user cancelled.
 */
export async function saveForUser(handle: string, dialogs: boolean): Promise<Reply<string | null>> {
  if (dialogs) {
    const saved = await call('files.save', { file: handle });
    return saved.ok ? { ok: true, value: saved.value?.path ?? null } : saved;
  }
  const read = await readWhole(handle);
  if (!read.ok) return read;
  // Bytes of atob, never shared memory, which is what the type of BlobPart guards against.
  const url = URL.createObjectURL(new Blob(read.value.bytes as Uint8Array<ArrayBuffer>[]));
  const link = document.createElement('a');
  link.href = url;
  link.download = read.value.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return { ok: true, value: '' };
}
