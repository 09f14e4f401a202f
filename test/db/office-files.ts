/** Real database files in folders of their own, for the tests of db/. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createDatabase, type Db, openDatabase } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';

/** A folder that goes when the test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder as drizzle-kit writes it: tag → SQL, in this order. */
export function migrationsFolder(migrations: Readonly<Record<string, string>>): string {
  const folder = join(tempFolder(), 'migrations');
  mkdirSync(join(folder, 'meta'), { recursive: true });
  const entries = Object.keys(migrations).map((tag, idx) => ({ idx, version: '6', when: 1, tag, breakpoints: true }));
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ version: '7', dialect: 'sqlite', entries }));
  for (const [tag, text] of Object.entries(migrations)) writeFileSync(join(folder, `${tag}.sql`), text);
  return folder;
}

export const NOW = '2026-11-23T10:15:02.123Z';

/** The folder of the small schema, as a program has it. */
export const SMALL_MIGRATIONS = join(import.meta.dirname, '../fixtures/small-schema');

export const SMALL_SCHEMA = {
  '0000_first': readFileSync(join(SMALL_MIGRATIONS, '0000_first.sql'), 'utf8'),
};

/** A closed database with the small schema and these clients, each with one document of `size` bytes. */
export function smallOffice(clients: readonly string[], size = 100): { folder: string; path: string; backups: string } {
  const folder = tempFolder();
  const path = join(folder, 'office.kontor');
  createDatabase(path).close();
  migrate(path, {
    folder: SMALL_MIGRATIONS,
    programVersion: '1.0.0',
    now: NOW,
    backupBefore: () => undefined,
  });
  change(path, (db) => {
    for (const name of clients) addClient(db, name, size);
  });
  return { folder, path, backups: join(folder, 'backups') };
}

export function addClient(db: Db, name: string, size = 100): void {
  const { lastInsertRowid } = db.prepare('INSERT INTO client (name) VALUES (?)').run(name);
  db.prepare('INSERT INTO document (client_id, body) VALUES (?, zeroblob(?))').run(lastInsertRowid, size);
}

/** Opens, works, closes. */
export function change<T>(path: string, work: (db: Db) => T): T {
  const db = openDatabase(path);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

export function clientNames(path: string): string[] {
  return change(path, (db) => db.sql.prepare<[], string>('SELECT name FROM client ORDER BY id').pluck().all());
}

export function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** The problem that the work throws, or what it does instead. */
export function problemOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error instanceof Error && 'problem' in error ? error.problem : error;
  }
  return 'nothing was thrown';
}

/** Why a test cannot do its work on this computer, in one line of the output. */
export function sayWhy(reason: string): void {
  process.stderr.write(`${reason}\n`);
}
