/** Working hours, days off and absences: who sets them, what a planner is told, and where several are free at once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { busyStatement } from '../../main/features/activities/busy-queries.ts';
import { absencesStatement } from '../../main/features/working-time/queries.ts';
import type { Input } from '../../preload/contract/index.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

let office: TestOffice;
let me: number;
/** Monday, 10:20 on the wall, whatever the zone of this computer. */
const monday = new Date(2026, 10, 30, 10, 20).toISOString();
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'en', password: ownersPassword, clock: testClock(monday) });
  me = (await office.ask('office.state', {})).user?.id ?? 0;
});
afterEach(() => office.close());

type Asker = Pick<Colleague, 'ask' | 'call'>;

const week = (spans: readonly (readonly [string, string])[]) =>
  [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? spans.map(([from, to]) => ({ from, to })) : []));
const between = (from: string, to: string, asker: Asker = office) => asker.ask('workingTime.between', { from, to });
const away = (about: Partial<Input<'absences.add'>> = {}, asker: Asker = office) =>
  asker.ask('absences.add', { userId: me, from: '2026-12-01', to: '2026-12-04', kind: 'holiday', note: '', ...about });
const free = async (about: Partial<Input<'workingTime.freeSlots'>> = {}, asker: Asker = office) =>
  (
    await asker.ask('workingTime.freeSlots', {
      people: [me],
      minutes: 60,
      from: '2026-11-30',
      to: '2026-12-02',
      ...about,
    })
  ).map(({ day, from, to }) => `${day.slice(8)} ${from}–${to}`);
const meeting = (about: Partial<Input<'activities.add'>>) =>
  office.ask('activities.add', { kind: 'meeting', subject: 'Meeting', day: '2026-12-01', ...about });

test('an office follows the days off of its country until it chooses others, and adds or takes away days of its own', async () => {
  const days = async () =>
    (await between('2026-12-28', '2027-01-02')).days.map(({ day, free: off, name }) => [day, off, name]);
  expect(await days()).toEqual([
    ['2026-12-31', true, 'Moved day off'],
    ['2027-01-01', true, 'New Year holidays'],
    ['2027-01-02', true, 'New Year holidays'],
  ]);
  await office.ask('workingTime.setDay', { day: '2026-12-31', free: false, name: 'Stock-taking' });
  await office.ask('workingTime.setDay', { day: '2026-12-30', free: true, name: 'Office party' });
  expect((await days()).slice(0, 2)).toEqual([
    ['2026-12-30', true, 'Office party'],
    ['2026-12-31', false, 'Stock-taking'],
  ]);
  await office.ask('workingTime.removeDay', { day: '2026-12-31' });
  expect((await days())[1]).toEqual(['2026-12-31', true, 'Moved day off']);
  await office.ask('workingTime.change', { calendar: 'FR', region: 'alsace-moselle' });
  expect((await between('2026-12-24', '2026-12-31')).days.map(({ day }) => day)).toEqual([
    '2026-12-25',
    '2026-12-26',
    '2026-12-30',
  ]);
  await office.ask('workingTime.change', { calendar: '' });
  expect(await days()).toEqual([['2026-12-30', true, 'Office party']]);
  expect(await office.ask('workingTime.get', {})).toMatchObject({ calendar: '', region: '' });
  expect(await office.call('workingTime.change', { calendar: 'XX' })).toMatchObject({ ok: false, code: 'invalid' });
  expect(await office.call('workingTime.change', { calendar: 'RU', region: 'alsace-moselle' })).toMatchObject({
    ok: false,
    code: 'invalid',
  });
});

test('hours stand one after the other, and only who may change the settings changes those of the office', async () => {
  const sales = await addPerson(office, 'ivan');
  await office.ask('workingTime.change', {
    week: week([
      ['08:00', '12:00'],
      ['13:00', '17:00'],
    ]),
  });
  expect((await between('2026-12-01', '2026-12-01', sales)).week[0]).toEqual([
    { from: '08:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ]);
  for (const wrong of [
    [['12:00', '08:00']],
    [
      ['08:00', '12:00'],
      ['11:00', '13:00'],
    ],
  ] as const)
    expect(await office.call('workingTime.change', { week: week(wrong) })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
  expect(await sales.call('workingTime.change', { calendar: '' })).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await sales.call('workingTime.setDay', { day: '2026-12-07', free: true, name: 'Mine' })).toMatchObject({
    ok: false,
    code: 'forbidden',
  });
});

test('absences and own hours are entered by oneself, and for those whose tasks one may change', async () => {
  const rights = { 'activities.see': 'all', 'activities.change': 'own' } as const;
  const ivan = await addPerson(office, 'ivan', { rights });
  const olga = await addPerson(office, 'olga', { rights: { 'activities.see': 'own' } });
  const his = await away({ userId: ivan.id, note: 'Sochi' });
  expect(his).toMatchObject({ userId: ivan.id, note: 'Sochi', mayChange: true });
  const own = await away({ userId: olga.id, kind: 'ill' }, olga);
  expect(await ivan.call('absences.remove', { id: own.id, version: 1 })).toMatchObject({
    ok: false,
    code: 'forbidden',
  });
  expect(await olga.call('absences.add', { ...own, userId: ivan.id })).toMatchObject({ ok: false, code: 'forbidden' });
  // Olga sees her own only, so to her his are not there.
  expect(await olga.call('absences.remove', { id: his.id, version: 1 })).toMatchObject({
    ok: false,
    code: 'not-found',
  });
  expect((await between('2026-12-04', '2026-12-09', olga)).absences.map(({ userId }) => userId)).toEqual([olga.id]);
  expect((await between('2026-12-04', '2026-12-09', ivan)).absences.map(({ mayChange }) => mayChange)).toEqual([
    true,
    false,
  ]);
  expect((await between('2026-12-05', '2026-12-09', ivan)).absences).toEqual([]);
  await olga.ask('workingTime.setPerson', { userId: olga.id, week: week([['10:00', '15:00']]) });
  expect(await olga.call('workingTime.setPerson', { userId: me, week: null })).toMatchObject({
    ok: false,
    code: 'forbidden',
  });
  expect((await between('2026-12-01', '2026-12-01', ivan)).people.map(({ userId }) => userId)).toEqual([olga.id]);
});

test('two who change one absence are told, and what was taken away stays in the log', async () => {
  const { id, version } = await away();
  const changed = await office.ask('absences.change', {
    id,
    version,
    userId: me,
    from: '2026-12-01',
    to: '2026-12-11',
    kind: 'trip',
    note: 'Lyon',
  });
  expect(changed).toMatchObject({ version: 2, to: '2026-12-11', kind: 'trip' });
  expect(await office.call('absences.remove', { id, version })).toMatchObject({ ok: false, code: 'conflict' });
  await office.ask('absences.remove', { id, version: 2 });
  expect((await between('2026-12-01', '2026-12-11')).absences).toEqual([]);
  const [entry] = await office.ask('audit.list', { filter: { entity: 'absence' }, before: null, limit: 10 });
  expect(entry?.changes).toMatchObject({ kind: { old: 'trip', new: null }, to: { old: '2026-12-11', new: null } });
});

test('free times are within hours, from the next quarter of an hour on, beside what is planned and without whoever is away', async () => {
  const boris = await addPerson(office, 'boris', { role: 'manager' });
  await meeting({ time: '11:00', duration: 90 });
  await meeting({ time: '16:00', responsibleId: boris.id, participants: [{ kind: 'user', id: me }] });
  await meeting({ day: '2026-12-02' });
  const off = await meeting({ day: '2026-12-02', time: '12:00', duration: 300 });
  expect(await free()).toEqual([
    '30 10:30–18:00',
    '01 09:00–11:00',
    '01 12:30–16:00',
    '01 16:30–18:00',
    '02 09:00–12:00',
    '02 17:00–18:00',
  ]);
  await office.ask('activities.finish', { id: off.id, outcome: 'cancelled', result: '' });
  await office.ask('workingTime.setPerson', { userId: boris.id, week: week([['08:00', '13:00']]) });
  const together = { people: [me, boris.id] };
  expect(await free(together)).toEqual(['30 10:30–13:00', '01 09:00–11:00', '02 09:00–13:00']);
  expect(await free({ ...together, minutes: 150 })).toEqual(['30 10:30–13:00', '02 09:00–13:00']);
  await away({ userId: boris.id, from: '2026-12-02', to: '2026-12-31' });
  expect(await free(together)).toEqual(['30 10:30–13:00', '01 09:00–11:00']);
  await office.ask('workingTime.setDay', { day: '2026-11-30', free: true, name: 'Off' });
  expect(await free(together)).toEqual(['01 09:00–11:00']);
});

test('what goes over midnight, or was begun days before, takes the time that it takes', async () => {
  await meeting({ day: '2026-11-30', time: '17:00', duration: 18 * 60 });
  expect(await free()).toEqual(['30 10:30–17:00', '01 11:00–18:00', '02 09:00–18:00']);
});

test('what repeats takes time also where it is too far ahead for activities', async () => {
  const days = { from: '2027-03-01', to: '2027-03-01' };
  const before = await free(days);
  await meeting({
    day: '2026-11-30',
    time: '09:00',
    duration: 120,
    repeat: { unit: 'week', every: 1, ends: null, weekdays: ['MO'] },
  });
  expect(before).toEqual(['01 09:00–18:00']);
  expect(await free(days)).toEqual(['01 11:00–18:00']);
});

test('what somebody has declined takes none of his time', async () => {
  const boris = await addPerson(office, 'boris', { role: 'manager' });
  const { id } = await meeting({ day: '2026-12-02', time: '09:00', duration: 180, responsibleId: boris.id });
  const days = { people: [boris.id], from: '2026-12-02', to: '2026-12-02' };
  expect(await free(days)).toEqual(['02 12:00–18:00']);
  await boris.ask('activities.answer', { id, answer: 'declined', because: 'Out of the office' });
  expect(await free(days)).toEqual(['02 09:00–18:00']);
});

test('nobody looks for the free time of people whose tasks he may not see', async () => {
  const olga = await addPerson(office, 'olga', { rights: { 'activities.see': 'own' } });
  expect((await free({ people: [olga.id] }, olga)).length).toBeGreaterThan(0);
  expect(
    await olga.call('workingTime.freeSlots', {
      people: [olga.id, me],
      minutes: 60,
      from: '2026-12-01',
      to: '2026-12-02',
    }),
  ).toMatchObject({
    ok: false,
    code: 'invalid',
    details: { fields: [{ path: 'people.1' }] },
  });
});

test('absences and what takes time are read by their indexes and not sorted', () => {
  const plan = (sql: string) =>
    office.db.sql
      .prepare<string[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all('2026-11-30', '2026-12-31')
      .map(({ detail }) => detail)
      .join('\n');
  expect(plan(absencesStatement)).toMatch(/SEARCH absence USING INDEX absence_end \(to_day>\?/u);
  expect(plan(busyStatement)).toMatch(/SEARCH activity USING INDEX activity_day \(day>\? AND day<\?\)/u);
  for (const sql of [absencesStatement, busyStatement]) expect(plan(sql)).not.toMatch(/SCAN|TEMP B-TREE/u);
});
