/** A file of texts beside the program for as long as one import lasts: what would be too much for the memory. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes that are gathered before they are written. */
const gathered = 1 << 18;
const headSize = 4;

export interface Scratch {
  /** Keeps the text; answers its place. */
  put(text: string): number;
  /** The text at a place that `put` answered. */
  get(place: number): string;
  /** Everything that was put, in its order. */
  all(): Generator<string>;
  /** Takes the file away; may be called twice. */
  close(): void;
}

/** Makes the file when the first text is put into it; nobody else can read it. */
export function openScratch(): Scratch {
  let folder: string | null = null;
  let file = -1;
  let written = 0;
  const buffer = Buffer.allocUnsafe(gathered);
  let filled = 0;

  const flush = () => {
    if (filled === 0) return;
    if (folder === null) {
      folder = mkdtempSync(join(tmpdir(), 'kontor-import-'));
      file = openSync(join(folder, 'scratch'), 'wx+', 0o600);
    }
    written += writeAll(file, buffer.subarray(0, filled), written);
    filled = 0;
  };
  const read = (place: number, length: number): Buffer => {
    if (place >= written) return buffer.subarray(place - written, place - written + length);
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) done += readSync(file, bytes, done, length - done, place + done);
    return bytes;
  };
  const get = (place: number) => read(place + headSize, read(place, headSize).readUInt32LE()).toString('utf8');
  return {
    put(text) {
      const length = Buffer.byteLength(text);
      if (filled + headSize + length > gathered) flush();
      const place = written + filled;
      if (headSize + length > gathered) {
        const bytes = Buffer.allocUnsafe(headSize + length);
        bytes.writeUInt32LE(length);
        bytes.write(text, headSize);
        // Through the same door, piece by piece.
        for (let at = 0; at < bytes.length; at += gathered) {
          filled = bytes.copy(buffer, 0, at, at + gathered);
          flush();
        }
        return place;
      }
      buffer.writeUInt32LE(length, filled);
      buffer.write(text, filled + headSize);
      filled += headSize + length;
      return place;
    },
    get,
    *all() {
      flush();
      for (let place = 0; place < written; ) {
        const length = read(place, headSize).readUInt32LE();
        yield get(place);
        place += headSize + length;
      }
    },
    close() {
      if (folder === null) return;
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}

function writeAll(file: number, bytes: Buffer, position: number): number {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, position + done);
  return done;
}
