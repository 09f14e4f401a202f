/** Which rows of a list are selected: some by hand, or all that the filter left at a time but some. */
import type { ListRow } from './grid-rows.ts';

export type RowSelection<Row extends ListRow> =
  | { readonly kind: 'some'; readonly rows: ReadonlyMap<number, Row> }
  | AllRows;

/** All rows that there were when they were selected: what is made later is not among them. */
export interface AllRows {
  readonly kind: 'all';
  readonly except: ReadonlySet<number>;
  /** The row that was made last by then: later ones have greater ids. */
  readonly upTo: number;
  /** How many rows the list had; not `exact`: at least so many. */
  readonly total: number;
  readonly exact: boolean;
}

/** Nothing is selected. */
export function noRows<Row extends ListRow>(): RowSelection<Row> {
  return { kind: 'some', rows: new Map() };
}

/** Whether a row is among them. */
export function isSelected<Row extends ListRow>(selection: RowSelection<Row>, id: number): boolean {
  return selection.kind === 'all' ? id <= selection.upTo && !selection.except.has(id) : selection.rows.has(id);
}

/** With these rows in it, or without them; what was made after all were selected does not come into it. */
export function withRows<Row extends ListRow>(
  selection: RowSelection<Row>,
  rows: readonly Row[],
  on: boolean,
): RowSelection<Row> {
  if (selection.kind === 'all') {
    const except = new Set(selection.except);
    const were = rows.filter(({ id }) => id <= selection.upTo);
    for (const { id } of were) on ? except.delete(id) : except.add(id);
    return { ...selection, except };
  }
  const some = new Map(selection.rows);
  for (const row of rows) on ? some.set(row.id, row) : some.delete(row.id);
  return { kind: 'some', rows: some };
}

/** How many are selected. */
export function selectedCount<Row extends ListRow>(selection: RowSelection<Row>): number {
  return selection.kind === 'all' ? Math.max(0, selection.total - selection.except.size) : selection.rows.size;
}

/** The same selection, holding the rows as they have been read just now. */
export function withNewer<Row extends ListRow>(selection: RowSelection<Row>, rows: readonly Row[]): RowSelection<Row> {
  if (selection.kind === 'all') return selection;
  const newer = rows.filter((row) => (selection.rows.get(row.id)?.version ?? row.version) !== row.version);
  return newer.length === 0 ? selection : withRows(selection, newer, true);
}
