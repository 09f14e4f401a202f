/** What repeats, in calendar files: written as its rule, and read back with the same days, whatever the clocks do. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterEach, describe, expect, test } from 'vitest';
import { daysBetween, endsOf, firstDayFrom, lastDayOf } from '../../main/features/activities/repeat-days.ts';
import { ruleText } from '../../main/features/activities/repeat-text.ts';
import { readCalendar } from '../../main/features/calendar/ical-reading.ts';
import { type CalendarSeries, calendarText } from '../../main/features/calendar/ical-writing.ts';
import { dayAfter } from '../../main/printing/day-after.ts';
import { calendarFile } from '../support/calendar-files.ts';
import { aDay, aRepeat, model, places } from '../support/repeat-model.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const base: Omit<CalendarSeries, 'day' | 'time' | 'rule' | 'until'> = {
  uid: 's@kontor',
  sequence: 0,
  changedAt: '2026-11-30T09:00:00.000Z',
  summary: 'Round',
  description: '',
  category: 'Meeting',
  minutes: 45,
  exceptDays: [],
  otherwise: [],
};

/** Days and hours of a calendar text as the library works them out by the rule and the zone that stand in it; the hours on the wall of this computer. */
function shown(text: string, most: number): string[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  const component = calendar.getFirstSubcomponent('vevent');
  if (component === null) throw new Error('No event.');
  const moments = new ICAL.Event(component).iterator();
  const found: string[] = [];
  for (let one = moments.next(); one && found.length < most; one = moments.next()) {
    const at = one.toJSDate();
    found.push(`${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()} ${at.getHours()}:${at.getMinutes()}`);
  }
  return found;
}

describe.each(places)('in %s', (place) => {
  test('a series has in the file, and after it was read again, the days of the plain model', () => {
    process.env.TZ = place;
    const aTime = fc.constantFrom(null, '00:15', '09:30', '23:45');
    fc.assert(
      fc.property(
        aRepeat,
        aDay,
        aTime,
        fc.array(fc.nat(12), { maxLength: 3 }),
        fc.nat(12),
        (rule, from, time, out, at) => {
          const firstDay = firstDayFrom(rule, from);
          if (firstDay === null) return;
          const all = daysBetween({ repeat: rule, firstDay, exceptDays: [] }, firstDay, '2060-01-01', 13);
          const exceptDays = [...new Set(out.flatMap((one) => (one === 0 ? [] : (all[one] ?? []))))].sort();
          const moved = all[at];
          const otherwise =
            moved === undefined || exceptDays.includes(moved)
              ? []
              : [{ ...base, summary: 'Moved', day: dayAfter(moved, 1), time: '07:00', ofDay: moved }];
          const series = {
            ...base,
            day: firstDay,
            time,
            rule: ruleText(rule),
            until: endsOf(rule).until,
            exceptDays,
            otherwise,
          };
          const [read, other] = readCalendar(calendarText('Planner', [], [series]));
          expect(read).toMatchObject({ uid: 's@kontor', day: firstDay, time, not: null });
          if (!read?.repeats) throw new Error('The rule is gone.');
          const to = dayAfter(firstDay, 400);
          const days = { repeat: read.repeats.repeat, firstDay, exceptDays: read.repeats.exceptDays };
          expect(daysBetween(days, firstDay, to, 500)).toEqual(
            model({ repeat: rule, firstDay, exceptDays }, firstDay, to),
          );
          expect(lastDayOf(days.repeat, firstDay)).toBe(lastDayOf(rule, firstDay));
          if (otherwise.length > 0)
            expect(other).toMatchObject({ of: { uid: 's@kontor', day: moved }, day: otherwise[0]?.day, time: '07:00' });
          else expect(other).toBeUndefined();
        },
      ),
      { numRuns: 40 },
    );
  });

  test('other programs, which know the zone by the file alone, show the same hour of the wall all year', () => {
    process.env.TZ = place;
    const rule = { unit: 'week', every: 1, weekdays: ['SU', 'WE'], ends: { until: '2028-12-31' } } as const;
    const text = calendarText(
      'Planner',
      [],
      [
        {
          ...base,
          day: '2026-12-02',
          time: '09:30',
          rule: ruleText({ ...rule, weekdays: ['WE', 'SU'] }),
          until: '2028-12-31',
        },
      ],
    );
    const expected = model(
      { repeat: { ...rule, weekdays: ['WE', 'SU'] }, firstDay: '2026-12-02', exceptDays: [] },
      '2026-12-02',
      '2028-12-31',
    );
    expect(shown(text, 500)).toEqual(expected.map((day) => `${day.split('-').map(Number).join('-')} 9:30`));
  });
});

describe('rules of other programs', () => {
  const said = (start: string, ...lines: readonly string[]) => {
    const [event] = readCalendar(calendarFile(['UID:a', start, ...lines]));
    return event?.not === null && event.repeats !== null ? ruleText(event.repeats.repeat) : (event?.not ?? null);
  };
  const day = 'DTSTART;VALUE=DATE:20261201';

  test.each([
    ['FREQ=DAILY', 'FREQ=DAILY'],
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=TU'],
    ['FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH'],
    ['FREQ=MONTHLY', 'FREQ=MONTHLY;BYMONTHDAY=1'],
    ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1', 'FREQ=MONTHLY;BYDAY=1TU'],
    ['FREQ=MONTHLY;BYDAY=1TU;COUNT=5', 'FREQ=MONTHLY;BYDAY=1TU;COUNT=5'],
    ['FREQ=YEARLY', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1'],
    ['FREQ=YEARLY;BYMONTH=12;BYDAY=1TU', 'FREQ=MONTHLY;INTERVAL=12;BYDAY=1TU'],
    ['FREQ=WEEKLY;UNTIL=20270105', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270105'],
  ])('%s is %s here', (rule, own) => {
    expect(said(day, `RRULE:${rule}`)).toBe(own);
  });

  test.each([
    'FREQ=HOURLY',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU',
    'FREQ=MONTHLY;BYMONTHDAY=1,15',
    'FREQ=MONTHLY;BYDAY=MO,TU',
    'FREQ=YEARLY;BYYEARDAY=335',
    'FREQ=YEARLY;BYMONTH=6,12',
    'FREQ=DAILY;INTERVAL=100',
    'FREQ=WEEKLY;BYDAY=FR',
  ])('%s is not, and says so', (rule) => {
    expect(said(day, `RRULE:${rule}`)).toBe('repeats');
  });

  test('days beside the rule, and a rule that others go on from, are not', () => {
    expect(said(day, 'RRULE:FREQ=DAILY', 'RDATE;VALUE=DATE:20261224')).toBe('repeats');
    expect(
      readCalendar(calendarFile(['UID:a', day, 'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261201']))[0]?.not,
    ).toBe('repeats');
  });

  test('the hour of another zone is taken where the wall here shows the same one all year', () => {
    process.env.TZ = 'Europe/Paris';
    const start = (tz: string) => `DTSTART;TZID=${tz}:20261201T100000`;
    expect(said(start('Europe/Berlin'), 'RRULE:FREQ=WEEKLY')).toBe('FREQ=WEEKLY;BYDAY=TU');
    expect(said(start('America/New_York'), 'RRULE:FREQ=WEEKLY')).toBe('repeats');
    // Over before the clocks change.
    expect(said(start('America/New_York'), 'RRULE:FREQ=WEEKLY;COUNT=3')).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=3');
    expect(said('DTSTART:20261201T100000Z', 'RRULE:FREQ=DAILY')).toBe('repeats');
  });

  test('the last moment of a rule is the last day on the wall, in whatever zone', () => {
    process.env.TZ = 'Pacific/Auckland';
    // 8:00 on Tuesday the 8th is 19:00 of the 7th in UTC.
    const start = 'DTSTART;TZID=Pacific/Auckland:20261201T080000';
    expect(said(start, 'RRULE:FREQ=DAILY;UNTIL=20261207T190000Z')).toBe('FREQ=DAILY;UNTIL=20261208');
    expect(said(start, 'RRULE:FREQ=DAILY;UNTIL=20261207T185959Z')).toBe('FREQ=DAILY;UNTIL=20261207');
  });
});
