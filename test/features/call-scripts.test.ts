/** Call scripts: none is saved that leaves somebody without a next word; what was answered stays as it was asked. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scriptProblems } from '../../main/features/calls/script-problems.ts';
import type { ScriptStep } from '../../preload/contract/call-scripts.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword });
});
afterEach(() => office.close());

const text = (key: string, next: string | null): ScriptStep => ({
  key,
  text: `${key}?`,
  kind: 'text',
  choices: [],
  next,
});
const choice = (key: string, ...ways: readonly (string | null)[]): ScriptStep => ({
  key,
  text: `${key}?`,
  kind: 'choice',
  choices: ways.map((next, place) => ({ text: `answer ${place}`, next })),
  next: null,
});
const paths = (...steps: readonly ScriptStep[]) => scriptProblems(steps).map(({ path }) => path);
const good = [choice('interested', 'when', 'why'), text('when', null), text('why', 'interested')];

test('a script may go back, as long as an answer leads out', () => {
  expect(paths(...good)).toEqual([]);
  expect(paths(text('only', null))).toEqual([]);
});

test('a loop without an end, a choice without choices and a step that is not there are named by their places', () => {
  expect(paths(text('a', 'b'), text('b', 'a'))).toEqual(['steps.0', 'steps.1']);
  expect(paths(choice('a', 'b', null), text('b', 'c'), text('c', 'b'))).toEqual(['steps.1', 'steps.2']);
  expect(paths(text('a', 'a'))).toEqual(['steps.0']);
  expect(paths(choice('a'))).toEqual(['steps.0.choices']);
  expect(paths(text('a', 'x'), choice('b', null, 'y'))).toEqual(['steps.0.next', 'steps.1.choices.1.next']);
  expect(paths(text('a', null), text('a', null))).toEqual(['steps.1.key']);
  // Nobody comes to it.
  expect(paths(text('a', null), text('b', 'b'))).toEqual([]);
});

test('two equal answers of one choice are named: only the first could be followed', () => {
  const twice = ['yes', 'no', 'yes'].map((answer) => ({ text: answer, next: null }));
  expect(paths({ ...choice('a'), choices: twice }, choice('b', null))).toEqual(['steps.0.choices.2.text']);
});

test('what is wrong is not saved, and nobody saves over what somebody else has changed', async () => {
  const save = (script: Parameters<typeof office.call<'calls.saveScript'>>[1]) =>
    office.call('calls.saveScript', script);
  const refused = await save({ id: null, name: 'Round', steps: [text('a', 'a')] });
  expect(refused).toMatchObject({ ok: false, code: 'invalid', details: { fields: [{ path: 'steps.0' }] } });
  const { id, version } = await office.ask('calls.saveScript', { id: null, name: 'First contact', steps: good });
  await office.ask('calls.saveScript', { id, version, name: 'First call', steps: good });
  expect(await save({ id, version, name: 'Other', steps: good })).toMatchObject({ ok: false, code: 'conflict' });
  expect(await office.ask('calls.scripts', {})).toEqual([{ id, version: 2, name: 'First call', steps: good }]);
  await office.ask('calls.removeScript', { id, version: 2 });
  const [removed] = await office.ask('audit.of', { entity: 'call-script', id, before: null, limit: 10 });
  expect(removed?.changes).toEqual({ name: { old: 'First call', new: null }, steps: { old: good, new: null } });
  expect(await office.ask('calls.scripts', {})).toEqual([]);
  expect(await save({ id, version: 2, name: 'Other', steps: good })).toMatchObject({ ok: false, code: 'not-found' });
});

test('what was answered stands with the call, for those who may see it, and in the log, and goes when the call is deleted for good', async () => {
  const answers = [
    { question: 'interested?', answer: 'answer 0' },
    { question: 'when?', answer: 'in spring' },
  ];
  const script = { script: 'First call', answers };
  const { callId, activityId } = await office.ask('calls.note', { direction: 'out', subject: 'Call', script });
  expect(await office.ask('calls.answers', { activityId })).toEqual(script);
  const [told] = await office.ask('audit.of', { entity: 'call', id: callId, before: null, limit: 10 });
  expect(told?.changes).toMatchObject({
    script: { old: null, new: 'First call' },
    answers: { old: null, new: ['interested? answer 0', 'when? in spring'] },
  });
  const boris = await addPerson(office, 'Boris');
  expect(await boris.call('calls.answers', { activityId })).toMatchObject({ ok: false, code: 'not-found' });
  const steps = [text('a', null)];
  expect(await boris.call('calls.saveScript', { id: null, name: 'Mine', steps })).toMatchObject({ code: 'forbidden' });
  expect(await boris.ask('calls.scripts', {})).toEqual([]);
  const { version } = await office.ask('activities.get', { id: activityId });
  await office.ask('activities.remove', { id: activityId, version });
  await office.ask('bin.empty', { items: null });
  expect(office.db.prepare('SELECT count(*) FROM call_answer').pluck().get()).toBe(0);
  const [call] = (await office.ask('calls.list', { which: 'all', after: null, limit: 10 })).rows;
  expect(call).toMatchObject({ activityId: null, state: 'ended' });
});
