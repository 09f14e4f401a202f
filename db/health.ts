/** What a database file holds and whether it is sound. */
import type SQLite from 'better-sqlite3';
import { openSqlite } from './database.ts';
import { asDatabaseProblem } from './database-problem.ts';
import { type AppliedMigration, appliedIn } from './migrate.ts';

/** How many rows the main tables have, those in the bin included; 0 where a table is not there yet. */
export interface Counts {
  readonly clients: number;
  readonly products: number;
  readonly documents: number;
}

export interface Health {
  readonly schema: readonly AppliedMigration[];
  readonly counts: Counts;
  /** `ok`, or the first lines of what SQLite finds wrong. */
  readonly integrity: 'ok' | readonly string[];
}

const LINES = 10;

/**
 * Reads the whole file (seconds for a gigabyte) and says what is in it. Changes nothing. A file that cannot even be
 * opened throws DatabaseProblem; one that opens and is damaged inside answers so. `exclusive`: for a file on a drive of the network,
 * which nobody else has open.
 */
export function inspect(path: string, { exclusive = false } = {}): Health {
  const sql = openSqlite(path, exclusive ? { exclusive } : { readonly: true });
  try {
    sql.pragma('cache_size = -65536');
    const integrity = integrityOf(sql);
    return { schema: appliedIn(sql), counts: countsOf(sql), integrity };
  } catch (error) {
    throw asDatabaseProblem(error, path);
  } finally {
    sql.close();
  }
}

/** Bytes up to which a database is checked in full before its copy counts as a backup: about a second. */
export const checkedInFull = 64 * 1024 * 1024;

/**
 * Whether a copy is good enough to be called a backup, over a connection that is open: `ok`, or what is wrong. Up to 64 MB
 * it is SQLite's whole `integrity_check`. Above that it is `quick_check` of every table: its pages and rows are read, but indexes
 * are not compared with their tables row by row, the search index, which can be made anew, is only looked at as pages, and pages that
 * nothing uses are not looked at: indexes and unused pages a restore makes anew.
 * Measured at 480 MB: copying with a flush 0.4 to 1.5 s, `quick_check` 0.6 to 0.9 s by one thread, `integrity_check` of the ordinary
 * tables alone 5 to 7 s, of everything 8 to 10 s: a backup is to take no more than twice the copying. A restore checks
 * every size in full.
 */
export function checkForBackup(sql: SQLite.Database): Health['integrity'] {
  return sizeOf(sql) <= checkedInFull ? fullCheck(sql) : tablesCheck(sql);
}

/** Bytes of the database over a connection that is open. */
export function sizeOf(sql: SQLite.Database): number {
  return Number(sql.pragma('page_count', { simple: true })) * Number(sql.pragma('page_size', { simple: true }));
}

/** `ok`, or what is wrong with the pages and rows of the tables, which is what no other page can tell. */
export function tablesCheck(sql: SQLite.Database): Health['integrity'] {
  const found = ordinaryTables(sql).flatMap(({ name }) => {
    const one = quickCheckOf(sql, name);
    return one === 'ok' ? [] : one;
  });
  return found.length === 0 ? 'ok' : found.slice(0, LINES);
}

/** `ok`, or the first lines of what is wrong with the pages and rows of one table. */
export function quickCheckOf(sql: SQLite.Database, table: string): Health['integrity'] {
  return lines(() => {
    const found = sql
      .prepare<[], string>(`PRAGMA quick_check(${quoted(table)})`)
      .pluck()
      .all();
    return found.filter((line) => line !== 'ok');
  });
}

/** All tables but virtual ones, with the number of their indexes. */
export function ordinaryTables(
  sql: SQLite.Database,
): { readonly name: string; readonly indexes: number; readonly hasRowid: boolean }[] {
  return sql
    .prepare<[], { name: string; indexes: number; withoutRowid: 0 | 1 }>(
      `SELECT name, (SELECT count(*) FROM sqlite_schema AS i WHERE i.type = 'index' AND i.tbl_name = t.name) AS indexes,
         sql LIKE '%WITHOUT ROWID%' AS withoutRowid
       FROM sqlite_schema AS t WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'`,
    )
    .all()
    .map(({ name, indexes, withoutRowid }) => ({ name, indexes, hasRowid: withoutRowid === 0 }));
}

/** A name in SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The counts over a connection that is open. */
export function countsOf(sql: SQLite.Database): Counts {
  return { clients: rowsOf(sql, 'client'), products: rowsOf(sql, 'product'), documents: rowsOf(sql, 'document') };
}

/** The number of the last entry of the log, to which every change adds one; 0 where there is none. */
export function lastEntryOf(sql: SQLite.Database): number {
  if (!hasTable(sql, 'audit')) return 0;
  return sql.prepare<[], { last: number | null }>('SELECT max(id) AS last FROM audit').get()?.last ?? 0;
}

function rowsOf(sql: SQLite.Database, table: 'client' | 'product' | 'document'): number {
  if (!hasTable(sql, table)) return 0;
  return sql.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
}

function hasTable(sql: SQLite.Database, table: string): boolean {
  return sql.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) !== undefined;
}

function integrityOf(sql: SQLite.Database): Health['integrity'] {
  const damage = fullCheck(sql);
  if (damage !== 'ok') return damage;
  return lines(() => {
    const orphans = sql.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all();
    return orphans.map(({ table, parent }) => `a row of ${table} refers to a missing row of ${parent}`);
  });
}

function fullCheck(sql: SQLite.Database): Health['integrity'] {
  return lines(() => {
    const found = sql.prepare<[], string>(`PRAGMA integrity_check(${LINES})`).pluck().all();
    return found.filter((line) => line !== 'ok');
  });
}

/** Damage that stops the check itself is an answer too. */
function lines(check: () => string[]): Health['integrity'] {
  try {
    const found = check();
    return found.length === 0 ? 'ok' : found.slice(0, LINES);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CORRUPT'))
      return [error.message];
    throw error;
  }
}
