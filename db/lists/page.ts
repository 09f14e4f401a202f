/**
 * Pages of a list at a million rows: by key, sorted by any column that has an index, filtered by any conditions. Which
 * way is fast depends on how many rows the conditions leave, so that is looked at first.
 */
import type { Db } from '../database.ts';
import { idsOf, type ListedTable, type Order, type RowCondition } from './listed.ts';
import { type Bounds, inSets, type Measured, measured, type Sized, usualBounds } from './measured.ts';
import { type Part, partsOf, type RowKeys, type Walked } from './parts.ts';
import { compareKeys } from './ranges.ts';
import { andAll, countedUpTo, idsFrom, joined, type Key, numberFrom, type Statement, statement } from './statement.ts';

export interface PageRequest {
  readonly listed: ListedTable;
  readonly order: Order;
  readonly descending: boolean;
  readonly conditions: readonly RowCondition[];
  /** Rows of the bin instead of those that are not in it. */
  readonly deleted: boolean;
  /** The keys of the row after which the page begins. */
  readonly after: RowKeys | null;
  readonly limit: number;
}

/** The rows of a page by id, and the keys of the last one where more follow. */
export interface FoundPage {
  readonly ids: readonly number[];
  readonly next: RowKeys | null;
}

/** A row that was found: its id, then its keys in the order. */
export type FoundRow = readonly [number, ...(Key | null)[]];

/** One page. */
export function listPage(db: Db, request: PageRequest, bounds: Bounds = usualBounds): FoundPage {
  return pageFrom(rowsOf(db, { ...request, limit: request.limit + 1 }, bounds), request.limit);
}

/** As many of the rows as the page has, and where the next one begins if there are more. */
export function pageFrom(found: readonly FoundRow[], limit: number): FoundPage {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    ids: rows.map(([id]) => id),
    next: found.length > rows.length && last !== undefined ? last.slice(1) : null,
  };
}

function rowsOf(db: Db, request: PageRequest, bounds: Bounds): readonly FoundRow[] {
  const { conditions, after, limit } = request;
  if (request.deleted) return behind(sortedRows(db, request, binOf(request), after === null ? limit : null), request);
  const parts = partsOf(request, after);
  if (parts.every(({ rest }) => rest.length === 0)) return walk(db, request, parts, limit, []);
  const found = measured(db, conditions, bounds);
  if (found.ids?.length === 0) return [];
  if (found.ids !== null)
    return behind(sortedRows(db, request, among(request, found.ids), after === null ? limit : null), request);
  return walkMeasured(db, request, parts, found, bounds);
}

function walkMeasured(
  db: Db,
  request: PageRequest,
  parts: readonly Part[],
  { sized }: Measured,
  bounds: Bounds,
): readonly FoundRow[] {
  const sets = sized.filter(({ size }) => size <= bounds.many);
  const way = wayFor(db, request, sized, sets, bounds);
  if (way === 'fetch' && sets[0] !== undefined) {
    const ids = idsInOthers(db, sets[0], sized);
    return behind(sortedRows(db, request, among(request, ids), request.after === null ? request.limit : null), request);
  }
  const rows = way === 'look' ? triedRows(db, request, parts, bounds) : null;
  // What is left of the conditions in this order is far behind: sets are worth their while now.
  return rows ?? walk(db, request, parts, request.limit, sets.length > 0 ? sets : worthSets(db, sized));
}

/** The ids of a set that are in the other sources too, as far as walking these takes less time than to fetch rows in vain. */
function idsInOthers(db: Db, { condition, source, size }: Sized, sized: readonly Sized[]): readonly number[] {
  let ids: readonly number[] = idsFrom(db, idsOf(source));
  for (const other of sized) {
    const most = Math.min(LARGEST_SET, Math.floor((ids.length * costs.fetch) / (2 * costs.lookUp)));
    if (other.condition === condition || !other.source.exact || ids.length * 4 < size) continue;
    if (countedUpTo(db, idsOf(other.source), most + 1) > most) continue;
    const both = statement(') WHERE +id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
    ids = idsFrom(db, joined('SELECT id FROM (', idsOf(other.source), both));
  }
  return ids;
}

/** Larger sets take longer to make than the rows to look at that they spare. */
const LARGEST_SET = 250_000;

/** A further set is worth while up to this size: it only spares looking at rows that the first one has left. */
const FURTHER_SET = 60_000;

/** The smallest of the sources with others that are small, none of them too large; all where all are. */
function worthSets(db: Db, sized: readonly Sized[]): readonly Sized[] {
  const worth = sized
    .map((one) => ({ ...one, size: countedUpTo(db, idsOf(one.source), LARGEST_SET + 1) }))
    .filter(({ source, size }) => !source.exact || size <= LARGEST_SET)
    .sort((one, other) => one.size - other.size);
  return worth.length > 0 ? worth.filter(({ size }, place) => place === 0 || size <= FURTHER_SET) : sized;
}

/** Microseconds, as measured with a million rows: to look at a row, to fetch and sort one, to put an id into a set, to look it up there. */
const costs = { look: 4, fetch: 3, put: 0.5, lookUp: 0.2 };
/** Conditions are often related to the order, so that a walk is longer than it seems. */
const walksAreLonger = 3;
/** Of a condition that leaves more than were counted. */
const usualShare = 0.15;
/** So many rows of the smallest set tell how many of them pass the other conditions. */
const SAMPLE = 200;

/** Whether to look at the rows as they come, to fetch and sort those of the smallest set, or to walk with sets; if the conditions have nothing to do with the order. */
function wayFor(
  db: Db,
  request: PageRequest,
  sized: readonly Sized[],
  sets: readonly Sized[],
  bounds: Bounds,
): 'look' | 'fetch' | 'sets' {
  const { listed, limit } = request;
  const [first] = sets;
  if (first === undefined) return 'look';
  const total = numberFrom(db, statement(`SELECT ifnull(max(${listed.table}.id), 0) FROM ${listed.table}`));
  const fetching = first.size * costs.fetch;
  const putting = sets.reduce((all, { size }) => all + size, 0) * costs.put;
  const guessed = sized.reduce((all, { size }) => all * (size > bounds.many ? usualShare : size / total), 1);
  const share = putting < fetching ? (first.size / total) * passingOf(db, request, first) : guessed;
  const rows = Math.min(total, (walksAreLonger * limit) / Math.max(share, 1 / total));
  const inSets = sets.reduce((all, { size }) => (all * size) / total, rows);
  const walking = putting + rows * costs.lookUp + inSets * costs.look;
  if (rows * costs.look < Math.min(walking, fetching)) return 'look';
  return fetching < walking ? 'fetch' : 'sets';
}

/** The share of a set's rows that pass all conditions, as some of them tell. */
function passingOf(db: Db, request: PageRequest, { source, size }: Sized): number {
  // Those at the beginning of an index have more in common than others.
  const every = Math.max(1, Math.floor(size / SAMPLE));
  const some = joined('SELECT id FROM (', idsOf(source), statement(') WHERE id % ? = 0 LIMIT ?', every, SAMPLE));
  const ids = idsFrom(db, some);
  const passing = numberFrom(db, joined('SELECT count(*) ', among(request, ids)));
  return Math.max(passing, 0.5) / Math.max(ids.length, 1);
}

/** The rows that pass, where they are found by looking at not too many; null otherwise. */
function triedRows(db: Db, request: PageRequest, parts: readonly Part[], bounds: Bounds): FoundRow[] | null {
  const rows: FoundRow[] = [];
  for (const part of parts) {
    const wanted = request.limit - rows.length;
    if (wanted <= 0) break;
    const more = tried(db, request, part, wanted, bounds);
    if (more === null) return null;
    rows.push(...more);
  }
  return rows;
}

/** Along the parts until there are enough. With sets, without looking at rows that are in none of them. */
export function walk(
  db: Db,
  walked: Walked,
  parts: readonly Part[],
  limit: number,
  sets: readonly Sized[],
): FoundRow[] {
  const rows: FoundRow[] = [];
  for (const part of parts) {
    if (rows.length >= limit) break;
    const where = joined(part.where, ...restOf(part, sets));
    rows.push(...found(db, select(walked, part, where, statement(' LIMIT ?', limit - rows.length))));
  }
  return rows;
}

/** The sets first: they need nothing but the id. Then what they do not answer. */
export function restOf(part: Part, sets: readonly Sized[]): readonly Statement[] {
  const asked = sets.filter(({ condition }) => part.rest.includes(condition));
  const answered = new Set(asked.filter(({ source }) => source.exact).map(({ condition }) => condition));
  const tests = part.rest.filter((condition) => !answered.has(condition)).map(({ test }) => test);
  return [inSets(asked, part.id), andAll(tests)];
}

/** The rows among the first of a part that pass; null where these were too few, and more would have to be looked at. */
function tried(db: Db, walked: Walked, part: Part, limit: number, bounds: Bounds): FoundRow[] | null {
  if (part.rest.length === 0) return found(db, select(walked, part, part.where, statement(' LIMIT ?', limit)));
  const first = isCovered(part) ? bounds.triedCovered : bounds.tried;
  const rows = found(db, triedStatement(walked, part, first, statement(' LIMIT ?', limit)));
  if (rows.length >= limit) return rows;
  // As often as they passed so far, the others are not far: going on is quicker than making sets.
  const expected = Math.ceil((1.5 * limit * first) / Math.max(1, rows.length));
  if (expected > first * bounds.triedAgain) return isShorter(db, part, first) ? rows : null;
  const missing = statement(' LIMIT ?', limit - rows.length);
  const more = [...rows, ...found(db, triedStatement(walked, part, expected - first, missing, first))];
  return more.length >= limit || isShorter(db, part, expected) ? more : null;
}

/**
 * The rows that pass among the first `most` of a part after those that are skipped. What they are sorted by is fetched of
 * these alone: in the order of an own field it takes longer than the tests.
 */
export function triedStatement(walked: Walked, part: Part, most: number, limit: Statement, skipped = 0): Statement {
  const { table } = walked.listed;
  const { sql, parameters } = andAll(part.rest.map(({ test }) => test));
  const tested = { sql: `${sql.slice(' AND '.length)} AS passes`, parameters };
  return joined(
    `SELECT ${columnsOf(walked)} FROM (SELECT ${part.id} AS tried_id, `,
    tested,
    ` ${part.from} WHERE `,
    part.where,
    orderBy(walked, part),
    statement(' LIMIT ? OFFSET ?', most, skipped),
    `) AS looked CROSS JOIN ${table} NOT INDEXED ON ${table}.id = looked.tried_id WHERE looked.passes`,
    limit,
  );
}

/** Whether a part has no more entries than this. */
export function isShorter(db: Db, { from, where }: Part, most: number): boolean {
  return countedUpTo(db, joined(`SELECT 1 ${from} WHERE `, where), most + 1) <= most;
}

function isCovered({ rest, keys, covers }: Part): boolean {
  return rest.every(({ on }) => on !== null && (covers.includes(on.expression) || keys.includes(on.expression)));
}

/** The rows of a part in its order. */
export function select(walked: Walked, part: Part, where: Statement, limit: Statement): Statement {
  return joined(`SELECT ${columnsOf(walked)} ${part.from} WHERE `, where, orderBy(walked, part), limit);
}

function orderBy({ descending }: Walked, { keys }: Part): string {
  return ` ORDER BY ${keys.map((key) => `${key}${descending ? ' DESC' : ''}`).join(', ')}`;
}

function columnsOf({ listed, order }: Walked): string {
  return [`${listed.table}.id AS id`, ...order.keys.map((key, place) => `${key} AS key${place}`)].join(', ');
}

/** FROM and WHERE of these rows, as far as they pass. */
export function among({ listed, conditions }: Walked, ids: readonly number[]): Statement {
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
export function binOf({ listed, conditions }: Walked): Statement {
  const { table, bin } = listed;
  return joined(
    `FROM ${table} INDEXED BY ${bin} WHERE ${table}.deleted_at IS NOT NULL`,
    andAll(conditions.map(({ test }) => test)),
  );
}

/** Fetches rows and sorts them. `limit`: the first ones are enough. */
export function sortedRows(db: Db, walked: Walked, rows: Statement, limit: number | null): FoundRow[] {
  const { order, descending } = walked;
  const by = order.keys.map((_, place) => `key${place}${descending ? ' DESC' : ''}`).join(', ');
  const end = statement(` ORDER BY ${by} LIMIT ?`, limit ?? -1);
  return found(db, joined(`SELECT ${columnsOf(walked)} `, rows, end));
}

/** What follows the row with the keys that the page begins after. */
function behind(rows: readonly FoundRow[], { after, descending, limit }: PageRequest): readonly FoundRow[] {
  if (after === null) return rows.slice(0, limit);
  const isBehind = ([, ...keys]: FoundRow) => compareRows(keys, after) * (descending ? -1 : 1) > 0;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && isBehind(row)) high = middle;
    else low = middle + 1;
  }
  return rows.slice(low, low + limit);
}

function compareRows(one: RowKeys, other: RowKeys): number {
  for (const [place, key] of one.entries()) {
    const side = compareKeys(key, other[place] ?? null);
    if (side !== 0) return side;
  }
  return 0;
}

function found(db: Db, { sql, parameters }: Statement): FoundRow[] {
  return db
    .prepare<Key[], FoundRow>(sql)
    .raw()
    .all(...parameters);
}
