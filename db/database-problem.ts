/** Why a database file cannot be used, in words that the program can act on. */
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * `missing`: no such file. `no-right`: the system refuses to read or write it. `no-space`: the disk is full.
 * `not-a-database`: not SQLite at all. `not-kontor`: SQLite, of another program. `damaged`: SQLite finds its pages wrong.
 * `newer`: written by a later version of this program. `in-use`: another process has it. `away`: the drive does not answer.
 * `not-kept`: it is no longer this process that may write into it. `cloud`: a service of the cloud synchronises its folder.
 * `moved`: the office is in the folder `path` now.
 */
export type DatabaseProblemName =
  | 'missing'
  | 'no-right'
  | 'no-space'
  | 'not-a-database'
  | 'not-kontor'
  | 'damaged'
  | 'newer'
  | 'in-use'
  | 'away'
  | 'not-kept'
  | 'cloud'
  | 'moved';

/** Thrown by everything in db/ when the file, the disk or the system is at fault rather than the program. */
export class DatabaseProblem extends Error {
  readonly problem: DatabaseProblemName;
  /** The file or the folder that it is about. */
  readonly path: string;
  /** Of `newer`: the version of the program that the database needs at least; null where the file does not tell. */
  readonly neededVersion: string | null;

  constructor(
    problem: DatabaseProblemName,
    path: string,
    more: { readonly cause?: unknown; readonly neededVersion?: string | null; readonly detail?: string } = {},
  ) {
    super(`${problem}: ${path}${more.detail === undefined ? '' : ` (${more.detail})`}`, { cause: more.cause });
    this.name = 'DatabaseProblem';
    this.problem = problem;
    this.path = path;
    this.neededVersion = more.neededVersion ?? null;
  }
}

/**
 * What to throw for an error that came out of SQLite or of the file system: a DatabaseProblem where the file, the disk
 * or the system is at fault, and the error itself where it is anything else (a constraint, a bug, a Failure).
 */
export function asDatabaseProblem(error: unknown, path: string): unknown {
  if (error instanceof DatabaseProblem || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const problem = problemOf(code, error.message, path);
  return problem === null ? error : new DatabaseProblem(problem, path, { cause: error, detail: error.message });
}

/** The same for work that reads other files as well: only what SQLite itself says is about the database. */
export function problemInReading(error: unknown, path: string): unknown {
  const isSqlite = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
  return isSqlite ? asDatabaseProblem(error, path) : error;
}

/** The same for a file of the office folder that is not the database, when it is the drive that is at fault. */
export function problemInFolder(error: unknown, folder: string): unknown {
  if (!(error instanceof Error && 'path' in error && String(error.path).startsWith(folder))) return error;
  const problem = asDatabaseProblem(error, String(error.path));
  const isOfDrive = problem instanceof DatabaseProblem && ['away', 'no-space', 'no-right'].includes(problem.problem);
  return isOfDrive ? problem : error;
}

/** The codes are those of https://sqlite.org/rescode.html and of errno. */
function problemOf(code: string, message: string, path: string): DatabaseProblemName | null {
  switch (code) {
    case 'SQLITE_NOTADB':
      return 'not-a-database';
    case 'SQLITE_FULL':
    // The shared memory of the WAL is a file too; this is what it says when the disk is full.
    case 'SQLITE_IOERR_SHMSIZE':
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no-space';
    case 'SQLITE_PERM':
    case 'SQLITE_AUTH':
    case 'SQLITE_IOERR_ACCESS':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'no-right';
    case 'SQLITE_READONLY_DBMOVED':
    case 'ENOENT':
    case 'ENOTDIR':
      return 'missing';
    case 'EISDIR':
    case 'SQLITE_CANTOPEN_ISDIR':
      return 'not-a-database';
    case 'SQLITE_IOERR_SHORT_READ':
    case 'SQLITE_IOERR_CORRUPTFS':
    case 'SQLITE_IOERR_DATA':
    case 'EIO':
      return isThere(dirname(path)) ? 'damaged' : 'away';
    case 'ENOTCONN':
    case 'ECONNABORTED':
    case 'ESTALE':
    case 'EHOSTDOWN':
    case 'ENODEV':
    case 'ENXIO':
      return 'away';
    case 'EBUSY':
    case 'ETXTBSY':
    case 'EEXIST':
      return 'in-use';
    default:
  }
  if (code.startsWith('SQLITE_CORRUPT')) return 'damaged';
  if (code.startsWith('SQLITE_READONLY')) return 'no-right';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED') || code === 'SQLITE_PROTOCOL') return 'in-use';
  if (code.startsWith('SQLITE_CANTOPEN')) return existsSync(path) ? 'no-right' : 'missing';
  // What is open on a drive that was away stays unusable when the drive is back; damage is said otherwise (EIO).
  if (code.startsWith('SQLITE_IOERR')) return 'away';
  // better-sqlite3 looks at the folder itself, and throws a TypeError without a code.
  if (message.startsWith('Cannot open database because the directory')) return 'missing';
  return null;
}

function isThere(folder: string): boolean {
  try {
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
