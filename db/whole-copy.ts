/** A database that is open and may be written to meanwhile, copied into another file as it was at one moment. */
import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, openSync, readSync, rmSync } from 'node:fs';
import type SQLite from 'better-sqlite3';
import { openSqlite } from './database.ts';

/**
 * Copies the database of this connection, which is not in a transaction, into a file that is not there yet: as the pages lie in it, a third of the time of
 * `VACUUM INTO`, which writes them anew. Not for a file that a connection has for itself alone: drives of the network keep others from reading it.
 * While this connection reads, SQLite writes nothing back into the file that came into the log later, so the file and its log together are the
 * database, whatever is written meanwhile (https://sqlite.org/walformat.html, 2.3). Throws what SQLite and the file system say.
 */
export function copyWhole(sql: SQLite.Database, path: string): void {
  sql.exec('BEGIN');
  try {
    // The reading begins with the first look, not with BEGIN.
    sql.pragma('schema_version');
    sql.prepare('SELECT 1 FROM sqlite_schema').get();
    copyFile(sql.name, path);
    copyLog(`${sql.name}-wal`, `${path}-wal`);
  } finally {
    sql.exec('ROLLBACK');
  }
  bringIntoOneFile(path);
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
    if (generation !== null) copyFile(from, to);
  } while (generationOf(from) !== generation);
}

/** The head of a log, which no other one has; null where there is none. No connection has locks on the file of the log itself. */
function generationOf(log: string): string | null {
  if (!existsSync(log)) return null;
  const file = openSync(log, 'r');
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

/** What `cp` says in English, as the codes of errno that the file system would have given. */
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
]);

/**
 * By another process, except on Windows: when a process closes a file, POSIX takes all locks on it from that process, those of SQLite's own
 * connections as well (https://sqlite.org/howtocorrupt.html, 2.2).
 */
function copyFile(from: string, to: string): void {
  if (process.platform === 'win32') {
    copyFileSync(from, to);
    return;
  }
  const { status, error, stderr } = spawnSync('cp', ['--', from, to], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (error !== undefined) throw error;
  if (status === 0) return;
  const code = [...codes].find(([words]) => stderr.includes(words))?.[1];
  throw Object.assign(new Error(`The database could not be copied: ${stderr.trim()}`), { code });
}
