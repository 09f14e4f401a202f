/** The objects of a PDF whose objects are not packed into streams, as Chromium and pdf-lib write them. */
import { inflateSync } from 'node:zlib';

export interface PdfObject {
  readonly number: number;
  /** The dictionary, or the whole of an object without a stream, as text. */
  readonly text: string;
  /** Unpacked; null where there is none. */
  readonly stream: Buffer | null;
}

export interface ReadPdf {
  readonly header: string;
  readonly trailer: string;
  readonly objects: ReadonlyMap<number, PdfObject>;
}

/** Reads by the lengths that the objects name, so that what is in a stream is never taken for an object. */
export function readPdfObjects(bytes: Uint8Array): ReadPdf {
  const text = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, PdfObject>();
  const start = /(\d+) 0 obj\s*/gu;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const number = Number(found[1]);
    const from = start.lastIndex;
    const end = text.indexOf('endobj', from);
    const streamAt = /stream\r?\n/u.exec(text.slice(from, end));
    if (streamAt === null) {
      objects.set(number, { number, text: text.slice(from, end).trim(), stream: null });
      start.lastIndex = end;
      continue;
    }
    const dictionary = text.slice(from, from + streamAt.index);
    const length = lengthOf(dictionary, text);
    const begin = from + streamAt.index + streamAt[0].length;
    const raw = Buffer.from(bytes.subarray(begin, begin + length));
    const stream = /\/FlateDecode/u.test(dictionary) ? inflateSync(raw) : raw;
    objects.set(number, { number, text: dictionary, stream });
    start.lastIndex = begin + length;
  }
  const trailer = text.slice(text.lastIndexOf('trailer'));
  return { header: text.slice(0, 20), trailer, objects };
}

function lengthOf(dictionary: string, text: string): number {
  const direct = /\/Length (\d+)(?! 0 R)/u.exec(dictionary);
  if (direct) return Number(direct[1]);
  const other = /\/Length (\d+) 0 R/u.exec(dictionary)?.[1];
  const value = new RegExp(`(?:^|\\n)${other} 0 obj\\s*(\\d+)`, 'u').exec(text)?.[1];
  return Number(value);
}

/** The object that a key of a dictionary points to: `/Metadata 12 0 R`, also as the first of an array. */
export function pointedTo({ objects }: ReadPdf, { text }: PdfObject, key: string): PdfObject {
  const number = new RegExp(`/${key}\\s*\\[?\\s*(\\d+) 0 R`, 'u').exec(text)?.[1];
  const found = number === undefined ? undefined : objects.get(Number(number));
  if (found === undefined) throw new Error(`/${key} points nowhere in ${text.slice(0, 300)}`);
  return found;
}
