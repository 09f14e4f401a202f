/** Series of calendar files: taken in once, changed by their file, taken back, and let out again with the days of whoever asks. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCalendar } from '../../main/features/calendar/ical-reading.ts';
import type { Repeat } from '../../preload/contract/repeating.ts';
import { calendarFile, previewOf, takenIn } from '../support/calendar-files.ts';
import { bytesOf } from '../support/made-files.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

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
const preview = (text: string, asker: Asker = office) => previewOf(asker, text);
const takeIn = (text: string, asker: Asker = office) => takenIn(asker, text);
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
  const text = calendarFile(round('EXDATE:20261208T093000'), moved);
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
  await takeIn(calendarFile(round()));
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
  const text = calendarFile(
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
  await takeIn(calendarFile(round()));
  const { entries } = await office.ask('activities.between', { from: '2026-12-08', to: '2026-12-31', mine: false });
  // Another day from the 8th on: another series.
  await office.ask('activities.changeSeries', {
    id: entries[0]?.id ?? 0,
    version: 1,
    scope: 'following',
    changes: { day: '2026-12-09' },
    was: { day: '2026-12-08' },
  });
  expect(await preview(calendarFile(round()))).toEqual([['Round', 'same', null]]);
  expect(await preview(calendarFile(round('EXDATE:20261222T093000')))).toEqual([['Round', 'left', 'here']]);
  const [one] = (await office.ask('activities.between', { from: '2026-12-01', to: '2026-12-01', mine: false })).entries;
  await office.ask('activities.removeSeries', { id: one?.id ?? 0, scope: 'all' });
  expect(await preview(calendarFile(round()))).toEqual([['Round', 'left', 'bin']]);
});

test('of a series that began before, what comes from today on is taken in, by its count; of one that is over nothing', async () => {
  const old = (count: number) => [
    'UID:o@example',
    'DTSTART;VALUE=DATE:20261102',
    'SUMMARY:Old',
    `RRULE:FREQ=WEEKLY;COUNT=${count}`,
  ];
  expect(await preview(calendarFile(old(4)))).toEqual([['Old', 'left', 'past']]);
  // 2, 9, 16, 23, 30 November, 7 December.
  await takeIn(calendarFile(old(6)));
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
  await takeIn(calendarFile(round()));
  const range = { from: '2026-12-01', to: '2026-12-31', mine: false };
  const [first] = (await office.ask('activities.between', range)).entries;
  await office.ask('activities.give', { id: first?.id ?? 0, responsibleId: boris.id });
  await takeIn(calendarFile(round('EXDATE:20261222T093000')));
  const { entries } = await office.ask('activities.between', range);
  const given = await Promise.all(entries.map(({ id }) => office.ask('activities.get', { id })));
  expect(given.map(({ day, responsible, askedBy }) => `${day} ${responsible} ${askedBy}`)).toEqual([
    '2026-12-01 boris Anna',
    '2026-12-08 boris Anna',
    '2026-12-15 boris Anna',
    '2026-12-29 boris Anna',
  ]);
});
