/** Backups that are known to be good: written from a live database, opened again, checked, and only then given their name. */
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type SQLite from 'better-sqlite3';
import {
  type Backup,
  type BackupNote,
  type BackupReason,
  clearUnfinished,
  freeName,
  removeQuietly,
  writeNote,
} from './backup-files.ts';
import { asNoted, backUpFiles, type FilesCarried, filesBeside, filesTrouble } from './backup-stored-files.ts';
import { type Db, openSqlite, syncFile, syncFolder } from './database.ts';
import { asDatabaseProblem, DatabaseProblem } from './database-problem.ts';
import { type Counts, checkedInFull, checkForBackup, countsOf, lastEntryOf, sizeOf } from './health.ts';
import { appliedIn } from './migrate.ts';
import { type SharedCheck, sharedCheck } from './shared-check.ts';
import { copyWhole } from './whole-copy.ts';

export interface BackupOptions {
  readonly reason: BackupReason;
  /** The present moment, UTC ISO 8601 with milliseconds. */
  readonly now: string;
  readonly programVersion: string;
  /** Takes one line about stored files that are missing, or about a rotation that failed. */
  readonly log?: (line: string) => void;
  /** A copy of the source that is to be read in its place. */
  readonly copy?: string | null;
}

/**
 * Writes a whole copy of the database into the folder. It is opened again, every table of it is read (see `checkForBackup`), and its rows,
 * its log and its migrations are compared with the source; a copy that is not good is not left behind. The stored files that it names (in
 * `files/` beside the source) are in `files/` of the folder before it counts; one that is missing or altered is told in the log and in
 * the note. The source may be open here or, by its path, anywhere, and may be written to meanwhile. Takes seconds for a gigabyte, during
 * which this thread does nothing else. Throws DatabaseProblem: `damaged` when the copy, and so its source, is not sound; `no-space`,
 * `no-right` and `away` of the folder.
 */
export function makeBackup(source: Db | string, folder: string, options: BackupOptions): Backup {
  if (typeof source !== 'string')
    return backUp(source.sql, source.path, folder, { ...options, exclusive: source.exclusive });
  const sql = openSqlite(options.copy ?? source, { readonly: true });
  try {
    return backUp(sql, source, folder, { ...options, exclusive: false });
  } finally {
    sql.close();
  }
}

function backUp(
  sql: SQLite.Database,
  source: string,
  folder: string,
  options: BackupOptions & { readonly exclusive: boolean },
): Backup {
  const { reason, now, programVersion, exclusive } = options;
  try {
    mkdirSync(folder, { recursive: true });
    clearUnfinished(folder);
  } catch (error) {
    throw asDatabaseProblem(error, folder);
  }
  const name = freeName(folder, now, reason);
  const path = join(folder, name);
  const unfinished = `${path}.unfinished`;
  let check: SharedCheck | null = null;
  try {
    // It takes as long to begin as a part of the copying.
    if (sizeOf(sql) > checkedInFull) check = sharedCheck(unfinished);
    const before = amountsOf(sql);
    const schema = appliedIn(sql).map(({ tag }) => tag);
    const isCopied = !exclusive && copyWhole(sql, unfinished);
    if (!isCopied) sql.prepare('VACUUM INTO ?').run(unfinished);
    check?.begin();
    syncFile(unfinished);
    const bounds = [before, amountsOf(sql)] as const;
    const { counts, files } = checkCopy(unfinished, { source, folder, bounds, schema, check });
    const trouble = filesTrouble(files, filesBeside(source));
    if (trouble !== null) options.log?.(trouble);
    const { size } = statSync(unfinished);
    writeNote(folder, name, { at: now, size, counts, programVersion, schema, files: asNoted(files) });
    renameSync(unfinished, path);
    syncFolder(folder);
    return { name, at: now, reason, size, counts, programVersion, verified: true, form: 'plain' };
  } catch (error) {
    check?.callOff();
    for (const end of ['', '-journal', '-wal', '-shm']) removeQuietly(unfinished + end);
    removeQuietly(`${path}.json`);
    const problem = asDatabaseProblem(error, folder);
    // SQLite does not say on which side of the copying it met damage; what was written and is not sound was read so.
    if (problem instanceof DatabaseProblem && (problem.problem === 'damaged' || problem.problem === 'not-a-database'))
      throw new DatabaseProblem(problem.problem, source, { cause: error, detail: problem.message });
    throw problem;
  }
}

/** A database that lies in a folder of backups under the name of one, and that `makeBackup` has not written. */
export interface LeftBackup {
  readonly folder: string;
  readonly name: string;
  /** When it was left, UTC ISO 8601. */
  readonly at: string;
  /** Where the stored files lie that it names. */
  readonly files: string;
  readonly programVersion: string;
}

/**
 * Makes a checked backup of it where it lies: every table of it is read, the stored files that it names are in `files/` of the folder then,
 * and a note says what is in it. It needs no log beside it any more. Nobody else may have it open. Answers a line about stored files that are
 * missing or altered, or null. Throws DatabaseProblem, and it is as unchecked as before.
 */
export function checkLeftBackup({ folder, name, at, files, programVersion }: LeftBackup): string | null {
  const path = join(folder, name);
  try {
    const sql = openSqlite(path, { exclusive: true });
    let noted: Pick<BackupNote, 'counts' | 'schema'> & { readonly carried: FilesCarried };
    try {
      sql.pragma('journal_mode = DELETE');
      sql.pragma('cache_size = -65536');
      const integrity = checkForBackup(sql);
      if (integrity !== 'ok') throw new DatabaseProblem('damaged', path, { detail: integrity.join('; ') });
      const schema = appliedIn(sql).map(({ tag }) => tag);
      noted = { counts: countsOf(sql), schema, carried: backUpFiles(sql, files, folder) };
    } finally {
      sql.close();
    }
    syncFile(path);
    const { carried, ...found } = noted;
    writeNote(folder, name, { at, size: statSync(path).size, programVersion, ...found, files: asNoted(carried) });
    syncFolder(folder);
    return filesTrouble(carried, files);
  } catch (error) {
    throw asDatabaseProblem(error, path);
  }
}

/** By how much of what a copy is known to be of the moment at which it was made: whatever is written has its entry in the log. */
type Amounts = Counts & { readonly entries: number };

function amountsOf(sql: SQLite.Database): Amounts {
  return { ...countsOf(sql), entries: lastEntryOf(sql) };
}

interface Expected {
  readonly source: string;
  readonly folder: string;
  /** The source may have been written to meanwhile, so what it had before and after are the bounds. */
  readonly bounds: readonly [Amounts, Amounts];
  readonly schema: readonly string[];
  readonly check: SharedCheck | null;
}

/** Answers what the copy holds, when it is good and the files that it names have been taken care of. */
function checkCopy(
  path: string,
  { source, folder, bounds, schema, check }: Expected,
): { readonly counts: Counts; readonly files: FilesCarried } {
  const refuse = (detail: string) => new DatabaseProblem('damaged', source, { detail });
  const copy = openSqlite(path, { readonly: true });
  try {
    copy.pragma('cache_size = -65536');
    // Without what is unused in the source it may have become so small that it is checked in full.
    if (sizeOf(copy) <= checkedInFull) check?.callOff();
    const isSound = check === null || sizeOf(copy) <= checkedInFull ? null : check.isSound();
    if (isSound !== true) {
      const integrity = checkForBackup(copy);
      if (integrity !== 'ok') throw refuse(integrity.join('; '));
      if (isSound === false)
        throw new DatabaseProblem('away', folder, { detail: 'the drive gives other bytes each time' });
    }
    const copied = appliedIn(copy).map(({ tag }) => tag);
    if (copied.join() !== schema.join()) throw refuse('the copy has other migrations');
    const amounts = amountsOf(copy);
    for (const what of ['clients', 'products', 'documents', 'entries'] as const) {
      const [a, b] = [bounds[0][what], bounds[1][what]];
      if (amounts[what] < Math.min(a, b) || amounts[what] > Math.max(a, b))
        throw refuse(`the copy has ${amounts[what]} ${what}, the database ${b}`);
    }
    const { entries: _, ...counts } = amounts;
    return { counts, files: backUpFiles(copy, filesBeside(source), folder) };
  } finally {
    copy.close();
  }
}
