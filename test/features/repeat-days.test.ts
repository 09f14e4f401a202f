/** On which days something comes again: worked out by hand, and against a plain model that looks at every single day, in six time zones. */
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  daysBetween,
  endedBefore,
  endsOf,
  firstDayFrom,
  goneOnFrom,
  lastDayOf,
} from '../../main/features/activities/repeat-days.ts';
import { repeatOf, ruleText } from '../../main/features/activities/repeat-text.ts';
import { remindAtOf, remindBeforeOf } from '../../main/features/activities/wall-reminders.ts';
import { dayAfter } from '../../main/printing/day-after.ts';
import { movedRule } from '../../preload/contract/moved-rule.ts';
import { Repeat, weekdays } from '../../preload/contract/repeating.ts';
import { aDay, aRepeat, model, partsOf, places } from '../support/repeat-model.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const days = (text: string, firstDay: string, to: string, exceptDays: readonly string[] = []) =>
  daysBetween({ repeat: repeatOf(text), firstDay, exceptDays }, firstDay, to, 100);

describe('by hand', () => {
  test('every other week on two days, the weeks counted from Monday', () => {
    expect(days('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', '2026-12-02', '2027-01-01')).toEqual([
      '2026-12-02',
      '2026-12-14',
      '2026-12-16',
      '2026-12-28',
      '2026-12-30',
    ]);
  });

  test('on the 31st: months without one are passed over; the last day is in each', () => {
    expect(days('FREQ=MONTHLY;BYMONTHDAY=31', '2026-10-31', '2027-03-31')).toEqual([
      '2026-10-31',
      '2026-12-31',
      '2027-01-31',
      '2027-03-31',
    ]);
    expect(days('FREQ=MONTHLY;BYMONTHDAY=-1', '2028-01-31', '2028-03-31')).toEqual([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
    ]);
  });

  test('on the second Tuesday, the last Friday, and a fifth Monday that most months do not have', () => {
    expect(days('FREQ=MONTHLY;BYDAY=2TU', '2026-11-10', '2027-01-31')).toEqual([
      '2026-11-10',
      '2026-12-08',
      '2027-01-12',
    ]);
    expect(days('FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27', '2026-12-31')).toEqual(['2026-11-27', '2026-12-25']);
    expect(days('FREQ=MONTHLY;BYDAY=5MO', '2026-11-30', '2027-06-30')).toEqual([
      '2026-11-30',
      '2027-03-29',
      '2027-05-31',
    ]);
  });

  test('every year on 29 February comes every fourth one, and not in 2100', () => {
    expect(days('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2088-02-29', '2105-01-01')).toEqual([
      '2088-02-29',
      '2092-02-29',
      '2096-02-29',
      '2104-02-29',
    ]);
  });

  test('so many times, those that are left out among them; until a day, that day included', () => {
    expect(days('FREQ=DAILY;COUNT=4', '2026-12-30', '2027-02-01', ['2026-12-31'])).toEqual([
      '2026-12-30',
      '2027-01-01',
      '2027-01-02',
    ]);
    expect(days('FREQ=DAILY;INTERVAL=3;UNTIL=20270105', '2026-12-30', '2027-02-01')).toEqual([
      '2026-12-30',
      '2027-01-02',
      '2027-01-05',
    ]);
  });

  test('a rule that never comes is told', () => {
    expect(firstDayFrom(repeatOf('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), '2026-12-01')).toBe(null);
    expect(firstDayFrom(repeatOf('FREQ=WEEKLY;BYDAY=MO'), '2026-12-01')).toBe('2026-12-07');
  });

  test.each([
    ['FREQ=WEEKLY;BYDAY=MO,WE', 'FREQ=WEEKLY;BYDAY=TU,WE'],
    ['FREQ=MONTHLY;BYMONTHDAY=7', 'FREQ=MONTHLY;BYMONTHDAY=8'],
    ['FREQ=MONTHLY;BYDAY=1MO', 'FREQ=MONTHLY;BYDAY=2TU'],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=7', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=8'],
    ['FREQ=DAILY;INTERVAL=2', 'FREQ=DAILY;INTERVAL=2'],
  ])('%s that is moved from Monday the 7th to Tuesday the 8th becomes %s', (before, after) => {
    expect(ruleText(movedRule(repeatOf(before), '2026-12-07', '2026-12-08'))).toBe(after);
  });
});

describe.each(places)('in %s', (place) => {
  test('the days are those of the plain model, whatever the rule, its exceptions and the stretch that is asked for', () => {
    process.env.TZ = place;
    fc.assert(
      fc.property(
        fc.record({ repeat: aRepeat, firstDay: aDay, exceptDays: fc.array(aDay, { maxLength: 20 }) }),
        aDay,
        fc.integer({ min: 0, max: 500 }),
        (series, from, length) => {
          const to = dayAfter(from, length);
          expect(daysBetween(series, from, to, 10_000)).toEqual(model(series, from, to));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a rule that is cut in two at one of its days has the same days as before', () => {
    process.env.TZ = place;
    fc.assert(
      fc.property(aRepeat, aDay, fc.nat(30), (repeat, day, at) => {
        const firstDay = firstDayFrom(repeat, day);
        if (firstDay === null) return;
        const end = '2040-01-01';
        const all = daysBetween({ repeat, firstDay, exceptDays: [] }, firstDay, end, 60);
        const cut = all[at];
        if (cut === undefined || at === 0) return;
        const before = { repeat: endedBefore(repeat, cut), firstDay, exceptDays: [] };
        const after = { repeat: goneOnFrom(repeat, firstDay, cut), firstDay: cut, exceptDays: [] };
        const both = [...daysBetween(before, firstDay, end, 60), ...daysBetween(after, cut, end, 60)];
        expect(both.slice(0, all.length)).toEqual(all);
      }),
      { numRuns: 150 },
    );
  });

  test('a reminder stands as long before on the wall on every day of the year, also where the clocks change', () => {
    process.env.TZ = place;
    const before = remindBeforeOf({ day: '2026-06-15', time: '09:30' }, new Date(2026, 5, 15, 9, 15).toISOString());
    expect(before).toBe(15);
    for (let day = '2026-01-01'; day < '2027-01-01'; day = dayAfter(day, 1)) {
      const at = new Date(remindAtOf({ day, time: '09:30' }, before));
      const [year, month, date] = partsOf(day);
      expect([at.getFullYear(), at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes()]).toEqual([
        year,
        month,
        date,
        9,
        15,
      ]);
    }
  });
});

test('a rule is the same after it was written as RRULE and read again, and knows its last day', () => {
  fc.assert(
    fc.property(aRepeat, aDay, (repeat, day) => {
      const sorted: Repeat =
        repeat.unit === 'week'
          ? { ...repeat, weekdays: weekdays.filter((one) => repeat.weekdays.includes(one)) }
          : repeat;
      expect(Repeat.parse(repeatOf(ruleText(sorted)))).toEqual(sorted);
      const { count } = endsOf(repeat);
      const firstDay = firstDayFrom(repeat, day);
      if (count === null || firstDay === null) return;
      const all = daysBetween({ repeat, firstDay, exceptDays: [] }, firstDay, '2600-01-01', 1000);
      expect(all).toHaveLength(count);
      expect(lastDayOf(repeat, firstDay)).toBe(all.at(-1));
    }),
    { numRuns: 300 },
  );
});
