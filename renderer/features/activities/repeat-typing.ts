/** The rule by which something repeats, while it is chosen in the form. */
import { movedRule, weekdayOf } from '../../../preload/contract/moved-rule.ts';
import type { InMonth, Repeat } from '../../../preload/contract/repeating.ts';

/** In the order in which they are offered. */
export const repeatUnits = ['day', 'week', 'month', 'year'] as const;
export type RepeatUnit = (typeof repeatUnits)[number];

/** Which field of a rule lacks its value. */
export type RepeatLack = 'every' | 'when' | 'until' | 'count';

/** A rule of this unit as it begins on a day; what another unit had in common stays. */
export function begunRepeat(unit: RepeatUnit, day: string, before: Repeat | null): Repeat {
  const common = { every: before?.every || 1, ends: before?.ends ?? null };
  const [, month = 1, date = 1] = day.split('-').map(Number);
  switch (unit) {
    case 'day':
      return { unit, ...common };
    case 'week':
      return { unit, ...common, weekdays: [weekdayOf(day)] };
    case 'month':
      return { unit, ...common, on: { by: 'day', day: date } };
    case 'year':
      return { unit, ...common, month, day: date };
  }
}

/** What a day is in its month, in all ways that there are for it. */
export function monthChoices(day: string): readonly InMonth[] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const weekday = weekdayOf(day);
  return [
    { by: 'day', day: date },
    ...(date === last ? [{ by: 'day' as const, day: -1 }] : []),
    { by: 'weekday', place: Math.ceil(date / 7), weekday },
    ...(date + 7 > last ? [{ by: 'weekday' as const, place: -1, weekday }] : []),
  ];
}

/** The rule of something new whose day is typed anew. */
export function repeatOnDay(repeat: Repeat | null, from: string, to: string): Repeat | null {
  return repeat === null || from === '' || to === '' ? repeat : movedRule(repeat, from, to);
}

/** Whether a rule is complete; null: it is. */
export function repeatLack(repeat: Repeat | null): RepeatLack | null {
  if (repeat === null) return null;
  if (repeat.every < 1) return 'every';
  if (repeat.unit === 'week' && repeat.weekdays.length === 0) return 'when';
  if (repeat.ends === null) return null;
  if ('until' in repeat.ends) return repeat.ends.until === '' ? 'until' : null;
  return repeat.ends.count < 1 ? 'count' : null;
}

export const isSameRepeat = (one: Repeat | null, other: Repeat | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
