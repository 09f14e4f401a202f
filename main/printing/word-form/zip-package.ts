/** A ZIP file in memory, as Word files are: read with limits that no honest one reaches, written so that the same parts give the same bytes. */
import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** Parts by their names, in the order of the file. */
export type ZipParts = ReadonlyMap<string, Buffer>;

/** What is wrong with the file: it is none, it is damaged, it has a password, or it is made to fill the memory. */
export class RefusedZip extends Error {
  readonly why: 'no-zip' | 'damaged' | 'encrypted' | 'bomb' | 'name';

  constructor(why: RefusedZip['why']) {
    super(why);
    this.why = why;
  }
}

const mostParts = 1000;
/** Bytes, unpacked. */
const largestPart = 24 * 1024 * 1024;
const largestWhole = 64 * 1024 * 1024;
/** Text of Word shrinks to a tenth or a thirtieth; what shrinks to less than a hundredth is made for harm, in one part or in many. */
const mostShrunk = 100;
/** Less than so many bytes may shrink as they do. */
const shrinkCounts = 1024 * 1024;

const endSize = 22;
const endMark = Buffer.from('504b0506', 'hex');

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function directoryOf(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(endMark);
  if (end < 0 || end + endSize > bytes.length) throw new RefusedZip('no-zip');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  // So many parts or bytes that ZIP64 is needed are too many anyway.
  if (count > mostParts) throw new RefusedZip('bomb');
  const entries: Entry[] = [];
  const names = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) throw new RefusedZip('damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > end) throw new RefusedZip('damaged');
    if (bytes.readUInt16LE(at + 8) & 1) throw new RefusedZip('encrypted');
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (!isPartName(name)) throw new RefusedZip('name');
    // Names that differ in case alone are one part (OPC, ECMA-376 part 2, 6.2.2.3).
    if (names.has(name.toLowerCase())) throw new RefusedZip('damaged');
    names.add(name.toLowerCase());
    entries.push({
      name,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at = next;
  }
  return entries;
}

/** Nothing that leads out of the file, to a drive, or to another name on some system. */
function isPartName(name: string): boolean {
  if (name === '' || name.length > 240 || /[\p{Cc}\\:*?"<>|]/u.test(name)) return false;
  return name
    .replace(/\/$/u, '')
    .split('/')
    .every((step) => step !== '' && !/^\.+$/u.test(step));
}

function unpacked(bytes: Buffer, { method, crc, packed, size, offset }: Entry): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) throw new RefusedZip('damaged');
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length) throw new RefusedZip('damaged');
  const data = bytes.subarray(start, start + packed);
  let part: Buffer;
  if (method === 0) part = Buffer.from(data);
  else if (method === 8) {
    try {
      // One byte of nothing is the least that may be asked for.
      part = inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
    } catch {
      throw new RefusedZip('damaged');
    }
  } else throw new RefusedZip('damaged');
  if (part.length !== size || crc32(part) !== crc) throw new RefusedZip('damaged');
  return part;
}

function isShrunk({ packed, size }: Pick<Entry, 'packed' | 'size'>): boolean {
  return size > shrinkCounts && size > packed * mostShrunk;
}

/** All parts. Throws `RefusedZip`. */
export function readZip(file: Uint8Array): ZipParts {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const entries = directoryOf(bytes);
  const whole = { packed: 0, size: 0 };
  for (const { packed, size } of entries) {
    whole.packed += packed;
    whole.size += size;
    if (size > largestPart || isShrunk({ packed, size })) throw new RefusedZip('bomb');
  }
  if (whole.size > largestWhole || isShrunk(whole)) throw new RefusedZip('bomb');
  const parts = new Map<string, Buffer>();
  for (const entry of entries) if (!entry.name.endsWith('/')) parts.set(entry.name, unpacked(bytes, entry));
  return parts;
}

/** 1980-01-01, the first day that a ZIP can name: the moment of writing would make each file another one. */
const firstDay = 0x21;
/** Names are UTF-8. */
const flags = 0x800;

/** The file. The same parts in the same order give the same bytes. */
export function writeZip(parts: ZipParts): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const shrunk = deflateRawSync(content, { level: constants.Z_BEST_COMPRESSION });
    const isSmaller = shrunk.length < content.length;
    const data = isSmaller ? shrunk : content;
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(isSmaller ? 8 : 0, 4);
    common.writeUInt16LE(firstDay, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(title.length, 22);
    pieces.push(Buffer.from('504b0304', 'hex'), common, title, data);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('504b01021400', 'hex'), common, rest, title);
    offset += 30 + title.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(endSize);
  endMark.copy(end);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, listed, end]);
}
