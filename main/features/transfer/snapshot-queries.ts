/** SQL that reads a whole office as it was at one moment. */
import type { Db } from '../../../db/database.ts';
import { openReader } from '../../../db/second-reader.ts';

/** The database as it is now, whatever others write meanwhile; to be closed. */
export async function openSnapshot(open: Db): Promise<Db> {
  const db = await openReader(open);
  try {
    db.sql.exec('BEGIN');
    // The moment is that of the first reading.
    db.sql.prepare('SELECT count(*) FROM setting').get();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

export interface ColumnAbout {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** Its place in the primary key, from 1; 0: it is not in it. */
  readonly key: number;
  /** `table.column` that it refers to, or null. */
  readonly refersTo: string | null;
}

/** The columns of the table, in their order; none where there is no such table. */
export function columnsOf(db: Db, table: string): ColumnAbout[] {
  return db.sql
    .prepare<[string, string], Omit<ColumnAbout, 'required'> & { required: number }>(
      `SELECT c.name, c.type, c."notnull" AS required, c.pk AS key,
         (SELECT f."table" || '.' || f."to" FROM pragma_foreign_key_list(?) f WHERE f."from" = c.name) AS refersTo
       FROM pragma_table_info(?) c ORDER BY c.cid`,
    )
    .all(table, table)
    .map((column) => ({ ...column, required: column.required !== 0 || column.key > 0 }));
}

/** The names of all tables, those of the search among them, without those that SQLite keeps for itself. */
export function tableNames(db: Db): string[] {
  return db.sql
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
       AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name`,
    )
    .pluck()
    .all();
}

const rowsInPiece = 500;

/** The rows of a table in the order of its primary key, some hundred at a time, without these columns. */
export function* rowsOf(
  db: Db,
  table: string,
  without: readonly string[],
): Generator<Readonly<Record<string, string | number | null>>[]> {
  const columns = columnsOf(db, table);
  const names = columns.filter(({ name }) => !without.includes(name)).map(({ name }) => `"${name}"`);
  const key = columns.filter((column) => column.key > 0).sort((one, other) => one.key - other.key);
  const order = key.map(({ name }) => `"${name}"`).join(', ');
  const statement = db.sql.prepare<[], Record<string, string | number | null>>(
    `SELECT ${names.join(', ')} FROM "${table}" ORDER BY ${order}`,
  );
  let rows: Record<string, string | number | null>[] = [];
  for (const row of statement.iterate()) {
    rows.push(row);
    if (rows.length < rowsInPiece) continue;
    yield rows;
    rows = [];
  }
  yield rows;
}

export function rowCount(db: Db, table: string): number {
  return Number(db.sql.prepare(`SELECT count(*) FROM "${table}"`).pluck().get());
}

/** The last id that each table has given. */
export function lastIds(db: Db): Record<string, number> {
  const rows = db.sql
    .prepare<[], { name: string; seq: number }>(
      "SELECT name, max(seq) AS seq FROM sqlite_sequence WHERE name <> 'migration' GROUP BY name ORDER BY name",
    )
    .all();
  return Object.fromEntries(rows.map(({ name, seq }) => [name, seq]));
}

export function companyNames(db: Db): string[] {
  return db.sql
    .prepare<[], string>('SELECT name FROM own_company WHERE deleted_at IS NULL ORDER BY position, id')
    .pluck()
    .all();
}

/** Users who may sign in, and whether their role lets them do everything. */
export function activePeople(db: Db): { id: number; name: string; all: boolean }[] {
  return db.sql
    .prepare<[], { id: number; name: string; rights: string }>(
      `SELECT u.id, u.name, r.rights FROM user u JOIN role r ON r.id = u.role_id
       WHERE u.active = 1 AND u.deleted_at IS NULL ORDER BY u.id`,
    )
    .all()
    .map(({ id, name, rights }) => ({ id, name, all: rights === '["*"]' }));
}

/** Stored files by their hash, some hundred at a time. */
export function* storedFiles(db: Db): Generator<{ sha256: string; size: number }[]> {
  let after = '';
  const page = db.sql.prepare<[string], { sha256: string; size: number }>(
    'SELECT sha256, size FROM stored_file WHERE sha256 > ? ORDER BY sha256 LIMIT 200',
  );
  for (;;) {
    const rows = page.all(after);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.sha256 ?? '';
  }
}

/** How many rows of the table lie in the bin. */
export function binCount(db: Db, table: 'client' | 'product' | 'document' | 'user'): number {
  return Number(db.sql.prepare(`SELECT count(*) FROM "${table}" WHERE deleted_at IS NOT NULL`).pluck().get());
}
