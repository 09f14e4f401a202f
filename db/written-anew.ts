/** A copy of a database in which only what can be made of the records is damaged: indexes, the search, and pages that nothing uses. */
import { renameSync, rmSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { openSqlite } from './database.ts';
import { DatabaseProblem } from './database-problem.ts';
import { inspect, ordinaryTables, quickCheckOf, quoted } from './health.ts';

/**
 * Puts a database with the same records into the place of this one, which nobody has open, with its indexes and its search made of them. False, and the
 * file is as it was, where its tables are damaged themselves (what a table's own PRIMARY KEY or UNIQUE keeps in order is a part of it), or what comes out is
 * not sound either. Throws what SQLite and the file system say.
 */
export function writtenAnew(path: string): boolean {
  const anew = `${path}-anew`;
  try {
    rmSync(anew, { force: true });
    const parts = partsOf(path);
    if (parts === null) return false;
    write(parts, path, anew);
    if (inspect(anew).integrity !== 'ok') return false;
    renameSync(anew, path);
    return true;
  } catch (error) {
    if (isOfContent(error)) return false;
    throw error;
  } finally {
    rmSync(anew, { force: true });
  }
}

/** What a database consists of; the statements in the order in which they were given. */
interface Parts {
  readonly settings: readonly string[];
  /** Whose rows are brought over. */
  readonly tables: readonly string[];
  /** Ids that were given once are remembered. */
  readonly sequence: boolean;
  readonly makeTables: readonly string[];
  /** Indexes and triggers, and the search with what fills it. */
  readonly makeRest: readonly string[];
}

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** Null where tables are damaged, or something is there that nobody knows how to make again. */
function partsOf(path: string): Parts | null {
  const sql = openSqlite(path, { exclusive: true });
  try {
    const schema = sql.prepare<[], SchemaRow>('SELECT type, name, sql FROM sqlite_schema ORDER BY rowid').all();
    const searches = schema.filter((row) => row.sql?.startsWith('CREATE VIRTUAL') === true);
    const ofSearch = new Set(searches.flatMap(({ name }) => searchParts.map((part) => name + part)));
    const names = new Set(ordinaryTables(sql).map(({ name }) => name));
    const tables = [...names].filter((name) => !name.startsWith('sqlite_') && !ofSearch.has(name));
    const fillings = searches.map(({ name }) => fillingOf(sql, name));
    if (fillings.includes(null) || !areSound(sql, tables)) return null;
    const statementsOf = (wanted: (row: SchemaRow) => boolean) => schema.filter(wanted).map((row) => row.sql ?? '');
    return {
      settings: ['page_size', 'application_id', 'user_version', 'auto_vacuum'].map(
        (name) => `${name} = ${Number(sql.pragma(name, { simple: true }))}`,
      ),
      tables,
      sequence: names.has('sqlite_sequence'),
      makeTables: statementsOf(({ type, name }) => type === 'table' && tables.includes(name)),
      makeRest: [
        ...statementsOf((row) => row.type === 'index' && row.sql !== null),
        ...searches.map((row) => row.sql ?? ''),
        ...fillings.map(String),
        ...statementsOf(({ type }) => type === 'trigger' || type === 'view'),
      ],
    };
  } finally {
    sql.close();
  }
}

/** The tables that FTS5 keeps an index in (https://sqlite.org/fts5.html, 9). */
const searchParts = ['_data', '_idx', '_content', '_docsize', '_config'];

/** How the search of this name is filled of the folded texts of records that are not in the bin; null for one that is not of this program. */
function fillingOf(sql: SQLite.Database, search: string): string | null {
  const table = search.replace(/_search$/u, '');
  const columns = sql.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  if (!['id', 'search_key', 'deleted_at'].every((column) => columns.includes(column))) return null;
  return `INSERT INTO ${quoted(search)} (rowid, text) SELECT id, search_key FROM ${quoted(table)} WHERE deleted_at IS NULL`;
}

/** Whether pages and rows of the tables are well, whatever their indexes look like: those are taken out of the schema for as long as it takes to look. */
function areSound(sql: SQLite.Database, tables: readonly string[]): boolean {
  sql.unsafeMode(true);
  sql.exec('BEGIN');
  try {
    sql.pragma('writable_schema = ON');
    sql.exec("DELETE FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
    sql.pragma('writable_schema = RESET');
    return tables.every((name) => quickCheckOf(sql, name) === 'ok');
  } finally {
    sql.exec('ROLLBACK');
    sql.unsafeMode(false);
  }
}

function write({ settings, tables, sequence, makeTables, makeRest }: Parts, from: string, to: string): void {
  const sql = new SQLite(to);
  try {
    for (const setting of settings) sql.pragma(setting);
    // Should it break off, it is thrown away.
    sql.pragma('journal_mode = OFF');
    sql.pragma('synchronous = OFF');
    sql.pragma('foreign_keys = OFF');
    sql.prepare('ATTACH ? AS damaged').run(from);
    sql.exec('BEGIN');
    for (const statement of makeTables) sql.exec(statement);
    // By the table itself: an index that holds all that is asked for would be read instead.
    for (const name of tables)
      sql.exec(`INSERT INTO main.${quoted(name)} SELECT * FROM damaged.${quoted(name)} NOT INDEXED`);
    if (sequence)
      sql.exec(
        'DELETE FROM main.sqlite_sequence; INSERT INTO main.sqlite_sequence SELECT * FROM damaged.sqlite_sequence',
      );
    for (const statement of makeRest) sql.exec(statement);
    sql.exec('COMMIT');
  } finally {
    sql.close();
  }
}

/** What is in the file is wrong, not the drive: two rows that an index may not have both, too. */
function isOfContent(error: unknown): boolean {
  if (error instanceof DatabaseProblem) return error.problem === 'damaged';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_CONSTRAINT');
}
