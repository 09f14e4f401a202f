/** SQL of rows of activities: of lists, and of the timeline of a client. */
import type { Db } from '../../../db/database.ts';
import { activityReachedKeys, andActivityReached } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { Access } from '../../engine/access.ts';

/** A row as it comes from the table. */
export interface StoredActivityRow {
  readonly id: number;
  readonly version: number;
  readonly kind: string;
  readonly subject: string;
  readonly day: string;
  readonly time: string;
  readonly duration: number | null;
  readonly status: string;
  readonly priority: string;
  readonly clientId: number | null;
  readonly client: string;
  readonly clientResponsibleId: number | null;
  readonly clientTeamId: number | null;
  readonly responsibleId: number;
  readonly teamId: number | null;
  readonly responsible: string;
  readonly result: string;
  readonly plannedMinutes: number | null;
  readonly spentMinutes: number | null;
  readonly updatedAt: string;
  readonly askedById: number | null;
  readonly askedBy: string;
  readonly acceptance: string;
  readonly declinedBecause: string;
  readonly seriesId: number | null;
}

/** The rows of these activities, in this order. */
export function activityRows(db: Db, ids: readonly number[]): StoredActivityRow[] {
  return db
    .prepare<Key[], StoredActivityRow>(
      `SELECT activity.id, activity.version, activity.kind, activity.subject, activity.day, activity.time, activity.duration,
         activity.status, activity.priority, activity.client_id AS clientId, ifnull(client.name, '') AS client,
         client.responsible_id AS clientResponsibleId, client.team_id AS clientTeamId, activity.responsible_id AS responsibleId,
         activity.team_id AS teamId, ifnull(user.name, '') AS responsible, activity.result, activity.planned_minutes AS plannedMinutes,
         activity.spent_minutes AS spentMinutes, activity.updated_at AS updatedAt, activity.series_id AS seriesId,
         activity.asked_by AS askedById, ifnull((SELECT name FROM user WHERE user.id = activity.asked_by), '') AS askedBy,
         activity.acceptance, activity.declined_because AS declinedBecause
       FROM json_each(?) AS wanted CROSS JOIN activity ON activity.id = wanted.value
         LEFT JOIN client ON client.id = activity.client_id LEFT JOIN user ON user.id = activity.responsible_id`,
    )
    .all(JSON.stringify(ids));
}

/** What stands on a timeline: that something was planned, or finished. */
export type ActivityMoment = 'planned' | 'finished';

export interface ActivityMomentRow {
  readonly at: string;
  readonly by: string;
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly day: string;
  readonly time: string;
  readonly status: string;
  readonly responsible: string;
  readonly result: string;
}

const moments = {
  // What was noted when it was over, as calls are, was never planned.
  planned: { at: 'created_at', by: 'created_by', also: 'AND (done_at IS NULL OR created_at < done_at)' },
  finished: { at: 'done_at', by: 'done_by', also: '' },
} as const;

/** Of a client, before a moment and an id, the latest first; none of the bin. */
export function activityMomentsStatement(moment: ActivityMoment, access: Access['kind']): string {
  const { at, by, also } = moments[moment];
  const userNamed = (column: string) => `ifnull((SELECT name FROM user WHERE user.id = activity.${column}), '')`;
  return `SELECT ${at} AS at, ${userNamed(by)} AS by, id, kind, subject, day, time, status, ${userNamed('responsible_id')} AS responsible, result
    FROM activity INDEXED BY activity_client_${moment}
    WHERE client_id = ? AND deleted_at IS NULL AND ${at} IS NOT NULL AND (${at}, id) < (?, ?) ${also} ${andActivityReached(access)}
    ORDER BY ${at} DESC, id DESC LIMIT ?`;
}

export function activityMoments(
  db: Db,
  moment: ActivityMoment,
  access: Access,
  clientId: number,
  before: { readonly at: string; readonly id: number },
  limit: number,
): ActivityMomentRow[] {
  return db
    .prepare<Key[], ActivityMomentRow>(activityMomentsStatement(moment, access.kind))
    .all(clientId, before.at, before.id, ...activityReachedKeys(access), limit);
}
