/** Recognises the encoding of a text file from its bytes. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { FileHandle as OpenFile } from 'node:fs/promises';
import type { ReadingOptions } from '../../../../preload/contract/imports.ts';

export type Encoding = NonNullable<ReadingOptions['encoding']>;

/** What the bytes of a whole file say. */
export interface BytesSeen {
  /** The beginning of the file and, if that is ASCII only, the first part with other bytes as well. */
  readonly sample: Buffer;
  readonly validUtf8: boolean;
}

export interface EncodingFound {
  readonly encoding: Encoding;
  /** Some bytes have no meaning in this encoding: characters will be lost. */
  readonly lossy: boolean;
}

const chunkSize = 1 << 20;

/** Reads the file once, in pieces: what counts for its encoding may stand far behind the first rows. */
export async function seeBytes(file: OpenFile): Promise<BytesSeen> {
  const buffer = Buffer.allocUnsafe(chunkSize);
  let sample: Buffer = Buffer.alloc(0);
  let telling = false;
  let validUtf8 = true;
  let carried: Buffer = Buffer.alloc(0);
  for (let position = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 0, chunkSize, position);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    const ascii = isAscii(chunk);
    if (position === 0) sample = Buffer.from(chunk);
    else if (!telling && !ascii) sample = Buffer.concat([sample, chunk]);
    telling ||= !ascii;
    if (validUtf8 && !(ascii && carried.length === 0)) {
      const joined = Buffer.concat([carried, chunk]);
      const whole = joined.length - openSequence(joined);
      validUtf8 = isUtf8(joined.subarray(0, whole));
      carried = Buffer.from(joined.subarray(whole));
    }
    position += bytesRead;
  }
  return { sample, validUtf8: validUtf8 && carried.length === 0 };
}

/** How many bytes at the end begin a UTF-8 sequence that goes on behind it. */
function openSequence(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** The same bytes always give the same answer. `null`: this is no text. `chosen` is the user's own word, which is checked only. */
export function findEncoding({ sample, validUtf8 }: BytesSeen, chosen?: Encoding): EncodingFound | null {
  const encoding = chosen ?? byMark(sample) ?? byZeros(sample) ?? byStatistics(sample, validUtf8);
  if (!encoding) return null;
  if (encoding.startsWith('windows') || encoding === 'utf-8') {
    if (!chosen && looksBinary(sample)) return null;
  }
  return { encoding, lossy: losesCharacters(sample, encoding, validUtf8) };
}

function byMark(sample: Buffer): Encoding | null {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: one byte of each pair is 00 (Latin, digits, separators), 04 (Cyrillic) or 20 (typographic marks). */
function byZeros(sample: Buffer): Encoding | null {
  const pairs = Math.min(sample.length >> 1, 50_000);
  if (pairs < 2) return null;
  let evenHigh = 0;
  let oddHigh = 0;
  let evenZero = 0;
  let oddZero = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    const even = sample[index];
    const odd = sample[index + 1];
    if (even === 0) evenZero++;
    if (odd === 0) oddZero++;
    if (even === 0 || even === 4 || even === 0x20) evenHigh++;
    if (odd === 0 || odd === 4 || odd === 0x20) oddHigh++;
  }
  if (oddHigh >= pairs * 0.9 && oddZero > 0 && evenZero < pairs * 0.01) return 'utf-16le';
  if (evenHigh >= pairs * 0.9 && evenZero > 0 && oddZero < pairs * 0.01) return 'utf-16be';
  return null;
}

function byStatistics(sample: Buffer, validUtf8: boolean): Encoding {
  if (validUtf8 || mostlyUtf8(sample)) return 'utf-8';
  return mostlyCyrillic(sample) ? 'windows-1251' : 'windows-1252';
}

/** A UTF-8 file with a few broken places: whole sequences outnumber stray bytes by far. */
function mostlyUtf8(sample: Buffer): boolean {
  const text = sample.toString('utf8');
  let whole = 0;
  let broken = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) whole++;
  }
  return whole > broken * 10;
}

/**
 * In windows-1251 a Russian word is a run of bytes C0–FF (and A8, B8 for Ё, ё); in windows-1252 an accented letter stands between ASCII
 * letters. So the neighbours of high letters tell, and, where there are none, the number sign № (B9).
 */
function mostlyCyrillic(sample: Buffer): boolean {
  let together = 0;
  let mixed = 0;
  let numberSigns = 0;
  let before = 0;
  for (const byte of sample) {
    const kind = byte >= 0xc0 || byte === 0xa8 || byte === 0xb8 ? 2 : isLatin(byte) ? 1 : 0;
    if (kind === 2 && before === 2) together++;
    if (kind + before === 3) mixed++;
    if (byte === 0xb9) numberSigns++;
    before = kind;
  }
  return together === mixed ? numberSigns > 0 : together > mixed;
}

function isLatin(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

function looksBinary(sample: Buffer): boolean {
  let controls = 0;
  for (const byte of sample)
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) controls++;
  return controls > Math.max(2, sample.length * 0.005);
}

/** Bytes that windows-1251 and windows-1252 leave undefined (unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS). */
const undefinedBytes = { 'windows-1251': [0x98], 'windows-1252': [0x81, 0x8d, 0x8f, 0x90, 0x9d] } as const;

function losesCharacters(sample: Buffer, encoding: Encoding, validUtf8: boolean): boolean {
  if (encoding === 'utf-8') return !validUtf8;
  if (encoding === 'windows-1251' || encoding === 'windows-1252') {
    return undefinedBytes[encoding].some((byte) => sample.includes(byte));
  }
  return false;
}
