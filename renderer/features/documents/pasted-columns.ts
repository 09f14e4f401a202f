/** Which column of a block from a spreadsheet is which: by its headings in three languages, else by what stands in it. */
import type { LineColumn } from './draft.ts';
import { columnsOf, type LineContext, readCell } from './line-context.ts';

/** What a pasted column fills; null: nothing, as a running number or a sum, which the program works out itself. */
export type PastedColumn = LineColumn | 'code' | null;

export interface PastedColumns {
  readonly columns: readonly PastedColumn[];
  /** Without the row of headings. */
  readonly rows: readonly (readonly string[])[];
  /** Headings that stand for nothing that a line has. */
  readonly leftOut: readonly string[];
}

type Rows = readonly (readonly string[])[];

/** How headings begin, in small letters without points; the first that fits decides, so sums stand before VAT. */
const headings: readonly (readonly [PastedColumn, readonly string[]])[] = [
  [null, ['№', '#', 'n°', 'п/п', 'no', 'nr', 'pos', 'ligne', 'line']],
  [null, ['сумма', 'стоимость', 'всего', 'итого', 'sum', 'amount', 'total', 'montant', 'vat amount', 'net', 'gross']],
  ['quantity', ['кол', 'количество', 'qty', 'quantity', 'quant', 'qté', 'qte', 'nombre']],
  ['price', ['цена', 'price', 'unit price', 'prix', 'pu', 'p u', 'tarif']],
  ['unit', ['ед', 'единица', 'unit', 'uom', 'unité', 'unite', 'u ']],
  ['discount', ['скидка', 'discount', 'disc', 'remise', 'rem ', 'rem%']],
  ['vat', ['ндс', 'ставка', 'vat', 'tva', 'taux', 'tax']],
  [
    'code',
    [
      'код',
      'артикул',
      'арт',
      'штрих',
      'code',
      'sku',
      'barcode',
      'bar code',
      'ean',
      'ean13',
      'gtin',
      'ref',
      'réf',
      'item no',
      'item code',
    ],
  ],
  [
    'product',
    [
      ...['наименование', 'название', 'товар', 'услуг', 'номенклатура', 'описание', 'работ', 'позиция'],
      ...['name', 'product', 'item', 'description', 'goods', 'service', 'article'],
      ...['désignation', 'designation', 'libellé', 'libelle', 'produit', 'prestation', 'nom'],
    ],
  ],
];

const small = (text: string) => text.toLocaleLowerCase().replace(/[.:]/g, ' ').replace(/\s+/g, ' ').trim();

/** undefined: no heading that is known. */
function meantBy(heading: string): PastedColumn | undefined {
  const text = small(heading);
  const begins = (word: string) =>
    text === word.trim() ||
    (word.length > 3
      ? text.startsWith(word)
      : text.startsWith(`${word.trim()} `) ||
        text.startsWith(`${word.trim()},`) ||
        text.startsWith(`${word.trim()}-`) ||
        text.startsWith(`${word.trim()}%`));
  return headings.find(([, words]) => words.some(begins))?.[0];
}

const isNumber = (cell: string, context: LineContext) =>
  readCell('price', cell, context).ok || readCell('quantity', cell, context).ok || /^(?:\d+|\d[\d\s.,]*%)$/.test(cell);

function byHeadings(rows: Rows, context: LineContext): PastedColumns | null {
  const [first, ...rest] = rows;
  if (!first || rest.length === 0) return null;
  const meant = first.map(meantBy);
  const known = meant.filter((column) => column !== undefined);
  if (known.length < 2 || known.every((column) => column === null)) return null;
  if (first.some((cell) => cell !== '' && isNumber(cell, context))) return null;
  const usable = columnsOf(context);
  const columns = meant.map((column, place): PastedColumn => {
    if (!column || meant.indexOf(column) !== place) return null;
    return column === 'code' || usable.includes(column) ? column : null;
  });
  const leftOut = first.filter((cell, place) => cell !== '' && meant[place] === undefined);
  return { columns, rows: rest, leftOut };
}

/** More than half of what is not empty. */
function mostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter(is).length * 2 > filled.length;
}

/** Whether a word is a unit of the office. */
export function unitOf(text: string, { units }: LineContext): string | undefined {
  const plain = (word: string) => small(word);
  return units.find(({ code, short, name }) => [code, short, name].some((word) => plain(word) === plain(text)))?.code;
}

/** A VAT rate of the day by what it is called, with or without the sign. */
export function rateOf(text: string, { rates }: LineContext): number | undefined {
  const plain = (words: string) =>
    words
      .toLocaleLowerCase()
      .replace(/[\s%\u00a0\u202f]/g, '')
      .replace(/^(?:ндс|vat|tva)/, '');
  return rates.find(({ label }) => plain(label) === plain(text))?.id;
}

/** By content, from the names on: quantities stand before prices, and a number that is their product is a sum. */
function byContent(rows: Rows, context: LineContext): readonly PastedColumn[] {
  const width = Math.max(...rows.map((row) => row.length));
  const cellsOf = (place: number) => rows.map((row) => row[place] ?? '');
  const places = Array.from({ length: width }, (_, place) => place);
  const texts = places.filter((place) => {
    const cells = cellsOf(place);
    return (
      cells.some(Boolean) &&
      !mostly(
        cells,
        (cell) => isNumber(cell, context) || unitOf(cell, context) !== undefined || rateOf(cell, context) !== undefined,
      )
    );
  });
  // The names are what has words in most rows; of two such columns, the longer one.
  const words = (place: number) => cellsOf(place).filter((cell) => cell !== '' && !isNumber(cell, context)).length;
  const length = (place: number) => cellsOf(place).join('').length;
  const names = texts.toSorted((one, other) => words(other) - words(one) || length(other) - length(one))[0];
  const columns: PastedColumn[] = places.map(() => null);
  const taken = new Set<PastedColumn>();
  const put = (place: number, column: LineColumn | 'code') => {
    if (taken.has(column) || (column !== 'code' && !columnsOf(context).includes(column))) return;
    taken.add(column);
    columns[place] = column;
  };
  put(names ?? 0, 'product');
  // A bar code is no running number, though a single one runs on from itself.
  const isRunning = (cells: readonly string[]) =>
    cells.every((cell, at) => cell.length <= 4 && Number(cell) === at + Number(cells[0] || 'x'));
  for (const place of places) {
    const cells = cellsOf(place);
    if (place === (names ?? 0) || !cells.some(Boolean)) continue;
    if (texts.includes(place)) {
      // Words among numbers, as “on request”, are prices; beside the names stands a code. Other words have no place in a line.
      if (taken.has('quantity') && cells.some((cell) => isNumber(cell, context))) put(place, 'price');
      else if (mostly(cells, (cell) => cell.length <= 30 && !cell.includes(' ')) && place < 3) put(place, 'code');
    } else if (place < (names ?? 0) && isRunning(cells)) continue;
    else if (place < (names ?? 0)) put(place, 'code');
    else if (mostly(cells, (cell) => unitOf(cell, context) !== undefined)) put(place, 'unit');
    else if (
      mostly(cells, (cell) => /%$/.test(cell)) ||
      (taken.has('price') && mostly(cells, (cell) => rateOf(cell, context) !== undefined))
    )
      put(place, context.vatPayer && mostly(cells, (cell) => rateOf(cell, context) !== undefined) ? 'vat' : 'discount');
    else if (mostly(cells, (cell) => /[\p{Sc}\p{L}]/u.test(cell))) put(place, 'price');
    else put(place, taken.has('quantity') ? 'price' : 'quantity');
  }
  return columns;
}

/** Where the block was pasted at another column than the names: as the columns of the grid follow, the unit only where units stand. */
function byPlace(rows: Rows, from: LineColumn, context: LineContext): readonly PastedColumn[] {
  const columns = columnsOf(context);
  const wanted = columns.slice(columns.indexOf(from));
  const place = wanted.indexOf('unit');
  const cells = rows.map((row) => row[place] ?? '');
  const skips = place > 0 && mostly(cells, (cell) => isNumber(cell, context));
  return skips ? wanted.filter((column) => column !== 'unit') : wanted;
}

/** What each column of the block fills when it is pasted at `from`. */
export function pastedColumns(rows: Rows, from: LineColumn, context: LineContext): PastedColumns {
  const headed = byHeadings(rows, context);
  if (headed) return headed;
  const columns = from === 'product' ? byContent(rows, context) : byPlace(rows, from, context);
  return { columns, rows, leftOut: [] };
}
