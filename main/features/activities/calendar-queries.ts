/** SQL of what calendars of other programs want to know of activities besides what a planner shows. */
import type { Db } from '../../../db/database.ts';

export interface CalendarFacts {
  readonly id: number;
  readonly uid: string;
  readonly note: string;
  readonly updatedAt: string;
}

/** Of each of these activities. */
export function calendarFacts(db: Db, ids: readonly number[]): CalendarFacts[] {
  return db
    .prepare<[string], CalendarFacts>(
      `SELECT id, uid, note, updated_at AS updatedAt FROM activity WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
}
