/** What came of it is asked for where the office wants to know it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';

const day = '2026-11-30';
let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'INT', language: 'en', clock: testClock(`${day}T09:00:00.000Z`) });
});
afterEach(() => office.close());

const add = (kind: 'call' | 'task') => office.ask('activities.add', { kind, subject: 'A', day });
const finish = (id: number, result: string, outcome: 'done' | 'cancelled' = 'done') =>
  office.call('activities.finish', { id, outcome, result });

test('a call without a result is refused where the office asks for one, with the field named; a task is not', async () => {
  const [before, call, task] = [await add('call'), await add('call'), await add('task')];
  expect(await finish(before.id, '')).toMatchObject({ ok: true });
  expect((await office.ask('settings.change', { resultKinds: ['call', 'meeting'] })).resultKinds).toEqual([
    'call',
    'meeting',
  ]);
  for (const outcome of ['done', 'cancelled'] as const)
    expect(await finish(call.id, ' \n', outcome)).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'result', message: 'Write what came of it.' }] },
    });
  expect((await office.ask('activities.get', { id: call.id })).status).toBe('open');
  expect(await finish(task.id, '')).toMatchObject({ ok: true });
  expect(await finish(call.id, 'Wants an offer')).toMatchObject({ ok: true });
});

test('what was written before it was opened again is its result still', async () => {
  await office.ask('settings.change', { resultKinds: ['call'] });
  const { id } = await add('call');
  await finish(id, 'Nobody there');
  await office.ask('activities.reopen', { id });
  expect(await finish(id, '')).toMatchObject({ ok: true, value: { activity: { result: 'Nobody there' } } });
});
