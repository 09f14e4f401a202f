/** What a planner shows, with what other programs know it by. */
import type { ActivityFields, PlannerEntry } from '../../../preload/contract/activities.ts';
import type { Belongs } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { type CalendarFacts, calendarFacts } from './calendar-queries.ts';
import { allBetween } from './planner.ts';
import { activityRecord } from './queries.ts';
import { fieldsOf } from './reached.ts';

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly mine: boolean;
}

/** From a day up to another one, in the order of time, as far as the user may see. Failure `invalid` where they are too many. */
export function entriesForCalendars(
  asking: Pick<Context, 'db' | 'user'>,
  asked: Asked,
): (PlannerEntry & CalendarFacts)[] {
  const { entries } = allBetween(asking, asked);
  const facts = new Map(
    calendarFacts(
      asking.db,
      entries.map(({ id }) => id),
    ).map((one) => [one.id, one]),
  );
  return entries.flatMap((entry) => {
    const known = facts.get(entry.id);
    return known === undefined ? [] : [{ ...entry, ...known }];
  });
}

interface Stored extends Belongs {
  readonly version: number;
  readonly deletedAt: string | null;
  readonly fields: ActivityFields;
}

/** An activity as it is stored, in the bin or not, whoever may see it; null: there is none. */
export function activityAsStored(context: Pick<Context, 'db'>, id: number): Stored | null {
  const record = activityRecord(context.db, id);
  if (record === undefined) return null;
  const { version, deletedAt, responsibleId, teamId } = record;
  return { version, deletedAt, responsibleId, teamId, fields: fieldsOf(context, record) };
}
