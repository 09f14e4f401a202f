/** Which columns of a list are shown, in which order and width. */
import type { ColumnState } from 'ag-grid-community';

/** The columns that are shown, in their order; width in pixels, null: the column's own. */
export type ListLayout = readonly { readonly name: string; readonly width: number | null }[];

/** The column of the ticks; it is none of the list's. */
export const tickColumn = 'k-tick';

interface Sized {
  readonly name: string;
  readonly width: number;
  readonly grow?: boolean;
  readonly hidden?: boolean;
}

/** What a list begins with. */
export function ownLayout(columns: readonly Sized[]): ListLayout {
  return columns.filter(({ hidden }) => !hidden).map(({ name }) => ({ name, width: null }));
}

/** A layout as the grid takes it; columns that there are no longer are left out, the first one always stays. */
export function gridState(columns: readonly Sized[], layout: ListLayout): ColumnState[] {
  const known = new Map(columns.map((column) => [column.name, column]));
  const [first] = columns;
  const kept = layout.filter(({ name }) => known.has(name));
  const shown: ListLayout =
    first && !kept.some(({ name }) => name === first.name) ? [{ name: first.name, width: null }, ...kept] : kept;
  const names = new Set(shown.map(({ name }) => name));
  return [
    { colId: tickColumn, hide: false },
    ...shown.map(({ name, width }) => {
      const column = known.get(name);
      return {
        colId: name,
        hide: false,
        width: width ?? column?.width ?? 120,
        flex: width === null && column?.grow ? 1 : null,
      };
    }),
    ...columns.filter(({ name }) => !names.has(name)).map(({ name }) => ({ colId: name, hide: true })),
  ];
}

/** The layout that the grid has at this moment. */
export function layoutOf(columns: readonly Sized[], state: readonly ColumnState[]): ListLayout {
  const known = new Map(columns.map((column) => [column.name, column]));
  return state.flatMap(({ colId, hide, width, flex }) => {
    const column = known.get(colId);
    if (!column || hide) return [];
    const own = flex || typeof width !== 'number' || Math.round(width) === column.width;
    return [{ name: colId, width: own ? null : Math.round(width) }];
  });
}
