/** A copy of a database in which only what can be made of the records is damaged: indexes, and pages that nothing uses. */
import { renameSync, rmSync } from 'node:fs';
import { openSqlite } from './database.ts';
import { DatabaseProblem } from './database-problem.ts';
import { inspect, tablesCheck } from './health.ts';

/**
 * Puts a database with the same records into the place of this one, which nobody has open, with its indexes made anew. False, and the file is as it was, where
 * its tables are damaged themselves, or what comes out is not sound either. Throws what SQLite and the file system say.
 */
export function writtenAnew(path: string): boolean {
  const anew = `${path}-anew`;
  try {
    rmSync(anew, { force: true });
    if (!writeAnew(path, anew) || inspect(anew).integrity !== 'ok') return false;
    renameSync(anew, path);
    return true;
  } catch (error) {
    if (isOfContent(error)) return false;
    throw error;
  } finally {
    rmSync(anew, { force: true });
  }
}

/** False, and nothing is written, where the tables are damaged. */
function writeAnew(from: string, to: string): boolean {
  const sql = openSqlite(from, { exclusive: true });
  try {
    if (tablesCheck(sql) !== 'ok') return false;
    sql.prepare('VACUUM INTO ?').run(to);
  } finally {
    sql.close();
  }
  const copy = openSqlite(to, { exclusive: true });
  try {
    // VACUUM copies the pages of indexes as they are.
    copy.exec('REINDEX');
  } finally {
    copy.close();
  }
  return true;
}

/** What is in the file is wrong, not the drive: two rows that an index may not have both, too. */
function isOfContent(error: unknown): boolean {
  if (error instanceof DatabaseProblem) return error.problem === 'damaged';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_CONSTRAINT');
}
