/** Tasks, calls and meetings: planned, changed by two, finished once with what follows, seen as far as rights go. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activityMomentsStatement } from '../../main/features/activities/list-queries.ts';
import type { Input } from '../../preload/contract/index.ts';
import { addClient, addIssued } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

const day = '2026-11-30';
const own = { 'clients.see': 'own', 'clients.change': 'own', 'activities.create': 'all' } as const;
const ownActivities = { 'activities.see': 'own', 'activities.change': 'own', 'activities.delete': 'own' } as const;

let office: TestOffice;
let clock: ReturnType<typeof testClock>;
beforeEach(async () => {
  clock = testClock(`${day}T09:00:00.000Z`);
  office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword, clock });
});
afterEach(() => office.close());

type Asker = Pick<Colleague, 'ask'>;

const add = (about: Partial<Input<'activities.add'>> = {}, asker: Asker = office) =>
  asker.ask('activities.add', { kind: 'call', subject: 'Call about the order', day, ...about });

const listed = async (filter: Input<'activities.count'> = {}, asker: Asker = office) => {
  const sort = { column: 'day', descending: false } as const;
  const { rows } = await asker.ask('activities.list', { filter, sort, after: null, limit: 50 });
  expect((await asker.ask('activities.count', filter)).count).toBe(rows.length);
  return rows;
};
const subjects = async (filter: Input<'activities.count'> = {}, asker: Asker = office) =>
  (await listed(filter, asker)).map(({ subject }) => subject);

describe('what is planned', () => {
  test('is open, of whoever adds it, and holds everything that was said of it', async () => {
    const clientId = await addClient(office, { name: 'Alpha' });
    const { contacts } = await office.ask('contacts.add', {
      clientId,
      contact: { name: 'Maria', position: '', reaches: [], note: '' },
    });
    const contactId = contacts[0]?.id ?? 0;
    const invoice = await addIssued(office, clientId);
    const made = await add({
      clientId,
      contactId,
      documentId: invoice.id,
      time: '14:30',
      duration: 45,
      priority: 'high',
      plannedMinutes: 60,
      items: [{ text: 'Bring the catalogue', done: false }],
      participants: [{ kind: 'contact', id: contactId }],
    });
    expect(made).toMatchObject({
      status: 'open',
      client: 'Alpha',
      contact: 'Maria',
      document: `Invoice ${invoice.number}`,
      time: '14:30',
      duration: 45,
      priority: 'high',
      plannedMinutes: 60,
      items: [{ text: 'Bring the catalogue', done: false }],
      participants: [{ kind: 'contact', id: contactId, name: 'Maria' }],
      doneAt: null,
      may: { change: true, delete: true },
    });
    expect(await office.ask('activities.get', { id: made.id })).toEqual(made);
  });

  test('stands in the order of days and times, what is for the whole day first, and is found by its words', async () => {
    await add({ subject: 'At ten', time: '10:00' });
    await add({ subject: 'Some time', note: 'Bring the Crème brûlée' });
    await add({ subject: 'At nine', time: '09:00' });
    await add({ subject: 'Yesterday', day: '2026-11-29', time: '18:00' });
    expect(await subjects()).toEqual(['Yesterday', 'Some time', 'At nine', 'At ten']);
    expect(await subjects({ text: 'creme' })).toEqual(['Some time']);
    expect((await listed()).map(({ overdue }) => overdue)).toEqual([true, false, false, false]);
    expect(await subjects({ conditions: [{ column: 'day', is: 'less', values: ['2026-11-29'] }] })).toEqual([
      'Yesterday',
    ]);
  });

  test('is refused for a contact person of another client, and for a colleague who has left', async () => {
    const alpha = await addClient(office, { name: 'Alpha' });
    const beta = await addClient(office, { name: 'Beta' });
    const { contacts } = await office.ask('contacts.add', {
      clientId: beta,
      contact: { name: 'Maria', position: '', reaches: [], note: '' },
    });
    const refused = async (about: Partial<Input<'activities.add'>>) => {
      const reply = await office.call('activities.add', { kind: 'task', subject: 'A', day, ...about });
      return reply.ok ? null : reply.details?.fields?.map(({ path }) => path);
    };
    expect(await refused({ clientId: alpha, contactId: contacts[0]?.id ?? 0 })).toEqual(['contactId']);
    expect(await refused({ clientId: 999_999 })).toEqual(['clientId']);
    const boris = await addPerson(office, 'Boris');
    const person = (await office.ask('users.list', {})).find(({ id }) => id === boris.id);
    await office.ask('users.close', { id: boris.id, version: person?.version ?? 0, toId: null });
    expect(await refused({ responsibleId: boris.id })).toEqual(['responsibleId']);
    expect(await refused({ participants: [{ kind: 'user', id: boris.id }] })).toEqual(['participants.0']);
  });
});

describe('what two people change', () => {
  test('merges where it is different fields, and is asked about where it is the same', async () => {
    const { id, version } = await add();
    await office.ask('activities.change', { id, version, changes: { time: '10:00' }, was: { time: null } });
    const both = await office.ask('activities.change', {
      id,
      version,
      changes: { priority: 'high' },
      was: { priority: 'normal' },
    });
    expect(both).toMatchObject({ time: '10:00', priority: 'high' });
    const reply = await office.call('activities.change', {
      id,
      version,
      changes: { time: '11:00' },
      was: { time: null },
    });
    expect(reply).toMatchObject({
      ok: false,
      code: 'conflict',
      details: { conflicts: [{ path: 'time', mine: '11:00', theirs: '10:00', original: null }] },
    });
  });

  test('a line of the checklist is ticked beside a change of its subject; one that is gone is told', async () => {
    const { id, version, items } = await add({ items: [{ text: 'One', done: false }] });
    const ticked = await office.ask('activities.tick', { id, itemId: items[0]?.id ?? 0, done: true });
    expect(ticked.items).toMatchObject([{ text: 'One', done: true }]);
    const changed = await office.ask('activities.change', {
      id,
      version,
      changes: { subject: 'Another' },
      was: { subject: 'Call about the order' },
    });
    expect(changed).toMatchObject({ subject: 'Another', items: [{ text: 'One', done: true }] });
    expect(await office.call('activities.tick', { id, itemId: 999_999, done: true })).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('what is finished', () => {
  test('is finished once, with what came of it, and what follows is planned in the same step', async () => {
    const clientId = await addClient(office, { name: 'Alpha' });
    const { id } = await add({ clientId, priority: 'high' });
    const request: Input<'activities.finish'> = {
      id,
      outcome: 'done',
      result: 'Wants an offer',
      spentMinutes: 15,
      next: { kind: 'letter', subject: 'Send the offer', day: '2026-12-01' },
    };
    const { activity, nextId } = await office.ask('activities.finish', request);
    expect(activity).toMatchObject({ status: 'done', result: 'Wants an offer', spentMinutes: 15, doneBy: 'Anna' });
    expect(await office.ask('activities.get', { id: nextId ?? 0 })).toMatchObject({
      kind: 'letter',
      status: 'open',
      clientId,
      priority: 'high',
      day: '2026-12-01',
    });
    expect(await office.call('activities.finish', request)).toMatchObject({ ok: false, code: 'conflict' });
    expect(await subjects({ clientId })).toEqual(['Call about the order', 'Send the offer']);
  });

  test('is opened again, and what came of it stays written', async () => {
    const { id } = await add();
    await office.ask('activities.finish', { id, outcome: 'cancelled', result: 'Nobody there' });
    expect(await office.ask('activities.reopen', { id })).toMatchObject({
      status: 'open',
      doneAt: null,
      result: 'Nobody there',
    });
  });

  test('stands on the timeline of its client: when it was planned, and when it was done with its result', async () => {
    const clientId = await addClient(office, { name: 'Alpha' });
    const { id } = await add({ clientId });
    clock.set(`${day}T10:00:00.000Z`);
    await office.ask('activities.finish', { id, outcome: 'done', result: 'Wants an offer' });
    const { entries } = await office.ask('timeline.of', {
      entity: 'client',
      id: clientId,
      before: null,
      limit: 10,
      kinds: ['activity'],
    });
    expect(entries).toMatchObject([
      { kind: 'activity', event: 'done', at: `${day}T10:00:00.000Z`, activity: { id, result: 'Wants an offer' } },
      { kind: 'activity', event: 'planned', at: `${day}T09:00:00.000Z`, activity: { id, result: '' } },
    ]);
  });

  test('a page of it is read from an index, for every reach', () => {
    for (const moment of ['planned', 'finished'] as const)
      for (const reach of ['all', 'own', 'team'] as const) {
        const sql = `EXPLAIN QUERY PLAN ${activityMomentsStatement(moment, reach)}`;
        const keys = { all: [], own: [1, 1, 1], team: [1, '[1]', 1, 1] }[reach];
        const plan = office.db
          .prepare<(string | number)[], { detail: string }>(sql)
          .all(1, '9999', 1, ...keys, 10)
          .map(({ detail }) => detail);
        expect(plan.join('\n')).toContain(`activity_client_${moment}`);
        expect(plan.join('\n')).not.toContain('TEMP B-TREE');
      }
  });
});

describe('rights over own activities', () => {
  let boris: Colleague;
  beforeEach(async () => {
    boris = await addPerson(office, 'Boris', { rights: { ...own, ...ownActivities } });
  });

  test('show what one is responsible for and nothing else, in lists, counts and on timelines', async () => {
    const clientId = await addClient(office, { name: 'Alpha', responsibleId: boris.id });
    const annas = await add({ clientId, subject: 'Anna’s' });
    const his = await add({ clientId, subject: 'His', responsibleId: boris.id });
    expect(await subjects({}, boris)).toEqual(['His']);
    const { entries } = await boris.ask('timeline.of', {
      entity: 'client',
      id: clientId,
      before: null,
      limit: 10,
      kinds: ['activity'],
    });
    expect(entries.map(({ key }) => key)).toEqual([`activity:${his.id}:planned`]);
    for (const channel of ['activities.get', 'activities.reopen'] as const)
      expect(await boris.call(channel, { id: annas.id })).toEqual(await boris.call(channel, { id: 999_999 }));
  });

  test('do not name a client that one may not see', async () => {
    const clientId = await addClient(office, { name: 'Secret' });
    const { id } = await add({ clientId, responsibleId: boris.id });
    expect(await boris.ask('activities.get', { id })).toMatchObject({ client: '' });
    expect(await listed({}, boris)).toMatchObject([{ clientId: null, client: '' }]);
    const reply = await boris.call('activities.add', { kind: 'task', subject: 'Mine', day, clientId });
    expect(reply).toMatchObject({ ok: false, code: 'invalid' });
  });

  test('tell nobody else of a change', async () => {
    boris.events.length = 0;
    const { id } = await add();
    const { id: his } = await add({ responsibleId: boris.id });
    const told = boris.events.flatMap((event) =>
      event.type === 'changed' && event.entity === 'activity' ? [event.id] : [],
    );
    expect(told).toEqual([his]);
    expect(id).not.toBe(his);
  });

  test('everything moves to somebody else when one leaves, and comes back when that is undone', async () => {
    const { id } = await add({ responsibleId: boris.id });
    const clara = await addPerson(office, 'Clara');
    expect(await office.ask('users.holdings', { id: boris.id })).toMatchObject({ activities: 1 });
    const { operationId } = await office.ask('users.handOver', { fromId: boris.id, toId: clara.id });
    expect(await clara.ask('activities.get', { id })).toMatchObject({ responsible: 'Clara' });
    await office.ask('operations.undo', { id: operationId ?? 0, job: 'undo-hand-over' });
    expect(await boris.ask('activities.get', { id })).toMatchObject({ responsible: 'Boris' });
  });
});

describe('the bin', () => {
  test('takes an activity, is searched by its subject, and gives it back', async () => {
    const { id, version } = await add();
    await office.ask('activities.remove', { id, version });
    expect(await subjects()).toEqual([]);
    expect(await subjects({ text: 'order' })).toEqual([]);
    const { items } = await office.ask('bin.list', { entity: 'activity', text: 'ORDER', after: null, limit: 10 });
    expect(items).toMatchObject([{ entity: 'activity', id, title: 'Call about the order' }]);
    await office.ask('bin.restore', { entity: 'activity', id });
    expect(await subjects({ text: 'order' })).toEqual(['Call about the order']);
  });

  test('takes the activities of a client with him, gives them back with him, and deletes them with him', async () => {
    const clientId = await addClient(office, { name: 'Alpha' });
    const before = await add({ clientId, subject: 'Removed before' });
    await office.ask('activities.remove', { id: before.id, version: before.version });
    await add({ clientId, subject: 'With him' });
    clock.set(`${day}T10:00:00.000Z`);
    const { version } = await office.ask('clients.get', { id: clientId });
    await office.ask('clients.remove', { id: clientId, version });
    expect(await subjects()).toEqual([]);
    await office.ask('clients.restore', { id: clientId });
    expect(await subjects()).toEqual(['With him']);
    await office.ask('clients.remove', { id: clientId, version: version + 2 });
    await office.ask('bin.empty', { items: [{ entity: 'client', id: clientId }] });
    expect(office.db.prepare('SELECT count(*) FROM activity').pluck().get()).toBe(0);
    expect(office.db.prepare('SELECT count(*) FROM activity_search').pluck().get()).toBe(0);
  });
});

test('activities go with a client that is merged into another, and come back when that is undone', async () => {
  const alpha = await addClient(office, { name: 'Alpha' });
  const other = await addClient(office, { name: 'Alpha Ltd' });
  const { id } = await add({ clientId: other });
  const clients = await Promise.all([alpha, other].map((one) => office.ask('clients.get', { id: one })));
  const { proposal } = await office.ask('duplicates.preview', { ids: [alpha, other] });
  const { operationId } = await office.ask('duplicates.merge', {
    clients: clients.map((client) => ({ id: client.id, version: client.version })),
    fields: proposal,
  });
  expect(await office.ask('activities.get', { id })).toMatchObject({ clientId: alpha, client: 'Alpha' });
  await office.ask('operations.undo', { id: operationId, job: 'undo-merge' });
  expect(await office.ask('activities.get', { id })).toMatchObject({ clientId: other, client: 'Alpha Ltd' });
});
