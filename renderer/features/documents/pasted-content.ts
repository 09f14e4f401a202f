/** Which column of a block without headings is which: by what stands in it, in the order of the grid. */
import type { LineColumn } from './draft.ts';
import { columnsOf, type LineContext, readCell } from './line-context.ts';
import { isBare, isNumber, measured, mostly, type Rows, rateOf, unitOf } from './pasted-cells.ts';
import type { PastedColumn } from './pasted-columns.ts';

/** Rows that have no unit, though one stands there in longer ones, get an empty cell in its place. */
export function aligned(rows: Rows, context: LineContext): Rows {
  const width = Math.max(...rows.map((row) => row.length));
  const place = Array.from({ length: width }, (_, at) => at).find((at) =>
    rows.some((row) => row.length === width && unitOf(row[at] ?? '', context) !== undefined),
  );
  if (place === undefined || place === 0) return rows;
  const lacks = (row: readonly string[]) => row.length < width && isNumber(row[place] ?? '', context);
  return rows.map((row) => (lacks(row) ? row.toSpliced(place, 0, '') : row));
}

/** In thousandths, minor units and basis points: quantity by price, with the discount or without it, to a minor unit. */
function isSum(sum: string, quantity: string, price: string, discount: string, context: LineContext): boolean {
  const [total, many, each] = [
    readCell('price', sum, context),
    readCell('quantity', quantity, context),
    readCell('price', price, context),
  ];
  if (!total.ok || !many.ok || !each.ok) return false;
  const off = readCell('discount', discount, context);
  const shares = [10_000, ...(off.ok ? [10_000 - off.value] : [])];
  return shares.some((share) => {
    const apart = BigInt(many.value) * BigInt(each.value) * BigInt(share) - BigInt(total.value) * 10_000_000n;
    return apart >= -10_000_000n && apart <= 10_000_000n;
  });
}

/**
 * From the names on: quantities stand before prices; a bare number behind the price is the discount, and behind that the rate, which
 * anywhere else has its sign or is a word; a number that is quantity by price is a sum. `known`: places of running numbers and sums,
 * which the program works out itself.
 */
export function byContent(
  rows: Rows,
  context: LineContext,
): { readonly columns: readonly PastedColumn[]; readonly known: ReadonlySet<number> } {
  const width = Math.max(...rows.map((row) => row.length));
  const cellsOf = (place: number) => rows.map((row) => row[place] ?? '');
  const places = Array.from({ length: width }, (_, place) => place);
  const isRate = (cell: string) => rateOf(cell, context) !== undefined;
  const isUnit = (cell: string) => unitOf(cell, context) !== undefined;
  const isMeasured = (cell: string) => measured(cell, context) !== null;
  const isFigure = (cell: string) => isNumber(cell, context) || isMeasured(cell);
  const texts = places.filter((place) => {
    const cells = cellsOf(place);
    return cells.some(Boolean) && !mostly(cells, (cell) => isFigure(cell) || isUnit(cell) || isRate(cell));
  });
  // The names are what has words in most rows; of two such columns, the longer one.
  const words = (place: number) => cellsOf(place).filter((cell) => cell !== '' && !isNumber(cell, context)).length;
  const length = (place: number) => cellsOf(place).join('').length;
  // Behind the names there is a number; words behind all numbers are a remark.
  const figures = places.filter((place) => !texts.includes(place) && mostly(cellsOf(place), isFigure));
  const before = texts.filter((place) => place < (figures.at(-1) ?? width));
  const names =
    (before.length > 0 ? before : texts).toSorted(
      (one, other) => words(other) - words(one) || length(other) - length(one),
    )[0] ?? 0;
  const columns: PastedColumn[] = places.map(() => null);
  const known = new Set<number>();
  const has = (column: PastedColumn) => columns.includes(column);
  const put = (place: number, column: LineColumn | 'code') => {
    if (!has(column) && (column === 'code' || columnsOf(context).includes(column))) columns[place] = column;
  };
  put(names, 'product');
  // A bar code is no running number, though a single one runs on from itself.
  const isRunning = (cells: readonly string[]) =>
    cells.every((cell, at) => cell.length <= 4 && Number(cell) === at + Number(cells[0] || 'x'));
  const isSums = (place: number) => {
    const [many, each, off] = (['quantity', 'price', 'discount'] as const).map((column) => columns.indexOf(column));
    const sums = rows.filter((row) =>
      isSum(row[place] ?? '', row[many ?? -1] ?? '', row[each ?? -1] ?? '', row[off ?? -1] ?? '', context),
    );
    return has('price') && sums.length * 2 > cellsOf(place).filter(Boolean).length;
  };
  const isShare = (cell: string) => readCell('discount', cell, context).ok;
  const hasSign = (cell: string) => cell.endsWith('%');
  const laterSigns = (place: number) => places.some((at) => at > place && mostly(cellsOf(at), hasSign));
  for (const place of places) {
    const cells = cellsOf(place);
    if (place === names) continue;
    if (!cells.some(Boolean)) {
      // The grid's own empty discounts.
      if (columns[place - 1] === 'price') put(place, 'discount');
    } else if (texts.includes(place)) {
      // Words among numbers, as “on request”, are prices; beside the names stands a code. Other words have no place in a line.
      if (has('quantity') && cells.some((cell) => isNumber(cell, context))) put(place, 'price');
      else if (mostly(cells, (cell) => cell.length <= 30 && !cell.includes(' ')) && place < 3) put(place, 'code');
    } else if (place < names && isRunning(cells)) known.add(place);
    else if (place < names) put(place, 'code');
    else if (mostly(cells, isUnit)) put(place, 'unit');
    else if (!has('quantity') && cells.some(isMeasured)) put(place, 'quantity');
    else if (has('price') && isSums(place)) {
      // What could as well be a discount is told.
      if (has('discount') || !cells.every((cell) => cell === '' || isShare(cell))) known.add(place);
    } else if (mostly(cells, hasSign)) {
      const rates = context.vatPayer && mostly(cells, isRate) && (has('discount') || !laterSigns(place));
      put(place, rates ? 'vat' : 'discount');
    } else if (
      has('price') &&
      mostly(cells, isRate) &&
      (has('discount') || !mostly(cells, (cell) => isBare(cell, context)))
    )
      put(place, 'vat');
    else if (has('price') && mostly(cells, (cell) => isBare(cell, context) && isShare(cell))) put(place, 'discount');
    else put(place, has('quantity') || mostly(cells, (cell) => /[\p{Sc}\p{L}]/u.test(cell)) ? 'price' : 'quantity');
  }
  return { columns, known };
}
