/** What a planner shows between two days: with whom it is, as far as rights go, and read by its index. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entriesStatement } from '../../main/features/activities/planner-queries.ts';
import type { Input } from '../../preload/contract/index.ts';
import { addClient } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

let office: TestOffice;
beforeEach(async () => {
  const clock = testClock('2026-11-30T09:00:00.000Z');
  office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword, clock });
});
afterEach(() => office.close());

type Asker = Pick<Colleague, 'ask'>;

const add = (about: Partial<Input<'activities.add'>>, asker: Asker = office) =>
  asker.ask('activities.add', { kind: 'meeting', subject: 'Meeting', day: '2026-12-01', ...about });
const between = async (about: Partial<Input<'activities.between'>> = {}, asker: Asker = office) =>
  (await asker.ask('activities.between', { from: '2026-11-30', to: '2026-12-06', mine: false, ...about })).entries;
const subjects = async (about: Partial<Input<'activities.between'>> = {}, asker: Asker = office) =>
  (await between(about, asker)).map(({ subject }) => subject);

test('what lies between the days, both included, stands in the order of time; what was cancelled or removed does not', async () => {
  await add({ subject: 'Last day', day: '2026-12-06' });
  await add({ subject: 'Afternoon', time: '14:00' });
  await add({ subject: 'Morning', time: '09:30' });
  await add({ subject: 'Whole day' });
  await add({ subject: 'First day', day: '2026-11-30' });
  await add({ subject: 'Before', day: '2026-11-29' });
  await add({ subject: 'After', day: '2026-12-07' });
  const off = await add({ subject: 'Off' });
  await office.ask('activities.finish', { id: off.id, outcome: 'cancelled', result: '' });
  const gone = await add({ subject: 'Gone' });
  await office.ask('activities.remove', { id: gone.id, version: gone.version });
  expect(await subjects()).toEqual(['First day', 'Whole day', 'Morning', 'Afternoon', 'Last day']);
});

test('it is with the responsible person and with who of the office takes part; one’s own is both', async () => {
  const boris = await addPerson(office, 'boris', { role: 'manager' });
  const me = (await office.ask('reference.get', {})).users.find(({ id }) => id !== boris.id)?.id ?? 0;
  const part = (id: number) => [{ kind: 'user' as const, id }];
  await add({ subject: 'His', responsibleId: boris.id });
  await add({ subject: 'His with me', responsibleId: boris.id, participants: part(me) });
  await add({ subject: 'Mine', participants: part(me) });
  expect((await between()).map(({ subject, people }) => [subject, people])).toEqual([
    ['His', [boris.id]],
    ['His with me', [boris.id, me]],
    ['Mine', [me]],
  ]);
  expect(await subjects({ mine: true })).toEqual(['His with me', 'Mine']);
});

test('whoever sees only his own sees nothing of others, and a client that he may not see is not named', async () => {
  const clientId = await addClient(office, { name: 'Secret' });
  const rights = { 'activities.see': 'own', 'clients.see': 'own', 'activities.create': 'all' } as const;
  const olga = await addPerson(office, 'olga', { rights });
  await add({ subject: 'Of the owner' });
  await add({ subject: 'Of Olga', responsibleId: olga.id, clientId });
  const [seen, ...others] = await between({}, olga);
  expect(others).toEqual([]);
  expect(seen).toMatchObject({ subject: 'Of Olga', client: '', clientId: null, mayChange: false });
  expect((await between()).find(({ subject }) => subject === 'Of Olga')).toMatchObject({ client: 'Secret', clientId });
});

test('more than two months at once are refused', async () => {
  await expect(between({ to: '2027-01-31' })).rejects.toThrow('invalid');
  await expect(between({ to: '2026-11-29' })).rejects.toThrow('invalid');
});

test.each([
  ['all', false],
  ['own', true],
  ['team', true],
] as const)('days are read by their index, and not sorted: %s, mine %s', (access, mine) => {
  const keys = [
    '2026-11-30',
    '2026-12-06',
    ...(access === 'all' ? [] : access === 'own' ? [1, 1, 1] : [1, '[]', 1, 1]),
    ...(mine ? [1, 1] : []),
    10,
  ];
  const plan = office.db.sql
    .prepare<(string | number)[], { detail: string }>(`EXPLAIN QUERY PLAN ${entriesStatement(access, mine)}`)
    .all(...keys)
    .map(({ detail }) => detail);
  expect(plan.join('\n')).toMatch(/SEARCH activity USING INDEX activity_day \(day>\? AND day<\?\)/u);
  expect(plan.join('\n')).not.toMatch(/SCAN (?!json_each)|TEMP B-TREE/u);
});
