/** One transaction that may wait, on a database that nobody else knows of yet. */
import { type Db, mustBeKept } from './database.ts';
import { asDatabaseProblem } from './database-problem.ts';

/** Kibibytes (that is what the sign says) of pages that are kept in memory meanwhile: indexes are written all over. */
const roomForWriting = -192 * 1024;

/**
 * Commits when the work is done; rolls all of it back and rethrows when it fails. A full disk and the like come out as
 * DatabaseProblem. Whatever else is done through this connection meanwhile is part of it.
 */
export async function loneTransaction<Result>(db: Db, work: () => Result | Promise<Result>): Promise<Result> {
  const cache = Number(db.sql.pragma('cache_size', { simple: true }));
  try {
    db.sql.pragma(`cache_size = ${roomForWriting}`);
    db.prepare('BEGIN IMMEDIATE').run();
    const result = await work();
    mustBeKept(db);
    db.prepare('COMMIT').run();
    return result;
  } catch (error) {
    if (db.sql.inTransaction) db.prepare('ROLLBACK').run();
    throw asDatabaseProblem(error, db.path);
  } finally {
    db.sql.pragma(`cache_size = ${cache}`);
  }
}
