/** Where several people are free at once. Pure. */

import type { Span } from '../../../preload/contract/working-hours.ts';
import { dayAfter } from '../../printing/day-after.ts';
import { common, without } from './hours.ts';

/** Somebody who is looked for. */
export interface Wanted {
  /** When he works on a day, whole absences taken off. */
  readonly hours: (day: string) => readonly Span[];
  /** What takes his time: it begins on a day, and may go on over the next ones. */
  readonly busy: readonly { readonly day: string; readonly from: number; readonly minutes: number }[];
}

export interface FreeTime extends Span {
  readonly day: string;
}

interface Asked {
  readonly people: readonly Wanted[];
  readonly from: string;
  readonly to: string;
  /** As long at least. */
  readonly minutes: number;
  /** Nothing before this minute of this day. */
  readonly since: { readonly day: string; readonly minute: number };
  readonly limit: number;
}

const daysBetween = (one: string, other: string) => Math.round((Date.parse(other) - Date.parse(one)) / 86_400_000);

/** The first stretches that all of them have free, each as long as it is, in the order of time. */
export function freeTimes({ people, from, to, minutes, since, limit }: Asked): FreeTime[] {
  const found: FreeTime[] = [];
  for (let day = from < since.day ? since.day : from; day <= to && found.length < limit; day = dayAfter(day, 1)) {
    let free: Span[] = [{ from: day === since.day ? since.minute : 0, to: 1440 }];
    for (const { hours, busy } of people) {
      free = common(free, hours(day));
      for (const one of busy) {
        const begins = one.from - daysBetween(one.day, day) * 1440;
        free = without(free, { from: begins, to: begins + one.minutes });
      }
    }
    found.push(...free.filter((one) => one.to - one.from >= minutes).map((one) => ({ day, ...one })));
  }
  return found.slice(0, limit);
}
