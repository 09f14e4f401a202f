/** The rows of a list for the grid: read block by block, by the cursor of the block before, or from a place far down. */
import type { GridApi, IDatasource, IGetRowsParams } from 'ag-grid-community';

export interface ListRow {
  readonly id: number;
  readonly version: number;
}

export interface ListSort {
  readonly column: string;
  readonly descending: boolean;
}

export interface RowsPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** Where a page begins: after a cursor (null: at the top), or at a row, from 0, when nothing before it is known. */
export type PageStart = { readonly after: string | null } | { readonly after: null; readonly at: number };

export type ReadRows<Row> = (from: PageStart, limit: number, sort: ListSort) => Promise<RowsPage<Row> | null>;

export const blockSize = 100;

export interface RowsListener<Row> {
  /** Rows were read; `first`: those at the top. */
  readonly loaded: (rows: readonly Row[], first: boolean) => void;
  readonly failed: (first: boolean) => void;
}

/** Rows whose version is another than the last time flash once. */
export function datasourceOf<Row extends ListRow>(
  read: ReadRows<Row>,
  sort: ListSort,
  api: () => GridApi<Row> | null,
  listener: RowsListener<Row>,
): IDatasource {
  const cursors = new Map<number, string>();
  const versions = new Map<number, number>();
  return {
    getRows: async ({ startRow, successCallback, failCallback }: IGetRowsParams<Row>) => {
      const block = Math.floor(startRow / blockSize);
      const cursor = cursors.get(block);
      const from = block === 0 ? { after: null } : cursor ? { after: cursor } : { after: null, at: startRow };
      const page = await read(from, blockSize, sort);
      if (!page) {
        failCallback();
        listener.failed(block === 0);
        return;
      }
      if (page.next === null) cursors.delete(block + 1);
      else cursors.set(block + 1, page.next);
      const { rows } = page;
      // Nothing where rows were expected: there are fewer now, and how many is told by whoever counts them.
      const end = page.next === null && (rows.length > 0 || block === 0) ? startRow + rows.length : undefined;
      successCallback([...rows], end);
      listener.loaded(rows, block === 0);
      const changed = rows.filter(({ id, version }) => (versions.get(id) ?? version) !== version);
      for (const { id, version } of rows) versions.set(id, version);
      if (changed.length > 0)
        setTimeout(() => {
          const rowNodes = changed.flatMap(({ id }) => api()?.getRowNode(String(id)) ?? []);
          api()?.flashCells({ rowNodes, flashDuration: 400, fadeDuration: 500 });
        }, 50);
    },
  };
}

/** The rows of these places that have been read, from 0, both included. */
export function rowsBetween<Row>(api: GridApi<Row> | null, first: number, last: number): Row[] {
  const rows: Row[] = [];
  for (let place = first; place <= last; place += 1) {
    const row = api?.getDisplayedRowAtIndex(place)?.data;
    if (row !== undefined) rows.push(row);
  }
  return rows;
}
