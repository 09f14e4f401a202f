/** The cells of a list under keyboard and mouse: where one is, and which range is drawn, as in Excel. */
import type { GridApi } from 'ag-grid-community';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { paint, paintAlways } from './grid-paint.ts';
import { type Cell, type CellRange, isWithin, movedBy, sidesOf } from './grid-range.ts';
import { blockSize, type ListRow, rowsBetween } from './grid-rows.ts';
import { rowHeight } from './grid-setup.ts';
import { tickColumn } from './list-layout.ts';

/** Cells that are in the range, with what is known of their rows. */
export interface ChosenCells<Row> {
  /** In their order on the screen. */
  readonly columns: readonly string[];
  /** Places of the rows, from 0, both included. */
  readonly top: number;
  readonly bottom: number;
  /** Those that have been read, in their order; the others are left out. */
  readonly rows: readonly Row[];
  /** The one cell that the keyboard is at. */
  readonly at: { readonly row: number; readonly column: string };
}

export interface Cells<Row extends ListRow> {
  readonly chosen: () => ChosenCells<Row> | null;
  /** Goes to a cell; `extend` draws the range to it. Without a column it stays in the one it is in. */
  readonly goTo: (row: number, column?: string, extend?: boolean) => void;
  /** Only the cell that the keyboard is at stays in the range; false when it already is so. */
  readonly collapse: () => boolean;
  /** Gives the keyboard back to the cell that had it. */
  readonly focus: () => void;
  /** Marks the rows that are selected, until it is told of others. */
  readonly mark: (isSelected: (id: number) => boolean) => void;
  /** Rows have come or gone: what is known of the range is told again. */
  readonly tell: () => void;
  /** Answers keys that lead to another cell; false for any other. */
  readonly key: (event: KeyboardEvent) => boolean;
}

/** A range may reach over a million rows; of more than these nothing is told but where they begin and end. */
const mostKnown = 50 * blockSize;

export function useCells<Row extends ListRow>(
  root: RefObject<HTMLElement | null>,
  grid: RefObject<GridApi<Row> | null>,
  moved: (row: Row | null, cells: ChosenCells<Row> | null) => void,
): Cells<Row> {
  const latest = useRef(moved);
  const selected = useRef<(id: number) => boolean>(() => false);
  const range = useRef<CellRange | null>(null);
  const going = useRef(false);
  const drawing = useRef(false);
  useEffect(() => {
    latest.current = moved;
  });

  const columnsNow = useCallback(
    () =>
      (grid.current?.getAllDisplayedColumns() ?? [])
        .map((column) => column.getColId())
        .filter((name) => name !== tickColumn),
    [grid],
  );
  const marks = useCallback(() => {
    const columns = columnsNow();
    const sides = range.current && sidesOf(range.current);
    const single = sides !== null && sides.top === sides.bottom && sides.left === sides.right;
    return {
      isSelected: (id: string) => selected.current(Number(id)),
      isInRange: (row: number, name: string) =>
        sides !== null && !single && isWithin(sides, { row, column: columns.indexOf(name) }),
    };
  }, [columnsNow]);
  const repaint = useCallback(() => {
    if (root.current) paint(root.current, marks());
  }, [root, marks]);
  useEffect(() => (root.current ? paintAlways(root.current, marks) : undefined), [root, marks]);
  useEffect(() => {
    const end = () => {
      drawing.current = false;
    };
    window.addEventListener('mouseup', end);
    return () => window.removeEventListener('mouseup', end);
  }, []);

  const cells = useMemo(() => {
    const rowAt = (place: number): Row | null => grid.current?.getDisplayedRowAtIndex(place)?.data ?? null;
    const chosen = (): ChosenCells<Row> | null => {
      if (!range.current) return null;
      const { top, bottom, left, right } = sidesOf(range.current);
      const columns = columnsNow();
      const { head } = range.current;
      const known = bottom - top < mostKnown;
      return {
        columns: columns.slice(left, right + 1),
        top,
        bottom,
        rows: known ? rowsBetween(grid.current, top, bottom) : [],
        at: { row: head.row, column: columns[head.column] ?? columns[0] ?? '' },
      };
    };
    const tell = () => {
      repaint();
      latest.current(range.current ? rowAt(range.current.head.row) : null, chosen());
    };
    const draw = (to: Cell, extend: boolean) => {
      range.current = { anchor: extend && range.current ? range.current.anchor : to, head: to };
    };
    const go = (to: Cell, extend: boolean) => {
      const api = grid.current;
      const name = columnsNow()[to.column];
      if (!api || name === undefined) return;
      draw(to, extend);
      going.current = true;
      api.ensureIndexVisible(to.row);
      api.ensureColumnVisible(name);
      api.setFocusedCell(to.row, name);
      going.current = false;
      tell();
    };
    const placeOfCell = (target: EventTarget | null): Cell | null => {
      const cell = target instanceof Element ? target.closest('.ag-cell') : null;
      const column = columnsNow().indexOf(cell?.getAttribute('col-id') ?? '');
      const row = cell?.closest('.ag-row')?.getAttribute('row-index');
      return column < 0 || row === null || row === undefined ? null : { row: Number(row), column };
    };
    const here = (): Cell => range.current?.head ?? { row: 0, column: 0 };
    const made: Cells<Row> = {
      chosen,
      tell,
      mark: (isSelected) => {
        selected.current = isSelected;
        repaint();
      },
      goTo: (row, name, extend = false) =>
        go({ row, column: name === undefined ? here().column : Math.max(0, columnsNow().indexOf(name)) }, extend),
      collapse: () => {
        const { anchor, head } = range.current ?? { anchor: null, head: null };
        if (!head || (anchor.row === head.row && anchor.column === head.column)) return false;
        draw(head, false);
        tell();
        return true;
      },
      focus: () => {
        const name = columnsNow()[here().column];
        if (name === undefined) return;
        going.current = true;
        grid.current?.setFocusedCell(here().row, name);
        going.current = false;
      },
      key: (event) => {
        const { top, bottom } = grid.current?.getVerticalPixelRange() ?? { top: 0, bottom: 0 };
        const to = movedBy(here(), event.key, event.ctrlKey || event.metaKey, {
          rows: grid.current?.getDisplayedRowCount() ?? 0,
          columns: columnsNow().length,
          page: Math.max(1, Math.floor((bottom - top) / rowHeight) - 1),
        });
        if (!to || event.altKey) return false;
        go(to, event.shiftKey);
        return true;
      },
    };
    return { made, draw, tell, placeOfCell, headNow: () => range.current?.head };
  }, [grid, columnsNow, repaint]);

  // Taken from the page and not from the grid, whose events come later than the keys that are pressed after them.
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const { draw, tell, placeOfCell, headNow } = cells;
    const mouseDown = ({ target, button, shiftKey, ctrlKey, metaKey }: MouseEvent) => {
      const to = placeOfCell(target);
      if (!to || button !== 0 || ctrlKey || metaKey) return;
      drawing.current = true;
      draw(to, shiftKey);
      tell();
    };
    const mouseOver = ({ target, buttons }: MouseEvent) => {
      if ((buttons & 1) === 0) drawing.current = false;
      const to = drawing.current ? placeOfCell(target) : null;
      if (!to) return;
      draw(to, true);
      tell();
    };
    const focused = ({ target }: FocusEvent) => {
      // Keys and the mouse have drawn their range already; this was Tab, or the page itself.
      const to = going.current || drawing.current ? null : placeOfCell(target);
      const head = headNow();
      if (!to || (head?.row === to.row && head.column === to.column)) return;
      draw(to, false);
      tell();
    };
    element.addEventListener('mousedown', mouseDown, true);
    element.addEventListener('mouseover', mouseOver);
    element.addEventListener('focusin', focused);
    return () => {
      element.removeEventListener('mousedown', mouseDown, true);
      element.removeEventListener('mouseover', mouseOver);
      element.removeEventListener('focusin', focused);
    };
  }, [root, cells]);
  return cells.made;
}
