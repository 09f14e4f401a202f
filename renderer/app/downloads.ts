/** Files that the engine made for this session: read them, or give them to the user. */
import type { Reply } from '../../preload/contract/reply.ts';
import { call } from './border.ts';

interface WholeFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file of the engine with its name. Never rejects. */
export async function readFile(handle: string): Promise<Reply<WholeFile>> {
  const pieces: Uint8Array[] = [];
  for (let offset = 0; ; ) {
    const part = await call('files.read', { file: handle, offset });
    if (!part.ok) return part;
    const piece = Uint8Array.from(atob(part.value.data), (sign) => sign.charCodeAt(0));
    pieces.push(piece);
    const start = offset;
    offset += piece.length;
    if (!part.value.last && offset > start) continue;
    const bytes = new Uint8Array(offset);
    let place = 0;
    for (const one of pieces) {
      bytes.set(one, place);
      place += one.length;
    }
    return { ok: true, value: { name: part.value.name, bytes } };
  }
}

/** Hands a file to the browser's downloads. */
export function download(name: string, content: BlobPart, type = ''): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
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
  const read = await readFile(handle);
  if (!read.ok) return read;
  download(read.value.name, read.value.bytes);
  return { ok: true, value: '' };
}
