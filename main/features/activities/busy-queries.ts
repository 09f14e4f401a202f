/** SQL of what takes people's time. */
import type { Db } from '../../../db/database.ts';

interface BusyRow {
  readonly day: string;
  readonly time: string;
  readonly duration: number | null;
  readonly responsibleId: number;
  /** JSON: who of the office takes part. */
  readonly colleagues: string;
}

/** Open and at a time of day, from a day up to another one; what is declined waits for somebody who takes it. */
export const busyStatement = `SELECT activity.day, activity.time, activity.duration, activity.responsible_id AS responsibleId,
    (SELECT json_group_array(user_id) FROM activity_participant WHERE activity_id = activity.id AND user_id IS NOT NULL) AS colleagues
  FROM activity INDEXED BY activity_day
  WHERE activity.deleted_at IS NULL AND activity.day BETWEEN ? AND ? AND activity.status = 'open' AND activity.time <> ''
    AND activity.acceptance <> 'declined'`;

export function busyRows(db: Db, from: string, to: string): BusyRow[] {
  return db.prepare<[string, string], BusyRow>(busyStatement).all(from, to);
}
