/** SQL of what calendars of other programs want to know of activities and series besides what a planner shows. */
import type { Db } from '../../../db/database.ts';
import { activityReachedKeys, andSeriesOfPerson, andSeriesReached } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { Access } from '../../engine/access.ts';
import { columns, type StoredSeries, seriesOf } from './series-queries.ts';

export interface CalendarFacts {
  readonly id: number;
  readonly uid: string;
  readonly note: string;
  readonly updatedAt: string;
  readonly seriesId: number | null;
  /** The day that the rule of the series gives it. */
  readonly seriesDay: string | null;
}

/** Of each of these activities. */
export function calendarFacts(db: Db, ids: readonly number[]): CalendarFacts[] {
  return db
    .prepare<[string], CalendarFacts>(
      `SELECT id, uid, note, updated_at AS updatedAt, series_id AS seriesId, series_day AS seriesDay FROM activity
       WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
}

/** Whether an activity or a series of the office bears this name, in the bin or not. */
export function isOwnUid(db: Db, uid: string): boolean {
  const found = db
    .prepare<Key[], number>(
      'SELECT EXISTS (SELECT 1 FROM activity WHERE uid = ?) OR EXISTS (SELECT 1 FROM activity_series WHERE uid = ?)',
    )
    .pluck()
    .get(uid, uid);
  return found === 1;
}

/** A series with what calendars know it by, and its client for whoever may know him. */
export interface CalendarSeriesRow extends StoredSeries {
  readonly uid: string;
  readonly version: number;
  readonly updatedAt: string;
  readonly client: string;
  readonly clientResponsibleId: number | null;
  readonly clientTeamId: number | null;
}

type Extra = Omit<CalendarSeriesRow, keyof StoredSeries>;

/** Keys: a day, JSON of ids; `mine`: with a person twice at the end. */
export function calendarSeriesStatement(access: Access['kind'], mine: boolean): string {
  return `SELECT ${columns}, series.uid, series.version, series.updated_at AS updatedAt, ifnull(client.name, '') AS client,
      client.responsible_id AS clientResponsibleId, client.team_id AS clientTeamId
    FROM activity_series AS series LEFT JOIN client ON client.id = series.client_id
    WHERE series.id IN (SELECT id FROM activity_series INDEXED BY activity_series_last WHERE deleted_at IS NULL AND last_day >= ?
        UNION SELECT value FROM json_each(?))
      AND series.deleted_at IS NULL ${andSeriesReached(access)} ${mine ? andSeriesOfPerson : ''}
    ORDER BY series.id`;
}

/** Those that are not over on a day, and those of these ids, as far as they are reached. `userId`: of which this person is responsible or takes part. */
export function seriesForCalendars(
  db: Db,
  access: Access,
  { from, ids, userId }: { readonly from: string; readonly ids: readonly number[]; readonly userId: number | null },
): CalendarSeriesRow[] {
  const me = userId === null ? [] : [userId, userId];
  return (
    db
      .prepare<Key[], Extra>(calendarSeriesStatement(access.kind, userId !== null))
      .all(from, JSON.stringify(ids), ...activityReachedKeys(access), ...me)
      // The columns of the statement that `seriesOf` does not know are as they are named.
      .map((row) => {
        const { uid, version, updatedAt, client, clientResponsibleId, clientTeamId } = row;
        return { ...seriesOf(row), uid, version, updatedAt, client, clientResponsibleId, clientTeamId };
      })
  );
}

/** An occurrence, be it there, cancelled or in the bin. */
export interface OccurrenceRow {
  readonly id: number;
  readonly uid: string;
  readonly version: number;
  readonly updatedAt: string;
  readonly seriesDay: string;
  readonly kind: string;
  readonly subject: string;
  readonly note: string;
  readonly day: string;
  readonly time: string;
  readonly duration: number | null;
  readonly status: string;
  readonly deletedAt: string | null;
  readonly responsibleId: number;
  readonly teamId: number | null;
  readonly askedById: number | null;
  /** Whether this person (0: nobody) takes part. */
  readonly takesPart: 0 | 1;
  readonly clientId: number | null;
  readonly client: string;
  readonly clientResponsibleId: number | null;
  readonly clientTeamId: number | null;
}

export const occurrencesStatement = `SELECT activity.id, activity.uid, activity.version, activity.updated_at AS updatedAt,
    activity.series_day AS seriesDay, activity.kind, activity.subject, activity.note, activity.day, activity.time, activity.duration,
    activity.status, activity.deleted_at AS deletedAt, activity.responsible_id AS responsibleId, activity.team_id AS teamId, activity.asked_by AS askedById,
    EXISTS (SELECT 1 FROM activity_participant AS one WHERE one.activity_id = activity.id AND one.user_id = ?) AS takesPart,
    activity.client_id AS clientId, ifnull(client.name, '') AS client, client.responsible_id AS clientResponsibleId,
    client.team_id AS clientTeamId
  FROM activity INDEXED BY activity_series_day LEFT JOIN client ON client.id = activity.client_id
  WHERE activity.series_id = ? AND activity.series_day >= ? ORDER BY activity.series_day`;

/** All of a series from a day of its rule on, whoever may see them. */
export function occurrencesFrom(db: Db, seriesId: number, day: string, userId: number): OccurrenceRow[] {
  return db.prepare<Key[], OccurrenceRow>(occurrencesStatement).all(userId, seriesId, day);
}
