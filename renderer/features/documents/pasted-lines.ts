/** Lines of a document from a block of cells: what is read, and what could not be, cell by cell. */
import type { DraftLine, LineColumn } from './draft.ts';
import { type LineContext, numberChanges } from './line-context.ts';
import { measured, rateOf, unitOf } from './pasted-cells.ts';
import { type PastedColumns, pastedColumns } from './pasted-columns.ts';
import { withoutSums } from './pasted-sums.ts';
import { asItStands } from './priced-in.ts';

/** A cell that nothing could be made of. */
export interface UnreadCell {
  /** From 0, among the rows that were pasted. */
  readonly row: number;
  readonly column: LineColumn;
  readonly text: string;
}

export interface PastedLines {
  readonly lines: readonly DraftLine[];
  readonly unread: readonly UnreadCell[];
  /** Headings of columns that a line has no place for. */
  readonly leftOut: readonly string[];
  /** Cells that no column of a line was found for. */
  readonly unplaced: readonly string[];
  /** By row, the columns that came with it. */
  readonly brought: readonly ReadonlySet<LineColumn>[];
  readonly bringsGoods: boolean;
  /** The words of rows that are sums of the others and no lines. */
  readonly sumRows: readonly string[];
}

interface Target {
  readonly from: LineColumn;
  readonly context: LineContext;
  /** The line that a row falls on; undefined behind the last. */
  readonly lineAt: (row: number) => DraftLine | undefined;
  readonly fresh: () => DraftLine;
}

/** `5 шт.` as quantity and unit. */
function quantityChanges(line: DraftLine, text: string, context: LineContext): Partial<DraftLine> {
  const { number = text, ...unit } = measured(text, context) ?? {};
  return { ...numberChanges(line, 'quantity', number, context), ...unit };
}

const isSameWord = (one: string, other: string) => one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();

/** What could not be taken, beside what the line has instead. */
const kept = (line: DraftLine, column: 'unit' | 'vat', text: string): Partial<DraftLine> => ({
  typed: { ...line.typed, [column]: text },
});

/** null: it could not be read, and the line has no way to show it. */
function changesOf(
  line: DraftLine,
  column: NonNullable<PastedColumns['columns'][number]>,
  text: string,
  context: LineContext,
): Partial<DraftLine> | null {
  switch (column) {
    case 'product':
      return { productId: null, name: text };
    case 'code':
      return { code: text.slice(0, 50) };
    case 'unit': {
      const unit = text === '' ? line.unit : unitOf(text, context);
      return unit === undefined ? kept(line, column, text) : { unit };
    }
    case 'vat': {
      const vatRateId = text === '' ? line.vatRateId : rateOf(text, context);
      return vatRateId === undefined ? kept(line, column, text) : { vatRateId };
    }
    case 'origin': {
      const meant = context.origins?.find(({ code, name }) => [code, name].some((word) => isSameWord(word, text)));
      return text === '' ? {} : meant === undefined ? null : { originCountry: meant.code };
    }
    case 'customs':
      return { customsDeclaration: text.slice(0, 100) };
    case 'quantity':
      return quantityChanges(line, text, context);
    default:
      return numberChanges(line, column, text, context);
  }
}

/**
 * Reads a block. New goods keep nothing of those that stood there: what the block does not bring is as in a new line, the
 * price empty. What cannot be read stays in its cell as it was written, marked, and is named in `unread`.
 */
export function pastedLines(
  block: readonly (readonly string[])[],
  { from, context, lineAt, fresh }: Target,
): PastedLines {
  const { lines: goods, sums: sumRows } = withoutSums(block);
  const { columns, rows, leftOut, unplaced } = pastedColumns(goods, from, context);
  const bringsGoods = columns.includes('product') || columns.includes('code');
  const unread: UnreadCell[] = [];
  const lines = rows.map((row, at) => {
    const there = lineAt(at);
    const begun = fresh();
    let line = there && bringsGoods ? { ...begun, key: there.key } : (there ?? begun);
    columns.forEach((column, place) => {
      if (column === null) return;
      const text = row[place] ?? '';
      const changes = changesOf(line, column, text, context);
      if (changes) line = { ...(column === 'price' ? asItStands(line) : line), ...changes };
      if (column !== 'code' && (changes === null || (changes.typed && Object.hasOwn(changes.typed, column))))
        unread.push({ row: at, column, text });
    });
    return line;
  });
  const brought = rows.map((row) => {
    const filled = columns.flatMap((column, place) => (column && column !== 'code' && row[place] ? [column] : []));
    const quantity = row[columns.indexOf('quantity')] ?? '';
    return new Set<LineColumn>(measured(quantity, context) ? [...filled, 'unit'] : filled);
  });
  return {
    lines,
    unread,
    leftOut,
    unplaced,
    bringsGoods,
    sumRows,
    brought,
  };
}
