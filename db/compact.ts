/** A database without the space that deleted rows have left: written elsewhere or beside it, checked, and put into its place. */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { openSqlite, pageSize, syncFile, syncFolder } from './database.ts';
import { asDatabaseProblem, DatabaseProblem } from './database-problem.ts';
import { checkForBackup, countsOf } from './health.ts';

const sides = ['-wal', '-shm', '-journal'] as const;

/** Where the copy lies that is to take the database's place. */
export function besideIt(path: string): string {
  return `${path}.compacted`;
}

/**
 * Writes a compact copy of the database, which nobody else has open, checks it, and gives it its name then; takes seconds for a gigabyte.
 * Throws DatabaseProblem and leaves nothing then: `damaged` of a database that is not sound.
 */
export function writeCompacted(path: string, to: string): void {
  const copy = `${to}.unfinished`;
  removeAll(to);
  removeAll(copy);
  try {
    const sql = openSqlite(path, { exclusive: true });
    try {
      const before = countsOf(sql);
      sql.pragma(`page_size = ${pageSize}`);
      sql.prepare('VACUUM INTO ?').run(copy);
      const written = openSqlite(copy, { exclusive: true });
      try {
        const integrity = checkForBackup(written);
        if (integrity !== 'ok') throw new DatabaseProblem('damaged', path, { detail: integrity.join('; ') });
        if (JSON.stringify(countsOf(written)) !== JSON.stringify(before))
          throw new DatabaseProblem('damaged', path, { detail: 'the copy has other numbers of rows' });
      } finally {
        written.close();
      }
    } finally {
      sql.close();
    }
    syncFile(copy);
    renameSync(copy, to);
    syncFolder(dirname(to));
  } catch (error) {
    removeAll(copy);
    throw asDatabaseProblem(error, path);
  }
}

/**
 * Puts the compact copy in the place of the database in one step, and answers the bytes before and after: whenever the power goes, the
 * next start finds the one whole or the other. Throws DatabaseProblem, and the database is as it was then.
 */
export function takeCompacted(path: string): { readonly before: number; readonly after: number } {
  const copy = besideIt(path);
  try {
    // What lies in a log would be played into the file that takes the place of its own.
    if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0)
      throw new DatabaseProblem('no-space', path, { detail: 'its log could not be ended' });
    const before = statSync(path).size;
    renameSync(copy, path);
    for (const end of sides) rmSync(path + end, { force: true });
    syncFolder(dirname(path));
    return { before, after: statSync(path).size };
  } catch (error) {
    removeCompacted(path);
    throw asDatabaseProblem(error, path);
  }
}

/** Takes a copy away that is not to take the database's place. */
export function removeCompacted(path: string): void {
  removeAll(besideIt(path));
}

function removeAll(path: string): void {
  for (const end of ['', ...sides]) rmSync(path + end, { force: true });
}
