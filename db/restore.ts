/** Puts a backup in the place of the database, and keeps what was there. */
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeBackup } from './backup.ts';
import { formOf, freeName, isBackupName } from './backup-files.ts';
import { type FilesCarried, filesBeside, putBackFiles } from './backup-stored-files.ts';
import { openSqlite, syncFile, syncFolder } from './database.ts';
import { asDatabaseProblem, DatabaseProblem } from './database-problem.ts';
import { type Health, inspect } from './health.ts';
import { holdLetters } from './held-letters.ts';
import { mustBeOfProgram } from './migrate.ts';
import { keyOf, unpackFile } from './packed-file.ts';
import { noSecret, type SealKey, type Secret } from './seal-key.ts';
import { writtenAnew } from './written-anew.ts';

export interface RestoreOptions {
  /** The database; nobody has it open. */
  readonly path: string;
  /** The folder of backups, where the present database is kept. */
  readonly folder: string;
  /** Where the backup lies that is restored; left out: in `folder`. */
  readonly from?: string;
  readonly name: string;
  /** What it is opened with where it is encrypted. */
  readonly secret?: Secret;
  /** The present moment, UTC ISO 8601 with milliseconds. */
  readonly now: string;
  readonly programVersion: string;
  /** The folder of this program's migrations: what it could not open afterwards is not put in place. */
  readonly migrations: string;
  /** Asked right before the present database goes: throws where another computer keeps the office now. */
  readonly mustBeOurs?: () => void;
}

export interface Restored {
  /** The backup that the present database became: restoring it undoes this. Null where there was none. */
  readonly kept: string | null;
  /** The present database was damaged, so that `kept` is its raw file (and its log beside it), not a backup that can be restored. */
  readonly keptAsItWas: boolean;
  /** Of the backup. What `integrity` names has been made anew: nothing of it is a record. */
  readonly health: Health;
  /** The stored files that the backup names: what was put back, and what is neither in `files/` nor beside the backups. */
  readonly files: FilesCarried;
}

/**
 * Checks a copy of the backup in full, keeps the present database, and only then puts the copy into its place in one step: whenever the
 * power goes, the next start finds the old database whole or the new one whole. Stored files that it names and that are missing are put
 * back before that. Nothing is deleted that is not kept elsewhere.
 * Throws DatabaseProblem, and then the present database is in its place: `missing` (no such backup), `damaged`, `not-…` or `newer` (of
 * the backup, which `path` names), `in-use`, `no-space`, `no-right`; SecretProblem where it is encrypted and the secret does not open it; MigrationError as `migrate`.
 */
export function restoreBackup(options: RestoreOptions): Restored {
  const { path, folder, from = folder, name, secret = noSecret, now, programVersion, migrations, mustBeOurs } = options;
  const backup = join(from, name);
  if (!isBackupName(name) || !existsSync(backup)) throw new DatabaseProblem('missing', backup);
  const unfinished = `${path}.restoring`;
  try {
    removeAll(unfinished, PARTS);
    const key = writtenOut(backup, unfinished, secret);
    // A backup that was put aside as it was has its last changes in its log.
    if (existsSync(`${backup}-wal`)) copyFileSync(`${backup}-wal`, `${unfinished}-wal`);
    const health = checkedCopy(unfinished, backup, migrations);
    const files = putBackFiles(unfinished, filesBeside(path), from, key);
    const { kept, asItWas } = keepPresent(path, folder, { now, programVersion });
    mustBeOurs?.();
    removeAll(path, SIDES);
    syncFolder(dirname(path));
    renameSync(unfinished, path);
    syncFolder(dirname(path));
    return { kept, keptAsItWas: asItWas, health, files };
  } catch (error) {
    throw asDatabaseProblem(error, path);
  } finally {
    removeAll(unfinished, PARTS);
  }
}

/** The key that opens this backup; null where it is not encrypted, or is not there. Throws SecretProblem, and DatabaseProblem `damaged`. */
export function keyOfBackup(from: string, name: string, secret: Secret): SealKey | null {
  const path = join(from, name);
  return formOf(name) === 'sealed' && isBackupName(name) && existsSync(path) ? keyOf(path, secret) : null;
}

/** As a database; answers the key where it was encrypted. */
function writtenOut(backup: string, to: string, secret: Secret): SealKey | null {
  if (formOf(backup) === 'plain') {
    copyFileSync(backup, to);
    return null;
  }
  const key = keyOf(backup, secret);
  unpackFile(backup, to, { keys: key === null ? [] : [key], passphrase: null });
  return key;
}

const SIDES = ['-wal', '-shm', '-journal'] as const;
/** Of the copy that is being restored: what it is written into anew as well. */
const PARTS = ['', ...SIDES, '-anew'] as const;

function removeAll(path: string, ends: readonly string[]): void {
  for (const end of ends) rmSync(path + end, { force: true });
}

/** Everything in the one file, on the disk, sound, and to be opened by this program; answers what was found in the backup. */
function checkedCopy(path: string, backup: string, migrations: string): Health {
  try {
    foldIntoOneFile(path);
    const health = inspect(path);
    mustBeOfProgram(backup, migrations, health.schema);
    if (health.integrity !== 'ok' && !writtenAnew(path))
      throw new DatabaseProblem('damaged', backup, { detail: health.integrity.join('; ') });
    holdBack(path);
    syncFile(path);
    return health;
  } catch (error) {
    const problem = asDatabaseProblem(error, path);
    if (problem instanceof DatabaseProblem && UNREADABLE.has(problem.problem))
      throw new DatabaseProblem(problem.problem, backup, { cause: error, detail: problem.message });
    throw problem;
  }
}

/** What a database that cannot be read any more answers; for everything else there is a remedy, and the restore waits for it. */
const UNREADABLE: ReadonlySet<string> = new Set(['damaged', 'not-a-database', 'not-kontor']);

/** Before the copy is in its place: whenever the power goes, no letter is sent a second time. */
function holdBack(path: string): void {
  const sql = openSqlite(path);
  try {
    holdLetters(sql);
  } finally {
    sql.close();
  }
}

function keepPresent(
  path: string,
  folder: string,
  { now, programVersion }: Pick<RestoreOptions, 'now' | 'programVersion'>,
): { kept: string | null; asItWas: boolean } {
  if (!existsSync(path)) {
    // A log whose database is gone would be played into the one that takes its place.
    if (SIDES.some((end) => existsSync(path + end))) putAside(path, folder, now);
    return { kept: null, asItWas: false };
  }
  try {
    foldIntoOneFile(path);
    return { kept: makeBackup(path, folder, { reason: 'restore', now, programVersion }).name, asItWas: false };
  } catch (error) {
    const problem = asDatabaseProblem(error, path);
    if (!(problem instanceof DatabaseProblem) || !UNREADABLE.has(problem.problem)) throw problem;
    return { kept: putAside(path, folder, now), asItWas: true };
  }
}

/** Ends the log beside the file, which also finds out whether anybody else has it open (`in-use`). */
function foldIntoOneFile(path: string): void {
  const sql = openSqlite(path);
  try {
    sql.pragma('synchronous = FULL');
    sql.pragma('journal_mode = DELETE');
  } catch (error) {
    throw asDatabaseProblem(error, path);
  } finally {
    sql.close();
  }
}

/** The files of a damaged database as they are, for whoever may be able to mend them. */
function putAside(path: string, folder: string, now: string): string {
  mkdirSync(folder, { recursive: true });
  const name = freeName(folder, now, 'restore', true);
  for (const end of ['-journal', '-wal', '']) {
    const from = path + end;
    if (!existsSync(from)) continue;
    const to = join(folder, name + end);
    try {
      linkSync(from, to);
    } catch {
      // Drives without hard links.
      copyFileSync(from, to);
    }
    syncFile(to);
  }
  syncFolder(folder);
  return name;
}
