/** One transaction over several turns of the event loop, for imports that others need not wait for. */
import { type Db, mustBeKept } from './database.ts';
import { asDatabaseProblem, DatabaseProblem } from './database-problem.ts';
import { readyToWriteBack, type WriteBack } from './write-back.ts';

/** Kibibytes (that is what the sign says) of pages that are kept in memory meanwhile: indexes are written all over. */
const roomForWriting = -24 * 1024;

/** Milliseconds between two questions whether this process may still write. */
const askEvery = 250;

/**
 * Runs the steps of `work` in one transaction of this connection; `turn` is awaited after each. Nobody else may write
 * through this connection meanwhile, and what they read through it they would read unfinished: the caller sees to both.
 * Commits when the work is done; rolls all of it back and rethrows when a step or `turn` throws. A full disk and the like
 * come out as DatabaseProblem.
 */
export async function steppedTransaction<Result>(
  db: Db,
  work: Generator<void, Result>,
  turn: () => Promise<void>,
): Promise<Result> {
  const cache = Number(db.sql.pragma('cache_size', { simple: true }));
  try {
    db.sql.pragma(`cache_size = ${roomForWriting}`);
    db.prepare('BEGIN IMMEDIATE').run();
    let step = work.next();
    let asked = performance.now();
    while (!step.done) {
      await turn();
      // What does not fit into memory is written to the file long before the end.
      if (performance.now() - asked > askEvery) {
        mustBeKept(db);
        asked = performance.now();
      }
      step = work.next();
    }
    mustBeKept(db);
    await committed(db);
    return step.value;
  } catch (error) {
    // Closed under it: the office has been lost to another computer.
    if (!db.sql.open) throw new DatabaseProblem('not-kept', db.path, { cause: error });
    if (db.sql.inTransaction) db.prepare('ROLLBACK').run();
    throw asDatabaseProblem(error, db.path);
  } finally {
    if (db.sql.open) {
      db.sql.pragma(`cache_size = ${cache}`);
      db.sql.pragma('shrink_memory');
    }
  }
}

/** Commits; a large log is written back into the file by a thread, where another connection may have it open. */
async function committed(db: Db): Promise<void> {
  const back: WriteBack | null = db.exclusive ? null : readyToWriteBack(db.path);
  const usual = Number(db.sql.pragma('wal_autocheckpoint', { simple: true }));
  try {
    if (back !== null) db.sql.pragma('wal_autocheckpoint = 0');
    db.prepare('COMMIT').run();
  } catch (error) {
    back?.drop();
    throw error;
  } finally {
    if (db.sql.open) db.sql.pragma(`wal_autocheckpoint = ${usual}`);
  }
  await back?.begin();
}
