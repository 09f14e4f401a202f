/** Streams the rows of a text file with separators (RFC 4180, and what Excel and its users make of it). */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { Encoding } from './encoding.ts';
import type { Row } from './row.ts';
import { announcedSeparator, type Separator } from './separator.ts';
import { openQuote } from './unreadable.ts';

/** Characters; an unclosed quote makes one row of the rest of the file. */
const longestRow = 2_000_000;

/** The text of the first bytes, without the mark of its encoding. */
export function decodeStart(bytes: Buffer, encoding: Encoding): string {
  const decoder = iconv.getDecoder(encoding);
  return decoder.write(bytes);
}

/**
 * Rows that hold anything, numbered as Excel numbers them: a quoted line break does not count, an empty line does, the line `sep=;` does not.
 * Failure `invalid` for a quote that is never closed.
 */
export async function* textRows(path: string, encoding: Encoding, separator: Separator): AsyncGenerator<Row> {
  let row = 0;
  const source = Readable.from(decoded(path, encoding), { objectMode: true });
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    // not rtrim: with it csv-parse refuses `"Ромашка" ООО`
    ltrim: true,
    max_record_size: longestRow,
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const record of parser) {
      row++;
      // csv-parse gives arrays of strings when `columns` is not set
      const cells = record as string[];
      let filled = false;
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column] ?? '';
        if (cell.endsWith(' ')) cells[column] = withoutBlanks(cell);
        filled ||= cells[column] !== '';
      }
      if (filled) yield { row, cells };
    }
  } catch (error) {
    if (error instanceof CsvError && isOpenQuote(error)) throw openQuote(row + 1);
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** Blanks between a closing quote and the separator keep the quotes from being seen as such. */
function withoutBlanks(cell: string): string {
  const text = cell.trimEnd();
  return /^"[^"]*"$/u.test(text) ? text.slice(1, -1) : text;
}

function isOpenQuote(error: CsvError): boolean {
  return error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
}

/** The text of the file, piece by piece. */
export async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  let begun = false;
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 18 })) {
    // a stream without an encoding gives Buffers
    const text = decoder.write(bytes as Buffer);
    if (text === '') continue;
    yield begun ? text : text.slice(announcedSeparator(text)?.length ?? 0);
    begun = true;
  }
  const rest = decoder.end();
  if (rest) yield rest;
}
