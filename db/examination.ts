/** What can be asked of a database file about its own soundness: every page, every reference, what lies where. Changes nothing. */
import type SQLite from 'better-sqlite3';
import { quoted } from './health.ts';

/** What SQLite finds wrong, the first of it. */
export interface Soundness {
  /** The first table with damage in it or in its indexes; null where there is none, or where it is nobody's page. */
  readonly table: string | null;
  readonly lines: readonly string[];
}

/** Rows of a table that refer to rows of another one that are not there. */
export interface BrokenReference {
  readonly table: string;
  readonly parent: string;
  readonly rows: number;
}

/** Rows that belong to nothing, though no foreign key says so. */
export interface Orphans {
  /** `note`, `client_search`: where they lie, or what lacks them. */
  readonly table: string;
  readonly kind: 'without-record' | 'not-found-by-search' | 'found-without-record';
  readonly rows: number;
}

/** What a table or an index takes in the file. */
export interface TakenRoom {
  readonly name: string;
  readonly kind: 'table' | 'index';
  readonly bytes: number;
  /** Of a table. */
  readonly rows: number | null;
}

const mostLines = 20;

/** Plain tables by name; the tables behind a search index belong to it. */
export function tablesOf(sql: SQLite.Database): string[] {
  return sql
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();
}

/** Reads every page, row and index, table by table; `examined` is called after each with its number. */
export function soundnessOf(
  sql: SQLite.Database,
  examined: (tables: number, of: number) => void = () => undefined,
): Soundness {
  const lines: string[] = [];
  let first: string | null = null;
  const look = (table: string | null, check: () => string[]) => {
    const found = linesOf(check);
    if (found.length > 0) first ??= table;
    for (const line of found) if (lines.length < mostLines && !lines.includes(line)) lines.push(line);
  };
  let tables: string[] = [];
  look(null, () => {
    tables = tablesOf(sql);
    return [];
  });
  for (const [place, table] of tables.entries()) {
    look(table, () =>
      sql
        .prepare<[], string>(`PRAGMA integrity_check(${quoted(table)})`)
        .pluck()
        .all(),
    );
    examined(place + 1, tables.length);
  }
  // Pages that no table uses, and those of the search indexes.
  look(null, () => sql.prepare<[], string>(`PRAGMA quick_check(${mostLines})`).pluck().all());
  return { table: first, lines };
}

/** Damage that stops the check itself is an answer too. */
function linesOf(check: () => string[]): string[] {
  try {
    return check().filter((line) => line !== 'ok');
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^SQLITE_(?:CORRUPT|NOTADB)/u.test(String(error.code)))
      return [error.message];
    throw error;
  }
}

/** Foreign keys that lead nowhere. */
export function brokenReferences(sql: SQLite.Database): BrokenReference[] {
  const found = new Map<string, { table: string; parent: string; rows: number }>();
  const broken = sql.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').iterate();
  for (const { table, parent } of broken) {
    const known = found.get(`${table} ${parent}`) ?? { table, parent, rows: 0 };
    known.rows++;
    found.set(`${table} ${parent}`, known);
  }
  return [...found.values()];
}

const searched = ['client', 'product', 'document', 'activity'] as const;
/** Tables whose rows stand on a record of the kind that they name themselves. */
const onRecords = ['note', 'attachment'] as const;
const recordKinds = ['client', 'contact', 'product', 'document'] as const;

/** What belongs to nothing: notes, files and own values of records that are gone; what the search would miss or find in vain. */
export function orphansIn(sql: SQLite.Database): Orphans[] {
  const count = (text: string) => sql.prepare<[], number>(text).pluck().get() ?? 0;
  const found: Orphans[] = [];
  const add = (table: string, kind: Orphans['kind'], rows: number) => {
    if (rows > 0) found.push({ table, kind, rows });
  };
  for (const table of onRecords) {
    const gone = recordKinds.map((kind) =>
      count(`SELECT count(*) FROM ${table} WHERE entity = '${kind}' AND entity_id NOT IN (SELECT id FROM "${kind}")`),
    );
    add(table, 'without-record', sum(gone));
  }
  const values = recordKinds.map((kind) =>
    count(
      `SELECT count(*) FROM own_value CROSS JOIN own_field ON own_field.id = field_id WHERE entity = '${kind}' AND entity_id NOT IN (SELECT id FROM "${kind}")`,
    ),
  );
  add('own_value', 'without-record', sum(values));
  for (const table of searched) {
    const index = `${table}_search_docsize`;
    add(
      table,
      'not-found-by-search',
      count(`SELECT count(*) FROM "${table}" WHERE search_key <> '' AND id NOT IN (SELECT id FROM ${index})`),
    );
    add(
      table,
      'found-without-record',
      count(`SELECT count(*) FROM ${index} WHERE id NOT IN (SELECT id FROM "${table}")`),
    );
  }
  return found;
}

/** The whole file and its unused pages, in bytes. */
export function sizesOf(sql: SQLite.Database): { readonly bytes: number; readonly unused: number } {
  const number = (name: string) => Number(sql.pragma(name, { simple: true }));
  const page = number('page_size');
  return { bytes: number('page_count') * page, unused: number('freelist_count') * page };
}

/** The tables and indexes that take most room; none where this SQLite cannot tell. */
export function largestIn(sql: SQLite.Database, limit: number): TakenRoom[] {
  const tables = new Set(tablesOf(sql));
  let rows: { name: string; bytes: number }[];
  try {
    rows = sql
      .prepare<[number], { name: string; bytes: number }>(
        "SELECT name, pgsize AS bytes FROM dbstat WHERE aggregate = TRUE AND name <> 'sqlite_schema' ORDER BY pgsize DESC, name LIMIT ?",
      )
      .all(limit);
  } catch (error) {
    if (error instanceof Error && error.message.includes('dbstat')) return [];
    throw error;
  }
  const indexes = new Set(sql.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'index'").pluck().all());
  return rows.map(({ name, bytes }) => ({
    name,
    bytes,
    kind: indexes.has(name) ? 'index' : 'table',
    rows: tables.has(name) ? rowsOf(sql, name) : null,
  }));
}

/** How many rows each table has. */
export function rowCounts(sql: SQLite.Database): Record<string, number> {
  return Object.fromEntries(tablesOf(sql).map((table) => [table, rowsOf(sql, table)]));
}

/** The whole schema as SQL texts, in a fixed order. */
export function schemaTexts(sql: SQLite.Database): string[] {
  return sql
    .prepare<[], string>(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name",
    )
    .pluck()
    .all();
}

/** The contents that the database names as stored files, and among them those to which no record refers. */
export function storedFilesOf(sql: SQLite.Database): {
  readonly named: readonly { readonly sha256: string; readonly size: number }[];
  readonly unused: number;
} {
  const named = sql
    .prepare<[], { sha256: string; size: number }>('SELECT sha256, size FROM stored_file ORDER BY sha256')
    .all();
  const references = sql
    .prepare<[], { table: string; column: string }>(
      `SELECT m.name AS "table", f."from" AS "column" FROM pragma_table_list AS m, pragma_foreign_key_list(m.name) AS f
       WHERE m.schema = 'main' AND f."table" = 'stored_file'`,
    )
    .all();
  // Pictures on issued documents are named without a foreign key.
  const used = [...references, { table: 'frozen_picture', column: 'sha256' }].map(
    ({ table, column }) => `SELECT ${quoted(column)} FROM ${quoted(table)} WHERE ${quoted(column)} IS NOT NULL`,
  );
  const unused = sql
    .prepare<[], number>(`SELECT count(*) FROM stored_file WHERE sha256 NOT IN (${used.join(' UNION ')})`)
    .pluck()
    .get();
  return { named, unused: unused ?? 0 };
}

function rowsOf(sql: SQLite.Database, table: string): number {
  return (
    sql
      .prepare<[], number>(`SELECT count(*) FROM ${quoted(table)}`)
      .pluck()
      .get() ?? 0
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
