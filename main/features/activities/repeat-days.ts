/**
 * On which days something comes again: RFC 5545 for the rules that `Repeat` has, over days of the wall, which no change of the clocks moves.
 * Own code: `rrule` counts in moments, which a change of the clocks moves, `rrule-temporal` wants Temporal, which Node 24 has not; and of both only
 * the days of four kinds of rules would be used, which are these lines.
 */
import { type InMonth, type Repeat, weekdays } from '../../../preload/contract/repeating.ts';
import { dayAfter } from '../../printing/day-after.ts';

/** What is asked for its days. */
export interface Repeating {
  readonly repeat: Repeat;
  /** The rule begins here. */
  readonly firstDay: string;
  /** Days that are left out. */
  readonly exceptDays: readonly string[];
}

/** The last day of what goes on for ever. */
export const forEver = '9999-12-31';

const milliseconds = 86_400_000;

/** Days since 1970. */
function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / milliseconds;
}

function dayOf(number: number): string {
  return new Date(number * milliseconds).toISOString().slice(0, 10);
}

const lastNumber = numberOf(forEver);

/** Which weekday a day is: 0 is Monday. */
function placeInWeek(number: number): number {
  // 1 January 1970 was a Thursday.
  return (((number + 3) % 7) + 7) % 7;
}

/** `month` from 0 on, also beyond the year. Null: that month has no such day. */
function dayInMonth(year: number, month: number, day: number): number | null {
  const first = Date.UTC(year, month, 1) / milliseconds;
  const length = Date.UTC(year, month + 1, 1) / milliseconds - first;
  return day > length ? null : first + day - 1;
}

function inMonth(year: number, month: number, on: InMonth): number | null {
  const first = Date.UTC(year, month, 1) / milliseconds;
  const last = Date.UTC(year, month + 1, 1) / milliseconds - 1;
  if (on.by === 'day') return on.day === -1 ? last : dayInMonth(year, month, on.day);
  const wanted = weekdays.indexOf(on.weekday);
  if (on.place === -1) return last - ((placeInWeek(last) - wanted + 7) % 7);
  const found = first + ((wanted - placeInWeek(first) + 7) % 7) + 7 * (on.place - 1);
  return found > last ? null : found;
}

/** The days of one stretch of the rule (a day, a week, a month, a year) after the other, from the `from`-th stretch on; those before the first day among them. */
function* stretches(repeat: Repeat, first: number, from: number): Generator<readonly (number | null)[]> {
  const date = new Date(first * milliseconds);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const monday = first - placeInWeek(first);
  const places =
    repeat.unit === 'week' ? weekdays.flatMap((one, at) => (repeat.weekdays.includes(one) ? [at] : [])) : [];
  for (let step = from * repeat.every; ; step += repeat.every)
    switch (repeat.unit) {
      case 'day':
        if (first + step > lastNumber) return;
        yield [first + step];
        break;
      case 'week':
        if (monday + 7 * step > lastNumber) return;
        yield places.map((place) => monday + 7 * step + place);
        break;
      case 'month':
        if (year + step / 12 > 9999) return;
        yield [inMonth(year, month + step, repeat.on)];
        break;
      case 'year':
        if (year + step > 9999) return;
        yield [dayInMonth(year + step, repeat.month - 1, repeat.day)];
        break;
    }
}

/** Where a rule ends; both null: it does not. */
export function endsOf({ ends }: Pick<Repeat, 'ends'>): {
  readonly until: string | null;
  readonly count: number | null;
} {
  if (ends === null) return { until: null, count: null };
  return 'until' in ends ? { until: ends.until, count: null } : { until: null, count: ends.count };
}

/** Which stretch a day lies in, or one before it. */
function stretchOf(repeat: Repeat, first: number, number: number): number {
  const longest = { day: 1, week: 7, month: 31, year: 366 }[repeat.unit] * repeat.every;
  return Math.max(0, Math.floor((number - first) / longest) - 1);
}

/** The days of the rule from a day on, those among them that are left out. */
function* ruleDays(repeat: Repeat, firstDay: string, from: number): Generator<number> {
  const first = numberOf(firstDay);
  const { until, count } = endsOf(repeat);
  const last = until === null ? lastNumber : numberOf(until);
  // Whatever has a number of times is counted from its beginning.
  const begin = count === null ? stretchOf(repeat, first, from) : 0;
  let left = count ?? Number.POSITIVE_INFINITY;
  for (const stretch of stretches(repeat, first, begin))
    for (const number of stretch) {
      if (number === null || number < first) continue;
      if (number > last || left === 0) return;
      left -= 1;
      if (number >= from) yield number;
    }
}

/** The days from one up to another, both included, in their order; at most so many. */
export function daysBetween(
  { repeat, firstDay, exceptDays }: Repeating,
  from: string,
  to: string,
  most: number,
): string[] {
  const found: string[] = [];
  const except = new Set(exceptDays);
  const end = numberOf(to);
  for (const number of ruleDays(repeat, firstDay, numberOf(from))) {
    if (number > end || found.length === most) break;
    const day = dayOf(number);
    if (!except.has(day)) found.push(day);
  }
  return found;
}

/** The first day on which a rule that begins at `day` comes; null: it never does. */
export function firstDayFrom(repeat: Repeat, day: string): string | null {
  for (const number of ruleDays(repeat, day, numberOf(day))) return dayOf(number);
  return null;
}

/** The last day, as far as the rule says one. */
export function lastDayOf(repeat: Repeat, firstDay: string): string {
  const { until, count } = endsOf(repeat);
  if (until !== null) return until;
  if (count === null) return forEver;
  let last = numberOf(firstDay);
  for (const number of ruleDays(repeat, firstDay, last)) last = number;
  return dayOf(last);
}

/** The rule as it goes until the day before `day`. */
export function endedBefore(repeat: Repeat, day: string): Repeat {
  return { ...repeat, ends: { until: dayAfter(day, -1) } };
}

/** The rule as it goes on from `day` on: what has a number of times has only those left that were not before. */
export function goneOnFrom(repeat: Repeat, firstDay: string, day: string): Repeat {
  const { count } = endsOf(repeat);
  if (count === null) return repeat;
  let before = 0;
  for (const number of ruleDays(repeat, firstDay, numberOf(firstDay))) if (number < numberOf(day)) before += 1;
  return { ...repeat, ends: { count: Math.max(1, count - before) } };
}
