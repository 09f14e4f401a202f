/** Brings a database to the schema of this program: the migrations of drizzle-kit, applied by our own rules. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type SQLite from 'better-sqlite3';
import { mustBeKept, openSqlite } from './database.ts';
import { asDatabaseProblem, DatabaseProblem } from './database-problem.ts';

/** A migration as drizzle-kit has written it. */
interface Migration {
  readonly idx: number;
  /** The name of its file without the ending, `0007_add-deal-stage-order`. */
  readonly tag: string;
  readonly statements: readonly string[];
  readonly hash: string;
}

/** A migration that a database says it has. */
export interface AppliedMigration {
  readonly tag: string;
  /** SHA-256 of its text, hexadecimal. */
  readonly hash: string;
  /** The version of the program that applied it. */
  readonly programVersion: string;
}

/** A migration that was edited after it had been applied, that fails, or that leaves rows without their parents. A bug of the program. */
export class MigrationError extends Error {
  readonly migration: string;

  constructor(migration: string, why: string, cause?: unknown) {
    super(`Migration ${migration}: ${why}`, { cause });
    this.name = 'MigrationError';
    this.migration = migration;
  }
}

export interface MigrateOptions {
  /** Where drizzle-kit writes: `NNNN_name.sql` and `meta/_journal.json`. */
  readonly folder: string;
  readonly programVersion: string;
  /** The present moment, UTC ISO 8601. */
  readonly now: string;
  /** Makes a verified backup of the file, which nobody has open; what it throws stops everything before anything is changed. */
  readonly backupBefore: (path: string) => void;
  /** Asked before what was applied is committed; when it says no, all of it is rolled back as DatabaseProblem `not-kept`. */
  readonly mayCommit?: () => boolean;
}

/**
 * Applies what is missing, all of it or nothing, and answers the names of what it applied. A database with data is
 * backed up first. One that a newer program has written is refused (`newer`, with the version needed) and not touched.
 * Nobody else may have the file open. Throws DatabaseProblem, and MigrationError for a bug.
 */
export function migrate(
  path: string,
  { folder, programVersion, now, backupBefore, mayCommit = () => true }: MigrateOptions,
): string[] {
  const known = readMigrations(folder);
  const applied = readApplied(path);
  const pending = pendingMigrations(path, known, applied);
  if (pending.length === 0) return [];
  if (applied.length > 0) backupBefore(path);

  const sql = openSqlite(path);
  try {
    // Ignored once a transaction has begun; while it is on, dropping a parent table deletes the rows of its children.
    sql.pragma('foreign_keys = OFF');
    sql.pragma('synchronous = FULL');
    sql.exec('BEGIN EXCLUSIVE');
    try {
      sql.exec(
        'CREATE TABLE IF NOT EXISTS migration (tag TEXT PRIMARY KEY NOT NULL, idx INTEGER NOT NULL, hash TEXT NOT NULL, applied_at TEXT NOT NULL, program_version TEXT NOT NULL) STRICT',
      );
      for (const migration of pending) {
        apply(sql, migration);
        sql
          .prepare('INSERT INTO migration (tag, idx, hash, applied_at, program_version) VALUES (?, ?, ?, ?, ?)')
          .run(migration.tag, migration.idx, migration.hash, now, programVersion);
      }
      refuseOrphans(sql, pending.map(({ tag }) => tag).join(', '));
      mustBeKept({ path, mayCommit });
      sql.exec('COMMIT');
    } catch (error) {
      if (sql.inTransaction) sql.exec('ROLLBACK');
      throw error;
    }
  } catch (error) {
    throw asDatabaseProblem(error, path);
  } finally {
    sql.close();
  }
  return pending.map(({ tag }) => tag);
}

/** Whether the database has every migration of the folder, and no other. Changes nothing. Throws as `migrate`. */
export function isUpToDate(path: string, folder: string): boolean {
  return pendingMigrations(path, readMigrations(folder), readApplied(path)).length === 0;
}

/** Throws as `migrate` where a database with these migrations is not one that the program with this folder can open. Reads no database. */
export function mustBeOfProgram(path: string, folder: string, applied: readonly AppliedMigration[]): void {
  pendingMigrations(path, readMigrations(folder), applied);
}

/** The migrations that the database has, in their order; none where it has no schema yet. Changes nothing. Throws DatabaseProblem. */
export function readApplied(path: string): AppliedMigration[] {
  const sql = openSqlite(path, { readonly: true });
  try {
    return appliedIn(sql);
  } catch (error) {
    throw asDatabaseProblem(error, path);
  } finally {
    sql.close();
  }
}

/** The same over a connection that is open. */
export function appliedIn(sql: SQLite.Database): AppliedMigration[] {
  const exists = sql.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'").get();
  if (exists === undefined) return [];
  return sql
    .prepare<[], AppliedMigration>(
      'SELECT tag, hash, program_version AS programVersion FROM migration ORDER BY idx, tag',
    )
    .all();
}

/**
 * What is to be applied, in the order of the journal: also one from the middle that another branch brought late.
 * Throws `newer` for a database that has one which this program does not know, MigrationError for one that was edited.
 */
function pendingMigrations(
  path: string,
  known: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration[] {
  const tags = new Set(known.map(({ tag }) => tag));
  const unknown = applied.filter(({ tag }) => !tags.has(tag));
  if (unknown.length > 0) {
    const neededVersion = unknown.map(({ programVersion }) => programVersion).reduce(laterVersion);
    throw new DatabaseProblem('newer', path, { neededVersion, detail: `it needs version ${neededVersion}` });
  }
  const hashes = new Map(applied.map(({ tag, hash }) => [tag, hash]));
  for (const { tag, hash } of known) {
    const before = hashes.get(tag);
    if (before !== undefined && before !== hash)
      throw new MigrationError(tag, 'its text is not the one that was applied to this database.');
  }
  return known.filter(({ tag }) => !hashes.has(tag));
}

/** The name of the latest migration that the program with these migrations knows. */
export function latestMigration(folder: string): string {
  return readMigrations(folder).at(-1)?.tag ?? '';
}

function readMigrations(folder: string): Migration[] {
  const journal: unknown = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'));
  return entriesOf(journal).map(({ idx, tag }) => {
    // Git may give the file the line ends of the system.
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8').replaceAll('\r\n', '\n');
    return {
      idx,
      tag,
      hash: createHash('sha256').update(text).digest('hex'),
      statements: text
        .split('--> statement-breakpoint')
        .map((statement) => statement.trim())
        .filter((statement) => statement !== '' && !/^PRAGMA\s+foreign_keys\s*=/iu.test(statement)),
    };
  });
}

function entriesOf(journal: unknown): { idx: number; tag: string }[] {
  if (typeof journal !== 'object' || journal === null || !('entries' in journal) || !Array.isArray(journal.entries))
    throw new Error('The journal of the migrations has no entries.');
  return journal.entries.map((entry: unknown) => {
    if (typeof entry === 'object' && entry !== null && 'idx' in entry && 'tag' in entry) {
      const { idx, tag } = entry;
      if (typeof idx === 'number' && typeof tag === 'string') return { idx, tag };
    }
    throw new Error('The journal of the migrations has an entry without idx and tag.');
  });
}

function apply(sql: SQLite.Database, { tag, statements }: Migration): void {
  for (const statement of statements) {
    try {
      sql.exec(statement);
    } catch (error) {
      const problem = asDatabaseProblem(error, sql.name);
      if (problem instanceof DatabaseProblem) throw problem;
      throw new MigrationError(tag, error instanceof Error ? error.message : String(error), error);
    }
    if (!sql.inTransaction) throw new MigrationError(tag, 'it ends the transaction that it runs in.');
  }
}

function refuseOrphans(sql: SQLite.Database, tags: string): void {
  const orphans = sql.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all();
  const first = orphans[0];
  if (first !== undefined)
    throw new MigrationError(tags, `${orphans.length} rows lose their parent, first ${first.table} → ${first.parent}.`);
}

/** Of two versions `1.2.3`, optionally with `-beta.1`, the later one; a pre-release comes before its release. */
function laterVersion(a: string, b: string): string {
  return compareVersions(a, b) >= 0 ? a : b;
}

/** Below zero where the first version is earlier than the other, 0 where both are the same; a pre-release comes before its release. */
export function compareVersions(a: string, b: string): number {
  const [aRelease = '', aPre = ''] = a.split('-', 2);
  const [bRelease = '', bPre = ''] = b.split('-', 2);
  const release = aRelease.localeCompare(bRelease, 'en', { numeric: true });
  if (release !== 0) return release;
  if (aPre === '' || bPre === '') return Number(aPre === '') - Number(bPre === '');
  return aPre.localeCompare(bPre, 'en', { numeric: true });
}
