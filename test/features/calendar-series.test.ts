/** What repeats, in calendar files: written as its rule, read back with the same days, whatever the clocks do; taken in once, changed, taken back. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { daysBetween, endsOf, firstDayFrom, lastDayOf } from '../../main/features/activities/repeat-days.ts';
import { ruleText } from '../../main/features/activities/repeat-text.ts';
import { readCalendar } from '../../main/features/calendar/ical-reading.ts';
import { type CalendarSeries, calendarText } from '../../main/features/calendar/ical-writing.ts';
import { dayAfter } from '../../main/printing/day-after.ts';
import type { Repeat } from '../../preload/contract/repeating.ts';
import { bytesOf, handedOver } from '../support/made-files.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';
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

const file = (...events: readonly (readonly string[])[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Example//EN',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

describe('rules of other programs', () => {
  const said = (start: string, ...lines: readonly string[]) => {
    const [event] = readCalendar(file(['UID:a', start, ...lines]));
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
    expect(readCalendar(file(['UID:a', day, 'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261201']))[0]?.not).toBe(
      'repeats',
    );
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

describe('taking in', () => {
  let office: TestOffice;
  const opened = async () =>
    testOffice({
      country: 'INT',
      language: 'en',
      password: ownersPassword,
      clock: testClock('2026-11-30T09:00:00.000Z'),
    });
  beforeEach(async () => {
    office = await opened();
  });
  afterEach(() => office.close());

  type Asker = Pick<Colleague, 'ask' | 'call'>;
  const preview = async (text: string, asker: Asker = office) => {
    const { rows } = await asker.ask('calendar.preview', { file: await handedOver(asker, 'c.ics', Buffer.from(text)) });
    return rows.map(({ subject, is, why }) => [subject, is, why]);
  };
  const takeIn = async (text: string, asker: Asker = office) =>
    asker.ask('calendar.takeIn', { file: await handedOver(asker, 'c.ics', Buffer.from(text)), job: 'job-00000001' });
  const exported = async (asker: Asker = office) => {
    const { file: handle } = await asker.ask('calendar.export', { from: '2026-11-30', to: '2027-01-30', mine: false });
    return (await bytesOf(asker, handle)).toString();
  };
  const planned = async (asker: Asker = office, to = '2027-01-17') => {
    const { entries, coming } = await asker.ask('activities.between', { from: '2026-11-30', to, mine: false });
    return [...entries, ...coming].map(({ subject, day, time }) => `${day} ${time ?? ''} ${subject}`).sort();
  };
  const round = (...lines: readonly string[]) => [
    'UID:r@example',
    'DTSTART:20261201T093000',
    'DTEND:20261201T101500',
    'SUMMARY:Round',
    'RRULE:FREQ=WEEKLY',
    ...lines,
  ];
  const moved = [
    'UID:r@example',
    'RECURRENCE-ID:20261215T093000',
    'DTSTART:20261216T140000',
    'DTEND:20261216T144500',
    'SUMMARY:Round, moved',
  ];

  test('out of one office into an empty one and out again it has the same days: rules, days left out, moved and finished, whole days', async () => {
    const add = (about: object) =>
      office.ask('activities.add', { kind: 'meeting', day: '2026-11-30', ...about } as never);
    await add({
      subject: 'Round',
      time: '09:30',
      duration: 45,
      repeat: { unit: 'week', every: 1, ends: null, weekdays: ['MO', 'TH'] },
    });
    await add({
      subject: 'Rent',
      day: '2026-12-31',
      repeat: { unit: 'month', every: 1, ends: { count: 4 }, on: { by: 'day', day: -1 } },
    });
    await add({ subject: 'Once', day: '2026-12-09', time: '16:00', duration: 30 });
    const range = { from: '2026-11-30', to: '2026-12-31', mine: false };
    const rounds = (await office.ask('activities.between', range)).entries.filter(({ subject }) => subject === 'Round');
    const of = (day: string) => rounds.find((one) => one.day === day) ?? { id: 0, version: 0 };
    await office.ask('activities.remove', { id: of('2026-12-07').id, version: 1 });
    await office.ask('activities.change', {
      id: of('2026-12-10').id,
      version: 1,
      changes: { day: '2026-12-11', time: '11:00' },
      was: { day: '2026-12-10', time: '09:30' },
    });
    await office.ask('activities.finish', { id: of('2026-11-30').id, outcome: 'done', result: '' });
    await office.ask('activities.finish', { id: of('2026-12-14').id, outcome: 'cancelled', result: '' });
    // This and following: two series, each with a name of its own.
    await office.ask('activities.changeSeries', {
      id: of('2027-01-04').id || of('2026-12-28').id,
      version: 1,
      scope: 'following',
      changes: { subject: 'New round' },
      was: { subject: 'Round' },
    });

    const text = await exported();
    const uids = text.match(/^UID:.*$/gmu) ?? [];
    // Round (with the one that is moved, and the one that is done), New round, Rent, Once.
    expect(uids).toHaveLength(6);
    expect(new Set(uids).size).toBe(4);
    const other = await opened();
    try {
      expect(await takeIn(text, other)).toMatchObject({ created: 4, changed: 0, same: 0, left: 0 });
      const days = (await planned()).map((line) => line);
      expect((await planned(other)).map((line) => line.replace('✓ ', '')).sort()).toEqual(days);
      expect(days).toContain('2026-12-11 11:00 Round');
      expect(days).not.toContain('2026-12-07 09:30 Round');
      expect(await takeIn(text, other)).toMatchObject({ created: 0, changed: 0, same: 4, operationId: null });
      const again = await exported(other);
      const seen = (one: string) =>
        readCalendar(one)
          .map(({ summary, day, time, minutes, repeats, of: day2 }) =>
            JSON.stringify([summary, day, time, minutes, repeats, day2?.day]),
          )
          .sort();
      expect(seen(again)).toEqual(seen(text));
    } finally {
      await other.close();
    }
  });

  test('a series is taken in once, as a series that is continued, with what is left out and moved, and taken back as a whole', async () => {
    const text = file(round('EXDATE:20261208T093000'), moved);
    expect(await preview(text)).toEqual([['Round', 'new', null]]);
    const { operationId } = await takeIn(text);
    const days = [
      '2026-12-01 09:30 Round',
      '2026-12-16 14:00 Round, moved',
      '2026-12-22 09:30 Round',
      '2026-12-29 09:30 Round',
      '2027-01-05 09:30 Round',
      '2027-01-12 09:30 Round',
    ];
    expect(await planned()).toEqual(days);
    expect(await preview(text)).toEqual([['Round', 'same', null]]);
    expect(await takeIn(text)).toMatchObject({ created: 0, same: 1, operationId: null });
    expect(await planned()).toEqual(days);
    expect(await office.ask('operations.undo', { id: operationId ?? 0, job: 'job-00000002' })).toMatchObject({
      undone: 1,
      keptCount: 0,
    });
    expect(await planned()).toEqual([]);
    expect(await preview(text)).toEqual([['Round', 'new', null]]);
  });

  test('a series that the file changes is made anew from today on, without what is done; its client stays; undoing leaves it', async () => {
    await takeIn(file(round()));
    const entries = async () =>
      (await office.ask('activities.between', { from: '2026-11-30', to: '2026-12-31', mine: false })).entries;
    const [first, second] = await entries();
    await office.ask('activities.changeSeries', {
      id: second?.id ?? 0,
      version: 1,
      scope: 'all',
      changes: { priority: 'high' },
      was: { priority: 'normal' },
    });
    await office.ask('activities.finish', { id: first?.id ?? 0, outcome: 'done', result: '' });
    const text = file(
      round('EXDATE:20261222T093000').map((line) => line.replace('T093000', 'T080000').replace('T101500', 'T083000')),
      moved.map((line) => line.replace('20261215T093000', '20261215T080000')),
    );
    expect(await preview(text)).toEqual([['Round', 'changed', null]]);
    const { operationId } = await takeIn(text);
    expect(await planned()).toEqual([
      '2026-12-01 09:30 Round',
      '2026-12-08 08:00 Round',
      '2026-12-16 14:00 Round, moved',
      '2026-12-29 08:00 Round',
      '2027-01-05 08:00 Round',
      '2027-01-12 08:00 Round',
    ]);
    const changed = (await entries()).find(({ day }) => day === '2026-12-08');
    expect(await office.ask('activities.get', { id: changed?.id ?? 0 })).toMatchObject({
      priority: 'high',
      duration: 30,
    });
    expect(await takeIn(text)).toMatchObject({ created: 0, changed: 0, same: 1 });
    expect(await office.ask('operations.undo', { id: operationId ?? 0, job: 'job-00000002' })).toMatchObject({
      undone: 0,
      keptCount: 1,
    });
  });

  test('what people have done to a series here is not done over by its file', async () => {
    await takeIn(file(round()));
    const { entries } = await office.ask('activities.between', { from: '2026-12-08', to: '2026-12-31', mine: false });
    // Another day from the 8th on: another series.
    await office.ask('activities.changeSeries', {
      id: entries[0]?.id ?? 0,
      version: 1,
      scope: 'following',
      changes: { day: '2026-12-09' },
      was: { day: '2026-12-08' },
    });
    expect(await preview(file(round()))).toEqual([['Round', 'same', null]]);
    expect(await preview(file(round('EXDATE:20261222T093000')))).toEqual([['Round', 'left', 'here']]);
    const [one] = (await office.ask('activities.between', { from: '2026-12-01', to: '2026-12-01', mine: false }))
      .entries;
    await office.ask('activities.removeSeries', { id: one?.id ?? 0, scope: 'all' });
    expect(await preview(file(round()))).toEqual([['Round', 'left', 'bin']]);
  });

  test('of a series that began before, what comes from today on is taken in, by its count; of one that is over nothing', async () => {
    const old = (count: number) => [
      'UID:o@example',
      'DTSTART;VALUE=DATE:20261102',
      'SUMMARY:Old',
      `RRULE:FREQ=WEEKLY;COUNT=${count}`,
    ];
    expect(await preview(file(old(4)))).toEqual([['Old', 'left', 'past']]);
    // 2, 9, 16, 23, 30 November, 7 December.
    await takeIn(file(old(6)));
    expect(await planned()).toEqual(['2026-11-30  Old', '2026-12-07  Old']);
  });

  test('who takes part in one day of a series has that day by itself, and its responsible person has no day that is not his', async () => {
    const olga = await addPerson(office, 'olga', {
      rights: { 'activities.see': 'own', 'activities.create': 'all', 'lists.export': 'all' },
    });
    await office.ask('activities.add', {
      kind: 'meeting',
      subject: 'Round',
      day: '2026-12-01',
      repeat: { unit: 'week', every: 1, ends: null, weekdays: ['TU'] },
    });
    const [first] = (await office.ask('activities.between', { from: '2026-12-01', to: '2026-12-01', mine: false }))
      .entries;
    await office.ask('activities.change', {
      id: first?.id ?? 0,
      version: 1,
      changes: { responsibleId: olga.id },
      was: { responsibleId: first?.responsibleId ?? 0 },
    });
    const hers = readCalendar(await exported(olga));
    expect(hers).toMatchObject([{ summary: 'Round', day: '2026-12-01', repeats: null, of: null }]);
    const { secret } = await office.ask('calendar.subscribe', {});
    const { text } = await office.ask('calendar.read', { secret });
    expect(readCalendar(text)).toMatchObject([{ day: '2026-12-08', of: null, repeats: { exceptDays: [] } }]);
  });

  test('who takes part in a series, or gave it to somebody, has it as a series with all of its days', async () => {
    const olga = await addPerson(office, 'olga', {
      rights: { 'activities.see': 'own', 'activities.create': 'all', 'lists.export': 'all' },
    });
    const repeat: Repeat = { unit: 'week', every: 1, ends: null, weekdays: ['TU'] };
    const weekly = { kind: 'meeting', day: '2026-12-01', repeat } as const;
    const participants = [{ kind: 'user', id: olga.id } as const];
    await office.ask('activities.add', { ...weekly, subject: 'With Olga', participants });
    await olga.ask('activities.add', { ...weekly, subject: 'By Olga', responsibleId: 1 });
    const whole = { day: '2026-12-01', repeats: { repeat, exceptDays: [] } };
    expect(readCalendar(await exported(olga))).toMatchObject([
      { summary: 'With Olga', ...whole },
      { summary: 'By Olga', ...whole },
    ]);
  });

  test('a series that was given to somebody since is changed by its file and stays given', async () => {
    const boris = await addPerson(office, 'boris', { rights: { 'activities.see': 'own' } });
    await takeIn(file(round()));
    const range = { from: '2026-12-01', to: '2026-12-31', mine: false };
    const [first] = (await office.ask('activities.between', range)).entries;
    await office.ask('activities.give', { id: first?.id ?? 0, responsibleId: boris.id });
    await takeIn(file(round('EXDATE:20261222T093000')));
    const { entries } = await office.ask('activities.between', range);
    const given = await Promise.all(entries.map(({ id }) => office.ask('activities.get', { id })));
    expect(given.map(({ day, responsible, askedBy }) => `${day} ${responsible} ${askedBy}`)).toEqual([
      '2026-12-01 boris Anna',
      '2026-12-08 boris Anna',
      '2026-12-15 boris Anna',
      '2026-12-29 boris Anna',
    ]);
  });
});
