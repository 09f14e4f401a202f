/** Calls as telephones and people tell of them: numbers in the spelling of the country, rings without an end, and their place on the timeline. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addClient } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';

let office: TestOffice;
let clock: ReturnType<typeof testClock>;
beforeEach(async () => {
  clock = testClock('2026-11-30T09:00:00.000Z');
  office = await testOffice({ country: 'INT', language: 'en', clock });
});
afterEach(() => office.close());

const client = (name: string, number: string) =>
  addClient(office, { name, country: 'INT', reaches: [{ kind: 'phone', value: number, label: '' }] });
const whose = async (number: string) =>
  (await office.ask('calls.whose', { number })).map(({ client: name }) => name).join();
const rings = { outsideId: 'a-1', direction: 'in', state: 'ringing' } as const;

test('a number of any country is found with the code of its country and with the 0 that is dialled inside of it', async () => {
  await client('Abbey', '+44 141 496 0134');
  await client('Berg', '030 901820');
  await client('Moskva', '+7 495 123-45-67');
  const spellings = ['0141 496 0134', '01414960134', '0044 141 4960134', '+49 30 901820', '0049 30 901820'];
  expect(await Promise.all(spellings.map(whose))).toEqual(['Abbey', 'Abbey', 'Abbey', 'Berg', 'Berg']);
  // Neither is Moscow's: another country's code, and a number without any.
  expect(await Promise.all(['+1 495 123-45-67', '0495 123-45-67', '1234567'].map(whose))).toEqual(['', '', '']);
});

test('a call in the spelling of the country is its client’s, and whoever calls back by the code of the country has called back', async () => {
  const id = await client('Abbey', '+44 141 496 0134');
  await office.ask('calls.announce', { ...rings, number: '01414960134', state: 'missed' });
  const waiting = async () => (await office.ask('calls.list', { which: 'waiting', after: null, limit: 5 })).rows;
  expect(await waiting()).toMatchObject([{ clientId: id, client: 'Abbey' }]);
  clock.set('2026-11-30T09:05:00.000Z');
  const about = { direction: 'out', number: '+44 141 496 0134', subject: 'Called back', result: 'Ordered' } as const;
  await office.ask('calls.note', about);
  expect(await waiting()).toEqual([]);
});

test('a call of whose end nobody has told does not ring for ever', async () => {
  await office.ask('calls.announce', { ...rings, number: '+44 141 496 0134' });
  clock.set('2026-11-30T09:04:00.000Z');
  expect(await office.ask('calls.live', {})).toHaveLength(1);
  clock.set('2026-11-30T09:06:00.000Z');
  expect(await office.ask('calls.live', {})).toEqual([]);
});

test('a call that is only noted stands on the timeline once: it was never planned', async () => {
  const clientId = await client('Abbey', '+44 141 496 0134');
  await office.ask('calls.note', { direction: 'in', clientId, subject: 'Call from Abbey', result: 'Asks for prices' });
  clock.set('2026-11-30T09:01:00.000Z');
  const planned = { kind: 'call', subject: 'Tell the prices', day: '2026-12-01', clientId } as const;
  const { id } = await office.ask('activities.add', planned);
  clock.set('2026-12-01T09:00:00.000Z');
  await office.ask('activities.finish', { id, outcome: 'done', result: 'Done' });
  const { entries } = await office.ask('timeline.of', { entity: 'client', id: clientId, before: null, limit: 20 });
  const said = entries.flatMap((entry) =>
    entry.kind === 'activity' ? [`${entry.event}: ${entry.activity.subject}`] : [],
  );
  expect(said).toEqual(['done: Tell the prices', 'planned: Tell the prices', 'done: Call from Abbey']);
});
