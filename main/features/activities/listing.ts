/** The list of activities, and what stands of them on the timeline of a client; all as far as the session may see. */
import type { z } from 'zod';
import {
  type ActivityFilter,
  ActivityKind,
  type ActivityRow,
  ActivityStatus,
  type activities,
  Priority,
} from '../../../preload/contract/activities.ts';
import type { TimelineEntry } from '../../../preload/contract/timeline.ts';
import { accessBy, mayTouch } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { type Asker, countListed, type ListFilter, listDefinitions, listedIds } from '../lists/listing.ts';
import { acceptanceOf, mayTouchActivity } from './asking.ts';
import { type ActivityMoment, activityMoments, activityRows } from './list-queries.ts';

type ListInput = z.output<(typeof activities)['activities.list']['input']>;
type Happened = Extract<TimelineEntry, { kind: 'activity' }>;

const definition = listDefinitions.activities;

/** One page, and where the next one begins. Failure as of `listedIds`. */
export function listActivities(asker: Asker, input: ListInput): { rows: ActivityRow[]; next: string | null } {
  const { ids, next } = listedIds(asker, definition, { ...input, filter: asConditions(input.filter) });
  return { rows: activitiesShown(asker, ids), next };
}

/** How many activities the filter leaves. */
export function countActivities(asker: Asker, filter: ActivityFilter): { count: number; exact: boolean } {
  return { ...countListed(asker, definition, asConditions(filter)) };
}

/** These activities in this order; whether they may be seen is for the caller to know. A client that the user may not see is not named. */
function activitiesShown({ db, user, today }: Pick<Asker, 'db' | 'user' | 'today'>, ids: readonly number[]) {
  return activityRows(db, ids).map(({ clientResponsibleId, clientTeamId, teamId, seriesId, ...row }): ActivityRow => {
    const ofClient = { responsibleId: clientResponsibleId, teamId: clientTeamId };
    const seesClient = row.clientId !== null && mayTouch(user, 'clients.see', ofClient);
    return {
      ...row,
      ...(seesClient ? {} : { clientId: null, client: '' }),
      kind: ActivityKind.parse(row.kind),
      status: ActivityStatus.parse(row.status),
      priority: Priority.parse(row.priority),
      time: row.time || null,
      repeats: seriesId !== null,
      seriesId,
      acceptance: acceptanceOf(row.acceptance),
      overdue: row.status === 'open' && row.acceptance !== 'declined' && row.day < today,
      mayChange: mayTouchActivity(user, 'activities.change', { ...row, teamId }),
      mayDelete: mayTouchActivity(user, 'activities.delete', { ...row, teamId }),
    };
  });
}

/** What was planned and finished with a client, before a moment and an id, the latest first; nothing for whoever sees no activities. */
export function activityEventsOf(
  { db, user }: Pick<Context, 'db' | 'user'>,
  moment: ActivityMoment,
  clientId: number,
  before: { readonly at: string; readonly id: number },
  limit: number,
): Happened[] {
  if (!user.rights.has('activities.see')) return [];
  return activityMoments(db, moment, accessBy(user, 'activities.see'), clientId, before, limit).map(
    ({ at, by, status, result, ...row }) => ({
      kind: 'activity',
      key: `activity:${row.id}:${moment}`,
      at,
      by,
      event: moment === 'planned' ? 'planned' : status === 'cancelled' ? 'cancelled' : 'done',
      activity: {
        ...row,
        kind: ActivityKind.parse(row.kind),
        time: row.time || null,
        result: moment === 'planned' ? '' : result,
      },
    }),
  );
}

function asConditions({ text, deleted, clientId, documentId, dealId, conditions = [] }: ActivityFilter): ListFilter {
  const of = (column: string, id: number | undefined) =>
    id === undefined ? [] : [{ column, is: 'is' as const, values: [id] }];
  const ofRecord = [...of('client', clientId), ...of('document', documentId), ...of('deal', dealId)];
  return { text, deleted, conditions: [...ofRecord, ...conditions] };
}
