/**
 * SQL of the list of documents: any filter, any sort, a page by key. Either the index of the sort is walked until the page
 * is full, or the index of one narrow filter names few documents, which are then sorted; whichever reads fewer rows.
 */
import type { Db } from '../../../db/database.ts';
import { keyHolds, matchOf, typedText } from '../../../db/typed-text.ts';
import type { DocumentFilter, documentColumns } from '../../../preload/contract/documents.ts';

export type DocumentColumn = (typeof documentColumns)[number];

export interface ListSort {
  readonly column: DocumentColumn;
  readonly descending: boolean;
}

/** Where a page ended: whether among the documents that have no value to be sorted by, and the values of its keys. */
export interface ListKey {
  readonly isEmpty: boolean;
  readonly values: readonly (string | number)[];
}

/** A row as it comes from the table, with the values that its place in the list depends on. */
export interface ListRow {
  readonly id: number;
  readonly version: number;
  readonly type: string;
  readonly status: string;
  readonly number: string | null;
  readonly day: string;
  readonly dueDay: string | null;
  readonly clientId: number | null;
  readonly client: string;
  readonly currency: string;
  readonly gross: number;
  readonly paid: number;
  readonly clientKey: string;
  readonly seriesId: number | null;
  readonly period: string | null;
  readonly seq: number | null;
}

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

interface SortPlan {
  readonly index: string;
  /** Columns of the index in its order; the last makes it unique. */
  readonly keys: readonly string[];
  /** The value that a document may be without: a draft has no number. Those come first, last when descending. */
  readonly optional?: { readonly column: string; readonly index: string };
}

const sorts: Readonly<Record<DocumentColumn, SortPlan>> = {
  day: { index: 'document_day', keys: ['day', 'id'] },
  // Numbers as they were given: within their series in the order of counting, so that 10 comes after 9.
  number: {
    index: 'document_series_seq',
    keys: ['series_id', 'period', 'seq'],
    optional: { column: 'seq', index: 'document_number' },
  },
  client: { index: 'document_client_name', keys: ['client_key', 'id'] },
  gross: { index: 'document_gross', keys: ['gross', 'id'] },
  status: { index: 'document_status', keys: ['status', 'day', 'id'] },
  dueDay: {
    index: 'document_due',
    keys: ['due_day', 'id'],
    optional: { column: 'due_day', index: 'document_due' },
  },
  type: { index: 'document_type', keys: ['type', 'day', 'id'] },
};

const sortValues: Readonly<Record<string, (row: ListRow) => string | number | null>> = {
  id: (row) => row.id,
  day: (row) => row.day,
  client_key: (row) => row.clientKey,
  gross: (row) => row.gross,
  status: (row) => row.status,
  due_day: (row) => row.dueDay,
  type: (row) => row.type,
  series_id: (row) => row.seriesId,
  period: (row) => row.period,
  seq: (row) => row.seq,
};

const columns = `id, version, type, status, number, day, due_day AS dueDay, client_id AS clientId, client_name AS client,
  currency, gross, paid, client_key AS clientKey, series_id AS seriesId, period, seq`;

/** More rows than this are not counted. */
const countedTo = 20_000;

/** One condition of a filter, and the index that finds its documents, where there is one. */
interface Part extends Statement {
  readonly index: string | null;
}

/** The values that a cursor holds: 1 for a row that has nothing to be sorted by, else 0; its keys; its id. */
export function cursorValues(row: ListRow, sort: ListSort): (string | number)[] {
  const { keys, optional } = sorts[sort.column];
  const isEmpty = optional !== undefined && sortValues[optional.column]?.(row) === null;
  return [
    isEmpty ? 1 : 0,
    ...keys.map((key) => sortValues[key]?.(row) ?? (keyTypes[key] === 'number' ? 0 : '')),
    row.id,
  ];
}

/** The types of those values. */
export function cursorTypes(sort: ListSort): ('string' | 'number')[] {
  return ['number', ...sorts[sort.column].keys.map((key) => keyTypes[key] ?? 'string'), 'number'];
}

/** The place in the list that a cursor's values name. */
export function keyOfCursor(values: readonly (string | number)[]): ListKey {
  const isEmpty = values[0] === 1;
  return { isEmpty, values: isEmpty ? values.slice(-1) : values.slice(1, -1) };
}

const keyTypes: Readonly<Record<string, 'string' | 'number'>> = {
  id: 'number',
  gross: 'number',
  series_id: 'number',
  seq: 'number',
};

/** At most `limit` documents after the key, in the order of the sort. */
export function listRows(
  db: Db,
  filter: DocumentFilter,
  sort: ListSort,
  after: ListKey | null,
  limit: number,
  today: string,
): ListRow[] {
  const rows: ListRow[] = [];
  for (const { sql, parameters } of listStatements(db, filter, sort, after, limit, today)) {
    if (rows.length >= limit) break;
    rows.push(...db.prepare<(string | number)[], ListRow>(sql).all(...parameters, limit - rows.length));
  }
  return rows;
}

/** The statements that make a page, to be run in turn until it is full; each lacks its last value, the limit. */
export function listStatements(
  db: Db,
  filter: DocumentFilter,
  sort: ListSort,
  after: ListKey | null,
  limit: number,
  today: string,
): Statement[] {
  const parts = partsOf(db, filter, today);
  const driver = narrowest(db, parts, limit);
  return driver === null ? walked(parts, sort, after) : [sorted(parts, driver, sort, after)];
}

/** Counts what the filter leaves, up to a bound, with the sums by currency where the count is exact. */
export function countRows(
  db: Db,
  filter: DocumentFilter,
  today: string,
): { count: number; exact: boolean; sums: { currency: string; amount: number }[] } {
  const { sql, parameters } = countStatement(db, filter, today);
  const rows = db.prepare<(string | number)[], CountRow>(sql).all(...parameters);
  const seen = rows.reduce((sum, row) => sum + row.seen, 0);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const exact = seen <= countedTo;
  const sums = rows.filter((row) => row.count > 0).map(({ currency, amount }) => ({ currency, amount }));
  return { count: exact ? count : Math.min(count, countedTo), exact, sums: exact ? sums : [] };
}

interface CountRow {
  readonly currency: string;
  readonly seen: number;
  readonly count: number;
  readonly amount: number;
}

/** One row for each currency among the documents that were looked at: `seen`, and those that the filter leaves. */
export function countStatement(db: Db, filter: DocumentFilter, today: string): Statement {
  const parts = partsOf(db, filter, today);
  const driver = narrowest(db, parts, Number.MAX_SAFE_INTEGER) ?? parts.find(({ index }) => index !== null);
  const others = parts.filter((part) => part !== driver);
  const matches = conditionOf(others);
  return {
    sql: `SELECT currency, count(*) AS seen, sum(matches) AS count, sum(CASE WHEN matches THEN gross ELSE 0 END) AS amount
          FROM (SELECT currency, gross, (${matches.sql}) AS matches FROM ${source(driver)}
                WHERE ${driver?.sql ?? '1'} AND deleted_at IS NULL LIMIT ${countedTo + 1})
          GROUP BY currency ORDER BY currency`,
    parameters: [...matches.parameters, ...(driver?.parameters ?? [])],
  };
}

/** The index of the sort, walked: the documents without a value in one statement, the others in another. */
function walked(parts: readonly Part[], sort: ListSort, after: ListKey | null): Statement[] {
  const { keys, optional, index } = sorts[sort.column];
  const order = orderOf(sort.descending);
  const condition = conditionOf(parts);
  const statement = (by: string, indexed: string, bounds: readonly Statement[], orderKeys: readonly string[]) => ({
    sql: `SELECT ${columns} FROM document INDEXED BY ${by}
          WHERE ${[indexed, ...bounds.map(({ sql }) => sql), condition.sql].join(' AND ')} AND deleted_at IS NULL
          ORDER BY ${orderKeys.map((key) => `${key} ${order}`).join(', ')} LIMIT ?`,
    parameters: [...bounds.flatMap(({ parameters }) => parameters), ...condition.parameters],
  });
  const beyond = (columnsOfKey: readonly string[], wanted: boolean): Statement[] =>
    after !== null && after.isEmpty === wanted ? [beyondKey(columnsOfKey, after.values, sort.descending)] : [];
  const full = statement(
    index,
    optional === undefined ? '1' : `${optional.column} IS NOT NULL`,
    beyond(keys, false),
    keys,
  );
  if (optional === undefined) return [full];
  const nullColumn = optional.index === 'document_number' ? 'number' : optional.column;
  const empty = statement(optional.index, `${nullColumn} IS NULL`, beyond(['id'], true), ['id']);
  const inOrder = sort.descending ? [full, empty] : [empty, full];
  // A page that ended in the second part has the first one behind it.
  return after !== null && after.isEmpty === sort.descending ? inOrder.slice(1) : inOrder;
}

/** The documents of one narrow filter, sorted. */
function sorted(parts: readonly Part[], driver: Part, sort: ListSort, after: ListKey | null): Statement {
  const { keys, optional } = sorts[sort.column];
  const order = orderOf(sort.descending);
  const others = conditionOf(parts.filter((part) => part !== driver));
  const bound = after === null ? null : boundOf(keys, optional?.column, after, sort.descending);
  const orderKeys = keys.includes('id') ? keys : [...keys, 'id'];
  return {
    sql: `SELECT ${columns} FROM ${source(driver)}
          WHERE ${driver.sql} AND deleted_at IS NULL AND ${others.sql} AND ${bound?.sql ?? '1'}
          ORDER BY ${orderKeys.map((key) => `+${key} ${order}`).join(', ')} LIMIT ?`,
    parameters: [...driver.parameters, ...others.parameters, ...(bound?.parameters ?? [])],
  };
}

function boundOf(
  keys: readonly string[],
  optional: string | undefined,
  after: ListKey,
  descending: boolean,
): Statement {
  const beyond = beyondKey(after.isEmpty ? ['id'] : keys, after.values, descending);
  if (optional === undefined) return beyond;
  const own = `${optional} IS ${after.isEmpty ? '' : 'NOT '}NULL AND ${beyond.sql}`;
  const isFirst = after.isEmpty !== descending;
  const { parameters } = beyond;
  return isFirst
    ? { sql: `((${own}) OR ${optional} IS ${after.isEmpty ? 'NOT ' : ''}NULL)`, parameters }
    : { sql: `(${own})`, parameters };
}

function beyondKey(keys: readonly string[], values: ListKey['values'], descending: boolean): Statement {
  return {
    sql: `(${keys.join(', ')}) ${descending ? '<' : '>'} (${keys.map(() => '?').join(', ')})`,
    parameters: values,
  };
}

const orderOf = (descending: boolean) => (descending ? 'DESC' : 'ASC');
const source = (part: Part | undefined) =>
  part === undefined || part.index === null || part.index === 'document_search'
    ? 'document'
    : `document INDEXED BY ${part.index}`;

function conditionOf(parts: readonly Statement[]): Statement {
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(' AND ') || '1',
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}

/**
 * The part whose documents are to be fetched and sorted, or null where walking the sort's index will fill a page sooner:
 * if the parts are independent of each other, a page of `limit` is full after `limit` ÷ (the product of their shares).
 */
function narrowest(db: Db, parts: readonly Part[], limit: number): Part | null {
  const indexed = parts.filter(({ index }) => index !== null);
  if (indexed.length === 0) return null;
  const total = Math.max(
    1,
    db.prepare<[], { last: number | null }>('SELECT max(id) AS last FROM document').get()?.last ?? 1,
  );
  let best: { part: Part; rows: number } | null = null;
  let share = 1;
  for (const part of indexed) {
    const { rows } = db
      .prepare<(string | number)[], { rows: number }>(
        `SELECT count(*) AS rows FROM (SELECT 1 FROM ${source(part)} WHERE ${part.sql} AND deleted_at IS NULL LIMIT ?)`,
      )
      .get(...part.parameters, countedTo) ?? { rows: 0 };
    if (rows >= countedTo) continue;
    share *= Math.max(1, rows) / total;
    if (best === null || rows < best.rows) best = { part, rows };
  }
  return best !== null && best.rows < Math.min(total, limit / share) ? best.part : null;
}

/** The filter as conditions on the table `document`. */
function partsOf(db: Db, filter: DocumentFilter, today: string): Part[] {
  const parts: Part[] = [];
  const add = (index: string | null, sql: string, ...parameters: (string | number)[]) =>
    parts.push({ index, sql, parameters });
  const { type, status, clientId, from, to, currency, minGross, maxGross } = filter;
  parts.push(...textParts(db, filter.text ?? ''));
  if (clientId !== undefined) add('document_client', 'client_id = ?', clientId);
  if (status === 'overdue') {
    add('document_status', `status IN ('issued', 'part-paid')`);
    add('document_due', 'due_day < ?', today);
  } else if (status !== undefined) add('document_status', 'status = ?', status);
  if (type !== undefined) add('document_type', 'type = ?', type);
  const range = (index: string, column: string, low?: string | number, high?: string | number) => {
    if (low !== undefined && high !== undefined) add(index, `${column} BETWEEN ? AND ?`, low, high);
    else if (low !== undefined) add(index, `${column} >= ?`, low);
    else if (high !== undefined) add(index, `${column} <= ?`, high);
  };
  range('document_day', 'day', from, to);
  range('document_gross', 'gross', minGross, maxGross);
  if (currency !== undefined) add(null, 'currency = ?', currency);
  return parts;
}

/** Any part of number or name by the search index; fewer than three letters are how a number or a name begins. */
function textParts(db: Db, typed: string): Part[] {
  const text = typedText(typed);
  if (text === null) return [];
  if (!text.short)
    return [
      {
        index: 'document_search',
        sql: 'id IN (SELECT rowid FROM document_search WHERE document_search MATCH ?)',
        parameters: [matchOf(db, text, 'document_search')],
      },
      { index: null, ...keyHolds(text, 'search_key') },
    ];
  const begins = (index: string, column: string) =>
    `SELECT id FROM document INDEXED BY ${index} WHERE ${column} >= ? AND ${column} < ? AND deleted_at IS NULL`;
  const { beginning, asTyped } = text;
  // Numbers are stored as they are printed.
  const spellings = [asTyped, asTyped.toUpperCase()];
  return [
    {
      index: 'document_search',
      sql: `id IN (${[begins('document_client_name', 'client_key'), ...spellings.map(() => begins('document_number', 'number'))].join(' UNION ')})`,
      parameters: [beginning, ...spellings].flatMap((start) => [start, `${start}\u{10FFFF}`]),
    },
  ];
}
