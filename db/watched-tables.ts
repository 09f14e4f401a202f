/** Tables whose rows change seldom and are asked for all the time: what was read of them may be kept until they change. */
import type { Db } from './database.ts';

const known = new WeakMap<Db, Map<string, () => number>>();

/**
 * Goes up whenever rows of these tables are changed, whoever does so, and whenever another connection writes anything; null while a
 * transaction runs, whose changes may be taken back.
 */
export function changesOf(db: Db, tables: readonly string[]): number | null {
  if (db.sql.inTransaction) return null;
  const ofDb = known.get(db) ?? new Map<string, () => number>();
  known.set(db, ofDb);
  const name = `changed_${tables.join('_')}`;
  const count = ofDb.get(name) ?? watch(db, name, tables);
  ofDb.set(name, count);
  const byOthers = db.prepare<[], number>('PRAGMA data_version').pluck().get() ?? 0;
  return count() + byOthers;
}

/** Triggers of this connection alone: the file does not have them. */
function watch({ sql }: Db, name: string, tables: readonly string[]): () => number {
  let changes = 0;
  sql.function(name, () => {
    changes += 1;
    return null;
  });
  for (const table of tables)
    for (const event of ['INSERT', 'UPDATE', 'DELETE'])
      sql.exec(
        `CREATE TEMP TRIGGER "${name}_${table}_${event}" AFTER ${event} ON main."${table}" BEGIN SELECT "${name}"(); END`,
      );
  return () => changes;
}
