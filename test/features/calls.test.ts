/** Calls: announced by a telephone exchange in whatever order, noted in one step, missed ones until somebody has called back. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  listStatement,
  liveStatement,
  waitingOfClient,
  waitingOfNumber,
  waitingStatement,
} from '../../main/features/calls/queries.ts';
import { stateOf, withNews } from '../../main/features/calls/what-happened.ts';
import { holdersStatement } from '../../main/features/clients/phone-queries.ts';
import type { CallState } from '../../preload/contract/calls.ts';
import type { Input } from '../../preload/contract/index.ts';
import { addDeal } from '../support/deals.ts';
import { addClient } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';
import { everythingOf, merged } from './merging-office.ts';

const at = (time: string) => `2026-11-30T${time}:00.000Z`;

let office: TestOffice;
let clock: ReturnType<typeof testClock>;
beforeEach(async () => {
  clock = testClock(at('09:00'));
  office = await testOffice({ country: 'RU', language: 'en', password: ownersPassword, clock });
});
afterEach(() => office.close());

const announce = (about: Partial<Input<'calls.announce'>> = {}) =>
  office.ask('calls.announce', {
    outsideId: 'a-1',
    number: '+7 (495) 123-45-67',
    direction: 'in',
    state: 'ringing',
    extension: '101',
    ...about,
  });
const missed = async (about: Partial<Input<'calls.announce'>> = {}) => {
  await announce(about);
  return announce({ ...about, state: 'missed' });
};
const listed = async (which: 'waiting' | 'missed' | 'all', asker: Pick<Colleague, 'ask'> = office) =>
  (await asker.ask('calls.list', { which, after: null, limit: 50 })).rows;
const waiting = async (asker: Pick<Colleague, 'ask'> = office) =>
  (await listed('waiting', asker)).map(({ number }) => number);
const extend = (userId: number, ...extensions: string[]) => office.ask('calls.extend', { userId, extensions });

async function ivanov(): Promise<{ clientId: number; contactId: number }> {
  const clientId = await addClient(office, { name: 'Alpha' });
  const { contacts } = await office.ask('contacts.add', {
    clientId,
    contact: {
      name: 'Ivanov',
      position: '',
      reaches: [{ kind: 'phone', value: '8 495 123-45-67', label: '' }],
      note: '',
    },
  });
  return { clientId, contactId: contacts[0]?.id ?? 0 };
}

test('whatever is told of a call comes to the same in whatever order it comes', () => {
  const news = fc.array(
    fc.record({
      state: fc.constantFrom<CallState>('ringing', 'answered', 'ended', 'missed'),
      at: fc.integer({ min: 10, max: 59 }).map((minute) => at(`09:${minute}`)),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const outcome = (all: readonly { state: CallState; at: string }[]) =>
    all.reduce<ReturnType<typeof withNews> | null>((known, one) => withNews(known, one.state, one.at), null);
  fc.assert(
    fc.property(news, fc.infiniteStream(fc.nat()), (all, chance) => {
      const shuffled = all
        .map((one) => ({ one, place: chance.next().value ?? 0 }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one);
      expect(outcome(shuffled)).toEqual(outcome(all));
    }),
  );
  const over = { startedAt: at('09:00'), answeredAt: null, endedAt: at('09:01') };
  expect(stateOf(over)).toBe('missed');
  expect(stateOf({ ...over, answeredAt: at('09:00') })).toBe('ended');
});

test('a call that rings is shown to him whose extension it is, with the contact person found by the number in another spelling', async () => {
  const { clientId, contactId } = await ivanov();
  const boris = await addPerson(office, 'Boris', { role: 'manager' });
  await extend(boris.id, '101');
  boris.events.length = 0;
  const { id } = await announce();
  expect(boris.events).toContainEqual(expect.objectContaining({ type: 'changed', entity: 'call', id }));
  expect(await boris.ask('calls.live', {})).toMatchObject([
    { id, state: 'ringing', number: '+7 (495) 123-45-67', clientId, client: 'Alpha', contactId, contact: 'Ivanov' },
  ]);
  expect(await office.ask('calls.live', {})).toEqual([]);
  clock.set(at('09:01'));
  expect(await announce({ state: 'answered' })).toEqual({ id, state: 'answered' });
  clock.set(at('09:04'));
  expect(await announce({ state: 'ended' })).toEqual({ id, state: 'ended' });
  const [call] = await boris.ask('calls.live', {});
  expect(call).toMatchObject({ startedAt: at('09:00'), answeredAt: at('09:01'), endedAt: at('09:04') });
  clock.set(at('09:30'));
  expect(await boris.ask('calls.live', {})).toEqual([]);
});

test('what is told twice changes nothing, and whoever answers takes the call', async () => {
  const boris = await addPerson(office, 'Boris');
  const vera = await addPerson(office, 'Vera');
  await extend(boris.id, '101');
  await extend(vera.id, 'SIP/102');
  await announce();
  const [before] = await listed('all');
  await announce();
  expect(await listed('all')).toEqual([before]);
  await announce({ state: 'answered', extension: 'sip/102' });
  expect((await listed('all'))[0]).toMatchObject({ responsible: 'Vera', state: 'answered' });
  await announce({ state: 'ended', extension: '101' });
  expect((await listed('all'))[0]).toMatchObject({ responsible: 'Vera', state: 'ended' });
});

test('an extension is one person’s, and one who has left answers no calls', async () => {
  const boris = await addPerson(office, 'Boris');
  await extend(boris.id, '101', '101', 'Home');
  expect(await office.ask('calls.extensions', {})).toEqual([{ userId: boris.id, extensions: ['101', 'home'] }]);
  const taken = await office.call('calls.extend', { userId: 1, extensions: ['HOME'] });
  expect(taken).toMatchObject({ ok: false, code: 'invalid', message: 'The extension home is Boris’s.' });
  const person = (await office.ask('users.list', {})).find(({ id }) => id === boris.id);
  await office.ask('users.close', { id: boris.id, version: person?.version ?? 0, toId: null });
  await announce();
  expect((await listed('all'))[0]).toMatchObject({ responsibleId: null, extension: '101' });
});

test('a missed call waits until somebody calls the number, however it is written; who and when is kept', async () => {
  const boris = await addPerson(office, 'Boris');
  await extend(boris.id, '101');
  await missed();
  await missed({ outsideId: 'a-2', number: '+7 495 765-43-21' });
  expect(await office.ask('calls.count', {})).toEqual({ count: 2, exact: true });
  clock.set(at('10:00'));
  await announce({ outsideId: 'a-3', number: '84951234567', direction: 'out' });
  expect(await waiting()).toEqual(['+7 495 765-43-21']);
  expect((await listed('missed')).find(({ number }) => number.startsWith('+7 (495)'))).toMatchObject({
    backAt: at('10:00'),
    backBy: 'Boris',
  });
});

test('who called is told by an answer, but a call that was missed again and one before the missed one close nothing', async () => {
  await announce({ outsideId: 'before', direction: 'out', at: at('08:00') });
  await missed();
  await announce({ outsideId: 'before', direction: 'out', state: 'answered', at: at('08:01') });
  await missed({ outsideId: 'a-2' });
  expect(await waiting()).toHaveLength(2);
  await announce({ outsideId: 'a-3', state: 'answered' });
  expect(await waiting()).toEqual([]);
});

test('a missed call is marked as called back by hand, and not after all; others are no missed calls', async () => {
  const { id } = await missed();
  clock.set(at('11:00'));
  expect(await office.ask('calls.back', { id, done: true })).toMatchObject({ backAt: at('11:00'), backBy: 'Anna' });
  expect(await waiting()).toEqual([]);
  expect(await office.ask('calls.back', { id, done: false })).toMatchObject({ backAt: null, backBy: '' });
  expect(await waiting()).toHaveLength(1);
  const out = await missed({ outsideId: 'a-2', number: '1234567', direction: 'out' });
  expect(await office.call('calls.back', { id: out.id, done: true })).toMatchObject({ ok: false, code: 'invalid' });
  expect(await waiting()).toHaveLength(1);
});

test('a call is noted as a finished activity with what follows, and closes what was missed', async () => {
  const { clientId, contactId } = await ivanov();
  await missed();
  clock.set(at('10:10'));
  expect(await office.call('calls.note', { direction: 'out', subject: 'Call' })).toMatchObject({
    code: 'invalid',
    details: { fields: [{ path: 'result' }] },
  });
  const noted = await office.ask('calls.note', {
    direction: 'out',
    number: '+74951234567',
    clientId,
    contactId,
    subject: 'Call to Alpha',
    result: 'Wants a proposal.',
    minutes: 10,
    next: { subject: 'Call again', day: '2026-12-07' },
  });
  expect(await office.ask('activities.get', { id: noted.activityId })).toMatchObject({
    kind: 'call',
    status: 'done',
    clientId,
    contactId,
    result: 'Wants a proposal.',
    duration: 10,
    spentMinutes: 10,
    doneAt: at('10:10'),
  });
  expect(await office.ask('activities.get', { id: noted.nextId ?? 0 })).toMatchObject({
    kind: 'call',
    subject: 'Call again',
    day: '2026-12-07',
    status: 'open',
    clientId,
  });
  expect((await listed('all'))[0]).toMatchObject({ id: noted.callId, activityId: noted.activityId, state: 'ended' });
  expect(await waiting()).toEqual([]);
});

test('a call is noted about a deal with its client, which it and what follows it show; not about another client’s', async () => {
  const { clientId } = await ivanov();
  const other = await addClient(office, { name: 'Other' });
  const { id: dealId } = await addDeal(office, { name: 'Spring campaign', clientId });
  const about = { direction: 'out', clientId, dealId, subject: 'Outgoing call' } as const;
  const noted = await office.ask('calls.note', { ...about, next: { subject: 'Call again', day: '2026-12-07' } });
  for (const id of [noted.activityId, noted.nextId ?? 0])
    expect(await office.ask('activities.get', { id })).toMatchObject({ clientId, dealId, deal: 'Spring campaign' });
  expect(await office.call('calls.note', { ...about, clientId: other })).toMatchObject({
    code: 'invalid',
    details: { fields: [{ path: 'dealId' }] },
  });
});

test('a call that was announced is noted once, with its own time and length', async () => {
  const { clientId } = await ivanov();
  const { id } = await announce();
  await announce({ state: 'answered', at: at('09:01') });
  await announce({ state: 'ended', at: at('09:03') });
  clock.set(at('12:00'));
  const note = { callId: id, direction: 'in', clientId, subject: 'Call from Alpha' } as const;
  const { activityId } = await office.ask('calls.note', note);
  const { day, time, spentMinutes } = await office.ask('activities.get', { id: activityId });
  const wall = new Date(at('09:00'));
  expect([day, time, spentMinutes]).toEqual([
    '2026-11-30',
    `${String(wall.getHours()).padStart(2, '0')}:${String(wall.getMinutes()).padStart(2, '0')}`,
    2,
  ]);
  expect(await listed('all')).toHaveLength(1);
  expect(await office.call('calls.note', note)).toMatchObject({ ok: false, code: 'conflict' });
  expect(await office.ask('calls.live', {})).toEqual([]);
});

test('who called whom is as it was announced, whatever is said when the call is noted', async () => {
  const { id } = await missed({ direction: 'out' });
  await office.ask('calls.note', { callId: id, direction: 'in', subject: 'Call' });
  expect(await listed('all')).toMatchObject([{ id, direction: 'out', state: 'missed', backAt: null }]);
});

test('nobody who was called and did not answer has been spoken to', async () => {
  const { activityId } = await office.ask('calls.note', {
    direction: 'out',
    number: '84951234567',
    reached: false,
    subject: 'Call',
  });
  expect(await office.ask('activities.get', { id: activityId })).toMatchObject({ result: 'Not reached.' });
  expect((await listed('all'))[0]).toMatchObject({ direction: 'out', state: 'missed', backAt: null });
  expect(await waiting()).toEqual([]);
});

test('everybody sees his own calls, a team those of the team, and calls to nobody’s extension those who see all', async () => {
  const team = await office.ask('teams.create', { name: 'Sales', members: [] });
  const boris = await addPerson(office, 'Boris', { teamIds: [team.id] });
  const vera = await addPerson(office, 'Vera', {
    teamIds: [team.id],
    rights: { 'activities.see': 'team', 'activities.create': 'all', 'activities.change': 'own', 'clients.see': 'own' },
  });
  const gleb = await addPerson(office, 'Gleb');
  await ivanov();
  await extend(boris.id, '101');
  await extend(gleb.id, '103');
  const ofBoris = await missed();
  const ofGleb = await missed({ outsideId: 'a-2', extension: '103' });
  const nobodys = await missed({ outsideId: 'a-3', extension: '199' });
  const seen = async (asker: Pick<Colleague, 'ask'>) => (await listed('missed', asker)).map(({ id }) => id);
  expect(await seen(boris)).toEqual([ofBoris.id]);
  expect(await seen(vera)).toEqual([ofBoris.id]);
  expect(await seen(office)).toEqual([nobodys.id, ofGleb.id, ofBoris.id]);
  expect(await vera.ask('calls.count', {})).toEqual({ count: 1, exact: true });
  expect(await vera.ask('calls.count', { mine: true })).toEqual({ count: 0, exact: true });
  expect((await listed('missed', boris))[0]).toMatchObject({ client: '', clientId: null, mayChange: true });
  expect(await boris.call('calls.back', { id: ofGleb.id, done: true })).toMatchObject({ code: 'not-found' });
  expect(await vera.call('calls.back', { id: ofBoris.id, done: true })).toMatchObject({ code: 'forbidden' });
});

test('nobody announces calls of others unless he sees everybody’s, and nobody learns by it whose a hidden number is', async () => {
  const boris = await addPerson(office, 'Boris');
  const told = { outsideId: 'b', number: '123456', direction: 'in', state: 'ringing' } as const;
  const nobodys = { ...told, extension: '199' };
  expect(await boris.call('calls.announce', nobodys)).toMatchObject({ ok: false, code: 'invalid' });
  expect(await boris.call('calls.announce', { ...told, userId: 1 })).toMatchObject({ ok: false, code: 'invalid' });
  const { id } = await boris.ask('calls.announce', told);
  expect(await boris.ask('calls.live', {})).toMatchObject([{ id, responsibleId: boris.id }]);
  await announce({ extension: undefined, userId: 1 });
  expect(await boris.call('calls.announce', { ...told, outsideId: 'a-1', userId: boris.id })).toMatchObject({
    code: 'invalid',
  });
  await ivanov();
  const vera = await addPerson(office, 'Vera', {
    rights: { 'activities.see': 'all', 'activities.create': 'all', 'clients.see': 'all' },
    hidden: ['clients.reaches'],
  });
  expect(await vera.call('calls.announce', { ...told, outsideId: 'v' })).toMatchObject({ code: 'forbidden' });
  expect(await vera.ask('calls.whose', { number: '84951234567' })).toEqual([]);
  await announce({ outsideId: 'a-2' });
  expect((await listed('all', vera)).map(({ number, client }) => [number, client])).toContainEqual(['', 'Alpha']);
  const history = await vera.ask('audit.of', { entity: 'call', id: 3, before: null, limit: 10 });
  expect(JSON.stringify(history)).not.toContain('123-45-67');
});

test('a hidden number stays hidden when its client is made after the call, and one of a client who is not seen when the call is somebody else’s', async () => {
  const rights = { 'activities.see': 'all', 'activities.create': 'all', 'clients.see': 'own' } as const;
  const vera = await addPerson(office, 'Vera', { rights, hidden: ['clients.reaches'] });
  const gleb = await addPerson(office, 'Gleb', { rights });
  await announce();
  await ivanov();
  await announce({ outsideId: 'a-2' });
  await announce({ outsideId: 'a-3', number: '5550001' });
  const his = await announce({ outsideId: 'a-4', extension: undefined, userId: gleb.id });
  const numbers = async (asker: Pick<Colleague, 'ask'>) => (await listed('all', asker)).map(({ number }) => number);
  expect(await numbers(vera)).toEqual(['', '', '', '']);
  expect(await numbers(gleb)).toEqual(['+7 (495) 123-45-67', '5550001', '', '+7 (495) 123-45-67']);
  expect(await gleb.ask('calls.live', {})).toMatchObject([
    { id: his.id, number: '+7 (495) 123-45-67', clientId: null },
  ]);
});

test('whose a number is is asked in any spelling, and answered as far as the user may see', async () => {
  const { clientId, contactId } = await ivanov();
  const found = [{ clientId, client: 'Alpha', contactId, contact: 'Ivanov' }];
  for (const number of ['84951234567', '+7 495 1234567', '495 123 45 67'])
    expect(await office.ask('calls.whose', { number })).toEqual(found);
  expect(await office.ask('calls.whose', { number: '4567' })).toEqual([]);
  const boris = await addPerson(office, 'Boris');
  expect(await boris.ask('calls.whose', { number: '84951234567' })).toEqual([]);
});

test('missed calls of one who leaves go to his successor, what he has dealt with stays his; undone they come back', async () => {
  const boris = await addPerson(office, 'Boris');
  const vera = await addPerson(office, 'Vera');
  await extend(boris.id, '101');
  const { id } = await missed();
  const done = await missed({ outsideId: 'a-2', number: '7654321' });
  await office.ask('calls.back', { id: done.id, done: true });
  expect(await office.ask('users.holdings', { id: boris.id })).toMatchObject({ calls: 1 });
  const { calls, operationId } = await office.ask('users.handOver', { fromId: boris.id, toId: vera.id });
  expect(calls).toBe(1);
  const responsible = async () =>
    Object.fromEntries((await listed('missed')).map((call) => [call.id, call.responsible]));
  expect(await responsible()).toEqual({ [id]: 'Vera', [done.id]: 'Boris' });
  await office.ask('operations.undo', { id: operationId ?? 0, job: 'undo-the-hand-over' });
  expect(await responsible()).toEqual({ [id]: 'Boris', [done.id]: 'Boris' });
});

test('pages of calls follow one another without a gap, though calls began in the same moment', async () => {
  for (const name of ['1', '2', '3', '4', '5']) await announce({ outsideId: name, number: `555000${name}` });
  const numbers: string[] = [];
  let after: string | null = null;
  do {
    const page: { rows: readonly { number: string }[]; next: string | null } = await office.ask('calls.list', {
      which: 'all',
      after,
      limit: 2,
    });
    numbers.push(...page.rows.map(({ number }) => number));
    after = page.next;
  } while (after !== null);
  expect(numbers).toEqual(['5550005', '5550004', '5550003', '5550002', '5550001']);
});

test('calls of merged clients are the one client’s, and each has his own again when that is undone', async () => {
  const phone = (value: string) => [{ kind: 'phone' as const, value, label: '' }];
  const stays = await addClient(office, { name: 'Beta Trading', reaches: phone('84950000001') });
  const goes = await addClient(office, { name: 'Beta Trade', reaches: phone('84950000002') });
  await missed({ number: '84950000001' });
  await missed({ outsideId: 'a-2', number: '84950000002' });
  const before = await everythingOf(office);
  const clients = async () => (await listed('missed')).map(({ clientId }) => clientId);
  expect(await clients()).toEqual([goes, stays]);
  const { operationId } = await merged(office, [stays, goes]);
  expect(await clients()).toEqual([stays, stays]);
  await office.ask('operations.undo', { id: operationId, job: 'undo-the-merging' });
  expect((await everythingOf(office)).calls).toEqual(before.calls);
  expect(await clients()).toEqual([goes, stays]);
});

test('every list of calls is read from an index in its order, however far one sees', () => {
  const planOf = (sql: string) =>
    office.db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...Array(sql.split('?').length - 1).fill(1))
      .map(({ detail }) => detail)
      .join('\n');
  for (const access of ['all', 'own', 'team'] as const) {
    for (const which of ['all', 'missed', 'waiting'] as const) {
      const plan = planOf(listStatement(which, access));
      expect(plan).toMatch(/^(SEARCH|SCAN) phone_call USING INDEX phone_call_/u);
      expect(plan).not.toContain('TEMP B-TREE');
    }
    expect(planOf(waitingStatement(access))).toContain('USING INDEX phone_call_waiting');
  }
  expect(planOf(liveStatement)).toContain('phone_call_responsible (responsible_id=? AND started_at>?)');
  expect(planOf(waitingOfNumber)).toContain('phone_call_waiting_number (number_key=? AND started_at<?)');
  expect(planOf(waitingOfClient)).toContain('phone_call_client (client_id=?)');
  const holders = planOf(holdersStatement);
  for (const index of ['contact_client', 'reach_contact', 'reach_client'])
    expect(holders).toContain(`INDEX ${index} (`);
});
