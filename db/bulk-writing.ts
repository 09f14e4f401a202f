/** Writing many rows at once: indexes that nobody asks meanwhile are made anew at the end, which costs a fraction of keeping them up row by row. */
import type { Db } from './database.ts';

/** Threads of SQLite that sort what was read while more is read. */
const sorters = 2;
/** Kibibytes (that is what the sign says) that are gathered before a thread sorts them: what fits into the cache of a processor is sorted fastest. */
const sortedAtOnce = -1024;

/**
 * Takes the indexes of the table away, but for unique ones and those in `kept`; answers how to make them again, one after each step. For the inside
 * of a transaction: others see the indexes all the time, and a rollback brings them back. Worth it where more rows are added than were there.
 */
export function withoutIndexes(db: Db, table: string, kept: readonly string[]): () => Generator<void> {
  const indexes = db
    .prepare<[string], { readonly name: string; readonly sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql NOT LIKE 'CREATE UNIQUE%' ORDER BY rowid",
    )
    .all(table)
    .filter(({ name }) => !kept.includes(name));
  // Names and statements come from the schema itself.
  for (const { name } of indexes) db.sql.exec(`DROP INDEX "${name}"`);
  return function* again() {
    const cache = Number(db.sql.pragma('cache_size', { simple: true }));
    try {
      db.sql.pragma(`threads = ${sorters}`);
      // The sorter gathers as much as the cache may hold.
      db.sql.pragma(`cache_size = ${sortedAtOnce}`);
      for (const { sql } of indexes) {
        db.sql.exec(sql);
        yield;
      }
    } finally {
      db.sql.pragma('threads = 0');
      db.sql.pragma(`cache_size = ${cache}`);
    }
  };
}
