/** Templates of series: kept by the office, and started with a client in one step. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TemplateStep } from '../../preload/contract/activity-templates.ts';
import { addClient } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';

/** A Friday. */
const friday = '2026-12-04';
let office: TestOffice;
beforeEach(async () => {
  const clock = testClock(`${friday}T09:00:00.000Z`);
  office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword, clock });
});
afterEach(() => office.close());

const step = (about: Partial<TemplateStep>): TemplateStep => ({
  kind: 'call',
  subject: 'Call',
  priority: 'normal',
  after: 0,
  days: 'all',
  time: null,
  ...about,
});
const firstContact = {
  name: 'A first contact',
  steps: [
    step({ subject: 'Call', time: '10:00', priority: 'high' }),
    step({ kind: 'letter', subject: 'Letter', after: 1, days: 'working' }),
    step({ subject: 'Call again', after: 3 }),
  ],
};
const save = (about: { id?: number; version?: number; name?: string } = {}) =>
  office.ask('activityTemplates.save', { id: null, version: null, ...firstContact, ...about });
const names = async () => (await office.ask('activityTemplates.list', {})).map(({ name }) => name);

test('started with a client, each step is planned on its day, all with one run', async () => {
  const clientId = await addClient(office, { name: 'Alpha' });
  const { id } = await save();
  const { run, activityIds } = await office.ask('activityTemplates.start', { id, clientId, day: friday });
  const made = await Promise.all(activityIds.map((one) => office.ask('activities.get', { id: one })));
  expect(made.map(({ subject, day, time, kind, priority }) => [subject, day, time, kind, priority])).toEqual([
    ['Call', friday, '10:00', 'call', 'high'],
    ['Letter', '2026-12-07', null, 'letter', 'normal'],
    ['Call again', '2026-12-07', null, 'call', 'normal'],
  ]);
  for (const one of made) expect(one).toMatchObject({ templateRun: run, clientId, responsible: 'Anna' });
  const again = await office.ask('activityTemplates.start', { id, clientId, day: friday });
  expect(again.run).not.toBe(run);
});

test('for a deal of another client nothing at all is planned', async () => {
  const clientId = await addClient(office, { name: 'Alpha' });
  const { id } = await save();
  const request = { id, clientId, dealId: 999_999, day: friday };
  expect(await office.call('activityTemplates.start', request)).toMatchObject({
    code: 'invalid',
    details: { fields: [{ path: 'dealId' }] },
  });
  expect(await office.ask('activities.count', {})).toMatchObject({ count: 0 });
});

test('a template is saved over what was seen, taken away and brought back; what was started stays', async () => {
  const clientId = await addClient(office, { name: 'Alpha' });
  const { id, version } = await save();
  await office.ask('activityTemplates.start', { id, clientId, day: friday });
  const renamed = await save({ id, version, name: 'First steps' });
  expect(renamed).toMatchObject({ version: 2, name: 'First steps' });
  const over = { id, version, ...firstContact, name: 'Mine' };
  expect(await office.call('activityTemplates.save', over)).toMatchObject({ code: 'conflict' });
  await office.ask('activityTemplates.remove', { id, version: 2 });
  expect(await names()).toEqual([]);
  const start = { id, clientId, day: friday };
  expect(await office.call('activityTemplates.start', start)).toMatchObject({ code: 'not-found' });
  await office.ask('activityTemplates.restore', { id });
  expect(await names()).toEqual(['First steps']);
  expect(await office.ask('activities.count', {})).toMatchObject({ count: 3 });
});

test('who may not change settings starts a template, and makes none', async () => {
  const boris = await addPerson(office, 'Boris');
  const { id } = await save();
  const clientId = await addClient(office, { name: 'His', responsibleId: boris.id });
  const { activityIds } = await boris.ask('activityTemplates.start', { id, clientId, day: friday });
  expect(activityIds).toHaveLength(3);
  const made = { id: null, version: null, ...firstContact };
  expect(await boris.call('activityTemplates.save', made)).toMatchObject({ code: 'forbidden' });
});
