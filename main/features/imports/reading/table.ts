/** Opens a file of rows, whatever it is, as a table: recognises how to read it and streams its rows as text. */
import { type FileHandle as OpenFile, open } from 'node:fs/promises';
import type { ReadingOptions } from '../../../../preload/contract/imports.ts';
import { Failure, type Said } from '../../../engine/failure.ts';
import { DamagedZip, OversizedZip } from '../../files/zip-reading.ts';
import { type ContactFile, contactFile } from './contact-csv.ts';
import { findEncoding, seeBytes } from './encoding.ts';
import { columnNames, looksLikeHeader, widthOf } from './header.ts';
import { personCells, personColumns } from './person.ts';
import type { Row } from './row.ts';
import { announcedSeparator, findSeparator } from './separator.ts';
import { estimateSheetRows, sheetRows } from './sheet-rows.ts';
import { isEncryptedPackage, isOldDocument, signatureOf } from './signature.ts';
import { decoded, decodeStart, textRows } from './text-rows.ts';
import { noSuchSheet, tooLarge, unreadable } from './unreadable.ts';
import { cardRows, isVcard } from './vcard.ts';
import { tableWarnings } from './warnings.ts';
import { openWorkbook } from './workbook.ts';
import { DamagedXml } from './xml.ts';

export interface Table {
  readonly format: 'csv' | 'xlsx' | 'vcf';
  /** An address book: its columns are called after the fields that they go into. */
  readonly addressBook: 'google' | 'outlook' | 'vcard' | null;
  /** How the file is read, nothing left open; encoding and separator of text files only, the sheet of workbooks only. */
  readonly reading: ReadingOptions;
  /** The visible sheets of a workbook; none for text. */
  readonly sheets: readonly string[];
  /** Names of the columns, each different: from the header row, or the letters that Excel gives them. */
  readonly columns: readonly string[];
  /** The number of the row with the names of columns; null: there is none. */
  readonly headerRow: number | null;
  /** The first rows of data, at most 100, as `rows` gives them. */
  readonly firstRows: readonly Row[];
  /** Rows of data; exact where `firstRows` holds them all. */
  readonly estimatedRows: number;
  readonly warnings: readonly Said[];
  /**
   * All rows of data from the beginning, empty ones left out, each with at least as many cells as there are columns; more only where the
   * file has values there. May be asked again. Failure `invalid` where the file turns out to be damaged.
   */
  rows(): AsyncIterable<Row>;
}

/** What one way of reading finds. */
interface Source {
  readonly format: Table['format'];
  readonly reading: ReadingOptions;
  readonly sheets: readonly string[];
  readonly lossy: boolean;
  readonly estimatedRows: number;
  rows(): AsyncGenerator<Row>;
}

const megabyte = 1_000_000;
const textLimit = 1000 * megabyte;
const workbookLimit = 200 * megabyte;
const rowsToShow = 100;
const bytesToTry = 1 << 18;

/**
 * Opens the table at `path`. What `reading` leaves out is recognised from the content; the name of the file says nothing.
 * Failure `invalid` for a file that is empty, too large, damaged or no table: it says what the file is and what to do.
 */
export async function openTable(path: string, fileName: string, reading: ReadingOptions): Promise<Table> {
  const file = await open(path, 'r');
  try {
    return await asTable(await openSource(file, path, reading), fileName, reading);
  } catch (error) {
    throw explained(error);
  } finally {
    await file.close();
  }
}

async function openSource(file: OpenFile, path: string, reading: ReadingOptions): Promise<Source> {
  const { size } = await file.stat();
  if (size === 0) throw unreadable('empty');
  const head = Buffer.alloc(Math.min(size, 4096));
  await file.read(head, 0, head.length, 0);
  const signature = signatureOf(head);
  if (signature === 'ole') throw unreadable(await oldFile(file, size));
  if (signature === 'zip') return openBook(file, path, size, reading);
  if (signature === 'text') return openText(file, path, size, reading);
  throw unreadable(signature);
}

/** The directory of an OLE2 file may stand anywhere in it, most often near an end. */
async function oldFile(file: OpenFile, size: number) {
  const bytes = Buffer.alloc(Math.min(size, 64 * megabyte));
  await file.read(bytes, 0, bytes.length, 0);
  if (isEncryptedPackage(bytes)) return 'password';
  return isOldDocument(bytes) ? 'document' : 'oldExcel';
}

async function openText(file: OpenFile, path: string, size: number, reading: ReadingOptions): Promise<Source> {
  if (size > textLimit) throw tooLarge(textLimit / megabyte);
  const seen = await seeBytes(file);
  const found = findEncoding(seen, reading.encoding);
  if (!found) throw unreadable('unknown');
  const { encoding } = found;
  const partial = size > bytesToTry;
  const start = decodeStart(seen.sample.subarray(0, bytesToTry), encoding);
  if (start.trim() === '' && !partial) throw unreadable('empty');
  if (isVcard(start)) {
    const perByte = (start.match(/END:VCARD/giu)?.length ?? 0) / Math.min(size, bytesToTry);
    return {
      format: 'vcf',
      reading: { encoding },
      sheets: [],
      lossy: found.lossy,
      estimatedRows: Math.round(perByte * size),
      rows: () => cardRows(decoded(path, encoding)),
    };
  }
  const announced = announcedSeparator(start);
  const separator = reading.separator ?? announced?.separator ?? findSeparator(start, partial);
  const first = seen.sample.subarray(0, Math.min(size, 4 * bytesToTry));
  let lines = 0;
  for (const byte of first) if (byte === 10) lines++;
  return {
    format: 'csv',
    reading: { encoding, separator },
    sheets: [],
    lossy: found.lossy,
    estimatedRows: Math.round((lines * size) / first.length),
    rows: () => textRows(path, encoding, separator),
  };
}

async function openBook(file: OpenFile, path: string, size: number, reading: ReadingOptions): Promise<Source> {
  if (size > workbookLimit) throw tooLarge(workbookLimit / megabyte);
  const book = await openWorkbook(file);
  const visible = book.sheets.filter((sheet) => !sheet.hidden);
  const offered = visible.length > 0 ? visible : book.sheets;
  const wanted = reading.sheet;
  let sheet = wanted === undefined ? undefined : book.sheets.find(({ name }) => name === wanted);
  if (wanted !== undefined && !sheet) throw noSuchSheet(wanted);
  for (const candidate of offered) {
    if (sheet) break;
    if ((await take(sheetRows(file, book, candidate), 1)).rows.length > 0) sheet = candidate;
  }
  if (!sheet) throw unreadable('empty');
  const chosen = sheet;
  return {
    format: 'xlsx',
    reading: { sheet: chosen.name },
    sheets: offered.map(({ name }) => name),
    lossy: false,
    estimatedRows: await estimateSheetRows(file, chosen),
    async *rows() {
      const again = await open(path, 'r');
      try {
        yield* sheetRows(again, book, chosen);
      } finally {
        await again.close();
      }
    },
  };
}

async function asTable(source: Source, fileName: string, reading: ReadingOptions): Promise<Table> {
  if (source.format === 'vcf') return cardTable(source);
  const { rows: first, all } = await take(source.rows(), rowsToShow + 1);
  const [top] = first;
  if (!top) throw unreadable('empty');
  const hasHeader = reading.headerRow ?? looksLikeHeader(first.map(({ cells }) => cells));
  const headerRow = hasHeader ? top.row : null;
  const data = hasHeader ? first.slice(1) : first.slice(0, rowsToShow);
  const width = widthOf(first.map(({ cells }) => cells));
  const firstRows = data.map((row) => ({ row: row.row, cells: fitted(row.cells, width) }));
  const columns = columnNames(hasHeader ? top.cells : [], width);
  const contacts = hasHeader ? contactFile(columns) : null;
  if (contacts !== null) return contactTable(source, contacts, top.row, data, all);
  const counted = all && first.length <= rowsToShow + (hasHeader ? 1 : 0);
  return {
    format: source.format,
    reading: { ...source.reading, headerRow: hasHeader },
    sheets: source.sheets,
    columns,
    addressBook: null,
    headerRow,
    firstRows,
    estimatedRows: counted ? data.length : Math.max(source.estimatedRows - (hasHeader ? 1 : 0), firstRows.length),
    warnings: tableWarnings(fileName, source, hasHeader ? top.cells : [], data),
    async *rows() {
      try {
        for await (const { row, cells } of source.rows())
          if (row !== headerRow) yield { row, cells: fitted(cells, width) };
      } catch (error) {
        throw explained(error);
      }
    },
  };
}

async function cardTable(source: Source): Promise<Table> {
  const { rows: firstRows, all } = await take(source.rows(), rowsToShow);
  if (firstRows.length === 0) throw unreadable('empty');
  return {
    ...source,
    addressBook: 'vcard',
    columns: personColumns,
    headerRow: null,
    firstRows,
    estimatedRows: all ? firstRows.length : Math.max(source.estimatedRows, firstRows.length),
    warnings: [],
  };
}

/** The rows of another program's address book as those of every address book. */
function contactTable(
  source: Source,
  { program, person }: ContactFile,
  headerRow: number,
  data: readonly Row[],
  all: boolean,
): Table {
  const asPerson = ({ row, cells }: Row): Row => ({ row, cells: personCells(person(cells)) });
  return {
    ...source,
    reading: { ...source.reading, headerRow: true },
    addressBook: program,
    columns: personColumns,
    headerRow: null,
    firstRows: data.map(asPerson),
    estimatedRows: all ? data.length : Math.max(source.estimatedRows - 1, data.length),
    warnings: [],
    async *rows() {
      try {
        for await (const row of source.rows()) {
          if (row.row === headerRow) continue;
          const person = asPerson(row);
          if (person.cells.some((cell) => cell !== '')) yield person;
        }
      } catch (error) {
        throw explained(error);
      }
    },
  };
}

/** Exactly `width` cells, or more where there are values beyond. */
function fitted(cells: string[], width: number): string[] {
  while (cells.length > width && cells.at(-1) === '') cells.pop();
  while (cells.length < width) cells.push('');
  return cells;
}

async function take(rows: AsyncGenerator<Row>, count: number): Promise<{ rows: Row[]; all: boolean }> {
  const taken: Row[] = [];
  for await (const row of rows) {
    taken.push(row);
    if (taken.length === count) return { rows: taken, all: false };
  }
  return { rows: taken, all: true };
}

function explained(error: unknown): unknown {
  if (error instanceof Failure) return error;
  if (error instanceof OversizedZip) return tooLarge(Math.round(error.limit / megabyte));
  return error instanceof DamagedZip || error instanceof DamagedXml ? unreadable('damagedExcel') : error;
}
