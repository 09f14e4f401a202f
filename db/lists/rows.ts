/** Rows of a list that are fetched by their ids and sorted, and those that follow a row. */
import type { Db } from '../database.ts';
import type { RowKeys, Walked } from './parts.ts';
import { compareKeys } from './ranges.ts';
import { andAll, type Bound, joined, type Key, type Statement, statement } from './statement.ts';

/** A row that was found: its id, then its keys in the order. */
export type FoundRow = readonly [number, ...(Key | null)[]];

/** The rows of a SELECT of `columnsOf`. */
export function found(db: Db, { sql, parameters }: Statement): FoundRow[] {
  return db
    .prepare<Bound[], FoundRow>(sql)
    .raw()
    .all(...parameters);
}

/** What is selected of each row: its id, then what it is sorted by. */
export function columnsOf({ listed, order }: Walked): string {
  return [`${listed.table}.id AS id`, ...order.keys.map((key, place) => `${key} AS key${place}`)].join(', ');
}

/** FROM and WHERE of these rows, as far as they pass. */
export function among(
  { listed, conditions }: Pick<Walked, 'listed' | 'conditions'>,
  ids: readonly number[],
): Statement {
  const { table } = listed;
  return joined(
    statement(
      `FROM ${table} NOT INDEXED WHERE ${table}.id IN (SELECT value FROM json_each(?)) AND ${table}.deleted_at IS NULL`,
      JSON.stringify(ids),
    ),
    andAll(conditions.map(({ test }) => test)),
  );
}

/** The same of the bin. */
export function binOf({ listed, conditions }: Pick<Walked, 'listed' | 'conditions'>): Statement {
  const { table, bin } = listed;
  return joined(
    `FROM ${table} INDEXED BY ${bin} WHERE ${table}.deleted_at IS NOT NULL`,
    andAll(conditions.map(({ test }) => test)),
  );
}

/** Fetches rows and sorts them. `limit`: the first ones are enough. */
export function sortedRows(db: Db, walked: Walked, rows: Statement, limit: number | null): FoundRow[] {
  const end = joined(inOrder(walked), statement(' LIMIT ?', limit ?? -1));
  return found(db, joined(`SELECT ${columnsOf(walked)} `, rows, end));
}

/** ORDER BY what `columnsOf` selects. */
export function inOrder({ order, descending }: Walked): string {
  return ` ORDER BY ${order.keys.map((_, place) => `key${place}${descending ? ' DESC' : ''}`).join(', ')}`;
}

/** Of rows in the order of a list those behind the row with these keys; all where there is none. */
export function rowsBehind(rows: readonly FoundRow[], after: RowKeys | null, descending: boolean): readonly FoundRow[] {
  if (after === null) return rows;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const [, ...keys] = rows[middle] ?? [0];
    if (isBehind(keys, after, descending)) high = middle;
    else low = middle + 1;
  }
  return rows.slice(low);
}

/** Whether a row stands behind another one in an order. */
export function isBehind(keys: RowKeys, after: RowKeys, descending: boolean): boolean {
  for (const [place, key] of keys.entries()) {
    const side = compareKeys(key, after[place] ?? null);
    if (side !== 0) return side < 0 === descending;
  }
  return false;
}
