/** SQL of reminders, which stand in the activities themselves. */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';

/** A reminder as it comes from the table. */
export interface ReminderRow {
  readonly id: number;
  readonly version: number;
  readonly remindAt: string;
  readonly kind: string;
  readonly subject: string;
  readonly day: string;
  readonly time: string;
  readonly clientId: number | null;
}

/** Of what somebody has declined he is not reminded. */
const open = "deleted_at IS NULL AND status = 'open' AND remind_at IS NOT NULL AND acceptance <> 'declined'";
const columns = 'id, version, remind_at AS remindAt, kind, subject, day, time, client_id AS clientId';

/** Of a person, by a moment, the earliest first. */
export const dueStatement = `SELECT ${columns} FROM activity INDEXED BY activity_reminder
  WHERE responsible_id = ? AND ${open} AND remind_at <= ? ORDER BY remind_at, id LIMIT ?`;

export function dueReminders(db: Db, userId: number, now: string, limit: number): ReminderRow[] {
  return db.prepare<Key[], ReminderRow>(dueStatement).all(userId, now, limit);
}

/** The person's reminder that is set to exactly this moment; undefined where it is another one by now, or none. */
export function reminderAt(db: Db, userId: number, id: number, remindAt: string): ReminderRow | undefined {
  return db
    .prepare<Key[], ReminderRow>(
      `SELECT ${columns} FROM activity WHERE id = ? AND responsible_id = ? AND remind_at = ? AND ${open}`,
    )
    .get(id, userId, remindAt);
}

/** Sets another moment, or none (null). */
export function setReminder(
  db: Db,
  id: number,
  remindAt: string | null,
  { at, by }: { readonly at: string; readonly by: number },
): void {
  db.prepare<(Key | null)[]>(
    'UPDATE activity SET version = version + 1, updated_at = ?, updated_by = ?, remind_at = ? WHERE id = ?',
  ).run(at, by, remindAt, id);
}
