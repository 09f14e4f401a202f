/** What one person gives another one to do: accepted or declined by him alone, decided about by the one who gave it, and seen by both. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { continueSeries } from '../../main/features/activities/automatic-series.ts';
import { busyBetween } from '../../main/features/activities/busy.ts';
import type { Input } from '../../preload/contract/index.ts';
import type { RoleRights } from '../../preload/contract/people.ts';
import type { Repeat } from '../../preload/contract/repeating.ts';
import { answersBefore } from '../../renderer/features/activities/stood-before.ts';
import { addClient } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

const day = '2026-11-30';
const weekly: Repeat = { unit: 'week', every: 1, ends: null, weekdays: ['MO'] };
const own: RoleRights = {
  'activities.see': 'own',
  'activities.create': 'all',
  'activities.change': 'own',
  'activities.delete': 'own',
};

let office: TestOffice;
let clock: ReturnType<typeof testClock>;
beforeEach(async () => {
  clock = testClock(`${day}T09:00:00.000Z`);
  office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword, clock });
});
afterEach(() => office.close());

type Asker = Pick<Colleague, 'ask'>;

const give = (to: { readonly id: number }, about: Partial<Input<'activities.add'>> = {}, by: Asker = office) =>
  by.ask('activities.add', { kind: 'call', subject: 'Call Alpha', day, responsibleId: to.id, ...about });

const subjects = async (by: Asker, conditions: Input<'activities.count'>['conditions'] = []) => {
  const sort = { column: 'day', descending: false } as const;
  const { rows } = await by.ask('activities.list', { filter: { conditions }, sort, after: null, limit: 50 });
  expect((await by.ask('activities.count', { conditions })).count).toBe(rows.length);
  return rows.map(({ subject }) => subject);
};
const givenToMe: Input<'activities.count'>['conditions'] = [
  { column: 'responsible', is: 'mine', values: [] },
  { column: 'acceptance', is: 'is', values: ['asked'] },
];
const declinedByOthers: Input<'activities.count'>['conditions'] = [
  { column: 'askedBy', is: 'mine', values: [] },
  { column: 'acceptance', is: 'is', values: ['declined'] },
];

describe('who is given something', () => {
  test('is asked until he accepts, and accepts by finishing; who does it for himself asks nobody', async () => {
    const nina = await addPerson(office, 'Nina', { rights: own });
    const one = await give(nina);
    expect(one).toMatchObject({ askedBy: 'Anna', acceptance: 'asked', may: { answer: false, give: true } });
    await give(nina, { subject: 'Call Beta' });
    await nina.ask('activities.add', { kind: 'task', subject: 'My own', day });
    expect(await subjects(nina)).toEqual(['Call Alpha', 'Call Beta', 'My own']);
    expect(await subjects(nina, givenToMe)).toEqual(['Call Alpha', 'Call Beta']);
    const accepted = await nina.ask('activities.answer', { id: one.id, answer: 'accepted' });
    expect(accepted).toMatchObject({ acceptance: 'accepted', version: one.version + 1, may: { answer: true } });
    const [second] = (await nina.ask('activities.between', { from: day, to: day, mine: true })).entries.filter(
      ({ acceptance }) => acceptance === 'asked',
    );
    const finish = { id: second?.id ?? 0, outcome: 'done', result: '' } as const;
    expect((await nina.ask('activities.finish', finish)).activity).toMatchObject({ acceptance: 'accepted' });
    expect(await subjects(nina, givenToMe)).toEqual([]);
    const { changes } =
      (await office.ask('audit.of', { entity: 'activity', id: one.id, before: null, limit: 1 }))[0] ?? {};
    expect(changes).toEqual({ acceptance: { old: 'asked', new: 'accepted' } });
  });

  test('declines with a reason; it is not his overdue any more, and the one who gave it decides', async () => {
    const head = await addPerson(office, 'Vera', { rights: own });
    const nina = await addPerson(office, 'Nina', { rights: own });
    const { id } = await give(nina, { day: '2026-11-20', remindAt: '2026-11-20T08:00:00.000Z' }, head);
    const silent = await nina.call('activities.answer', { id, answer: 'declined', because: '  ' });
    expect(silent).toMatchObject({ ok: false, code: 'invalid', details: { fields: [{ path: 'because' }] } });
    expect(await nina.ask('reminders.due', {})).toHaveLength(1);
    await nina.ask('activities.answer', { id, answer: 'declined', because: 'I am away on Monday' });
    expect(await nina.ask('reminders.due', {})).toEqual([]);
    const sort = { column: 'day', descending: false } as const;
    const asked = { filter: { conditions: declinedByOthers }, sort, after: null, limit: 50 };
    expect((await head.ask('activities.list', asked)).rows).toMatchObject([
      { responsible: 'Nina', declinedBecause: 'I am away on Monday', overdue: false, mayChange: true, mayDelete: true },
    ]);
    expect(await head.ask('activities.give', { id, responsibleId: head.id })).toMatchObject({
      responsible: 'Vera',
      askedById: null,
      acceptance: null,
      declinedBecause: '',
    });
    expect(await subjects(nina)).toEqual([]);
    expect(await subjects(head, declinedByOthers)).toEqual([]);
  });

  test('takes his answer back; nobody else answers for him, and nobody answers what nobody asks', async () => {
    const nina = await addPerson(office, 'Nina', { rights: own });
    const { id } = await give(nina);
    expect(await office.call('activities.answer', { id, answer: 'accepted' })).toMatchObject({ code: 'forbidden' });
    await nina.ask('activities.answer', { id, answer: 'declined', because: 'No time' });
    const asked = await nina.ask('activities.answer', { id, answer: 'asked' });
    expect(asked).toMatchObject({ acceptance: 'asked', declinedBecause: '' });
    expect(await office.call('activities.give', { id, responsibleId: 999 })).toMatchObject({ code: 'invalid' });
    const mine = await nina.ask('activities.add', { kind: 'task', subject: 'My own', day });
    const nothing = await nina.call('activities.answer', { id: mine.id, answer: 'accepted' });
    expect(nothing).toMatchObject({ code: 'conflict' });
    await nina.ask('activities.finish', { id, outcome: 'done', result: '' });
    expect(await nina.call('activities.answer', { id, answer: 'asked' })).toMatchObject({ code: 'conflict' });
  });

  test('is not asked where the office asks nobody, and who gave it is noted all the same', async () => {
    const nina = await addPerson(office, 'Nina', { rights: own });
    await office.ask('settings.change', { askAcceptance: false });
    expect(await give(nina)).toMatchObject({ askedBy: 'Anna', acceptance: null });
    expect(await subjects(nina, givenToMe)).toEqual([]);
    expect(await subjects(office, [{ column: 'askedBy', is: 'mine', values: [] }])).toEqual(['Call Alpha']);
  });
});

describe('who gave something away', () => {
  test('gives it to another one at any time, whatever his role reaches; an uninvolved one does not', async () => {
    const vera = await addPerson(office, 'Vera', { rights: own });
    const nina = await addPerson(office, 'Nina', { rights: own });
    const boris = await addPerson(office, 'Boris', { rights: own });
    const { id } = await give(nina, {}, vera);
    await nina.ask('activities.answer', { id, answer: 'accepted' });
    expect(await boris.call('activities.give', { id, responsibleId: boris.id })).toMatchObject({ code: 'not-found' });
    expect(await vera.call('activities.remove', { id, version: 2 })).toMatchObject({ code: 'forbidden' });
    const given = await vera.ask('activities.give', { id, responsibleId: boris.id });
    expect(given).toMatchObject({ responsible: 'Boris', askedBy: 'Vera', acceptance: 'asked' });
    expect(await subjects(nina)).toEqual([]);
    // Boris hands it on: now he is the one who asks.
    const onward = await boris.ask('activities.change', {
      id,
      version: given.version,
      changes: { responsibleId: nina.id },
      was: { responsibleId: boris.id },
    });
    expect(onward).toMatchObject({ askedBy: 'Boris', acceptance: 'asked' });
    // What comes back to the one who gave it is his own again.
    const back = { changes: { responsibleId: boris.id }, was: { responsibleId: nina.id } };
    await nina.ask('activities.change', { id, version: onward.version, ...back });
    expect(await boris.ask('activities.get', { id })).toMatchObject({ askedById: null, acceptance: null });
  });

  test('puts what was declined into the bin and takes it out again, or asks once more', async () => {
    const vera = await addPerson(office, 'Vera', { rights: own });
    const nina = await addPerson(office, 'Nina', { rights: own });
    const { id } = await give(nina, {}, vera);
    const { version } = await nina.ask('activities.answer', { id, answer: 'declined', because: 'No time' });
    await vera.ask('activities.remove', { id, version });
    expect(await subjects(nina)).toEqual([]);
    await vera.ask('activities.restore', { id });
    expect(await vera.ask('activities.give', { id, responsibleId: nina.id })).toMatchObject({ acceptance: 'asked' });
    expect(await subjects(nina, givenToMe)).toEqual(['Call Alpha']);
  });

  test('asks once for all that repeats, and takes all of it back', async () => {
    const vera = await addPerson(office, 'Vera', { rights: own });
    const nina = await addPerson(office, 'Nina', { rights: own });
    const { id } = await give(nina, { repeat: weekly }, vera);
    expect(await subjects(nina, givenToMe)).toEqual(['Call Alpha']);
    expect((await subjects(vera)).length).toBe(9);
    await nina.ask('activities.answer', { id, answer: 'declined', because: 'No time' });
    await vera.ask('activities.give', { id, responsibleId: vera.id });
    expect(await subjects(nina)).toEqual([]);
    expect((await subjects(vera, [{ column: 'responsible', is: 'mine', values: [] }])).length).toBe(9);
    const { coming } = await vera.ask('activities.between', { from: '2027-03-01', to: '2027-03-31', mine: true });
    expect(coming.map(({ responsibleId }) => responsibleId)).toEqual([vera.id, vera.id, vera.id, vera.id, vera.id]);
  });

  test('puts all that repeats and was declined with the first one into the bin, or changes it', async () => {
    const vera = await addPerson(office, 'Vera', { rights: own });
    const nina = await addPerson(office, 'Nina', { rights: own });
    const { id } = await give(nina, { repeat: weekly }, vera);
    const { version } = await nina.ask('activities.answer', { id, answer: 'declined', because: 'No time' });
    const later = { changes: { time: '11:00' }, was: { time: null } };
    await vera.ask('activities.changeSeries', { id, version, scope: 'all', ...later });
    const asked = { from: day, to: '2027-01-10', mine: true };
    const { entries } = await nina.ask('activities.between', asked);
    expect(entries.map(({ time }) => time)).toEqual(entries.map(() => '11:00'));
    expect(await vera.ask('activities.removeSeries', { id, scope: 'all' })).toEqual({ count: 9 });
    expect(await subjects(nina)).toEqual([]);
  });

  test('is answered once for all that repeats: what was declined takes nobody’s time, however far ahead, and is taken back as one', async () => {
    const vera = await addPerson(office, 'Vera', { rights: own });
    const nina = await addPerson(office, 'Nina', { rights: own });
    const { id } = await give(nina, { repeat: weekly, time: '10:00' }, vera);
    const spring = { from: day, to: '2027-01-25', mine: true };
    const march = { from: '2027-03-01', to: '2027-03-14', mine: true };
    const answers = async () => {
      const { entries } = await nina.ask('activities.between', spring);
      const { coming } = await nina.ask('activities.between', march);
      return [...new Set(entries.map(({ acceptance }) => acceptance)), coming.map(({ acceptance }) => acceptance)];
    };
    expect(await answers()).toEqual(['asked', null, [null, null]]);
    expect(busyBetween(office.db, day, march.to)).toHaveLength(15);
    await nina.ask('activities.answer', { id, answer: 'declined', because: 'No time' });
    expect(await answers()).toEqual(['declined', ['declined', 'declined']]);
    expect(busyBetween(office.db, day, march.to)).toEqual([]);
    expect((await subjects(vera, declinedByOthers)).length).toBe(9);
    // What is made later is declined as well, and the bin has none of those that nobody has touched.
    clock.set('2026-12-14T09:00:00.000Z');
    continueSeries(office.db, [1], clock);
    expect((await subjects(vera, declinedByOthers)).length).toBe(11);
    await nina.ask('activities.answer', { id, answer: 'asked' });
    expect(await answers()).toEqual(['asked', null, [null, null]]);
    expect(await subjects(nina, givenToMe)).toEqual(['Call Alpha']);
    await nina.ask('activities.answer', { id, answer: 'declined', because: 'No time' });
    await vera.ask('activities.give', { id, responsibleId: nina.id });
    expect(await answers()).toEqual(['asked', null, [null, null]]);
    await nina.ask('activities.answer', { id, answer: 'declined', because: 'No time' });
    const { version } = await vera.ask('activities.get', { id });
    const twice = { ...weekly, every: 2 };
    await vera.ask('activities.changeSeries', { id, version, scope: 'all', changes: {}, was: {}, repeat: twice });
    expect(await answers()).toEqual(['declined', ['declined']]);
    expect((await office.ask('bin.list', { entity: 'activity', after: null, limit: 10 })).items).toEqual([]);
  });

  test('is accepted as one, and one day of it is declined by itself', async () => {
    const vera = await addPerson(office, 'Vera', { rights: own });
    const nina = await addPerson(office, 'Nina', { rights: own });
    const { id } = await give(nina, { repeat: weekly, time: '10:00' }, vera);
    await nina.ask('activities.answer', { id, answer: 'accepted' });
    const weeks = { from: day, to: '2026-12-14', mine: true };
    const answers = async () =>
      (await nina.ask('activities.between', weeks)).entries.map(({ acceptance }) => acceptance);
    expect(await answers()).toEqual(['accepted', 'accepted', 'accepted']);
    const [, second] = (await nina.ask('activities.between', weeks)).entries;
    const away = { id: second?.id ?? 0, answer: 'declined', because: 'Away' } as const;
    const { version } = await nina.ask('activities.answer', away);
    expect(await answers()).toEqual(['accepted', 'declined', 'accepted']);
    const change = { ...{ id: away.id, version }, changes: { time: '11:00' }, was: { time: '10:00' } };
    expect(await vera.call('activities.changeSeries', { ...change, scope: 'following' })).toMatchObject({
      code: 'forbidden',
    });
    await nina.ask('activities.answer', { id: away.id, answer: 'accepted' });
    expect(await answers()).toEqual(['accepted', 'accepted', 'accepted']);
  });

  test('is not answered by what was said before it was given anew: what comes by then waits for the new answer', async () => {
    const vera = await addPerson(office, 'Vera', { rights: own });
    const nina = await addPerson(office, 'Nina', { rights: own });
    const { id } = await give(nina, { repeat: weekly, time: '10:00' });
    const march = { from: '2027-03-01', to: '2027-03-07', mine: false };
    const coming = async () =>
      (await office.ask('activities.between', march)).coming.map((one) => [one.responsibleId, one.acceptance]);
    const made = async () =>
      (await office.ask('activities.between', { from: day, to: '2027-01-30', mine: false })).entries
        .slice(2)
        .map(({ acceptance }) => acceptance);
    await nina.ask('activities.answer', { id, answer: 'declined', because: 'No time' });
    expect(await coming()).toEqual([[nina.id, 'declined']]);
    const ids = (await office.ask('activities.between', { from: day, to: '2026-12-14', mine: false })).entries.map(
      (one) => one.id,
    );
    await office.ask('activities.give', { id: ids[1] ?? 0, responsibleId: vera.id });
    expect(await coming()).toEqual([[vera.id, null]]);
    await vera.ask('activities.answer', { id: ids[1] ?? 0, answer: 'accepted' });
    await office.ask('activities.give', { id: ids[2] ?? 0, responsibleId: nina.id });
    expect(await coming()).toEqual([[nina.id, null]]);
    expect(busyBetween(office.db, march.from, march.to)).toHaveLength(1);
    clock.set('2026-12-14T09:00:00.000Z');
    continueSeries(office.db, [1], clock);
    expect(await made()).toEqual(['asked', null, null, null, null, null, null]);
    // The day that she declined then is not answered with it.
    await nina.ask('activities.answer', { id: ids[2] ?? 0, answer: 'accepted' });
    expect(await made()).toEqual(Array(7).fill('accepted'));
    expect(await coming()).toEqual([[nina.id, 'accepted']]);
    expect(await office.ask('activities.get', { id })).toMatchObject({ acceptance: 'declined', answersAll: false });
    // Given on to somebody else, what she accepted is not his answer, and nor is it hers when it comes back.
    for (const to of [vera, nina]) await office.ask('activities.give', { id: ids[2] ?? 0, responsibleId: to.id });
    expect(await made()).toEqual(['asked', null, null, null, null, null, null]);
    expect(await coming()).toEqual([[nina.id, null]]);
  });

  test('is accepted as one by finishing the one that asks', async () => {
    const nina = await addPerson(office, 'Nina', { rights: own });
    const { id } = await give(nina, { repeat: weekly });
    await nina.ask('activities.finish', { id, outcome: 'done', result: '' });
    const { entries } = await nina.ask('activities.between', { from: day, to: '2026-12-14', mine: true });
    expect(entries.map(({ acceptance }) => acceptance)).toEqual(['accepted', 'accepted', 'accepted']);
    const march = await nina.ask('activities.between', { from: '2027-03-01', to: '2027-03-07', mine: true });
    expect(march.coming.map(({ acceptance }) => acceptance)).toEqual(['accepted']);
  });

  test('has days that are declined one by one, in the same words, answered, undone and given one by one', async () => {
    const vera = await addPerson(office, 'Vera', { rights: own });
    const nina = await addPerson(office, 'Nina', { rights: own });
    const { id } = await give(nina, { repeat: weekly });
    const month = { from: day, to: '2026-12-21', mine: false };
    const entries = async () => (await office.ask('activities.between', month)).entries;
    const answers = async () => (await entries()).map(({ acceptance }) => acceptance);
    await nina.ask('activities.answer', { id, answer: 'accepted' });
    const [, second, third, fourth] = (await entries()).map((one) => one.id);
    const decline = (of = 0) => nina.ask('activities.answer', { id: of, answer: 'declined', because: 'Away' });
    const undo = async (before: Parameters<typeof answersBefore>[0]) => {
      for (const input of answersBefore(before)) await nina.ask('activities.answer', input);
    };
    const before = await nina.ask('activities.get', { id: second ?? 0 });
    await decline(second);
    await undo(before);
    expect(await answers()).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    await decline(second);
    const declined = await decline(fourth);
    expect(await answers()).toEqual(['accepted', 'declined', 'accepted', 'declined']);
    const { rows } = await office.ask('activities.list', {
      filter: { conditions: declinedByOthers },
      ...{ sort: { column: 'day', descending: false }, after: null, limit: 10 },
    });
    expect(rows.map(({ seriesId }) => seriesId)).toEqual([1, 1]);
    await nina.ask('activities.answer', { id: fourth ?? 0, answer: 'accepted' });
    expect(await answers()).toEqual(['accepted', 'declined', 'accepted', 'accepted']);
    await undo(declined);
    expect(await answers()).toEqual(['accepted', 'declined', 'accepted', 'declined']);
    // The giver finds somebody for that day; the others stay hers.
    await office.ask('activities.give', { id: second ?? 0, responsibleId: vera.id });
    expect((await entries()).map(({ responsibleId }) => responsibleId)).toEqual([nina.id, vera.id, nina.id, nina.id]);
    expect(await office.ask('activities.get', { id: third ?? 0 })).toMatchObject({ answersAll: true });
    // All of it taken back and declined, and accepted by mistake.
    await nina.ask('activities.answer', { id, answer: 'asked' });
    expect(await answers()).toEqual(['asked', 'asked', null, 'declined']);
    const all = await nina.ask('activities.answer', { id, answer: 'declined', because: 'No time' });
    await nina.ask('activities.answer', { id, answer: 'accepted' });
    expect(await answers()).toEqual(['accepted', 'asked', 'accepted', 'declined']);
    await undo(all);
    expect(await answers()).toEqual(['declined', 'asked', 'declined', 'declined']);
    expect(await office.ask('activities.get', { id: third ?? 0 })).toMatchObject({ declinedBecause: 'No time' });
  });

  test('gives on one that was his to give, and not the series of somebody else that it is of', async () => {
    const vera = await addPerson(office, 'Vera', { rights: own });
    const nina = await addPerson(office, 'Nina', { rights: own });
    const boris = await addPerson(office, 'Boris', { rights: own });
    const { id } = await boris.ask('activities.add', { kind: 'call', subject: 'Weekly', day, repeat: weekly });
    const handOn = (from: Colleague, to: Colleague, version: number) =>
      from.ask('activities.change', {
        ...{ id, version, changes: { responsibleId: to.id }, was: { responsibleId: from.id } },
      });
    await handOn(boris, vera, 1);
    const may = async (by: Colleague) => (await by.ask('activities.get', { id })).may;
    expect(await may(vera)).toMatchObject({ change: true, delete: true, changeSeries: false, deleteSeries: false });
    const [next] = (await boris.ask('activities.between', { from: '2026-12-07', to: '2026-12-07', mine: true }))
      .entries;
    expect(await boris.ask('activities.get', { id: next?.id ?? 0 })).toMatchObject({
      may: { change: true, changeSeries: true, deleteSeries: true },
    });
    await handOn(vera, nina, 2);
    await handOn(nina, boris, 3);
    await nina.ask('activities.give', { id, responsibleId: vera.id });
    expect(await subjects(vera)).toEqual(['Weekly']);
    expect((await subjects(boris)).length).toBe(8);
    const march = { from: '2027-03-01', to: '2027-03-07', mine: true };
    expect((await boris.ask('activities.between', march)).coming).toHaveLength(1);
  });

  test('asks nobody by the steps of a template', async () => {
    const nina = await addPerson(office, 'Nina', { rights: { ...own, 'clients.see': 'all' } });
    const step = { kind: 'call', priority: 'normal', days: 'all', time: null } as const;
    const steps = [{ ...step, subject: 'Get to know each other', after: 0 }];
    const template = await office.ask('activityTemplates.save', { id: null, version: null, name: 'First', steps });
    const clientId = await addClient(office, { name: 'Alpha' });
    const start = { id: template.id, clientId, responsibleId: nina.id, day };
    const { activityIds } = await office.ask('activityTemplates.start', start);
    expect(await nina.ask('activities.get', { id: activityIds[0] ?? 0 })).toMatchObject({
      askedBy: 'Anna',
      acceptance: null,
    });
  });
});

test('what a leaver gave away is his successor’s to decide about, and what he was asked is not asked again; both are undone', async () => {
  const vera = await addPerson(office, 'Vera', { rights: own });
  const nina = await addPerson(office, 'Nina', { rights: own });
  const boris = await addPerson(office, 'Boris', { rights: own });
  const given = await give(nina, { subject: 'By Vera' }, vera);
  const taken = await give(vera, { subject: 'For Vera' }, nina);
  const handed = await office.ask('users.handOver', { fromId: vera.id, toId: boris.id, job: 'hand-over-1' });
  const both = async () => [
    await office.ask('activities.get', { id: given.id }),
    await office.ask('activities.get', { id: taken.id }),
  ];
  expect(await both()).toMatchObject([
    { responsible: 'Nina', askedBy: 'Boris', acceptance: 'asked' },
    { responsible: 'Boris', askedBy: 'Nina', acceptance: null },
  ]);
  await office.ask('operations.undo', { id: handed.operationId ?? 0, job: 'undo-hand-over' });
  expect(await both()).toMatchObject([
    { responsible: 'Nina', askedBy: 'Vera', acceptance: 'asked' },
    { responsible: 'Vera', askedBy: 'Nina', acceptance: 'asked' },
  ]);
});
