/** A list as an Excel workbook (or one sheet of any rows), written row after row: only a page of it is ever in memory. */
import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import { currencySign } from '../../printing/currency.ts';
import { writable } from '../../printing/writable.ts';
import type { ZipWriting } from '../files/zip-writing.ts';
import { type Cell, plainDecimal } from './cells.ts';

/** As many rows as Excel takes on one sheet, without the one of the heads. */
const rowsInSheet = 1_048_575;
/** As many signs as Excel takes in one cell. */
const signsInCell = 32_767;

const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface WorkbookContent {
  /** What the sheet is called. */
  readonly title: string;
  readonly heads: readonly string[];
  /** Pages of rows. */
  readonly pages: AsyncIterator<readonly (readonly Cell[])[]>;
}

export interface SheetRow {
  readonly cells: readonly Cell[];
  /** A title, or the heads of what follows. */
  readonly strong?: boolean;
}

export interface SheetContent {
  readonly title: string;
  readonly rows: readonly SheetRow[];
  /** Of each column, in signs. */
  readonly widths: readonly number[];
}

/** Writes a workbook of one sheet whose rows are laid out as they are given. */
export async function writeSheet(zip: ZipWriting, { title, rows, widths }: SheetContent): Promise<void> {
  const styles = new Styles();
  const columns = widths.map((width, at) => columnXml(at, width)).join('');
  const lines = rows.map(({ cells, strong = false }, at) => rowXml(at + 1, cells, styles, strong)).join('');
  const xml = `${declaration}<worksheet xmlns="${mainNamespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols>${columns}</cols><sheetData>${lines}</sheetData><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
  await zip.add('xl/worksheets/sheet1.xml', whole(xml));
  await writeParts(zip, [sheetName(title, 0)], styles);
}

/** Writes the parts of the workbook. What does not go on one sheet goes on, with the same heads, on the next. */
export async function writeWorkbook(zip: ZipWriting, { title, heads, pages }: WorkbookContent): Promise<void> {
  const styles = new Styles();
  const rows = new Rows(pages);
  const sheets: string[] = [];
  do {
    sheets.push(sheetName(title, sheets.length));
    await zip.add(`xl/worksheets/sheet${sheets.length}.xml`, sheetXml(heads, rows, styles));
  } while (await rows.more());
  await writeParts(zip, sheets, styles);
}

async function writeParts(zip: ZipWriting, sheets: readonly string[], styles: Styles): Promise<void> {
  const add = (name: string, xml: string) => zip.add(name, whole(declaration + xml));
  await add('xl/styles.xml', styles.xml());
  await add('xl/workbook.xml', workbookXml(sheets));
  await add('xl/_rels/workbook.xml.rels', workbookLinks(sheets.length));
  await add('_rels/.rels', links([['officeDocument', 'xl/workbook.xml']]));
  await add('[Content_Types].xml', contentTypes(sheets.length));
}

async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}

/** Pages of rows as a stream that can be left in the middle of a page and gone on with. */
class Rows {
  readonly #pages: AsyncIterator<readonly (readonly Cell[])[]>;
  #page: readonly (readonly Cell[])[] = [];

  constructor(pages: AsyncIterator<readonly (readonly Cell[])[]>) {
    this.#pages = pages;
  }

  /** The rows that are there without asking for more, at most so many; empty at the end. */
  async next(most: number): Promise<readonly (readonly Cell[])[]> {
    if (!(await this.more())) return [];
    const taken = this.#page.slice(0, most);
    this.#page = this.#page.slice(most);
    return taken;
  }

  async more(): Promise<boolean> {
    while (this.#page.length === 0) {
      const { done, value } = await this.#pages.next();
      if (done) return false;
      this.#page = value;
    }
    return true;
  }
}

async function* sheetXml(heads: readonly string[], rows: Rows, styles: Styles): AsyncGenerator<string> {
  const first = await rows.next(rowsInSheet);
  yield `${declaration}<worksheet xmlns="${mainNamespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths(heads, first)}</cols><sheetData>${headRow(heads)}`;
  let row = 1;
  for (let page = first; page.length > 0; page = await rows.next(rowsInSheet + 1 - row)) {
    let xml = '';
    for (const cells of page) {
      row++;
      xml += rowXml(row, cells, styles);
    }
    yield xml;
    if (row > rowsInSheet) break;
  }
  yield `</sheetData><autoFilter ref="A1:${columnName(heads.length - 1)}${row}"/></worksheet>`;
}

function rowXml(row: number, cells: readonly Cell[], styles: Styles, strong = false): string {
  const all = cells.map((cell, at) =>
    cell === null ? '' : cellXml(`${columnName(at)}${row}`, cell, styles, strong ? headStyle : textStyle),
  );
  return `<row r="${row}">${all.join('')}</row>`;
}

/** Every text is a text, whatever it begins with: Excel makes no formula of it, also not when somebody edits it. */
function cellXml(place: string, cell: NonNullable<Cell>, styles: Styles, textual: number): string {
  switch (cell.kind) {
    case 'text':
      return `<c r="${place}" s="${textual}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
    case 'number':
      return `<c r="${place}"><v>${cell.decimal}</v></c>`;
    case 'percent':
      return `<c r="${place}" s="${percentStyle}"><v>${plainDecimal(cell.basisPoints, 4)}</v></c>`;
    case 'money': {
      const digits = minorDigits(cell.currency ?? '');
      return `<c r="${place}" s="${styles.ofCurrency(cell.currency)}"><v>${plainDecimal(cell.amount, digits)}</v></c>`;
    }
    case 'day':
      return `<c r="${place}" s="${dayStyle}"><v>${daySerial(cell.day)}</v></c>`;
    case 'moment':
      return `<c r="${place}" s="${momentStyle}"><v>${momentSerial(cell.at)}</v></c>`;
    default:
      return cell satisfies never;
  }
}

const headStyle = 1;
const textStyle = 2;
const dayStyle = 3;
const momentStyle = 4;
const percentStyle = 5;

/** The styles of cells: those that are always there, and one for each currency that is met. */
class Styles {
  readonly #currencies: (string | null)[] = [];

  ofCurrency(currency: string | null): number {
    let at = this.#currencies.indexOf(currency);
    if (at < 0) at = this.#currencies.push(currency) - 1;
    return percentStyle + 1 + at;
  }

  xml(): string {
    const formats = this.#currencies.map(
      (currency, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escaped(moneyFormat(currency))}"/>`,
    );
    const own = this.#currencies.map((_, at) => style(200 + at));
    return `<styleSheet xmlns="${mainNamespace}"><numFmts count="${formats.length + 1}"><numFmt numFmtId="199" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>${formats.join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${6 + own.length}">${style(0)}${style(49, 1)}${style(49)}${style(14)}${style(199)}${style(10)}${own.join('')}</cellXfs></styleSheet>`;
  }
}

function style(format: number, font = 0): string {
  return `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${font === 0 ? '' : ' applyFont="1"'}/>`;
}

function moneyFormat(currency: string | null): string {
  const digits = minorDigits(currency ?? '');
  const number = `#,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`}`;
  return currency === null ? number : `${number}\\ [$${currencySign(currency) ?? currency}]`;
}

function headRow(heads: readonly string[]): string {
  const cells = heads.map(
    (head, at) =>
      `<c r="${columnName(at)}1" s="${headStyle}" t="inlineStr"><is><t xml:space="preserve">${escaped(head)}</t></is></c>`,
  );
  return `<row r="1">${cells.join('')}</row>`;
}

/** Wide enough for the head and for what the first page holds, and not wider than is good to read. */
function widths(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return heads
    .map((head, at) => {
      // The sign for the filter needs room beside the head.
      const longest = rows.reduce((most, cells) => Math.max(most, signsOf(cells[at] ?? null)), head.length + 3);
      return columnXml(at, Math.min(60, Math.max(8, longest + 2)));
    })
    .join('');
}

function columnXml(at: number, width: number): string {
  return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
}

function signsOf(cell: Cell): number {
  if (cell === null) return 0;
  if (cell.kind === 'text') return cell.text.length;
  if (cell.kind === 'number') return cell.decimal.length;
  return cell.kind === 'moment' ? 16 : cell.kind === 'money' ? String(cell.amount).length + 6 : 10;
}

/** `A` … `Z`, `AA` … for 0, 1, … */
function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}

const dayOfMilliseconds = 24 * 60 * 60 * 1000;
/** Day 0 of Excel, which takes 1900 for a leap year; every day since March 1900 is right. */
const zero = Date.UTC(1899, 11, 30);

function daySerial(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - zero) / dayOfMilliseconds;
}

/** The moment where this computer is, to the second. */
function momentSerial(at: string): string {
  const date = new Date(at);
  const local = Math.floor(date.getTime() / 1000) * 1000 - date.getTimezoneOffset() * 60_000;
  return ((local - zero) / dayOfMilliseconds).toFixed(6);
}

function workbookXml(sheets: readonly string[]): string {
  const entries = sheets.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  return `<workbook xmlns="${mainNamespace}" xmlns:r="${relationships}"><sheets>${entries.join('')}</sheets></workbook>`;
}

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function workbookLinks(sheets: number): string {
  const all: [string, string][] = Array.from({ length: sheets }, (_, at) => [
    'worksheet',
    `worksheets/sheet${at + 1}.xml`,
  ]);
  return links([...all, ['styles', 'styles.xml']]);
}

function links(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${relationships}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${kind}.worksheet+xml"/>`,
  );
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>${each.join('')}<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`;
}

/** At most 31 signs, none of those that Excel forbids; the second sheet and on have their number behind it. */
function sheetName(title: string, before: number): string {
  const end = before === 0 ? '' : ` ${before + 1}`;
  return `${title.replace(/[\\/?*[\]:']/gu, ' ').slice(0, 31 - end.length)}${end}`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return writable(text.slice(0, signsInCell)).replace(/[&<>"]/gu, (sign) => entities[sign] ?? sign);
}
