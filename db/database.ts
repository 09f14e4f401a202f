/** The one SQLite file of an office: opened, created, locked for this process. */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { asDatabaseProblem, DatabaseProblem } from './database-problem.ts';
import { addFunctions } from './sql-functions.ts';

/** `PRAGMA application_id` of every database of this program: the letters "Kntr". */
export const APPLICATION_ID = 0x4b6e7472;

/** An open database. */
export interface Db {
  readonly sql: SQLite.Database;
  readonly orm: BetterSQLite3Database;
  readonly path: string;
  /** This connection has the file for itself: there cannot be a second one. */
  readonly exclusive: boolean;
  /** Whether what is about to be committed, or was committed just now, counts: always, where no other computer opens the file. */
  mayCommit(): boolean;
  /**
   * The statement of this text, compiled once. It is shared by all who ask for the same text: what `pluck`, `raw` and
   * `safeIntegers` set stays set for them all, and it cannot be run again while it iterates.
   */
  prepare<Parameters extends unknown[] = unknown[], Row = unknown>(text: string): SQLite.Statement<Parameters, Row>;
  /**
   * Runs the work in one transaction that is either wholly there afterwards, durably, or not at all. It takes the right
   * to write at once; inside of another transaction it is a savepoint of that one. The work is synchronous.
   * A full disk and the like come out as DatabaseProblem, what the work throws as it is.
   */
  transaction<T>(work: () => T): T;
  /** Brings everything into the one file, so that it can be carried away, and lets it go. May be called twice. */
  close(): void;
}

export interface OpenOptions {
  readonly readonly?: boolean;
  /** For this connection alone, without memory that other processes share: the way on a network drive. */
  readonly exclusive?: boolean;
  /** Asked before each commit; when it says no, what was to be committed is rolled back as DatabaseProblem `not-kept`. */
  readonly mayCommit?: () => boolean;
}

/**
 * Opens a database of this program; never creates one. Whether its schema is the present one is for `migrate` to say.
 * Throws DatabaseProblem.
 */
export function openDatabase(path: string, options: OpenOptions = {}): Db {
  const { readonly = false, exclusive = false, mayCommit = () => true } = options;
  const sql = openSqlite(path, options);
  try {
    addFunctions(sql);
    if (!readonly) setUp(sql);
    else sql.pragma('cache_size = -16000');
  } catch (error) {
    sql.close();
    throw asDatabaseProblem(error, path);
  }
  return wrapped(sql, path, { exclusive, mayCommit });
}

/**
 * Bytes of a page of a new database. Rows of clients and documents are wide: of SQLite's usual 4096 a page holds few of them, and an import into a large
 * office takes a sixth more of the processor. An older database gets it when it is compacted.
 */
export const pageSize = 8192;

/**
 * Makes an empty database of this program where no file was, and opens it. Whoever looks sees no file or a whole one.
 * Throws DatabaseProblem; `in-use` when there is a file already.
 */
export function createDatabase(path: string): Db {
  if (existsSync(path)) throw new DatabaseProblem('in-use', path, { detail: 'the file exists' });
  const unfinished = `${path}.new-${process.pid}`;
  try {
    rmSync(unfinished, { force: true });
    const sql = new SQLite(unfinished);
    try {
      sql.pragma(`page_size = ${pageSize}`);
      sql.pragma('journal_mode = WAL');
      sql.pragma(`application_id = ${APPLICATION_ID}`);
    } finally {
      sql.close();
    }
    syncFile(unfinished);
    takeName(unfinished, path);
    syncFolder(dirname(path));
  } catch (error) {
    throw asDatabaseProblem(error, path);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + end, { force: true });
  }
  return openDatabase(path);
}

/**
 * Takes the office folder for this process; answers how to give it back. The lock is the system's own, so that it ends
 * with the process, however that ends. `path`: the file that is locked. Throws DatabaseProblem, `in-use` when another process (or this one) has it.
 */
export function lockOffice(folder: string, path = join(folder, 'office.kontor-lock')): () => void {
  let lock: SQLite.Database | undefined;
  try {
    lock = new SQLite(path, { timeout: 0 });
    // Nothing is ever written into it, so that there is nothing to roll back after a crash either.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    throw asDatabaseProblem(error, existsSync(folder) ? path : folder);
  }
  const held = lock;
  locksHeld.add(held);
  return () => {
    locksHeld.delete(held);
    held.close();
  };
}

/** A connection that nobody refers to is collected, and its lock with it. */
const locksHeld = new Set<SQLite.Database>();

/** A bare connection to a database of this program, nothing set. Throws DatabaseProblem. */
export function openSqlite(path: string, { readonly = false, exclusive = false }: OpenOptions = {}): SQLite.Database {
  let sql: SQLite.Database | undefined;
  try {
    if (!statSync(path).isFile()) throw new DatabaseProblem('not-a-database', path, { detail: 'not a file' });
    sql = new SQLite(path, { readonly, fileMustExist: true, timeout: exclusive ? 0 : 5000 });
    // Before anything is read: the log would be looked up in shared memory else.
    if (exclusive) sql.pragma('locking_mode = EXCLUSIVE');
    if (sql.pragma('page_count', { simple: true }) === 0)
      throw new DatabaseProblem('not-a-database', path, { detail: 'the file is empty' });
    if (sql.pragma('application_id', { simple: true }) !== APPLICATION_ID)
      throw new DatabaseProblem('not-kontor', path, { detail: 'it belongs to another program' });
    return sql;
  } catch (error) {
    sql?.close();
    throw asDatabaseProblem(error, path);
  }
}

/** Throws DatabaseProblem `not-kept` where it may not be committed any more: whoever has begun a transaction rolls it back. */
export function mustBeKept({ path, mayCommit }: Pick<Db, 'path' | 'mayCommit'>): void {
  if (!mayCommit()) throw new DatabaseProblem('not-kept', path);
}

/** Makes what was written to the file survive a loss of power. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes new names in the folder survive a loss of power; Windows does so by itself and cannot be asked. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Bytes of the log, written back into the file then. */
const logGathered = 16_384_000;

function setUp(sql: SQLite.Database): void {
  sql.pragma('journal_mode = WAL');
  sql.pragma('synchronous = FULL');
  sql.pragma('foreign_keys = ON');
  // Kibibytes. The engine may have 400 MB with a million clients; mapped files would count as well, so there are none. What is sorted may take as much
  // again, and goes into a file in the system's folder for such beyond that: in memory it would grow with the number of rows.
  sql.pragma('cache_size = -65536');
  // A checkpoint costs flushes of its own, so let sixteen MB gather first. A big import must not leave a big log.
  sql.pragma(`wal_autocheckpoint = ${Math.round(logGathered / Number(sql.pragma('page_size', { simple: true })))}`);
  sql.pragma('journal_size_limit = 67108864');
}

/** Gives the file its name unless somebody else has just taken it. */
function takeName(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (existsSync(to)) throw new DatabaseProblem('in-use', to, { cause: error, detail: 'the file exists' });
    // Drives without hard links (FAT, some network drives).
    renameSync(from, to);
  }
}

/** Texts are written by the program, so they are few; this only keeps a mistake from eating the memory. */
const STATEMENTS_KEPT = 1000;

function wrapped(
  sql: SQLite.Database,
  path: string,
  { exclusive, mayCommit }: Pick<Db, 'exclusive' | 'mayCommit'>,
): Db {
  const statements = new Map<string, SQLite.Statement>();
  let depth = 0;

  function whole<T>(work: () => T): T {
    const result = work();
    if (result instanceof Promise) {
      result.catch(() => undefined);
      throw new Error('A transaction cannot wait: its work must be synchronous.');
    }
    return result;
  }

  function outermost<T>(work: () => T): T {
    try {
      sql.exec('BEGIN IMMEDIATE');
      const result = whole(work);
      mustBeKept({ path, mayCommit });
      sql.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite has rolled back by itself where the disk was full.
      if (sql.inTransaction) sql.exec('ROLLBACK');
      throw asDatabaseProblem(error, path);
    }
  }

  function savepoint<T>(work: () => T): T {
    const name = `s${depth}`;
    sql.exec(`SAVEPOINT ${name}`);
    try {
      const result = whole(work);
      sql.exec(`RELEASE ${name}`);
      return result;
    } catch (error) {
      if (sql.inTransaction) sql.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
      throw error;
    }
  }

  return {
    sql,
    orm: drizzle({ client: sql, casing: 'snake_case' }),
    path,
    exclusive,
    mayCommit,
    prepare<Parameters extends unknown[] = unknown[], Row = unknown>(text: string): SQLite.Statement<Parameters, Row> {
      let statement = statements.get(text);
      if (statement === undefined) {
        statement = sql.prepare(text);
        if (statements.size >= STATEMENTS_KEPT) statements.clear();
        statements.set(text, statement);
      }
      // The caller states what the text binds and answers; SQLite knows no types to check it against.
      return statement as SQLite.Statement<unknown[]> as SQLite.Statement<Parameters, Row>;
    },
    transaction<T>(work: () => T): T {
      depth += 1;
      try {
        return sql.inTransaction ? savepoint(work) : outermost(work);
      } finally {
        depth -= 1;
      }
    },
    close() {
      if (!sql.open) return;
      statements.clear();
      try {
        if (!sql.readonly) sql.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // A full disk: what was committed stays in the log beside the file, and the next opening finds it.
      } finally {
        sql.close();
      }
    },
  };
}
