/** SQL of planners: what lies between two days, with whom it is. */
import type { Db } from '../../../db/database.ts';
import { activityReachedKeys, andActivityReached } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { Access } from '../../engine/access.ts';

/** A row as it comes from the tables. */
export interface StoredEntry {
  readonly id: number;
  readonly version: number;
  readonly kind: string;
  readonly subject: string;
  readonly day: string;
  readonly time: string;
  readonly duration: number | null;
  readonly status: string;
  readonly clientId: number | null;
  readonly client: string;
  readonly clientResponsibleId: number | null;
  readonly clientTeamId: number | null;
  readonly responsibleId: number;
  readonly teamId: number | null;
  readonly seriesId: number | null;
  readonly askedById: number | null;
  readonly acceptance: string;
  /** JSON: who of the office takes part. */
  readonly colleagues: string;
}

/** Not cancelled, from a day up to another one, in the order of time. `mine`: with one more key at the end of the conditions, a person. */
export function entriesStatement(access: Access['kind'], mine: boolean): string {
  const withMe = `AND (activity.responsible_id = ? OR EXISTS
    (SELECT 1 FROM activity_participant AS one WHERE one.activity_id = activity.id AND one.user_id = ?))`;
  return `SELECT activity.id, activity.version, activity.kind, activity.subject, activity.day, activity.time, activity.duration,
      activity.status, activity.client_id AS clientId, ifnull(client.name, '') AS client, client.responsible_id AS clientResponsibleId,
      client.team_id AS clientTeamId, activity.responsible_id AS responsibleId, activity.team_id AS teamId,
      activity.series_id AS seriesId, activity.asked_by AS askedById, activity.acceptance,
      (SELECT json_group_array(user_id) FROM activity_participant WHERE activity_id = activity.id AND user_id IS NOT NULL) AS colleagues
    FROM activity INDEXED BY activity_day LEFT JOIN client ON client.id = activity.client_id
    WHERE activity.deleted_at IS NULL AND activity.day BETWEEN ? AND ? AND activity.status <> 'cancelled'
      ${andActivityReached(access)} ${mine ? withMe : ''}
    ORDER BY activity.day, activity.time, activity.id LIMIT ?`;
}

export function entriesBetween(
  db: Db,
  access: Access,
  { from, to, userId }: { readonly from: string; readonly to: string; readonly userId: number | null },
  limit: number,
): StoredEntry[] {
  const me = userId === null ? [] : [userId, userId];
  return db
    .prepare<Key[], StoredEntry>(entriesStatement(access.kind, userId !== null))
    .all(from, to, ...activityReachedKeys(access), ...me, limit);
}
