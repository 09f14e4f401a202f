/** Queries of drizzle that are built and compiled once for each database, for what every call needs. */
import type { Db } from './database.ts';

/**
 * Answers the query of this database, made by `build` when it is first asked for. What changes from call to call stands
 * in it as `sql.placeholder`.
 */
export function preparedOnce<Query>(build: (orm: Db['orm']) => Query): (db: Db) => Query {
  const known = new WeakMap<Db, Query>();
  return (db) => {
    const found = known.get(db) ?? build(db.orm);
    known.set(db, found);
    return found;
  };
}
