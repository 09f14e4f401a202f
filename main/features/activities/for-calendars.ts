/** What a planner shows, with what other programs know it by. */
import type { PlannerEntry } from '../../../preload/contract/activities.ts';
import type { Context } from '../../engine/context.ts';
import { type CalendarFacts, calendarFacts } from './calendar-queries.ts';
import { activitiesBetween } from './planner.ts';

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly mine: boolean;
}

/** From a day up to another one, in the order of time, as far as the user may see. */
export function entriesForCalendars(
  asking: Pick<Context, 'db' | 'user'>,
  asked: Asked,
): (PlannerEntry & CalendarFacts)[] {
  const { entries } = activitiesBetween(asking, asked);
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
