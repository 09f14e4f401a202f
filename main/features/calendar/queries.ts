/** SQL of the addresses at which other programs read calendars, and of what came in from theirs. */
import type { Db } from '../../../db/database.ts';

/** Since when there is one of this user; undefined: there is none. */
export function subscribedSince(db: Db, userId: number): string | undefined {
  return db
    .prepare<[number], { createdAt: string }>(
      'SELECT created_at AS createdAt FROM calendar_subscription WHERE user_id = ?',
    )
    .get(userId)?.createdAt;
}

/** Whose the secret of this hash is. */
export function subscriberOf(db: Db, secretHash: string): number | undefined {
  return db
    .prepare<[string], { userId: number }>('SELECT user_id AS userId FROM calendar_subscription WHERE secret_hash = ?')
    .get(secretHash)?.userId;
}

/** In the place of the one before. */
export function putSubscription(db: Db, userId: number, secretHash: string, at: string): void {
  db.prepare(
    `INSERT INTO calendar_subscription (user_id, secret_hash, created_at) VALUES (?, ?, ?)
       ON CONFLICT (user_id) DO UPDATE SET secret_hash = excluded.secret_hash, created_at = excluded.created_at`,
  ).run(userId, secretHash, at);
}

export function deleteSubscription(db: Db, userId: number): void {
  db.prepare('DELETE FROM calendar_subscription WHERE user_id = ?').run(userId);
}

/** Which activity the event became when this user took it in. */
export function importedActivity(db: Db, userId: number, eventUid: string): number | undefined {
  return db
    .prepare<[number, string], { activityId: number }>(
      'SELECT activity_id AS activityId FROM imported_event WHERE user_id = ? AND event_uid = ?',
    )
    .get(userId, eventUid)?.activityId;
}

export function noteEvent(db: Db, userId: number, eventUid: string, activityId: number): void {
  db.prepare('INSERT INTO imported_event (user_id, event_uid, activity_id) VALUES (?, ?, ?)').run(
    userId,
    eventUid,
    activityId,
  );
}

export function forgetEvent(db: Db, activityId: number, eventUid: string): void {
  db.prepare('DELETE FROM imported_event WHERE activity_id = ? AND event_uid = ?').run(activityId, eventUid);
}

/** Which series the event became when this user took it in, with what was kept of that as JSON. */
export function importedSeries(
  db: Db,
  userId: number,
  eventUid: string,
): { readonly seriesId: number; readonly said: string } | undefined {
  return db
    .prepare<[number, string], { seriesId: number; said: string }>(
      'SELECT series_id AS seriesId, said FROM imported_series WHERE user_id = ? AND event_uid = ?',
    )
    .get(userId, eventUid);
}

/** In the place of what was noted of the event before. */
export function noteSeries(db: Db, userId: number, eventUid: string, seriesId: number, said: string): void {
  db.prepare(
    `INSERT INTO imported_series (user_id, event_uid, series_id, said) VALUES (?, ?, ?, ?)
       ON CONFLICT (user_id, event_uid) DO UPDATE SET series_id = excluded.series_id, said = excluded.said`,
  ).run(userId, eventUid, seriesId, said);
}

export function forgetSeries(db: Db, seriesId: number, eventUid: string): void {
  db.prepare('DELETE FROM imported_series WHERE series_id = ? AND event_uid = ?').run(seriesId, eventUid);
}
