/** What planners show, as far as the session may see. */
import { z } from 'zod';
import {
  ActivityKind,
  ActivityStatus,
  type activities,
  type PlannerEntry,
  plannerEntries,
} from '../../../preload/contract/activities.ts';
import { accessBy, mayTouch } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { entriesBetween } from './planner-queries.ts';

type Asked = z.output<(typeof activities)['activities.between']['input']>;
type Answer = z.output<(typeof activities)['activities.between']['output']>;

const Colleagues = z.array(z.number());

/** From a day up to another one, in the order of time. A client that the user may not see is not named. */
export function activitiesBetween({ db, user }: Pick<Context, 'db' | 'user'>, { from, to, mine }: Asked): Answer {
  const access = accessBy(user, 'activities.see');
  const userId = mine ? user.id : null;
  const rows = entriesBetween(db, access, { from, to, userId }, plannerEntries + 1);
  const entries = rows
    .slice(0, plannerEntries)
    .map(({ clientResponsibleId, clientTeamId, teamId, colleagues, ...row }): PlannerEntry => {
      const ofClient = { responsibleId: clientResponsibleId, teamId: clientTeamId };
      const seesClient = row.clientId !== null && mayTouch(user, 'clients.see', ofClient);
      return {
        ...row,
        ...(seesClient ? {} : { clientId: null, client: '' }),
        kind: ActivityKind.parse(row.kind),
        status: ActivityStatus.parse(row.status),
        time: row.time || null,
        people: [...new Set([row.responsibleId, ...Colleagues.parse(JSON.parse(colleagues))])],
        mayChange: mayTouch(user, 'activities.change', { responsibleId: row.responsibleId, teamId }),
      };
    });
  return { entries, more: rows.length > plannerEntries };
}
