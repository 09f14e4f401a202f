/** Reads the entries of a ZIP file from the disk, one at a time, without unpacking the rest. */
import type { FileHandle as OpenFile } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  /** Bytes, packed and unpacked, as the directory says. */
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly offset: number;
}

/** Thrown for anything in the file that cannot be so; whoever opened it says what the file was meant to be. */
export class DamagedZip extends Error {}

/** Thrown for an entry that unpacks to more than was allowed. */
export class OversizedZip extends Error {
  /** Bytes. */
  readonly limit: number;

  constructor(limit: number) {
    super(`more than ${limit} bytes`);
    this.limit = limit;
  }
}

/** More than any Excel file has. */
const usualEntries = 20_000;
const endSize = 22;
const whole = 0xffffffff;

/** The directory of the archive by name (APPNOTE 4.3.12 to 4.3.16, ZIP64 included). Throws DamagedZip, also for more than `most` entries. */
export async function zipEntries(file: OpenFile, most = usualEntries): Promise<Map<string, ZipEntry>> {
  const { size } = await file.stat();
  const tailSize = Math.min(size, endSize + 0xffff + 20);
  const tail = await readAt(file, size - tailSize, tailSize);
  const end = tail.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + endSize > tail.length) throw new DamagedZip('no end of directory');
  let count = tail.readUInt16LE(end + 10);
  let length = tail.readUInt32LE(end + 12);
  let start = tail.readUInt32LE(end + 16);
  if (
    (start === whole || count === 0xffff || length === whole) &&
    end >= 20 &&
    tail.readUInt32LE(end - 20) === 0x07064b50
  ) {
    const record = await readAt(file, wide(tail, end - 12), 56);
    count = wide(record, 32);
    length = wide(record, 40);
    start = wide(record, 48);
  }
  if (count > most || start + length > size) throw new DamagedZip('directory out of bounds');
  return parseDirectory(await readAt(file, start, length), count);
}

function parseDirectory(directory: Buffer, count: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
      throw new DamagedZip('directory entry');
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw new DamagedZip('directory entry');
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [size, packed, offset] = widened(extra, [
      directory.readUInt32LE(at + 24),
      directory.readUInt32LE(at + 20),
      directory.readUInt32LE(at + 42),
    ]);
    const encrypted = (directory.readUInt16LE(at + 8) & 1) === 1;
    entries.set(name, { name, size, packed, offset, method: directory.readUInt16LE(at + 10), encrypted });
    at = next;
  }
  return entries;
}

/** Sizes that did not fit into 32 bits stand in the extra field 0001, in this order. */
function widened(extra: Buffer, [size, packed, offset]: [number, number, number]): [number, number, number] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let from = at + 4;
    const next = (value: number) => {
      if (value !== whole) return value;
      from += 8;
      return wide(extra, from - 8);
    };
    return [next(size), next(packed), next(offset)];
  }
  return [size, packed, offset];
}

function wide(bytes: Buffer, at: number): number {
  if (at < 0 || at + 8 > bytes.length) throw new DamagedZip('64 bit field');
  const value = Number(bytes.readBigUInt64LE(at));
  if (!Number.isSafeInteger(value)) throw new DamagedZip('64 bit field');
  return value;
}

/** Unpacks one entry piece by piece. Throws DamagedZip, and OversizedZip where it grows over `limit` bytes. */
export async function* unpack(file: OpenFile, entry: ZipEntry, limit: number): AsyncGenerator<Buffer> {
  if (entry.encrypted || (entry.method !== 0 && entry.method !== 8)) throw new DamagedZip('method');
  const local = await readAt(file, entry.offset, 30);
  if (local.readUInt32LE(0) !== 0x04034b50) throw new DamagedZip('local header');
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = packedPieces(file, start, entry.packed);
  let size = 0;
  const counted = (piece: Buffer): Buffer => {
    size += piece.length;
    if (size > limit) throw new OversizedZip(limit);
    return piece;
  };
  if (entry.method === 0) {
    for await (const piece of packed) yield counted(piece);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: 1 << 17 });
  const feeding = feed(packed, inflate);
  try {
    for await (const piece of inflate) yield counted(Buffer.from(piece));
    await feeding;
  } catch (error) {
    throw isZlibError(error) ? new DamagedZip('packed data') : error;
  } finally {
    inflate.destroy();
    await feeding.catch(() => undefined);
  }
}

async function feed(pieces: AsyncIterable<Buffer>, inflate: ReturnType<typeof createInflateRaw>): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (inflate.destroyed) return;
      if (!inflate.write(piece)) await drained(inflate);
    }
    inflate.end();
  } catch (error) {
    inflate.destroy(error instanceof Error ? error : new DamagedZip('read'));
  }
}

function drained(inflate: ReturnType<typeof createInflateRaw>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      inflate.off('drain', done);
      inflate.off('close', done);
      resolve();
    };
    inflate.on('drain', done);
    inflate.on('close', done);
    if (inflate.destroyed) done();
  });
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}

async function* packedPieces(file: OpenFile, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; ) {
    const piece = await readAt(file, start + done, Math.min(1 << 17, length - done));
    done += piece.length;
    yield piece;
  }
}

async function readAt(file: OpenFile, position: number, length: number): Promise<Buffer> {
  if (position < 0) throw new DamagedZip('position');
  const buffer = Buffer.allocUnsafe(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw new DamagedZip('cut off');
  return buffer;
}
