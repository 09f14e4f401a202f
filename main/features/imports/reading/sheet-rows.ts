/** Streams the rows of one sheet of a workbook as the texts that the user sees in Excel. */
import type { FileHandle as OpenFile } from 'node:fs/promises';
import { unpack } from '../../files/zip-reading.ts';
import { shownNumber } from './excel-value.ts';
import type { Row } from './row.ts';
import { type Sheet, unescaped, type Workbook } from './workbook.ts';
import { walkXml } from './xml.ts';

/** Unpacked, in bytes; a million rows of fifty cells. */
const sheetLimit = 4e9;
/** Excel's own limit (XFD). */
const maxColumns = 16_384;

/** About how many rows the sheet has, by the length of its first ones. Throws DamagedZip. */
export async function estimateSheetRows(file: OpenFile, sheet: Sheet): Promise<number> {
  let bytes = 0;
  let text = '';
  for await (const piece of unpack(file, sheet.entry, sheetLimit)) {
    bytes += piece.length;
    text += piece.toString('latin1');
    if (bytes >= 1 << 18) break;
  }
  const rows = text.match(/<(\w+:)?row[\s>]/gu)?.length ?? 0;
  return bytes === 0 ? 0 : Math.round((rows * Math.max(sheet.entry.size, bytes)) / bytes);
}

/** Rows that hold anything, in their order, with the numbers they have in Excel. Throws DamagedZip and DamagedXml. */
export async function* sheetRows(file: OpenFile, book: Workbook, sheet: Sheet): AsyncGenerator<Row> {
  let ready: Row[] = [];
  let row = 0;
  let column = -1;
  let cells: string[] = [];
  let type: string | undefined;
  let style = 0;
  let text = '';
  let inValue = false;
  let inReading = false;
  let filled = false;

  const walk = walkXml(unpack(file, sheet.entry, sheetLimit), {
    open(tag, attribute) {
      if (tag === 'c') {
        const at = columnOf(attribute('r'));
        column = at < 0 ? column + 1 : at;
        type = attribute('t');
        style = Number(attribute('s') ?? 0);
        text = '';
      } else if (tag === 'v' || tag === 't') {
        inValue = !inReading;
      } else if (tag === 'rPh') {
        inReading = true;
      } else if (tag === 'row') {
        const given = Number(attribute('r'));
        row = given > row ? given : row + 1;
        column = -1;
        cells = [];
        filled = false;
      }
    },
    text(piece) {
      if (inValue) text += piece;
    },
    close(tag) {
      if (tag === 'v' || tag === 't') inValue = false;
      else if (tag === 'rPh') inReading = false;
      else if (tag === 'c') {
        if (text === '' || column >= maxColumns) return;
        const shown = shownCell(book, text, type, style);
        if (shown === '') return;
        while (cells.length < column) cells.push('');
        cells[column] = shown;
        filled ||= shown.trim() !== '';
      } else if (tag === 'row' && filled) ready.push({ row, cells });
    },
  });
  for await (const _ of walk) {
    if (ready.length === 0) continue;
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

/** ECMA-376 part 1, 18.18.11: s shared text, inlineStr, str result of a formula, b truth, e error, d ISO date, else a number. */
function shownCell(book: Workbook, text: string, type: string | undefined, style: number): string {
  switch (type) {
    case 's':
      return book.texts[Number(text)] ?? '';
    case 'inlineStr':
    case 'str':
      return unescaped(text);
    case 'b':
      return text === '1' || text === 'true' ? 'TRUE' : 'FALSE';
    case 'e':
      return text;
    case 'd':
      return text.replace(/T00:00(:00(\.0+)?)?Z?$/u, '').replace('T', ' ');
    default:
      return shownNumber(text, book.looks[style] ?? { kind: 'plain' }, book.from1904);
  }
}

/** `A1` → 0, `AA7` → 26; -1 where the cell does not say. */
function columnOf(reference: string | undefined): number {
  if (reference === undefined) return -1;
  let column = 0;
  for (let index = 0; index < reference.length; index++) {
    const code = reference.charCodeAt(index) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}
