/** Who sees a task though it is not his: who takes part in it, and who gave it to somebody else; wherever tasks are shown, and only to look at. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import type { RoleRights } from '../../preload/contract/people.ts';
import { addClient } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

const day = '2026-11-30';
const reaching = (reach: 'own' | 'team' | 'all'): RoleRights => ({
  'activities.see': reach,
  'activities.create': 'all',
  'activities.change': 'own',
  'activities.delete': 'own',
  'clients.see': 'own',
});

let office: TestOffice;
beforeEach(async () => {
  const clock = testClock(`${day}T09:00:00.000Z`);
  office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword, clock });
});
afterEach(() => office.close());

const add = (subject: string, about: Partial<Input<'activities.add'>> = {}) =>
  office.ask('activities.add', { kind: 'meeting', subject, day, time: '10:00', ...about });
const takes = ({ id }: { readonly id: number }) => ({ kind: 'user', id }) as const;

/** Everywhere where tasks are shown, what somebody sees. */
async function seenBy(person: Pick<Colleague, 'ask'>, text?: string) {
  const sort = { column: 'day', descending: false } as const;
  const filter = text === undefined ? {} : { text };
  const { rows } = await person.ask('activities.list', { filter, sort, after: null, limit: 50 });
  const { entries } = await person.ask('activities.between', { from: day, to: day, mine: false });
  const { count } = await person.ask('activities.count', filter);
  return {
    list: rows.map(({ subject }) => subject).sort(),
    count,
    planner: entries.map(({ subject }) => subject).sort(),
  };
}

describe.each(['own', 'team', 'all'] as const)('whose role reaches %s', (reach) => {
  test('sees what he takes part in and what he gave to others besides what his role reaches', async () => {
    const north = await office.ask('teams.create', { name: 'North', members: [] });
    const vera = await addPerson(office, 'Vera', { rights: reaching(reach), teamIds: [north.id] });
    const nina = await addPerson(office, 'Nina', { rights: reaching('own'), teamIds: [north.id] });
    await add('Of Anna');
    await add('Of Nina', { responsibleId: nina.id });
    const { id } = await add('With Vera', { participants: [takes(vera)] });
    await vera.ask('activities.add', { kind: 'call', subject: 'Own', day });
    const given = { kind: 'call', subject: 'Given', day, responsibleId: 1 } as const;
    await vera.ask('activities.add', given);
    const besides = ['Given', 'Own', 'With Vera'];
    const expected = {
      own: besides,
      team: ['Given', 'Of Nina', 'Own', 'With Vera'],
      all: ['Given', 'Of Anna', 'Of Nina', 'Own', 'With Vera'],
    }[reach];
    expect(await seenBy(vera)).toEqual({ list: expected, count: expected.length, planner: expected });
    expect((await seenBy(vera, 'with vera')).list).toEqual(['With Vera']);
    const mine = await vera.ask('activities.between', { from: day, to: day, mine: true });
    expect(mine.entries.map(({ subject }) => subject).sort()).toEqual(['Own', 'With Vera']);
    expect(await vera.ask('activities.get', { id })).toMatchObject({
      may: { change: false, delete: false, give: false },
    });
    expect(await vera.ask('audit.of', { entity: 'activity', id, before: null, limit: 5 })).toHaveLength(1);
  });
});

test('who takes part looks and does not touch: nothing is ticked, finished, changed, answered, given on or removed', async () => {
  const vera = await addPerson(office, 'Vera', { rights: reaching('own') });
  const items = [{ text: 'Bring the plan', done: false }];
  const { id, version, items: lines } = await add('With Vera', { participants: [takes(vera)], items });
  const said = { changes: { subject: 'Mine' }, was: { subject: 'With Vera' } };
  const refused = [
    await vera.call('activities.tick', { id, itemId: lines[0]?.id ?? 0, done: true }),
    await vera.call('activities.finish', { id, outcome: 'done', result: '' }),
    await vera.call('activities.change', { id, version, ...said }),
    await vera.call('activities.answer', { id, answer: 'accepted' }),
    await vera.call('activities.give', { id, responsibleId: vera.id }),
    await vera.call('activities.remove', { id, version }),
  ];
  expect(refused.map((reply) => (reply.ok ? 'ok' : reply.code))).toEqual(refused.map(() => 'forbidden'));
  expect(await vera.ask('reminders.due', {})).toEqual([]);
});

test('a client that the one who takes part may not see is not named to him, in no place', async () => {
  const vera = await addPerson(office, 'Vera', { rights: reaching('own') });
  const clientId = await addClient(office, { name: 'Secret' });
  const { id } = await add('With Vera', { clientId, participants: [takes(vera)] });
  expect(await vera.ask('activities.get', { id })).toMatchObject({ client: '', contact: '', document: '' });
  const sort = { column: 'day', descending: false } as const;
  const { rows } = await vera.ask('activities.list', { filter: {}, sort, after: null, limit: 5 });
  expect(rows).toMatchObject([{ clientId: null, client: '' }]);
  const { entries } = await vera.ask('activities.between', { from: day, to: day, mine: false });
  expect(entries).toMatchObject([{ clientId: null, client: '' }]);
});

test('on the timeline of a client whom he sees, too, and what comes by the rule of a series as well', async () => {
  const vera = await addPerson(office, 'Vera', { rights: reaching('own') });
  const clientId = await addClient(office, { name: 'Alpha', responsibleId: vera.id });
  const repeat = { unit: 'week', every: 1, ends: null, weekdays: ['MO'] } as const;
  await add('Of Anna', { clientId });
  const { id } = await add('With Vera', { clientId, participants: [takes(vera)] });
  await add('Weekly', { participants: [takes(vera)], repeat: { ...repeat, weekdays: ['MO'] } });
  await vera.ask('activities.add', {
    ...{ kind: 'task', subject: 'Given weekly', day, responsibleId: 1 },
    repeat: { ...repeat, weekdays: ['TU'] },
  });
  const timeline = { entity: 'client', id: clientId, before: null, limit: 10 } as const;
  const { entries } = await vera.ask('timeline.of', { ...timeline, kinds: ['activity'] });
  expect(entries.map(({ key }) => key)).toEqual([`activity:${id}:planned`]);
  const { coming } = await vera.ask('activities.between', { from: '2027-03-01', to: '2027-03-07', mine: false });
  expect(coming.map(({ subject, day: on }) => [subject, on])).toEqual([
    ['Weekly', '2027-03-01'],
    ['Given weekly', '2027-03-02'],
  ]);
});

test('a change is told to who takes part, to who took part, and to who gave it; to nobody else', async () => {
  const vera = await addPerson(office, 'Vera', { rights: reaching('own') });
  const nina = await addPerson(office, 'Nina', { rights: reaching('own') });
  const boris = await addPerson(office, 'Boris', { rights: reaching('own') });
  const { id, version } = await nina.ask('activities.add', {
    ...{ kind: 'meeting', subject: 'With Vera', day, responsibleId: 1 },
    participants: [takes(vera)],
  });
  const told = ({ events }: Colleague) =>
    events.flatMap((event) => (event.type === 'changed' && event.entity === 'activity' ? [event.version] : []));
  const without = { changes: { participants: [] }, was: { participants: [takes(vera)] } };
  await office.ask('activities.change', { id, version, ...without });
  await office.ask('activities.change', { id, version: 2, changes: { time: '11:00' }, was: { time: null } });
  expect([told(vera), told(nina), told(boris)]).toEqual([[1, 2], [1, 2, 3], []]);
});
