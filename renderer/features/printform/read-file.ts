/** Reads a file that the engine made for this session. */
import type { Reply } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';

/** All of its bytes, or the failure. */
export async function readFile(file: string): Promise<Reply<Uint8Array<ArrayBuffer>>> {
  const chunks: Uint8Array[] = [];
  let offset = 0;
  for (;;) {
    const reply = await call('files.read', { file, offset });
    if (!reply.ok) return reply;
    const chunk = Uint8Array.from(atob(reply.value.data), (sign) => sign.charCodeAt(0));
    chunks.push(chunk);
    offset += chunk.length;
    if (reply.value.last) break;
  }
  const bytes = new Uint8Array(offset);
  let place = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, place);
    place += chunk.length;
  }
  return { ok: true, value: bytes };
}
