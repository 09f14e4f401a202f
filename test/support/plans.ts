/** How SQLite answers what a piece of work asks of it. */
import type { Db } from '../../db/database.ts';

/** A statement that was run, and its plan line by line. */
export interface Planned {
  readonly sql: string;
  readonly plan: readonly string[];
}

/** Every statement that the work runs, each once, with its plan. */
export function plansOf(db: Db, work: (db: Db) => unknown): Planned[] {
  const plans = new Map<string, Planned>();
  const spied: Db = {
    ...db,
    prepare: <Parameters extends unknown[], Row>(sql: string) => {
      if (!plans.has(sql)) plans.set(sql, { sql, plan: planOf(db, sql) });
      return db.prepare<Parameters, Row>(sql);
    },
  };
  work(spied);
  return [...plans.values()];
}

/** The plan does not look at what is bound, unless there are statistics. */
function planOf(db: Db, sql: string): string[] {
  const parameters = Array(sql.split('?').length - 1).fill(1);
  return db.sql
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...parameters)
    .map(({ detail }) => detail);
}
