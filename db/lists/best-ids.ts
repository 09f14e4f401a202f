/** The best few records for what is being typed: those that begin so, then those that contain it, the latest first. */
import type { Db } from '../database.ts';
import { keyHolds, matchOf, type TypedText } from '../typed-text.ts';
import { fromIndex, idsOf, type ListedTable, type RowCondition } from './listed.ts';
import { measured, usualBounds } from './measured.ts';
import { andAll, idsFrom, joined, type Statement, statement } from './statement.ts';
import { beginningsOf } from './text-condition.ts';

/** What is looked for. */
export interface BestRequest {
  readonly listed: ListedTable;
  readonly text: TypedText;
  /** Where all that was typed must stand: the table's `search_key`, or less of it. */
  readonly searched: string;
  /** What else is asked of each row. */
  readonly conditions: readonly RowCondition[];
  readonly limit: number;
}

/**
 * Ids of rows that are not in the bin. First those that begin so in the table's first beginning, in its order; then, of a
 * text that is too short for the search table, those that begin so elsewhere, and of others those that contain it.
 */
export function bestIds(db: Db, request: BestRequest): number[] {
  const { limit } = request;
  const found = new Set<number>();
  for (const asked of bestStatements(db, request)) {
    if (found.size >= limit) break;
    for (const id of idsFrom(db, asked)) found.add(id);
  }
  return [...found].slice(0, limit);
}

/** What `bestIds` asks, one after the other until it has enough. */
export function bestStatements(db: Db, request: BestRequest): readonly Statement[] {
  const { listed, text, searched, conditions, limit } = request;
  const { table, search } = listed;
  const { ids, sized } = measured(db, conditions, usualBounds);
  const holds = keyHolds(text, searched);
  if (ids?.length === 0) return [];
  if (ids !== null) return [amongFew(request, ids, holds)];
  // Whoever sees one client of fifty would wait for the others to be looked at and passed over.
  const sets = sized.filter(({ source, size }) => source.exact && size <= usualBounds.many);
  const answered = new Set(sets.map(({ condition }) => condition));
  const others = conditions.filter((condition) => !answered.has(condition)).map(({ test }) => test);
  const passes = (id: string) =>
    joined(...sets.flatMap(({ source }) => [` AND +${id} IN (`, idsOf(source), ')']), andAll([...others, holds]));
  const beginnings = beginningsOf(listed, text).map(({ expression, index, test }) => ({
    expression,
    rows: joined(
      `SELECT ${table}.id ${fromIndex(table, index)} WHERE ${table}.deleted_at IS NULL AND `,
      test,
      passes(`${table}.id`),
      statement(` ORDER BY ${expression}, ${table}.id LIMIT ?`, limit),
    ),
  }));
  if (text.short || search === null) return beginnings.map(({ rows }) => rows);
  const first = beginnings.filter(({ expression }) => expression === listed.beginnings[0]?.expression);
  const containing = joined(
    statement(
      `SELECT ${table}.id FROM ${search} CROSS JOIN ${table} ON ${table}.id = ${search}.rowid WHERE ${search} MATCH ? AND ${table}.deleted_at IS NULL`,
      matchOf(db, text, search),
    ),
    passes(`${search}.rowid`),
    // Those that begin so may be among the latest.
    statement(` ORDER BY ${search}.rowid DESC LIMIT ?`, 2 * limit),
  );
  return [...first.map(({ rows }) => rows), containing];
}

/** The same among records that are few: all of them are looked at. */
function amongFew(
  { listed, text, conditions, limit }: BestRequest,
  ids: readonly number[],
  holds: Statement,
): Statement {
  const { table } = listed;
  const name = listed.beginnings[0]?.expression;
  const begins = beginningsOf(listed, text).filter(({ expression }) => text.short || expression === name);
  const place = joined('CASE', ...begins.flatMap(({ test }, at) => [' WHEN ', test, ` THEN ${at}`]), ' END');
  return joined(
    `SELECT id FROM (SELECT ${table}.id AS id, ${name} AS name, `,
    place,
    ` AS place FROM ${table} NOT INDEXED`,
    statement(` WHERE ${table}.id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids)),
    ` AND ${table}.deleted_at IS NULL`,
    andAll([...conditions.map(({ test }) => test), holds]),
    `) ${text.short ? 'WHERE place IS NOT NULL' : ''} ORDER BY place IS NULL, place, CASE WHEN place IS NOT NULL THEN name END, id DESC`,
    statement(' LIMIT ?', limit),
  );
}
