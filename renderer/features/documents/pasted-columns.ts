/** Which column of a block from a spreadsheet is which: by its headings in three languages, else by what stands in it. */
import type { LineColumn } from './draft.ts';
import { columnsOf, type LineContext } from './line-context.ts';
import { isNumber, mostly, type Rows, small } from './pasted-cells.ts';
import { aligned, byContent } from './pasted-content.ts';

/** What a pasted column fills; null: nothing, as a running number or a sum, which the program works out itself. */
export type PastedColumn = LineColumn | 'code' | null;

export interface PastedColumns {
  readonly columns: readonly PastedColumn[];
  /** Without the row of headings. */
  readonly rows: readonly (readonly string[])[];
  /** Headings that stand for nothing that a line has. */
  readonly leftOut: readonly string[];
  /** Cells that no column was found for, in the order of the rows; what has a heading is told by it. */
  readonly unplaced: readonly string[];
}

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

/** What stands where there is no column, unless the place is known not to need one. */
function unplacedIn(rows: Rows, columns: readonly PastedColumn[], known: ReadonlySet<number>): readonly string[] {
  return rows.flatMap((row) => row.filter((cell, place) => cell !== '' && !columns[place] && !known.has(place)));
}

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
  // Numbers and sums the program works out itself.
  const leftOut = first.filter((cell, place) => cell !== '' && meant[place] !== null && columns[place] === null);
  const headed = new Set(first.flatMap((cell, place) => (cell === '' ? [] : [place])));
  return { columns, rows: rest, leftOut, unplaced: unplacedIn(rest, columns, headed) };
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
  if (from === 'product') {
    const even = aligned(rows, context);
    const { columns, known } = byContent(even, context);
    return { columns, rows: even, leftOut: [], unplaced: unplacedIn(even, columns, known) };
  }
  const columns = byPlace(rows, from, context);
  return { columns, rows, leftOut: [], unplaced: unplacedIn(rows, columns, new Set()) };
}
