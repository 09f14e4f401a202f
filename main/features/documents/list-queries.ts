/**
 * SQL of the list of documents: any filter, any sort, a page by key. Either the indexes that have the order of the list
 * are walked until the page is full, or one narrow condition names few documents, which are then sorted; whichever is
 * likely to be faster. The indexes hold what filters ask for, so that the table itself is read for the page only.
 */
import type { Db } from '../../../db/database.ts';
import type { DocumentFilter } from '../../../preload/contract/documents.ts';
import {
  allOf,
  foundBy,
  mostSorted,
  type Part,
  partsOf,
  type Statement,
  sizeOf,
  source,
  type Value,
} from './list-filter-queries.ts';
import {
  beyond,
  beyondInAll,
  type Cursor,
  cursorFrom,
  type ListSort,
  orderBy,
  type SortedRow,
  sortColumns,
  stretches,
} from './list-sort-queries.ts';

/** A row as it comes from the table. */
export interface ListRow extends SortedRow {
  readonly version: number;
  readonly number: string | null;
  readonly clientId: number | null;
  readonly client: string;
  readonly paid: number;
  readonly responsible: string;
  /** JSON. */
  readonly own: string;
}

const columns = `document.id, document.version, type, status, number, day, due_day AS dueDay, client_id AS clientId,
  client_name AS client, currency, gross, paid, client_key AS clientKey, series_id AS seriesId, period, seq,
  updated_at AS updatedAt, ifnull((SELECT name FROM user WHERE user.id = responsible_id), '') AS responsible, own`;

/** What a page is asked for; `after` holds the values of a cursor. */
export interface ListRequest {
  readonly filter: DocumentFilter;
  readonly sort: ListSort;
  readonly after: readonly Value[] | null;
  readonly limit: number;
}

/** One page of rows. */
export function listRows(db: Db, request: ListRequest, today: string): ListRow[] {
  const rows: ListRow[] = [];
  for (const { sql, parameters } of listStatements(db, request, today)) {
    if (rows.length >= request.limit) break;
    rows.push(...db.prepare<Value[], ListRow>(sql).all(...parameters, request.limit - rows.length));
  }
  return rows;
}

/** The statements that make the page, to be run in turn until it is full; each lacks its last value, the limit. */
export function listStatements(db: Db, { filter, sort, after, limit }: ListRequest, today: string): Statement[] {
  const parts = partsOf(db, filter, today);
  const cursor = after === null ? null : cursorFrom(after, sort);
  const driver = narrowest(db, parts, sort, limit);
  return driver === null ? walked(db, parts, filter, sort, cursor) : [sorted(parts, driver, sort, cursor)];
}

/** The indexes that have the order of the list, walked one stretch after the other. */
function walked(
  db: Db,
  parts: readonly Part[],
  filter: DocumentFilter,
  sort: ListSort,
  cursor: Cursor | null,
): Statement[] {
  const all = stretches(db, sort, filter);
  const first = cursor === null ? 0 : all.findIndex((stretch) => stretch.holds(cursor));
  const filtered = allOf(parts);
  return all.slice(first < 0 ? all.length : first).map(({ index, common, keys }, at) => {
    const bound = cursor !== null && at === 0 ? beyond(keys, cursor, sort.descending) : null;
    const order = keys.map((key) => `${key}${sort.descending ? ' DESC' : ''}`).join(', ');
    return {
      sql: `SELECT ${columns} FROM document INDEXED BY ${index}
            WHERE ${common.sql} AND deleted_at IS NULL AND ${bound?.sql ?? '1'} AND ${filtered.sql}
            ORDER BY ${order} LIMIT ?`,
      parameters: [...common.parameters, ...(bound?.parameters ?? []), ...filtered.parameters],
    };
  });
}

/** The documents of one narrow condition, sorted with nothing but their keys, then read. */
function sorted(parts: readonly Part[], driver: Part, sort: ListSort, cursor: Cursor | null): Statement {
  const others = allOf(parts.filter((part) => part !== driver || part.candidates !== undefined));
  const found = foundBy(driver);
  const bound = cursor === null ? null : beyondInAll(sort, cursor);
  const keys = ['id', ...sortColumns(sort)].join(', ');
  return {
    sql: `SELECT ${columns} FROM
            (SELECT id AS page_id FROM (SELECT ${keys} FROM ${source(driver)}
               WHERE ${found.sql} AND deleted_at IS NULL AND ${others.sql} AND ${bound?.sql ?? '1'})
             ORDER BY ${orderBy(sort)} LIMIT ?)
          CROSS JOIN document ON document.id = page_id ORDER BY ${orderBy(sort, 'document.')}`,
    parameters: [...found.parameters, ...others.parameters, ...(bound?.parameters ?? [])],
  };
}

/** Microseconds, as measured with a million documents: an entry of an index, and a row of the table. */
const entryCosts = 0.3;
const rowCosts = 4;
/** What filters ask for and what lists are sorted by is often related, so that a walk is longer than it seems. */
const walksAreLonger = 4;
/** Sorted by these, the indexes of filters hold the keys. */
const sortedByIndex: readonly ListSort['column'][] = ['day', 'gross', 'status', 'dueDay', 'type'];

/**
 * The condition whose documents are to be fetched and sorted, or null where walking is likely to be faster. If the
 * conditions have nothing to do with each other, a page of `limit` is full after `limit` ÷ (the product of their shares).
 */
function narrowest(db: Db, parts: readonly Part[], sort: ListSort, limit: number): Part | null {
  const driver = smallest(db, parts);
  if (driver === null) return null;
  const hasText = parts.some(({ candidates }) => candidates !== undefined);
  const readsTable = hasText || !sortedByIndex.includes(sort.column);
  const sorting = driver.size * (readsTable ? rowCosts : 2 * entryCosts);
  const entries = Math.min(driver.total, limit / driver.share);
  const walking = entries * (hasText ? rowCosts : entryCosts) * walksAreLonger;
  return sorting < walking ? driver.part : null;
}

interface Smallest {
  readonly part: Part;
  /** Documents that it finds, of how many. */
  readonly size: number;
  readonly total: number;
  /** Of all conditions together, if they have nothing to do with each other. */
  readonly share: number;
}

function smallest(db: Db, parts: readonly Part[]): Smallest | null {
  const total = Math.max(1, Number(db.prepare<[]>('SELECT max(id) FROM document').pluck().get() ?? 1));
  let best: { part: Part; size: number } | null = null;
  let share = 1;
  for (const part of parts) {
    const size = sizeOf(db, part);
    if (size === null || size >= mostSorted) continue;
    share *= Math.max(1, size) / total;
    if (best === null || size < best.size) best = { part, size };
  }
  return best && { ...best, total, share };
}

/** Counting stops after so many entries of an index, and after fewer documents where each is read for its text. */
const countedEntries = 20_000;
const countedTexts = 10_000;

interface CountRow {
  readonly currency: string;
  readonly seen: number;
  readonly count: number;
  readonly amount: number;
}

/** Counts what the filter leaves, up to a bound, with the sums by currency where the count is exact. */
export function countRows(
  db: Db,
  filter: DocumentFilter,
  today: string,
): { count: number; exact: boolean; sums: { currency: string; amount: number }[] } {
  const { sql, parameters, bound } = countStatement(db, filter, today);
  const rows = db.prepare<Value[], CountRow>(sql).all(...parameters);
  const seen = rows.reduce((sum, row) => sum + row.seen, 0);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  if (seen > bound) return { count: Math.min(count, bound), exact: false, sums: [] };
  const sums = rows.filter((row) => row.count > 0).map(({ currency, amount }) => ({ currency, amount }));
  return { count, exact: true, sums };
}

/** One row for each currency among the first documents: how many were `seen`, how many the filter leaves of them, what they come to. */
export function countStatement(db: Db, filter: DocumentFilter, today: string): Statement & { readonly bound: number } {
  const parts = partsOf(db, filter, today);
  const driver = smallest(db, parts)?.part ?? parts.find(({ index }) => index !== null);
  const matches = allOf(parts.filter((part) => part !== driver || part.candidates !== undefined));
  const found = foundBy(driver);
  const bound = parts.some(({ candidates }) => candidates !== undefined) ? countedTexts : countedEntries;
  const from = driver === undefined ? 'document INDEXED BY document_day' : source(driver);
  // What is cancelled is owed by nobody; it is added up only where nothing else was asked for.
  const counted = filter.status === 'cancelled' ? '' : "AND status <> 'cancelled'";
  return {
    sql: `SELECT currency, count(*) AS seen, sum(matches) AS count, sum(CASE WHEN matches ${counted} THEN gross ELSE 0 END) AS amount
          FROM (SELECT currency, gross, status, (${matches.sql}) AS matches FROM ${from}
                WHERE ${found.sql} AND deleted_at IS NULL LIMIT ${bound + 1})
          GROUP BY currency ORDER BY currency`,
    parameters: [...matches.parameters, ...found.parameters],
    bound,
  };
}
