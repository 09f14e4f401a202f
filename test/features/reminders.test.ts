/** Reminders: each person is told of his own, wherever he works, once; none is lost by a restart, an absence or a change of the clock. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dueStatement } from '../../main/features/activities/reminder-queries.ts';
import type { Input } from '../../preload/contract/index.ts';
import { addClient } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword, signIn } from '../support/people.ts';

const at = (time: string) => `2026-11-30T${time}:00.000Z`;

let office: TestOffice;
let clock: ReturnType<typeof testClock>;
beforeEach(async () => {
  clock = testClock(at('09:00'));
  office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword, clock });
});
afterEach(() => office.close());

const add = (about: Partial<Input<'activities.add'>> = {}) =>
  office.ask('activities.add', { kind: 'call', subject: 'Call', day: '2026-11-30', remindAt: at('10:00'), ...about });
const due = async (asker: Pick<TestOffice, 'ask'> = office) =>
  (await asker.ask('reminders.due', {})).map(({ subject }) => subject);

test('a reminder is due at its moment and stays until it is dismissed, the earliest first', async () => {
  const clientId = await addClient(office, { name: 'Alpha' });
  const { id } = await add({ subject: 'First', clientId });
  await add({ subject: 'Before', remindAt: at('09:30') });
  await add({ subject: 'Never', remindAt: null });
  expect(await due()).toEqual([]);
  clock.set(at('10:00'));
  expect(await due()).toEqual(['Before', 'First']);
  expect((await office.ask('reminders.due', {}))[1]).toMatchObject({ id, client: 'Alpha', remindAt: at('10:00') });
  expect(await office.ask('reminders.dismiss', { id, remindAt: at('10:00') })).toEqual({ changed: true });
  expect(await due()).toEqual(['Before']);
});

test('one that was missed while the program was closed for days is told afterwards', async () => {
  await add();
  await office.stop();
  const later = testClock('2026-12-04T08:00:00.000Z');
  const again = await testOffice({ folder: office.folder.replace(/\/office$/u, ''), language: 'en', clock: later });
  try {
    await again.ask('sessions.signIn', { login: 'Anna', password: ownersPassword });
    expect(await due(again)).toEqual(['Call']);
  } finally {
    await again.stop();
  }
});

test('put off it comes again at its new moment, and a clock that is set back takes none away for good', async () => {
  const { id } = await add();
  clock.set(at('10:05'));
  await office.ask('reminders.snooze', { id, remindAt: at('10:00'), until: at('11:00') });
  expect(await due()).toEqual([]);
  clock.set(at('11:00'));
  expect(await due()).toEqual(['Call']);
  clock.set(at('09:00'));
  expect(await due()).toEqual([]);
  clock.set(at('11:01'));
  expect(await due()).toEqual(['Call']);
});

test('dealt with on one computer it is gone on the other, and an old one there takes nothing away that was set anew', async () => {
  const boris = await addPerson(office, 'Boris');
  const elsewhere = await signIn(office, { id: boris.id, login: 'Boris' });
  const { id } = await add({ responsibleId: boris.id });
  clock.set(at('10:00'));
  expect([await due(boris), await due(elsewhere)]).toEqual([['Call'], ['Call']]);
  elsewhere.events.length = 0;
  await boris.ask('reminders.snooze', { id, remindAt: at('10:00'), until: at('10:30') });
  expect(elsewhere.events).toContainEqual(expect.objectContaining({ type: 'changed', entity: 'activity', id }));
  expect(await due(elsewhere)).toEqual([]);
  expect(await elsewhere.ask('reminders.dismiss', { id, remindAt: at('10:00') })).toEqual({ changed: false });
  clock.set(at('10:30'));
  expect([await due(boris), await due(elsewhere)]).toEqual([['Call'], ['Call']]);
});

test('nobody is reminded of what is another’s, is finished or lies in the bin, and nobody can take another’s away', async () => {
  const boris = await addPerson(office, 'Boris', { role: 'manager' });
  const his = await add({ subject: 'His', responsibleId: boris.id });
  const done = await add({ subject: 'Done' });
  const gone = await add({ subject: 'Gone' });
  await office.ask('activities.finish', { id: done.id, outcome: 'done', result: '' });
  await office.ask('activities.remove', { id: gone.id, version: gone.version });
  clock.set(at('10:00'));
  expect(await due()).toEqual([]);
  expect(await office.ask('reminders.dismiss', { id: his.id, remindAt: at('10:00') })).toEqual({ changed: false });
  expect(await due(boris)).toEqual(['His']);
  const { version } = await boris.ask('activities.get', { id: his.id });
  const change = { changes: { responsibleId: 1 }, was: { responsibleId: boris.id } };
  await boris.ask('activities.change', { id: his.id, version, ...change });
  expect([await due(), await due(boris)]).toEqual([['His'], []]);
});

test('what is due is read from its index, without sorting', () => {
  const plan = office.db
    .prepare<(string | number)[], { detail: string }>(`EXPLAIN QUERY PLAN ${dueStatement}`)
    .all(1, at('10:00'), 10)
    .map(({ detail }) => detail)
    .join('\n');
  expect(plan).toMatch(/SEARCH activity USING INDEX activity_reminder \(responsible_id=\? .*remind_at<\?\)/u);
  expect(plan).not.toContain('TEMP B-TREE');
});
