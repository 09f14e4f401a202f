/** What pasting a block of cells into a list would do: decided before anything is done. */
import type { ChosenCells } from '../../ui/use-cells.ts';
import type { RecordRow } from './cell-values.ts';
import type { CellChange, EditableCell, ReadCell } from './editing.ts';

/** At most so many rows at once: more come as a file. */
export const mostPasted = 2000;

/** Where a block goes: from the first cell of the range on; a single cell fills the whole range, as in Excel. */
export interface PasteTarget {
  readonly top: number;
  readonly rows: number;
  readonly columns: readonly string[];
  /** The cell of the block for the cell so many rows and columns from the first one; null where its row is too short. */
  readonly at: (row: number, column: number) => string | null;
  /** Rows and columns of the block that have no place. */
  readonly rowsBeyond: number;
  readonly columnsBeyond: number;
}

/** `shown`: all columns in their order; `total`: rows of the list. */
export function pasteTarget(
  block: readonly (readonly string[])[],
  range: Pick<ChosenCells<unknown>, 'top' | 'bottom' | 'columns'>,
  shown: readonly string[],
  total: number,
): PasteTarget {
  const height = block.length;
  const width = Math.max(1, ...block.map((cells) => cells.length));
  const chosenRows = range.bottom - range.top + 1;
  // A block is repeated where the range holds it a whole number of times.
  const rows = chosenRows % height === 0 ? chosenRows : height;
  const columnCount = range.columns.length % width === 0 ? range.columns.length : width;
  const first = Math.max(0, shown.indexOf(range.columns[0] ?? ''));
  const columns = shown.slice(first, first + columnCount);
  return {
    top: range.top,
    rows: Math.min(rows, total - range.top),
    columns,
    at: (row, column) => block[row % height]?.[column % width] ?? null,
    rowsBeyond: Math.max(0, rows - (total - range.top)),
    columnsBeyond: columnCount - columns.length,
  };
}

export interface WrongCell<Row> {
  readonly row: Row;
  readonly column: string;
  readonly typed: string;
  readonly problem: string;
}

export interface ShownChange extends CellChange {
  readonly typed: string;
}

export interface PastePlan<Row> {
  readonly changes: readonly ShownChange[];
  readonly wrong: readonly WrongCell<Row>[];
  /** Records of the changes. */
  readonly records: number;
}

/** Which cells become different, and which cannot be taken. `cellOf` null: the column is only shown. */
export function pastePlan<Row extends RecordRow>(
  target: PasteTarget,
  rows: readonly Row[],
  cellOf: (column: string) => EditableCell | null,
  read: (cell: EditableCell, typed: string, row: Row) => ReadCell,
  stored: (row: Row, cell: EditableCell) => unknown,
  problemOfShown: string,
  textOf: (row: Row, column: string) => string,
): PastePlan<Row> {
  const changes: ShownChange[] = [];
  const wrong: WrongCell<Row>[] = [];
  for (const [place, row] of rows.entries())
    for (const [across, column] of target.columns.entries()) {
      const typed = target.at(place, across);
      // What stands there already need not be understood: a block copied from here can be pasted back.
      if (typed === null || typed.trim() === textOf(row, column).trim()) continue;
      const cell = cellOf(column);
      const value: ReadCell = cell ? read(cell, typed, row) : { ok: false, problem: problemOfShown };
      if (!cell || !value.ok) {
        wrong.push({ row, column, typed, problem: value.ok ? problemOfShown : value.problem });
        continue;
      }
      if (JSON.stringify(value.value) !== JSON.stringify(stored(row, cell)))
        changes.push({ row, cell, value: value.value, typed });
    }
  return { changes, wrong, records: new Set(changes.map(({ row }) => row.id)).size };
}
