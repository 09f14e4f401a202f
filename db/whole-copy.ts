/** A database that is open and may be written to meanwhile, copied into another file as it was at one moment. */
import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type SQLite from 'better-sqlite3';
import { openSqlite } from './database.ts';
import { asDatabaseProblem, DatabaseProblem } from './database-problem.ts';

/**
 * Copies the database of this connection, which is not in a transaction, into a file that is not there yet: as the pages lie in it, a third of the time of
 * `VACUUM INTO`, which writes them anew. Not for a file that a connection has for itself alone: drives of the network keep others from reading it.
 * While this connection reads, SQLite writes nothing back into the file that came into the log later, so the file and its log together are the
 * database, whatever is written meanwhile (https://sqlite.org/walformat.html, 2.3). False, and nothing is there, where this computer has no program to
 * copy with. Throws DatabaseProblem of the file that is at fault, and what SQLite and the file system say.
 */
export function copyWhole(sql: SQLite.Database, path: string): boolean {
  const from = fileOf(sql);
  sql.exec('BEGIN');
  try {
    // The reading begins with the first look, not with BEGIN.
    sql.pragma('schema_version');
    if (!copyFile(from, path)) return false;
    copyLog(`${from}-wal`, `${path}-wal`);
  } finally {
    sql.exec('ROLLBACK');
  }
  bringIntoOneFile(path);
  return true;
}

/** The file as SQLite has it: its log lies beside the one that a link leads to. */
function fileOf(sql: SQLite.Database): string {
  const file = sql.prepare<[], string>("SELECT file FROM pragma_database_list WHERE name = 'main'").pluck().get();
  return file ?? sql.name;
}

/**
 * A log of which everything stands in the file already may be begun anew while it is copied, once as long as this connection reads: a part of the
 * old one would take pages back to what they were.
 */
function copyLog(from: string, to: string): void {
  let generation: string | null;
  do {
    generation = generationOf(from);
    rmSync(to, { force: true });
    if (generation !== null && !copyFile(from, to))
      throw new DatabaseProblem('missing', from, { detail: 'what copied the database is gone' });
  } while (generationOf(from) !== generation);
}

/** The head of a log, which no other one has; null where there is none. No connection has locks on the file of the log itself. */
function generationOf(log: string): string | null {
  let file: number;
  try {
    file = openSync(log, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw asDatabaseProblem(error, log);
  }
  try {
    const head = Buffer.alloc(32);
    return readSync(file, head, 0, head.length, 0) < head.length ? null : head.toString('hex');
  } finally {
    closeSync(file);
  }
}

/** The log is played into the file; what stands in it of a commit that was not over is left out. */
function bringIntoOneFile(path: string): void {
  const copy = openSqlite(path, { exclusive: true });
  try {
    copy.pragma('synchronous = OFF');
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** What `dd` says in English, as the codes of errno that the file system would have given. */
const codes = new Map([
  ['No space left on device', 'ENOSPC'],
  ['Disk quota exceeded', 'EDQUOT'],
  ['Permission denied', 'EACCES'],
  ['Operation not permitted', 'EPERM'],
  ['Read-only file system', 'EROFS'],
  ['No such file or directory', 'ENOENT'],
  ['Input/output error', 'EIO'],
  ['Transport endpoint is not connected', 'ENOTCONN'],
  ['Stale file handle', 'ESTALE'],
  ['No such device', 'ENODEV'],
  ['Host is down', 'EHOSTDOWN'],
]);

/**
 * By another process, except on Windows: when a process closes a file, POSIX takes all locks on it from that process, those of SQLite's own
 * connections as well (https://sqlite.org/howtocorrupt.html, 2.2). By `dd`, which reads and writes: `cp` shares blocks with the source where the
 * file system can, so that one bad block would take the database and its backups, and believes what the file system says about holes. False: there is no `dd`.
 */
function copyFile(from: string, to: string): boolean {
  if (process.platform === 'win32') {
    copyFileSync(from, to);
    return true;
  }
  const { mode } = statSync(from);
  const target = openSync(to, 'wx', mode & 0o777);
  const { status, signal, error, stderr } = copiedBy({ from, target });
  closeSync(target);
  if (error !== undefined) {
    rmSync(to, { force: true });
    if ('code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
  if (status === 0) return true;
  const said = signal === null ? stderr.trim() : `dd was ended by ${signal}`;
  const code = [...codes].find(([words]) => said.includes(words))?.[1];
  // By its words, not by the path in them: dd writes letters beyond ASCII in its own way. What it opens is what it reads.
  const at = /error reading|failed to open/u.test(said) ? from : dirname(to);
  // A drive that does not take what is written is no damage of a database.
  if (code === 'EIO' && at !== from) throw new DatabaseProblem('away', at, { detail: said });
  throw asDatabaseProblem(Object.assign(new Error(`The database could not be copied: ${said}`), { code }), at);
}

/** In a group of processes of its own: what ends this program from the keyboard lets it finish. */
function copiedBy({ from, target }: { readonly from: string; readonly target: number }) {
  // Node's types leave it out here; its documentation of `spawn` has it.
  const inOwnGroup = { detached: true };
  return spawnSync('dd', [`if=${from}`, 'bs=1048576'], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', target, 'pipe'],
    ...inOwnGroup,
  });
}
