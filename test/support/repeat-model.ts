/** Rules at random, and a plain model of them that looks at every single day. */
import fc from 'fast-check';
import { endsOf, type Repeating } from '../../main/features/activities/repeat-days.ts';
import { dayAfter } from '../../main/printing/day-after.ts';
import { type Repeat, type Weekday, weekdays } from '../../preload/contract/repeating.ts';

/** Zones with different changes of the clocks, and none. */
export const places = ['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'Africa/Cairo'];

/** Within four years from 2026 on. */
export const aDay = fc.integer({ min: 0, max: 1500 }).map((offset) => dayAfter('2026-01-01', offset));
const aWeekday = fc.constantFrom(...weekdays);
const ends = fc.oneof(
  fc.constant(null),
  aDay.map((until) => ({ until })),
  fc.integer({ min: 1, max: 40 }).map((count) => ({ count })),
);
const common = { every: fc.integer({ min: 1, max: 5 }), ends };
const aPlace = fc.constantFrom(-1, 1, 2, 3, 4, 5);
/** Any rule. */
export const aRepeat: fc.Arbitrary<Repeat> = fc.oneof(
  fc.record({ unit: fc.constant('day' as const), ...common }),
  fc.record({
    unit: fc.constant('week' as const),
    ...common,
    weekdays: fc.uniqueArray(aWeekday, { minLength: 1, maxLength: 7 }),
  }),
  fc.record({
    unit: fc.constant('month' as const),
    ...common,
    on: fc.oneof(
      fc.record({ by: fc.constant('day' as const), day: fc.constantFrom(-1, 1, 15, 28, 29, 30, 31) }),
      fc.record({ by: fc.constant('weekday' as const), place: aPlace, weekday: aWeekday }),
    ),
  }),
  fc.record({
    unit: fc.constant('year' as const),
    ...common,
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  }),
);

/** Year, month and day. */
export const partsOf = (day: string) => day.split('-').map(Number) as [number, number, number];
const weekdayBy = (day: string): Weekday | undefined => weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7];
const between = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
const isLastOfMonth = (day: string) => dayAfter(day, 1).endsWith('-01');

/** Whether the rule says this day, asked of the day alone. */
function isMeant(repeat: Repeat, firstDay: string, day: string): boolean {
  const [year, month, date] = partsOf(day);
  const [firstYear, firstMonth] = partsOf(firstDay);
  const weekday = weekdayBy(day);
  switch (repeat.unit) {
    case 'day':
      return between(firstDay, day) % repeat.every === 0;
    case 'week': {
      let monday = firstDay;
      while (weekdayBy(monday) !== 'MO') monday = dayAfter(monday, -1);
      return (
        Math.floor(between(monday, day) / 7) % repeat.every === 0 && repeat.weekdays.some((one) => one === weekday)
      );
    }
    case 'month': {
      if (((year - firstYear) * 12 + month - firstMonth) % repeat.every !== 0) return false;
      if (repeat.on.by === 'day') return repeat.on.day === -1 ? isLastOfMonth(day) : date === repeat.on.day;
      if (repeat.on.weekday !== weekday) return false;
      return repeat.on.place === -1
        ? partsOf(dayAfter(day, 7))[1] !== month
        : date > 7 * (repeat.on.place - 1) && date <= 7 * repeat.on.place;
    }
    case 'year':
      return (year - firstYear) % repeat.every === 0 && month === repeat.month && date === repeat.day;
  }
}

/** The days between two, each day looked at, one after the other. */
export function model({ repeat, firstDay, exceptDays }: Repeating, from: string, to: string): string[] {
  const { until, count } = endsOf(repeat);
  const found: string[] = [];
  let times = 0;
  for (let day = firstDay; day <= to; day = dayAfter(day, 1)) {
    if (!isMeant(repeat, firstDay, day)) continue;
    times += 1;
    if ((count !== null && times > count) || (until !== null && day > until)) break;
    if (day >= from && !exceptDays.includes(day)) found.push(day);
  }
  return found;
}
