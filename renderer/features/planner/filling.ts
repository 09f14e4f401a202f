/** How full the days of people are: what stands on each, how long it takes, and how long they work. Pure. */
import type { Acceptance } from '../../../preload/contract/activities.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { hoursOn } from '../../../preload/contract/working-hours.ts';
import { usualMinutes } from '../../../preload/contract/working-time.ts';

/** What there is, and what will come by a rule; what lasts the whole day has no time. */
interface Planned {
  readonly day: string;
  readonly time: string | null;
  /** Minutes. */
  readonly duration: number | null;
  readonly people: readonly number[];
  readonly acceptance: Acceptance | null;
}

export interface Filling<Entry extends Planned> {
  /** In the order of their times, those of the whole day first. */
  readonly entries: readonly Entry[];
  /** That what has a time takes together; what is declined takes none. */
  readonly minutes: number;
}

/** The place of a person's day in the answer of `fillingOf`. */
export const placeOf = (person: number, day: string): string => `${person} ${day}`;

/** Of every person and day on which something stands, by `placeOf`. */
export function fillingOf<Entry extends Planned>(planned: readonly Entry[]): ReadonlyMap<string, Filling<Entry>> {
  const found = new Map<string, { entries: Entry[]; minutes: number }>();
  for (const entry of planned) {
    for (const person of entry.people) {
      const place = placeOf(person, entry.day);
      const known = found.get(place) ?? { entries: [], minutes: 0 };
      known.entries.push(entry);
      if (entry.time !== null && entry.acceptance !== 'declined') known.minutes += entry.duration ?? usualMinutes;
      found.set(place, known);
    }
  }
  for (const { entries } of found.values()) entries.sort((one, other) => compared(one.time ?? '', other.time ?? ''));
  return found;
}

function compared(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** How many minutes each person works on a day; 0: he does not. */
export function workingMinutes(data: Output<'workingTime.between'>): (person: number, day: string) => number {
  const special = new Map(data.days.map((one) => [one.day, one]));
  const weeks = new Map(data.people.map(({ userId, week }) => [userId, week]));
  return (person, day) =>
    hoursOn(day, weeks.get(person) ?? data.week, special).reduce((sum, { from, to }) => sum + to - from, 0);
}
