/** How many rows conditions leave: exactly as far as that is quick, else at least so many. */
import type { Db } from '../database.ts';
import { candidatesIn } from './candidates.ts';
import { fromIndex, idsOf, type ListedTable, type Narrowed, type RowCondition } from './listed.ts';
import { type Measured, measured, usualBounds } from './measured.ts';
import { isHeld } from './parts.ts';
import { pointOf, type Range } from './ranges.ts';
import { among, binOf } from './rows.ts';
import { andAll, countedUpTo, joined, numberFrom, rowFrom, type Statement, statement } from './statement.ts';

export interface CountRequest {
  readonly listed: ListedTable;
  readonly conditions: readonly RowCondition[];
  readonly deleted: boolean;
}

/** `exact` is false where counting was stopped at the number given. */
export interface Counted {
  readonly count: number;
  readonly exact: boolean;
}

/** How far is counted exactly. */
export interface CountBounds {
  /** Entries of an index are counted up to here. */
  readonly counted: number;
  /** Entries of an index of which each is tested: of all indexes that would do a few first, so that the shortest is found. */
  readonly tested: readonly number[];
  /** Rows that have to be looked at themselves. */
  readonly lookedAt: number;
}

const usual: CountBounds = { counted: 100_000, tested: [2000, usualBounds.many, 100_000], lookedAt: 8000 };

export function countRows(db: Db, request: CountRequest, bounds: CountBounds = usual): Counted {
  const { listed, conditions } = request;
  if (request.deleted) return upTo(db, joined('SELECT 1 ', binOf(walkedFor(request))), bounds.counted);
  if (conditions.length === 0) return { count: rowsInAll(db, listed), exact: true };
  const [only, ...others] = conditions;
  const source = only?.source;
  if (others.length === 0 && source?.exact && source.ofTable)
    return upTo(
      db,
      joined(source.repeats ? 'SELECT DISTINCT id FROM (' : 'SELECT id FROM (', idsOf(source), ')'),
      bounds.counted,
    );
  const inIndex = countedInIndex(db, request, bounds);
  if (inIndex !== null) return inIndex;
  const found = measured(db, conditions, usualBounds);
  const exactly = exactCount(db, request, found);
  if (exactly !== null) return exactly;
  return lookedAt(db, request, found, bounds.lookedAt);
}

/**
 * Where the rows are that conditions leave, for whoever wants more of them than their number: pieces of `FROM … WHERE …`,
 * none of which has a row of another one, and what is still to be tested of their rows. `all`: where all rows are.
 */
export function rowsToCount(
  db: Db,
  request: CountRequest,
  all: Statement,
): { readonly pieces: readonly Statement[]; readonly tests: readonly Statement[] } {
  const { listed, conditions } = request;
  const { table } = listed;
  if (request.deleted) return { pieces: [binOf(walkedFor(request))], tests: [] };
  if (conditions.length === 0) return { pieces: [all], tests: [] };
  const { ids, sized } = measured(db, conditions, usualBounds);
  if (ids?.length === 0) return { pieces: [], tests: [] };
  if (ids !== null) return { pieces: [among(walkedFor(request), ids)], tests: [] };
  const [first] = sized;
  const rest = conditions.filter((one) => one !== first?.condition || !first.source.exact).map(({ test }) => test);
  if (first === undefined) return { pieces: [all], tests: rest };
  if (first.source.ofTable && !first.source.repeats) return { pieces: first.source.pieces, tests: rest };
  const someIds = joined(
    `FROM ${table} NOT INDEXED WHERE ${table}.id IN (`,
    idsOf(first.source),
    `) AND ${table}.deleted_at IS NULL`,
  );
  return { pieces: [someIds], tests: rest };
}

/** All rows that are not in the bin. SQLite counts a whole table by its pages, in some 10 ms for a million. */
export function rowsInAll(db: Db, { table, bin }: ListedTable): number {
  return numberFrom(
    db,
    statement(
      `SELECT (SELECT count(*) FROM ${table}) - (SELECT count(*) FROM ${table} INDEXED BY ${bin} WHERE ${table}.deleted_at IS NOT NULL)`,
    ),
  );
}

/** Counts the entries of the shortest index that holds all that is asked for; null where there is none, or where few of very many pass. */
function countedInIndex(
  db: Db,
  { listed, conditions }: CountRequest,
  { tested, lookedAt: enough }: CountBounds,
): Counted | null {
  const indexes = listed.narrowed.flatMap((index) => entriesOf(listed, index, conditions) ?? []);
  for (const limit of tested) {
    let most = 0;
    for (const entries of indexes) {
      const asked = joined('SELECT count(*), total(passes) FROM (', entries, statement(' LIMIT ?)', limit + 1));
      const [read = 0, count = 0] = rowFrom(db, asked);
      if (read <= limit) return { count, exact: true };
      most = Math.max(most, count);
    }
    if (most > enough) return { count: most, exact: false };
  }
  return null;
}

/** Of the entries of an index whether each passes; null where the row itself would have to be asked. */
function entriesOf({ table }: ListedTable, index: Narrowed, conditions: readonly RowCondition[]): Statement | null {
  const first = conditions.find(
    ({ on }) => on?.expression === index.expression && on.ranges.length > 0 && on.ranges.every(isPoint),
  );
  const others = conditions.filter((condition) => condition !== first);
  if (first === undefined || !others.every((condition) => isHeld(index, condition))) return null;
  // One range of the next key bounds what is read; the rest is tested of what is read.
  const next = others.filter(({ on }) => on?.expression === index.keys[0] && on?.ranges.length === 1).slice(0, 1);
  const testsOf = (some: readonly RowCondition[]) => andAll(some.map(({ test }) => test));
  return joined(
    'SELECT 1',
    testsOf(others.filter((condition) => !next.includes(condition))),
    ` AS passes ${fromIndex(table, index.index)} WHERE ${table}.deleted_at IS NULL`,
    testsOf([first, ...next]),
  );
}

const isPoint = (range: Range) => pointOf(range) !== null;

function exactCount(db: Db, request: CountRequest, { ids, sized }: Measured): Counted | null {
  if (ids?.length === 0) return { count: 0, exact: true };
  if (ids !== null)
    return { count: numberFrom(db, joined('SELECT count(*) ', among(walkedFor(request), ids))), exact: true };
  const [first, ...others] = sized.filter(({ source, size }) => source.exact && size <= usualBounds.many);
  if (first === undefined || others.length + 1 < request.conditions.length) return null;
  const candidates = candidatesIn(db, [first, ...others], 0).ids;
  const isOfTable = [first, ...others].some(({ source }) => source.ofTable);
  // The others know of rows in the bin, too.
  const alive = () => among({ listed: request.listed, conditions: [] }, candidates.ids());
  return { count: isOfTable ? candidates.size : numberFrom(db, joined('SELECT count(*) ', alive())), exact: true };
}

function lookedAt(db: Db, request: CountRequest, { sized }: Measured, most: number): Counted {
  const { listed, conditions } = request;
  const { table } = listed;
  const [first] = sized;
  const tests = andAll(
    conditions.filter((one) => one !== first?.condition || !first.source.exact).map(({ test }) => test),
  );
  const candidates =
    first === undefined
      ? statement(`SELECT ${table}.id FROM ${table} WHERE ${table}.deleted_at IS NULL`)
      : idsOf(first.source);
  const passed = joined(
    `SELECT count(*) FROM ${table} NOT INDEXED WHERE ${table}.id IN (`,
    candidates,
    statement(` LIMIT ?) AND ${table}.deleted_at IS NULL`, most),
    tests,
  );
  const exact = first === undefined ? rowsInAll(db, listed) <= most : first.size <= most;
  return { count: numberFrom(db, passed), exact };
}

function upTo(db: Db, rows: Statement, most: number): Counted {
  const count = countedUpTo(db, rows, most + 1);
  return { count: Math.min(count, most), exact: count <= most };
}

/** Counting has no order. */
function walkedFor({ listed, conditions }: CountRequest) {
  return { listed, conditions, order: { keys: [], types: [], stretches: [] }, descending: false };
}
