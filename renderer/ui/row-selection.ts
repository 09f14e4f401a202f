/** Which rows of a list are selected: some by hand, or all that the filter leaves but some. */
import type { ListRow } from './grid-rows.ts';

export type RowSelection<Row extends ListRow> =
  | { readonly kind: 'some'; readonly rows: ReadonlyMap<number, Row> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<number> };

/** Nothing is selected. */
export function noRows<Row extends ListRow>(): RowSelection<Row> {
  return { kind: 'some', rows: new Map() };
}

/** Whether a row is among them. */
export function isSelected<Row extends ListRow>(selection: RowSelection<Row>, id: number): boolean {
  return selection.kind === 'all' ? !selection.except.has(id) : selection.rows.has(id);
}

/** With these rows in it, or without them. */
export function withRows<Row extends ListRow>(
  selection: RowSelection<Row>,
  rows: readonly Row[],
  on: boolean,
): RowSelection<Row> {
  if (selection.kind === 'all') {
    const except = new Set(selection.except);
    for (const { id } of rows) on ? except.delete(id) : except.add(id);
    return { kind: 'all', except };
  }
  const some = new Map(selection.rows);
  for (const row of rows) on ? some.set(row.id, row) : some.delete(row.id);
  return { kind: 'some', rows: some };
}

/** How many are selected of a list of so many. */
export function selectedCount<Row extends ListRow>(selection: RowSelection<Row>, total: number): number {
  return selection.kind === 'all' ? Math.max(0, total - selection.except.size) : selection.rows.size;
}

/** The same selection, holding the rows as they have been read just now. */
export function withNewer<Row extends ListRow>(selection: RowSelection<Row>, rows: readonly Row[]): RowSelection<Row> {
  if (selection.kind === 'all') return selection;
  const newer = rows.filter((row) => (selection.rows.get(row.id)?.version ?? row.version) !== row.version);
  return newer.length === 0 ? selection : withRows(selection, newer, true);
}
