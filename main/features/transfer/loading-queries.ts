/** SQL that fills an empty database from an export, and makes anew what is derived from its tables. */
import SQLite from 'better-sqlite3';
import type { Db } from '../../../db/database.ts';
import { holdLetters } from '../../../db/held-letters.ts';
import type { ClientKey } from '../clients/keys.ts';

type Value = string | number | null;

/** Until the end of the transaction rows may come before those that they refer to. */
export function deferReferences(db: Db): void {
  db.sql.pragma('defer_foreign_keys = ON');
}

/** Adds rows of these columns, which must be the table's own: whoever calls has compared them. */
export function rowInserter(db: Db, table: string, columns: readonly string[]): (values: readonly Value[]) => void {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const statement = db.sql.prepare<Value[]>(
    `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  return (values) => {
    statement.run(...values);
  };
}

/** Letters that wait in the export may have been sent by the office that it comes from: they wait for somebody's word. */
export function holdWaitingLetters(db: Db): void {
  holdLetters(db.sql);
}

/** A new row of the table gets no id that was given before. */
export function putLastId(db: Db, table: string, id: number): void {
  const known = db.sql.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table);
  if (known === undefined) db.sql.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, id);
  else db.sql.prepare('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?').run(id, table);
}

/** Gives the administrator this password, and all others one that nothing fits, until he gives them a new one. */
export function putPasswords(db: Db, administratorId: number, password: string | null, closed: string): void {
  db.sql.prepare('UPDATE user SET password = ? WHERE id <> ?').run(closed, administratorId);
  db.sql.prepare('UPDATE user SET password = ? WHERE id = ?').run(password, administratorId);
}

/** The first table whose rows refer to what is not there; undefined where all is well. */
export function brokenReference(db: Db): string | undefined {
  const [first] = db.sql.prepare<[], { table: string }>('SELECT "table" FROM pragma_foreign_key_check LIMIT 1').all();
  return first?.table;
}

/** Whether SQLite has refused a row because it breaks a rule of its table, which is the fault of the row. */
export function isConstraint(error: unknown): error is Error {
  return error instanceof SQLite.SqliteError && /^SQLITE_(?:CONSTRAINT|MISMATCH)/u.test(error.code);
}

const recordsInStep = 1000;

/** Fills the search tables from the folded texts of records that are not in the bin; pauses every thousand records. */
export function* rebuildSearch(db: Db): Generator<void> {
  for (const table of ['client', 'product', 'document'] as const) {
    const insert = db.sql.prepare<[number, number]>(
      `INSERT INTO ${table}_search (rowid, text) SELECT id, search_key FROM ${table} WHERE id > ? AND id <= ? AND deleted_at IS NULL`,
    );
    const last = Number(db.sql.prepare(`SELECT ifnull(max(id), 0) FROM ${table}`).pluck().get());
    for (let from = 0; from < last; from += recordsInStep) {
      insert.run(from, from + recordsInStep);
      yield;
    }
  }
}

export interface ClientSource {
  readonly id: number;
  readonly name: string;
  /** JSON. */
  readonly taxNumbers: string;
}

/** All clients that are not in the bin, where nobody is recognised, a page at a time. */
export function* clientSources(db: Db): Generator<ClientSource[]> {
  const page = db.sql.prepare<[number], ClientSource>(
    `SELECT id, name, tax_numbers AS taxNumbers FROM client WHERE id > ? AND deleted_at IS NULL ORDER BY id LIMIT ${recordsInStep}`,
  );
  let after = 0;
  for (;;) {
    const rows = page.all(after);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.id ?? after;
  }
}

/** Means of contact of the client and of its contact persons who are not in the bin. */
export function reachesAround(db: Db, { id }: ClientSource): { kind: string; value: string }[] {
  return [
    ...db
      .prepare<[number], { kind: string; value: string }>(
        'SELECT kind, value FROM reach INDEXED BY reach_client WHERE client_id = ? ORDER BY position',
      )
      .all(id),
    ...db
      .prepare<[number], { kind: string; value: string }>(
        `SELECT r.kind, r.value FROM contact c INDEXED BY contact_client CROSS JOIN reach r INDEXED BY reach_contact ON r.contact_id = c.id
         WHERE c.client_id = ? AND c.deleted_at IS NULL ORDER BY c.position, c.id, r.position`,
      )
      .all(id),
  ];
}

export function putClientKey(db: Db, { kind, key }: ClientKey, clientId: number): void {
  db.prepare('INSERT OR IGNORE INTO client_key (kind, key, client_id) VALUES (?, ?, ?)').run(kind, key, clientId);
}

/** Own values of all records that have some, as JSON, a page at a time. */
export function* ownValueSources(db: Db): Generator<{ id: number; own: string }[]> {
  for (const table of ['client', 'contact', 'product', 'document'] as const) {
    const page = db.sql.prepare<[number], { id: number; own: string }>(
      `SELECT id, own FROM ${table} WHERE id > ? AND own <> '{}' ORDER BY id LIMIT ${recordsInStep}`,
    );
    let after = 0;
    for (;;) {
      const rows = page.all(after);
      if (rows.length === 0) break;
      yield rows;
      after = rows.at(-1)?.id ?? after;
    }
  }
}
