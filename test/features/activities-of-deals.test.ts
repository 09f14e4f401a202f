/** What is planned for a deal or on a document: it stands there and with the client, and a deal for which nothing is planned is told. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countDeals, dealPage } from '../../main/features/deals/listing.ts';
import type { Input } from '../../preload/contract/index.ts';
import { addDeal } from '../support/deals.ts';
import { addClient, addIssued } from '../support/documents.ts';
import { askerFor } from '../support/lists.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';
import { plansOf } from '../support/plans.ts';
import { merged } from './merging-office.ts';

const day = '2026-11-30';
let office: TestOffice;
beforeEach(async () => {
  const clock = testClock(`${day}T09:00:00.000Z`);
  office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword, clock });
});
afterEach(() => office.close());

const add = (about: Partial<Input<'activities.add'>>) =>
  office.ask('activities.add', { kind: 'call', subject: 'Call', day, ...about });
const listed = async (filter: Input<'activities.count'>, asker: Pick<Colleague, 'ask'> = office) => {
  const sort = { column: 'day', descending: false } as const;
  const { rows } = await asker.ask('activities.list', { filter, sort, after: null, limit: 10 });
  expect((await asker.ask('activities.count', filter)).count).toBe(rows.length);
  return rows.map(({ subject }) => subject);
};
/** Names of deals without a next step, as list, count and board tell them. */
const unplanned = async () => {
  const sort = { column: 'name', descending: false } as const;
  const { rows } = await office.ask('deals.list', { filter: { unplanned: true }, sort, after: null, limit: 10 });
  const names = rows.map(({ name }) => name);
  expect((await office.ask('deals.count', { unplanned: true })).count).toBe(names.length);
  const [pipeline] = await office.ask('pipelines.list', {});
  const board = await office.ask('deals.board', { pipelineId: pipeline?.id ?? 0, filter: {}, limit: 10 });
  const marked = board.columns.flatMap(({ cards }) => cards.filter((deal) => deal.unplanned));
  expect(marked.map(({ name }) => name).sort()).toEqual(names);
  return names;
};

test('what is planned for a deal stands on it and with its client, and is named as far as one may see it', async () => {
  const clientId = await addClient(office, { name: 'Alpha' });
  const deal = await addDeal(office, { clientId });
  const invoice = await addIssued(office, clientId);
  const { id, deal: named } = await add({ subject: 'For the deal', clientId, dealId: deal.id });
  await add({ subject: 'On the invoice', clientId, documentId: invoice.id });
  await add({ subject: 'Of another client' });
  expect(named).toBe('Furniture');
  expect(await listed({ dealId: deal.id })).toEqual(['For the deal']);
  expect(await listed({ documentId: invoice.id })).toEqual(['On the invoice']);
  expect(await listed({ clientId })).toEqual(['For the deal', 'On the invoice']);
  const blind = await addPerson(office, 'Boris', { rights: { 'activities.see': 'all' } });
  expect(await blind.ask('activities.get', { id })).toMatchObject({ deal: '', client: '' });
  const { nextId } = await office.ask('activities.finish', {
    id,
    outcome: 'done',
    result: '',
    next: { kind: 'letter', subject: 'Send the offer', day },
  });
  expect(await office.ask('activities.get', { id: nextId ?? 0 })).toMatchObject({ dealId: deal.id });
});

test('a deal of another client, and one that nobody may see, are refused', async () => {
  const [alpha, beta] = [await addClient(office, { name: 'Alpha' }), await addClient(office, { name: 'Beta' })];
  const deal = await addDeal(office, { clientId: beta });
  for (const [clientId, dealId] of [
    [alpha, deal.id],
    [null, deal.id],
    [beta, 999_999],
  ] as const) {
    const reply = await office.call('activities.add', { kind: 'task', subject: 'A', day, clientId, dealId });
    expect(reply).toMatchObject({ code: 'invalid', details: { fields: [{ path: 'dealId' }] } });
  }
});

test('an open deal is without a next step until something is planned, and again when that is finished or removed', async () => {
  const clientId = await addClient(office, { name: 'Alpha' });
  const [planned, other, closed] = [
    await addDeal(office, { clientId, name: 'A' }),
    await addDeal(office, { clientId, name: 'B' }),
    await addDeal(office, { clientId, name: 'C' }),
  ];
  await office.ask('deals.win', { id: closed.id, from: closed.stageId });
  expect(await unplanned()).toEqual(['A', 'B']);
  const call = await add({ clientId, dealId: planned.id });
  const letter = await add({ clientId, dealId: other.id });
  expect(await unplanned()).toEqual([]);
  expect((await office.ask('deals.get', { id: planned.id })).unplanned).toBe(false);
  await office.ask('activities.finish', { id: call.id, outcome: 'done', result: '' });
  await office.ask('activities.remove', { id: letter.id, version: letter.version });
  expect(await unplanned()).toEqual(['A', 'B']);
  expect((await office.ask('deals.get', { id: planned.id })).unplanned).toBe(true);
  expect((await office.ask('deals.get', { id: closed.id })).unplanned).toBe(false);
});

test('a deal that is deleted for good leaves what was done for it with the client', async () => {
  const clientId = await addClient(office, { name: 'Alpha' });
  const deal = await addDeal(office, { clientId });
  const { id } = await add({ clientId, dealId: deal.id });
  await office.ask('deals.remove', { id: deal.id, version: deal.version });
  expect(await listed({ clientId })).toEqual(['Call']);
  await office.ask('bin.empty', { items: [{ entity: 'deal', id: deal.id }] });
  expect(await office.ask('activities.get', { id })).toMatchObject({ dealId: null, deal: '', clientId });
});

test('deals and what is planned for them go with a client that is merged into another', async () => {
  const [alpha, other] = [await addClient(office, { name: 'Alpha' }), await addClient(office, { name: 'Alpha Ltd' })];
  const deal = await addDeal(office, { clientId: other });
  const { id } = await add({ clientId: other, dealId: deal.id });
  await merged(office, [alpha, other]);
  expect(await office.ask('activities.get', { id })).toMatchObject({ clientId: alpha, dealId: deal.id });
  expect((await office.ask('deals.get', { id: deal.id })).clientId).toBe(alpha);
});

test('deals without a next step are found and counted by indexes', async () => {
  await addDeal(office, { clientId: await addClient(office, { name: 'Alpha' }), expectedClose: day });
  const filter = { unplanned: true };
  const sort = { column: 'expectedClose', descending: false } as const;
  const plans = plansOf(office.db, (db) => {
    const asker = { ...askerFor(office, 'own'), db };
    expect(dealPage(asker, { filter, sort, after: null, limit: 9 }).rows.length).toBe(1);
    expect(countDeals(asker, filter).count).toBe(1);
  });
  const asked = plans.filter(({ sql }) => sql.includes('INDEXED BY activity_deal'));
  expect(asked.length).toBeGreaterThan(1);
  for (const { plan } of asked) {
    expect(plan.join('\n')).toMatch(/SEARCH activity USING COVERING INDEX activity_deal \(deal_id=\?\)/u);
    expect(plan).not.toContain('SCAN deal');
  }
});
