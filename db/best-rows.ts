/** The best few records for what is being typed: those that begin so, then those that contain it, the latest first. */
import type { Db } from './database.ts';
import { beginningsOf, type Key, type ListedTable, type Statement } from './listing.ts';
import { keyHolds, matchOf, type TypedText } from './typed-text.ts';

/**
 * Rows as the table's `select` has them. First those whose name begins so, in the order of names; then, of a text that
 * is too short for the search table, those whose other `beginnings` match, and of others those that contain it.
 * `only`: one more condition, without parameters.
 */
export function bestRows<Row extends { readonly id: number }>(
  db: Db,
  listed: ListedTable,
  text: TypedText,
  limit: number,
  only = '1',
): Row[] {
  const found = new Map<number, Row>();
  for (const { sql, parameters } of bestStatements(db, listed, text, limit, only)) {
    if (found.size >= limit) break;
    for (const row of db.prepare<Key[], Row>(sql).all(...parameters)) if (!found.has(row.id)) found.set(row.id, row);
  }
  return [...found.values()].slice(0, limit);
}

/** What `bestRows` asks, one after the other until it has enough. */
export function bestStatements(
  db: Db,
  listed: ListedTable,
  text: TypedText,
  limit: number,
  only = '1',
): readonly Statement[] {
  const { table, search, select } = listed;
  const holds = keyHolds(text, `${table}.search_key`);
  const [name, ...others] = beginningsOf(listed, text).map(({ column, index, from, to }) => ({
    sql: `SELECT ${select} FROM ${table} INDEXED BY ${index} WHERE deleted_at IS NULL AND ${column} >= ? AND ${column} < ? AND ${only} AND ${holds.sql} ORDER BY ${column}, id LIMIT ?`,
    parameters: [from, to, ...holds.parameters, limit],
  }));
  if (name === undefined) throw new Error(`${table} says nothing about beginnings.`);
  if (text.short) return [name, ...others];
  const containing = {
    sql: `SELECT ${select} FROM ${search} CROSS JOIN ${table} ON ${table}.id = ${search}.rowid WHERE ${search} MATCH ? AND deleted_at IS NULL AND ${only} AND ${holds.sql} ORDER BY ${search}.rowid DESC LIMIT ?`,
    // Those that begin so may be among the latest.
    parameters: [matchOf(db, text, search), ...holds.parameters, 2 * limit],
  };
  return [name, containing];
}
