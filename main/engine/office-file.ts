/** The office folder on the disk: what is in it, opening its database, making a new one. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeBackup } from '../../db/backup.ts';
import { createDatabase, type Db, lockOffice, openDatabase, syncFolder } from '../../db/database.ts';
import { asDatabaseProblem, DatabaseProblem } from '../../db/database-problem.ts';
import { loneTransaction } from '../../db/lone-transaction.ts';
import { MigrationError, migrate } from '../../db/migrate.ts';
import { cloudServiceOf } from './cloud-folders.ts';
import { type OfficePaths, officePaths } from './office-paths.ts';

/** The office as the engine has it: not there yet, open, there and not to be opened, or shared and open elsewhere, if anywhere. */
export type OfficeFile =
  | { readonly status: 'new'; readonly paths: OfficePaths }
  | { readonly status: 'elsewhere'; readonly paths: OfficePaths }
  | { readonly status: 'open'; readonly paths: OfficePaths; readonly db: Db; readonly release: () => void }
  | { readonly status: 'broken'; readonly paths: OfficePaths; readonly problem: DatabaseProblem | MigrationError };

/** What opening needs to know of the program. */
export interface Program {
  /** Where `db/migrations` and `templates` lie. */
  readonly root: string;
  readonly version: string;
  readonly builtOn: string;
}

/** The folder of the migrations that the program has. */
export function migrationsOf({ root }: Pick<Program, 'root'>): string {
  return join(root, 'db', 'migrations');
}

export interface Opening {
  readonly program: Program;
  /** UTC ISO 8601 with milliseconds. */
  readonly now: string;
  /** This computer has had an office there: a missing database is a problem, not a new office. */
  readonly expected: boolean;
  /** Several computers see the folder: says whether this process is still the one that may write. Null: only this one does. */
  readonly mayCommit: (() => boolean) | null;
  /** Puts into the open database what this version of the program brings along. */
  readonly prepare: (db: Db) => void;
}

/**
 * Opens the office in the folder, brings its schema up to date (after a verified backup), and takes it for this process.
 * Never makes a database in place of one that is missing: `new` is answered only for a folder that shows no sign of
 * ever having held an office, and only if `expected` is false.
 */
export function openOfficeFile(folder: string, { program, now, expected, mayCommit, prepare }: Opening): OfficeFile {
  const paths = officePaths(folder);
  try {
    if (existsSync(paths.database)) refuseCloud(folder);
    else {
      if (expected || looksUsed(paths))
        return {
          status: 'broken',
          paths,
          problem: new DatabaseProblem('missing', existsSync(folder) ? paths.database : folder),
        };
      return { status: 'new', paths };
    }
    const release = lockOffice(folder);
    let db: Db | undefined;
    try {
      migrateOffice(paths.database, paths, program, now, mayCommit);
      db = openDatabase(paths.database, mayCommit === null ? {} : { exclusive: true, mayCommit });
      prepare(db);
      return { status: 'open', paths, db, release };
    } catch (error) {
      db?.close();
      release();
      throw error;
    }
  } catch (error) {
    const problem = asDatabaseProblem(error, paths.database);
    // The lock is a file beside the database, which is what the user knows.
    if (problem instanceof DatabaseProblem && problem.problem === 'in-use')
      return { status: 'broken', paths, problem: new DatabaseProblem('in-use', paths.database, { cause: error }) };
    if (problem instanceof DatabaseProblem || problem instanceof MigrationError)
      return { status: 'broken', paths, problem };
    throw error;
  }
}

/** Whether the folder shows no sign of ever having held an office, so that one may be made there. */
export function mayHoldNewOffice(folder: string): boolean {
  const paths = officePaths(folder);
  return !existsSync(paths.database) && !looksUsed(paths);
}

/**
 * Makes a database in a folder that `mayHoldNewOffice`, lets `fill` put in what an office begins with, and gives it its
 * name last. Rejects with DatabaseProblem or with what `fill` throws, and leaves nothing then; `in-use` when there is an office already.
 */
export async function createOfficeFile(
  folder: string,
  program: Program,
  now: string,
  fill: (db: Db, paths: OfficePaths) => void | Promise<void>,
): Promise<void> {
  const paths = officePaths(folder);
  const unfinished = unfinishedIn(folder);
  let isNamed = false;
  refuseCloud(folder);
  try {
    mkdirSync(folder, { recursive: true });
    const release = lockOffice(folder);
    try {
      if (existsSync(paths.database)) throw new DatabaseProblem('in-use', paths.database);
      removeDatabase(unfinished);
      createDatabase(unfinished).close();
      migrateOffice(unfinished, paths, program, now, null);
      const db = openDatabase(unfinished);
      try {
        await loneTransaction(db, () => fill(db, paths));
      } finally {
        db.close();
      }
      // What closing could not bring into the file would stay behind under the old name.
      if (existsSync(`${unfinished}-wal`)) throw new DatabaseProblem('no-space', folder);
      renameSync(unfinished, paths.database);
      isNamed = true;
      syncFolder(folder);
    } finally {
      // `mayHoldNewOffice`: nothing was in it before.
      if (!isNamed && !existsSync(paths.database)) rmSync(paths.files, { recursive: true, force: true });
      removeDatabase(unfinished);
      release();
    }
  } catch (error) {
    throw asDatabaseProblem(error, paths.database);
  }
}

/**
 * Lets `fill` put a whole office into a folder that `mayHoldNewOffice`, which nobody else takes meanwhile. Throws DatabaseProblem, or what `fill`
 * throws; nothing of it is left then.
 */
export function fillEmptyFolder<Result>(folder: string, fill: () => Result): Result {
  const paths = officePaths(folder);
  refuseCloud(folder);
  try {
    mkdirSync(folder, { recursive: true });
    const release = lockOffice(folder);
    try {
      if (existsSync(paths.database)) throw new DatabaseProblem('in-use', paths.database);
      return fill();
    } finally {
      if (!existsSync(paths.database)) rmSync(paths.files, { recursive: true, force: true });
      release();
    }
  } catch (error) {
    throw asDatabaseProblem(error, paths.database);
  }
}

function refuseCloud(folder: string): void {
  const service = cloudServiceOf(folder);
  if (service !== null) throw new DatabaseProblem('cloud', folder, { detail: service });
}

function migrateOffice(
  database: string,
  paths: OfficePaths,
  program: Program,
  now: string,
  mayCommit: (() => boolean) | null,
): void {
  migrate(database, {
    folder: migrationsOf(program),
    programVersion: program.version,
    now,
    ...(mayCommit !== null && { mayCommit }),
    backupBefore: (path) => {
      makeBackup(path, paths.backups, { reason: 'migration', now, programVersion: program.version });
    },
  });
}

/** There only while an office is being made, or after a crash in the middle of that. */
function unfinishedIn(folder: string): string {
  return join(folder, 'office.kontor-unfinished');
}

function looksUsed(paths: OfficePaths): boolean {
  const holds = (folder: string) => existsSync(folder) && readdirSync(folder).length > 0;
  const sidecars = ['-wal', '-shm'].map((end) => basename(paths.database) + end);
  // The picture of an office that was never finished is no sign of one.
  const hasFiles = holds(paths.files) && !existsSync(unfinishedIn(paths.folder));
  return holds(paths.backups) || hasFiles || sidecars.some((name) => existsSync(join(paths.folder, name)));
}

function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
}
