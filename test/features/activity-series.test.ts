/** What repeats: its occurrences are there for two months and come on, and one, those that follow or all are changed, moved and removed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { continueSeries } from '../../main/features/activities/automatic-series.ts';
import { calendarSeriesStatement, occurrencesStatement } from '../../main/features/activities/calendar-queries.ts';
import { comingStatement, liveSeriesStatement } from '../../main/features/activities/series-queries.ts';
import type { Input } from '../../preload/contract/index.ts';
import type { Repeat } from '../../preload/contract/repeating.ts';
import { addClient } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

/** A Monday. */
const today = '2026-11-30';
let office: TestOffice;
let clock: ReturnType<typeof testClock>;
beforeEach(async () => {
  clock = testClock(`${today}T09:00:00.000Z`);
  office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword, clock });
});
afterEach(() => office.close());

type Asker = Pick<Colleague, 'ask'>;
const onMondays: Repeat = { unit: 'week', every: 1, ends: null, weekdays: ['MO'] };
const fourMondays: Repeat = { ...onMondays, ends: { count: 4 } };

const add = (repeat: Repeat | null, about: Partial<Input<'activities.add'>> = {}, asker: Asker = office) =>
  asker.ask('activities.add', { kind: 'meeting', subject: 'Round', day: today, time: '09:30', repeat, ...about });
async function rows(filter: Input<'activities.count'> = {}, asker: Asker = office) {
  const sort = { column: 'day', descending: false } as const;
  return (await asker.ask('activities.list', { filter, sort, after: null, limit: 200 })).rows;
}
const days = async (filter: Input<'activities.count'> = {}) => (await rows(filter)).map(({ day }) => day);
const get = (id: number) => office.ask('activities.get', { id });
async function onDay(day: string) {
  const row = (await rows()).find((one) => one.day === day);
  if (row === undefined) throw new Error(`There is nothing on ${day}.`);
  return row;
}
const change = async (
  day: string,
  scope: 'following' | 'all',
  about: Pick<Input<'activities.changeSeries'>, 'repeat'> & { changes?: Input<'activities.changeSeries'>['changes'] },
) => {
  const { id, version } = await onDay(day);
  return office.ask('activities.changeSeries', { id, version, scope, changes: {}, was: {}, ...about });
};
const binned = async () =>
  (await office.ask('bin.list', { entity: 'activity', text: '', after: null, limit: 50 })).items;

describe('what repeats', () => {
  test('is there for two months, each by itself, with its own reminder and checklist; the rest is coming in the planner', async () => {
    const clientId = await addClient(office, { name: 'Alpha' });
    const made = await add(onMondays, {
      clientId,
      remindAt: new Date(`${today}T09:15:00`).toISOString(),
      items: [{ text: 'Room', done: true }],
    });
    expect(made.repeat).toEqual(onMondays);
    expect(await days()).toEqual([
      ...['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28'],
      ...['2027-01-04', '2027-01-11', '2027-01-18', '2027-01-25'],
    ]);
    const { id } = await onDay('2027-01-25');
    expect(await get(id)).toMatchObject({
      remindAt: new Date('2027-01-25T09:15:00').toISOString(),
      items: [{ text: 'Room', done: false }],
      client: 'Alpha',
      time: '09:30',
    });
    const asked = { from: '2027-01-20', to: '2027-02-14', mine: true };
    const { entries, coming } = await office.ask('activities.between', asked);
    expect(entries.map(({ day, repeats }) => [day, repeats])).toEqual([['2027-01-25', true]]);
    expect(coming.map(({ day, time, client, activityId }) => [day, time, client, activityId])).toEqual([
      ['2027-02-01', '09:30', 'Alpha', id],
      ['2027-02-08', '09:30', 'Alpha', id],
    ]);
  });

  test('comes on as days go by, once, and not for days that have passed while nobody looked', async () => {
    await add(onMondays);
    const go = () => continueSeries(office.db, [1], clock);
    expect(go()).toBe(0);
    clock.set('2026-12-07T09:00:00.000Z');
    expect([go(), go()]).toEqual([1, 0]);
    expect((await days()).at(-1)).toBe('2027-02-01');
    clock.set('2027-06-01T09:00:00.000Z');
    expect(go()).toBe(9);
    const all = await days();
    expect(all.slice(-10, -8)).toEqual(['2027-02-01', '2027-06-07']);
    expect(new Set(all).size).toBe(all.length);
    expect((await office.ask('audit.check', {})).firstBroken).toBe(null);
  });

  test('that comes seldom has its next one all the same, and the next as soon as that is finished', async () => {
    const { id } = await add({ unit: 'year', every: 1, ends: null, month: 3, day: 8 });
    expect(await days()).toEqual(['2027-03-08']);
    await office.ask('activities.finish', { id, outcome: 'done', result: '' });
    expect(await days()).toEqual(['2027-03-08', '2028-03-08']);
  });

  test('begins on the first day of its rule, ends after so many times, and is refused where it never comes', async () => {
    const made = await add({ ...fourMondays, weekdays: ['WE'] });
    expect(made.day).toBe('2026-12-02');
    expect(await days()).toEqual(['2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23']);
    const never = { unit: 'year', every: 1, ends: null, month: 2, day: 30 } as const;
    const reply = await office.call('activities.add', { kind: 'task', subject: 'A', day: today, repeat: never });
    expect(reply).toMatchObject({ code: 'invalid', details: { fields: [{ path: 'repeat' }] } });
  });

  test('is planned for days that are past from the first one and from today on', async () => {
    await add({ unit: 'day', every: 1, ends: { until: '2026-12-02' } }, { day: '2026-11-02' });
    expect(await days()).toEqual(['2026-11-02', '2026-11-30', '2026-12-01', '2026-12-02']);
  });
});

describe('one of them', () => {
  test('is moved, and comes neither twice nor on its old day', async () => {
    await add(fourMondays);
    const { id, version } = await onDay('2026-12-07');
    await office.ask('activities.change', { id, version, changes: { day: '2026-12-09' }, was: { day: '2026-12-07' } });
    expect(continueSeries(office.db, [1], clock)).toBe(0);
    expect(await days()).toEqual(['2026-11-30', '2026-12-09', '2026-12-14', '2026-12-21']);
  });

  test('is left out, also after it was deleted for good, and comes back from the bin', async () => {
    await add(fourMondays);
    const { id, version } = await onDay('2026-12-14');
    await office.ask('activities.remove', { id, version });
    expect(await days()).toEqual(['2026-11-30', '2026-12-07', '2026-12-21']);
    await office.ask('activities.restore', { id });
    expect(await days()).toEqual(['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21']);
    await office.ask('activities.remove', { id, version: version + 2 });
    await office.ask('bin.empty', { items: null });
    office.db.prepare("UPDATE activity_series SET made_until = '2026-11-30'").run();
    continueSeries(office.db, [1], clock);
    expect(await days()).toEqual(['2026-11-30', '2026-12-07', '2026-12-21']);
  });
});

describe('those that follow', () => {
  test('are called otherwise, and what somebody has changed on one of them stays; those before stay as they were', async () => {
    await add(fourMondays, { remindAt: new Date(`${today}T09:00:00`).toISOString() });
    const last = await onDay('2026-12-21');
    await office.ask('activities.change', {
      id: last.id,
      version: last.version,
      changes: { note: 'Cake' },
      was: { note: '' },
    });
    await change('2026-12-14', 'following', {
      changes: { subject: 'Big round', time: '10:00', remindAt: new Date('2026-12-14T09:30:00').toISOString() },
    });
    expect((await rows()).map(({ day, subject, time }) => [day, subject, time])).toEqual([
      ['2026-11-30', 'Round', '09:30'],
      ['2026-12-07', 'Round', '09:30'],
      ['2026-12-14', 'Big round', '10:00'],
      ['2026-12-21', 'Big round', '10:00'],
    ]);
    expect(await get(last.id)).toMatchObject({
      note: 'Cake',
      remindAt: new Date('2026-12-21T09:30:00').toISOString(),
    });
    expect((await get((await onDay('2026-12-14')).id)).repeat).toEqual({ ...onMondays, ends: { count: 2 } });
    await change('2026-12-07', 'all', { changes: { subject: 'First' } });
    expect((await rows()).map(({ subject }) => subject)).toEqual(['First', 'First', 'Big round', 'Big round']);
  });

  test('go along when one is moved to another weekday', async () => {
    await add(fourMondays);
    await change('2026-12-14', 'following', { changes: { day: '2026-12-15' } });
    expect(await days()).toEqual(['2026-11-30', '2026-12-07', '2026-12-15', '2026-12-22']);
    expect((await get((await onDay('2026-12-22')).id)).repeat).toEqual({
      ...onMondays,
      weekdays: ['TU'],
      ends: { count: 2 },
    });
  });

  test('come by another rule; what nobody touched is simply gone, what somebody changed lies in the bin', async () => {
    await add(fourMondays);
    const touched = await onDay('2026-12-21');
    await office.ask('activities.change', {
      id: touched.id,
      version: touched.version,
      changes: { note: 'Cake' },
      was: { note: '' },
    });
    const every = { unit: 'day', every: 1, ends: { count: 3 } } as const;
    await change('2026-12-07', 'following', { repeat: every });
    expect(await days()).toEqual(['2026-11-30', '2026-12-07', '2026-12-08', '2026-12-09']);
    expect((await binned()).map(({ id }) => id)).toEqual([touched.id]);
  });

  test('leave out what was removed, cancelled or done ahead of its day when another rule is given', async () => {
    await add(onMondays);
    const removed = await onDay('2026-12-14');
    await office.ask('activities.remove', { id: removed.id, version: removed.version });
    for (const [day, outcome] of [
      ['2026-12-21', 'cancelled'],
      ['2026-12-28', 'done'],
    ] as const)
      await office.ask('activities.finish', { id: (await onDay(day)).id, outcome, result: 'Met' });
    await change('2026-12-07', 'following', { repeat: { ...onMondays, ends: { until: '2027-01-11' } } });
    const rest = ['2026-11-30', '2026-12-07', '2026-12-21', '2026-12-28', '2027-01-04'];
    expect(await days()).toEqual([...rest, '2027-01-11']);
    await change('2026-12-07', 'following', { repeat: { ...onMondays, ends: { until: '2027-01-04' } } });
    expect(await days()).toEqual(rest);
  });

  test('come no more only by who may delete them', async () => {
    const boris = await addPerson(office, 'Boris', {
      rights: { 'activities.see': 'all', 'activities.change': 'all', 'activities.create': 'all' },
    });
    const { id, version } = await add(fourMondays);
    const asked = { id, version, scope: 'all', changes: {}, was: {}, repeat: null } as const;
    expect(await boris.call('activities.changeSeries', asked)).toMatchObject({ code: 'forbidden' });
    expect(await days()).toHaveLength(4);
  });

  test('are noted when they become what one of them is already, and stay one series when nothing differs', async () => {
    const { id, version } = await add(fourMondays);
    const series = () => office.db.prepare('SELECT count(*) FROM activity_series').pluck().get();
    await change('2026-12-14', 'following', { changes: { subject: 'Round' } });
    await change('2026-12-14', 'following', {});
    expect(series()).toBe(1);
    await office.ask('activities.change', { id, version, changes: { subject: 'Talk' }, was: { subject: 'Round' } });
    await office.ask('activities.changeSeries', {
      ...{ id, version: version + 1, scope: 'all', was: {} },
      changes: { subject: 'Talk' },
    });
    expect((await rows()).map(({ subject }) => subject)).toEqual(['Talk', 'Talk', 'Talk', 'Talk']);
    const history = await office.ask('audit.of', { entity: 'activity', id, before: null, limit: 10 });
    expect(history[0]).toMatchObject({ changes: { subject: { old: 'Round', new: 'Talk' } } });
  });

  test('come no more, and the one that it was said of stays', async () => {
    const { id } = await add(fourMondays);
    await change('2026-12-07', 'following', { repeat: null });
    expect(await days()).toEqual(['2026-11-30', '2026-12-07']);
    expect((await get((await onDay('2026-12-07')).id)).repeat).toBe(null);
    expect((await get(id)).repeat).toEqual({ ...onMondays, ends: { until: '2026-12-06' } });
  });

  test('are put into the bin, and nothing comes after that', async () => {
    await add(onMondays);
    const { id } = await onDay('2026-12-14');
    expect(await office.ask('activities.removeSeries', { id, scope: 'following' })).toEqual({ count: 7 });
    clock.set('2027-02-01T09:00:00.000Z');
    expect(continueSeries(office.db, [1], clock)).toBe(0);
    expect(await days()).toEqual(['2026-11-30', '2026-12-07']);
    expect(await binned()).toHaveLength(7);
  });
});

describe('all of them', () => {
  test('are those that are still to come: what is done stays what it was', async () => {
    const { id } = await add(fourMondays);
    await office.ask('activities.finish', { id, outcome: 'done', result: 'Met' });
    await change('2026-12-21', 'all', { changes: { subject: 'Talk' } });
    expect((await rows()).map(({ subject }) => subject)).toEqual(['Round', 'Talk', 'Talk', 'Talk']);
    await change('2026-12-21', 'all', {
      repeat: { ...onMondays, weekdays: ['MO', 'FR'], ends: { until: '2026-12-21' } },
    });
    expect(await days()).toEqual(['2026-11-30', '2026-12-07', '2026-12-11', '2026-12-14', '2026-12-18', '2026-12-21']);
    const { id: one } = await onDay('2026-12-14');
    expect(await office.ask('activities.removeSeries', { id: one, scope: 'all' })).toEqual({ count: 5 });
    expect(await days()).toEqual(['2026-11-30']);
    const single = await add(null);
    expect(await office.call('activities.removeSeries', { id: single.id, scope: 'all' })).toMatchObject({
      code: 'not-found',
    });
  });

  test('go to whoever is responsible from now on, as those do that come later', async () => {
    await add(onMondays);
    const boris = await addPerson(office, 'Boris', { role: 'manager' });
    await change('2026-12-07', 'all', { changes: { responsibleId: boris.id } });
    expect(await boris.ask('activities.count', {})).toMatchObject({ count: 9 });
    clock.set('2026-12-07T09:00:00.000Z');
    continueSeries(office.db, [1], clock);
    expect(await boris.ask('activities.count', {})).toMatchObject({ count: 10 });
  });

  test('follow one that did not repeat until now', async () => {
    const { id, version } = await add(null);
    await office.ask('activities.changeSeries', {
      id,
      version,
      scope: 'all',
      changes: {},
      was: {},
      repeat: fourMondays,
    });
    expect(await days()).toHaveLength(4);
    const { repeat } = await get(id);
    expect(repeat).toEqual(fourMondays);
  });
});

describe('a series', () => {
  test('goes to somebody else with its occurrences when one leaves, and comes back when that is undone', async () => {
    const boris = await addPerson(office, 'Boris', { role: 'manager' });
    await add(onMondays, { responsibleId: boris.id });
    const clara = await addPerson(office, 'Clara', { role: 'manager' });
    const { operationId } = await office.ask('users.handOver', { fromId: boris.id, toId: clara.id });
    clock.set('2026-12-07T09:00:00.000Z');
    continueSeries(office.db, [1], clock);
    expect(await clara.ask('activities.count', {})).toMatchObject({ count: 10 });
    await office.ask('operations.undo', { id: operationId ?? 0, job: 'undo-hand-over' });
    clock.set('2026-12-14T09:00:00.000Z');
    continueSeries(office.db, [1], clock);
    expect(await boris.ask('activities.count', {})).toMatchObject({ count: 11 });
  });

  test('rests while its client lies in the bin, goes with one that he is merged into, and is gone with him for good', async () => {
    const [alpha, other] = [await addClient(office, { name: 'Alpha' }), await addClient(office, { name: 'Alpha Ltd' })];
    await add(onMondays, { clientId: other });
    const remove = async (id: number) => {
      const { version } = await office.ask('clients.get', { id });
      await office.ask('clients.remove', { id, version });
    };
    await remove(other);
    clock.set('2026-12-07T09:00:00.000Z');
    expect(continueSeries(office.db, [1], clock)).toBe(0);
    await office.ask('clients.restore', { id: other });
    expect(continueSeries(office.db, [1], clock)).toBe(1);
    const { clients, proposal } = await office.ask('duplicates.preview', { ids: [alpha, other] });
    await office.ask('duplicates.merge', {
      clients: clients.map(({ id, version }) => ({ id, version })),
      fields: proposal,
    });
    clock.set('2026-12-14T09:00:00.000Z');
    expect(continueSeries(office.db, [1], clock)).toBe(1);
    expect(await rows({ clientId: alpha })).toHaveLength(11);
    await remove(alpha);
    await office.ask('bin.empty', { items: [{ entity: 'client', id: alpha }] });
    expect(office.db.prepare('SELECT count(*) FROM activity_series').pluck().get()).toBe(0);
  });

  test('of somebody else is neither seen in the planner nor changed by who sees only his own', async () => {
    const rights = { 'activities.see': 'own', 'activities.change': 'own', 'activities.create': 'all' } as const;
    const olga = await addPerson(office, 'Olga', { rights });
    await add(onMondays, { subject: 'Mine' });
    const hers = await add(onMondays, { subject: 'Hers', responsibleId: olga.id });
    const asked = { from: '2027-02-01', to: '2027-02-07', mine: false };
    const seen = async (asker: Asker) =>
      (await asker.ask('activities.between', asked)).coming.map(({ subject }) => subject);
    expect([await seen(olga), await seen(office)]).toEqual([['Hers'], ['Mine', 'Hers']]);
    const { id, version } = hers;
    const renamed = { changes: { subject: 'Other' }, was: { subject: 'Hers' } };
    await olga.ask('activities.changeSeries', { id, version, scope: 'all', ...renamed });
    const subjects = (await rows()).map(({ subject }) => subject);
    expect(subjects.filter((one) => one === 'Mine')).toHaveLength(9);
    expect(subjects.filter((one) => one === 'Other')).toHaveLength(9);
  });

  test('is neither ended nor changed by somebody to whom only one of its days was given', async () => {
    const rights = {
      'activities.see': 'own',
      'activities.create': 'all',
      'activities.change': 'own',
      'activities.delete': 'own',
    } as const;
    const vera = await addPerson(office, 'Vera', { rights });
    const { id } = await add(onMondays);
    const { version } = await office.ask('activities.change', {
      ...{ id, version: 1, changes: { responsibleId: vera.id }, was: { responsibleId: 1 } },
    });
    const said = { id, version, scope: 'all' } as const;
    const otherwise = { changes: { subject: 'Mine' }, was: { subject: 'Round' } };
    const refused = [
      await vera.call('activities.removeSeries', { id, scope: 'all' }),
      await vera.call('activities.changeSeries', { ...said, ...otherwise }),
      await vera.call('activities.changeSeries', { ...said, changes: {}, was: {}, repeat: null }),
    ];
    expect(refused).toMatchObject(refused.map(() => ({ ok: false, code: 'forbidden' })));
    const asked = { from: '2027-02-01', to: '2027-02-14', mine: true };
    const { coming } = await office.ask('activities.between', asked);
    expect(coming.map(({ subject, day }) => [subject, day])).toEqual([
      ['Round', '2027-02-01'],
      ['Round', '2027-02-08'],
    ]);
    await vera.ask('activities.remove', { id, version });
  });
});

test.each([
  ['all', false],
  ['own', true],
  ['team', true],
] as const)('series are read by their last day, and not sorted: %s, mine %s', (access, mine) => {
  const keys = [
    today,
    today,
    ...(access === 'all' ? [] : access === 'own' ? [1, 1, 1] : [1, '[]', 1, 1]),
    ...(mine ? [1, 1] : []),
  ];
  const plan = (sql: string, ...values: (string | number)[]) =>
    office.db.sql
      .prepare<(string | number)[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map(({ detail }) => detail)
      .join('\n');
  for (const one of [plan(comingStatement(access, mine), ...keys), plan(liveSeriesStatement, today)]) {
    expect(one).toMatch(
      /SEARCH (series|activity_series) USING (COVERING )?INDEX activity_series_last \(last_day>\?\)/u,
    );
    expect(one).not.toMatch(/SCAN (?!json_each|one)|TEMP B-TREE/u);
  }
  const reach = keys.slice(2);
  const forCalendars = plan(calendarSeriesStatement(access, mine), today, '[]', ...reach);
  expect(forCalendars).toContain('INDEX activity_series_last (last_day>?)');
  expect(forCalendars).not.toMatch(/SCAN (activity_series|series|client)/u);
  expect(plan(occurrencesStatement, 1, 1, today)).toContain('INDEX activity_series_day (series_id=? AND series_day>?)');
});
