/** A ZIP of a few files that are packed already (pictures): they are stored as they are. */

interface ZipPart {
  /** Plain letters, digits and signs of ASCII. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Little-endian numbers, each with how many bytes it takes. */
function fields(...numbers: readonly (readonly [value: number, size: 2 | 4])[]): Uint8Array {
  const bytes = new Uint8Array(numbers.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, size] of numbers) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/** 1 January 1980, midnight: the same pages give the same file. */
const moment = [
  [0, 2],
  [0x21, 2],
] as const;

/** The parts in their order, as APPNOTE.TXT 6.3 of PKWARE lays them out (sections 4.3.7, 4.3.12, 4.3.16); below 4 GB. */
export function storedZip(parts: readonly ZipPart[]): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const title = new TextEncoder().encode(name);
    const facts = [
      [20, 2],
      [0, 2],
      [0, 2],
      ...moment,
      [crc32(bytes), 4],
      [bytes.length, 4],
      [bytes.length, 4],
    ] as const;
    const head = fields([0x04034b50, 4], ...facts, [title.length, 2], [0, 2]);
    directory.push(
      fields(
        [0x02014b50, 4],
        [20, 2],
        ...facts,
        [title.length, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [offset, 4],
      ),
      title,
    );
    pieces.push(head, title, bytes);
    offset += head.length + title.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = parts.length;
  const end = fields([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]);
  const whole = new Uint8Array(offset + size + end.length);
  let at = 0;
  for (const piece of [...pieces, ...directory, end]) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
