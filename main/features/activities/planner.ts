/** What planners show, as far as the session may see. */
import { z } from 'zod';
import {
  ActivityKind,
  ActivityStatus,
  type activities,
  type PlannerEntry,
  plannerEntries,
} from '../../../preload/contract/activities.ts';
import { type Access, accessBy, mayTouch } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { acceptanceOf, mayTouchActivity } from './asking.ts';
import { comingDays, peopleOf } from './coming.ts';
import { entriesBetween } from './planner-queries.ts';
import { comingSeries } from './series-queries.ts';

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
    .map(({ clientResponsibleId, clientTeamId, teamId, askedById, seriesId, colleagues, ...row }): PlannerEntry => {
      const ofClient = { responsibleId: clientResponsibleId, teamId: clientTeamId };
      const seesClient = row.clientId !== null && mayTouch(user, 'clients.see', ofClient);
      return {
        ...row,
        ...(seesClient ? {} : { clientId: null, client: '' }),
        kind: ActivityKind.parse(row.kind),
        status: ActivityStatus.parse(row.status),
        time: row.time || null,
        repeats: seriesId !== null,
        people: [...new Set([row.responsibleId, ...Colleagues.parse(JSON.parse(colleagues))])],
        acceptance: acceptanceOf(row.acceptance),
        mayChange: mayTouchActivity(user, 'activities.change', { ...row, teamId, askedById }),
      };
    });
  return {
    entries,
    coming: comingBetween({ db, user }, access, { from, to, userId }),
    more: rows.length > plannerEntries,
  };
}

/** What the rules say of days for which there are no activities yet. */
function comingBetween(
  { db, user }: Pick<Context, 'db' | 'user'>,
  access: Access,
  asked: { readonly from: string; readonly to: string; readonly userId: number | null },
): Answer['coming'] {
  const coming = comingSeries(db, access, asked).flatMap((series): Answer['coming'] => {
    const { content, activityId } = series;
    const ofClient = { responsibleId: series.clientResponsibleId, teamId: series.clientTeamId };
    const seesClient = content.clientId !== null && mayTouch(user, 'clients.see', ofClient);
    const { kind, subject, time, duration, responsibleId } = content;
    const acceptance = acceptanceOf(series.acceptance);
    return comingDays(db, series, asked).map((day) => ({
      activityId,
      kind,
      subject,
      day,
      time,
      duration,
      clientId: seesClient ? content.clientId : null,
      client: seesClient ? series.client : '',
      responsibleId,
      people: peopleOf(series),
      acceptance,
    }));
  });
  return coming.slice(0, plannerEntries);
}

/** The same, and all of it. Failure `invalid` where there is more than is shown at once. */
export function allBetween(context: Pick<Context, 'db' | 'user'>, asked: Asked): Answer {
  const found = activitiesBetween(context, asked);
  if (found.more) throw new Failure('invalid', tooMany);
  return found;
}

const tooMany: Said = {
  en: `There are more than ${plannerEntries} tasks on these days. Choose fewer days.`,
  ru: `На эти дни приходится больше ${plannerEntries} дел. Выберите меньше дней.`,
  fr: `Ces jours comptent plus de ${plannerEntries} tâches. Choisissez moins de jours.`,
};
