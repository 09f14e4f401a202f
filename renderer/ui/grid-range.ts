/** Cells of a list as Excel counts them: where a key leads to, and which cells lie between two. Rows and columns count from 0. */

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** From where the range began to where it was drawn; both cells are in it. */
export interface CellRange {
  readonly anchor: Cell;
  readonly head: Cell;
}

export interface Sides {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** All cells of the range lie between these, each included. */
export function sidesOf({ anchor, head }: CellRange): Sides {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

/** Whether the cell lies between these sides. */
export function isWithin({ top, bottom, left, right }: Sides, { row, column }: Cell): boolean {
  return top <= row && row <= bottom && left <= column && column <= right;
}

export interface Surroundings {
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page has. */
  readonly page: number;
}

/**
 * Where a key leads from a cell; null for a key that leads nowhere. With Ctrl the arrows go to the edge, Home and End to
 * the corners; without it Home and End go to the first and the last row.
 */
export function movedBy(from: Cell, key: string, ctrl: boolean, { rows, columns, page }: Surroundings): Cell | null {
  const lastRow = Math.max(0, rows - 1);
  const lastColumn = Math.max(0, columns - 1);
  const to = (row: number, column: number): Cell => ({
    row: Math.min(Math.max(row, 0), lastRow),
    column: Math.min(Math.max(column, 0), lastColumn),
  });
  switch (key) {
    case 'ArrowUp':
      return to(ctrl ? 0 : from.row - 1, from.column);
    case 'ArrowDown':
      return to(ctrl ? lastRow : from.row + 1, from.column);
    case 'ArrowLeft':
      return to(from.row, ctrl ? 0 : from.column - 1);
    case 'ArrowRight':
      return to(from.row, ctrl ? lastColumn : from.column + 1);
    case 'PageUp':
      return to(from.row - page, from.column);
    case 'PageDown':
      return to(from.row + page, from.column);
    case 'Home':
      return to(0, ctrl ? 0 : from.column);
    case 'End':
      return to(lastRow, ctrl ? lastColumn : from.column);
    default:
      return null;
  }
}
