/** Rules of calendar files as the planner has them, as far as it can. */
import ICAL from 'ical.js';
import { weekdayOf } from '../../../preload/contract/moved-rule.ts';
import { type InMonth, Repeat, type Weekday, weekdays } from '../../../preload/contract/repeating.ts';
import { firstDayFrom } from '../activities/repeat-days.ts';

const isWeekday = (text: string | undefined): text is Weekday => weekdays.some((one) => one === text);
const knownParts: ReadonlySet<string> = new Set(['BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS']);

/** The rule of what begins on a day; `until`: the last day on which it may come. Null: no rule of the planner has the same days. */
export function repeatFrom(recur: ICAL.Recur, day: string, until: string | null): Repeat | null {
  if (Object.keys(recur.parts).some((name) => !knownParts.has(name))) return null;
  const found = Repeat.safeParse({ ...unitOf(recur, day), ends: endOf(recur, until) });
  // A beginning that is no day of its own rule comes once more, beside it.
  return found.success && firstDayFrom(found.data, day) === day ? found.data : null;
}

function endOf({ count }: ICAL.Recur, until: string | null): unknown {
  if (count !== null) return { count };
  return until === null ? null : { until };
}

/** As `Repeat` wants it, but for its end; what it cannot have is left out, and refused by it. */
function unitOf(recur: ICAL.Recur, day: string): object {
  const every = recur.interval;
  const words = partOf(recur, 'BYDAY').map(String);
  const dates = partOf(recur, 'BYMONTHDAY').map(Number);
  const months = partOf(recur, 'BYMONTH').map(Number);
  const places = partOf(recur, 'BYSETPOS').map(Number);
  const onlyWeekdays = dates.length + months.length + places.length === 0;
  const [, month = 0, date = 0] = day.split('-').map(Number);
  switch (recur.freq) {
    case 'DAILY':
      if (!onlyWeekdays) return {};
      if (words.length === 0) return { unit: 'day', every };
      return every === 1 ? { unit: 'week', every, weekdays: inOrder(words) } : {};
    case 'WEEKLY': {
      const on = inOrder(words.length === 0 ? [weekdayOf(day)] : words);
      return onlyWeekdays && isMondayFirst(recur, on) ? { unit: 'week', every, weekdays: on } : {};
    }
    case 'MONTHLY':
      return months.length === 0 ? { unit: 'month', every, on: inMonth(words, dates, places, date) } : {};
    case 'YEARLY': {
      if (months.length > 1) return {};
      const [inside = month] = months;
      if (words.length > 0) {
        // “The last Sunday of March” is that of every twelfth month.
        const on = inMonth(words, dates, places, date);
        return months.length === 1 && inside === month ? { unit: 'month', every: 12 * every, on } : {};
      }
      const isOneDay = places.length === 0 && (dates.length === 0 || (dates.length === 1 && months.length === 1));
      return isOneDay ? { unit: 'year', every, month: inside, day: dates[0] ?? date } : {};
    }
    default:
      return {};
  }
}

const partOf = (recur: ICAL.Recur, name: string): unknown[] => recur.getComponent(name);

/** Null where there is something else among them. */
function inOrder(words: readonly string[]): readonly Weekday[] | null {
  return words.every(isWeekday) ? weekdays.filter((one) => words.includes(one)) : null;
}

/** Weeks of the planner begin on Monday. Where it matters, those of the rule must, too. */
function isMondayFirst(recur: ICAL.Recur, on: readonly Weekday[] | null): boolean {
  if (recur.interval === 1 || on === null || on.length === 1 || recur.wkst === ICAL.Time.MONDAY) return true;
  return recur.wkst === ICAL.Time.SUNDAY && !on.includes('SU');
}

function inMonth(
  words: readonly string[],
  dates: readonly number[],
  places: readonly number[],
  date: number,
): InMonth | null {
  if (words.length === 0) return places.length === 0 && dates.length < 2 ? { by: 'day', day: dates[0] ?? date } : null;
  const [, own, weekday] = /^([+-]?\d+)?([A-Z]{2})$/u.exec(words[0] ?? '') ?? [];
  if (words.length > 1 || dates.length > 0 || !isWeekday(weekday)) return null;
  if (own !== undefined) return places.length === 0 ? { by: 'weekday', place: Number(own), weekday } : null;
  const [place] = places;
  return places.length === 1 && place !== undefined ? { by: 'weekday', place, weekday } : null;
}
