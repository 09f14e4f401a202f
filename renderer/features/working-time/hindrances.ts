/** What stands against a day for these people: a day off, or that one of them is away. Pure. */
import type { Output } from '../../../preload/contract/index.ts';
import type { Absence } from '../../../preload/contract/working-time.ts';

type Known = Pick<Output<'workingTime.between'>, 'days' | 'absences'>;

export interface Hindrances {
  /** The name of the day off; null: it is none. */
  readonly dayOff: string | null;
  readonly away: readonly Absence[];
}

/** `people`: ids of users. */
export function hindrancesOn({ days, absences }: Known, day: string, people: readonly number[]): Hindrances {
  return {
    dayOff: days.find((one) => one.day === day && one.free)?.name ?? null,
    away: absences.filter(({ userId, from, to }) => people.includes(userId) && from <= day && day <= to),
  };
}
