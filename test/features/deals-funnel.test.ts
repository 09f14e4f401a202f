/** The funnel: every deal that came into a stage is counted once, by where it went from there; sums are exact; rights hold. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { staysStatement } from '../../main/features/deals/funnel-queries.ts';
import type { DealFields } from '../../preload/contract/deals.ts';
import type { Output } from '../../preload/contract/index.ts';
import { plainDeal } from '../support/deals.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';
import { sampleClient } from './client-samples.ts';

const clock = testClock('2026-03-02T09:00:00.000Z');
let office: TestOffice;
let clientId: number;
let pipeline: Output<'pipelines.list'>[number];

beforeEach(async () => {
  clock.set('2026-03-02T09:00:00.000Z');
  office = await testOffice({ country: 'RU', language: 'en', clock, password: ownersPassword });
  ({ id: clientId } = await office.ask('clients.create', sampleClient({ name: 'Альфа' })));
  const [first] = await office.ask('pipelines.list', {});
  if (first === undefined) throw new Error('There is no pipeline.');
  pipeline = first;
});
afterEach(() => office.close());

const stage = (name: string) => pipeline.stages.find((one) => one.name === name)?.id ?? 0;
const nameOf = (id: number | null) => pipeline.stages.find((one) => one.id === id)?.name ?? id;

const pass = (days: number) => clock.set(new Date(clock.milliseconds() + days * 86_400_000).toISOString());

type Asker = Pick<Colleague, 'ask'>;

async function add(given: Partial<DealFields> = {}, { ask }: Asker = office) {
  const usual = { clientId, amount: 100_000, currency: 'RUB', expectedClose: '2026-03-31' };
  const deal = plainDeal({ ...usual, ...given });
  return (await ask('deals.add', { pipelineId: pipeline.id, deal })).id;
}

/** From stage to stage, a day between each two. */
async function move(id: number, ...names: readonly string[]) {
  for (const name of names) {
    pass(1);
    const { stageId } = await office.ask('deals.get', { id });
    const to = stage(name);
    if (name === 'Lost') await office.ask('deals.lose', { id, from: stageId, reason: 'Price' });
    else await office.ask('deals.move', { id, from: stageId, to });
  }
}

const march = { from: '2026-03-01', to: '2026-03-31' };
const asked = (more = {}) => office.ask('deals.funnel', { pipelineId: pipeline.id, ...march, ...more });

/** What the funnel says of a stage, in short: how many came, and what came of them. */
function said({ stages }: Output<'deals.funnel'>, name: string) {
  const found = stages.find(({ stageId }) => stageId === stage(name));
  const moves = (found?.moves ?? []).map(({ to, outcome, count }) => `${outcome} ${nameOf(to)} ${count}`);
  return { count: found?.count, sums: found?.sums, moves: moves.sort(), hours: found?.medianHours };
}

test('all that came into a stage is there yet, went on, went back or was lost: nothing is counted twice or left out', async () => {
  await add({ amount: 1 });
  await move(await add({ amount: 20 }), 'Qualified', 'Proposal');
  await move(await add({ amount: 300, currency: 'EUR' }), 'Qualified', 'New', 'Qualified', 'Won');
  await move(await add({ amount: 4000 }), 'Qualified', 'Lost');
  const funnel = await asked();
  expect(said(funnel, 'New')).toEqual({
    count: 4,
    sums: [
      { currency: 'EUR', amount: 300 },
      { currency: 'RUB', amount: 4021 },
    ],
    moves: ['here null 1', 'on Qualified 3'],
    // Each of the three left it after a day, the one that came back too.
    hours: 24,
  });
  expect(said(funnel, 'Qualified')).toMatchObject({
    count: 3,
    moves: ['lost Lost 1', 'on Proposal 1', 'on Won 1'],
  });
  expect(said(funnel, 'Won')).toMatchObject({ count: 1, moves: ['here null 1'], hours: null });
  expect(funnel.lost).toEqual([
    { stageId: stage('Qualified'), reason: 'Price', count: 1, sums: [{ currency: 'RUB', amount: 4000 }] },
  ]);
  for (const { count, moves } of funnel.stages) expect(moves.reduce((sum, one) => sum + one.count, 0)).toBe(count);
});

test('the middle of an even number of stays lies halfway between the two', async () => {
  const [one, other] = [await add(), await add()];
  await move(one, 'Qualified');
  pass(3);
  await move(other, 'Qualified');
  // One day and five: three days.
  expect(said(await asked(), 'New').hours).toBe(72);
});

test('a deal that is opened again is lost no more, and keeps no reason', async () => {
  const id = await add();
  await move(id, 'Qualified', 'Lost', 'Proposal');
  const funnel = await asked();
  expect(said(funnel, 'Lost').moves).toEqual(['back Proposal 1']);
  expect(funnel.lost.map(({ reason }) => reason)).toEqual(['']);
});

test('counts by the days on which deals came in, by person, by source; none of the bin', async () => {
  const [first, second] = [await add({ source: 'Fair' }), await add({ source: 'Site' })];
  clock.set('2026-04-01T09:00:00.000Z');
  await move(first, 'Qualified');
  expect(said(await asked(), 'Qualified').count).toBe(0);
  expect(said(await asked({ to: '2026-04-02' }), 'Qualified').count).toBe(1);
  expect(said(await asked({ source: 'Site' }), 'New').count).toBe(1);
  const maria = await addPerson(office, 'Maria');
  expect(said(await asked({ responsibleId: maria.id }), 'New').count).toBe(0);
  const { version } = await office.ask('deals.get', { id: second });
  await office.ask('deals.remove', { id: second, version });
  expect(said(await asked(), 'New').count).toBe(1);
});

test('a deal that goes to another pipeline is counted there from then on', async () => {
  const stages = pipeline.stages.map((one) => ({ ...one, id: null }));
  const other = await office.ask('pipelines.save', {
    id: null,
    version: null,
    name: 'Retail',
    archived: false,
    stages,
  });
  const id = await add();
  await office.ask('deals.move', { id, from: stage('New'), to: other.stages[1]?.id ?? 0 });
  expect(said(await asked(), 'New').moves).toEqual([`elsewhere ${other.stages[1]?.id} 1`]);
  const there = await office.ask('deals.funnel', { pipelineId: other.id, ...march });
  expect(there.stages.map(({ count }) => count)).toEqual([0, 1, 0, 0, 0, 0, 0]);
});

test('is printed with its stages, its moves and its reasons, for whom and when; the log is told', async () => {
  await move(await add({ amount: 4000, source: 'Fair' }), 'Qualified', 'Lost');
  const printed = await office.ask('deals.printFunnel', {
    pipelineId: pipeline.id,
    ...march,
    responsibleId: 1,
    source: 'Fair',
    job: 'print-01',
  });
  expect(printed).toMatchObject({ name: 'Funnel 2026-03-01 2026-03-31.pdf', pages: 1 });
  const { data } = await office.ask('files.read', { file: printed.file, offset: 0 });
  const page = Buffer.from(data, 'base64').toString();
  for (const words of ['Funnel: Sales', '1 Mar 2026 – 31 Mar 2026 · Anna · Fair', '₽40.00', 'Price', 'Qualified'])
    expect(page).toContain(words);
  const [entry] = await office.ask('audit.list', { filter: { kind: 'prints' }, before: null, limit: 1 });
  expect(entry).toMatchObject({ channel: 'deals.printFunnel', changes: { list: { new: 'funnel' } } });
});

test('who sees his own deals counts nothing of those of others, on paper neither; who may not print lists does not', async () => {
  const ivan = await addPerson(office, 'Ivan');
  const client = await ivan.ask('clients.create', sampleClient({ name: 'Бета' }));
  await add({ clientId: client.id }, ivan);
  await add();
  const his = await ivan.ask('deals.funnel', { pipelineId: pipeline.id, ...march });
  expect(said(his, 'New').count).toBe(1);
  expect(said(await asked(), 'New').count).toBe(2);
  const guest = await addPerson(office, 'Guest', { role: 'guest' });
  expect(await guest.call('deals.printFunnel', { pipelineId: pipeline.id, ...march, job: 'print-01' })).toMatchObject({
    code: 'forbidden',
  });
});

test('what came into stages is found by its index, and what came of it too', () => {
  const period = { pipelineId: pipeline.id, from: '2026-03-01T00:00:00.000Z', before: '2026-04-01T00:00:00.000Z' };
  for (const reach of [{ kind: 'all' }, { kind: 'own', userId: 1 }] as const) {
    const { sql, parameters } = staysStatement({ ...period, source: 'Fair' }, reach);
    const lines = office.db.sql
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...parameters)
      .map(({ detail }) => detail)
      .join('\n');
    expect(lines).toContain('COVERING INDEX deal_stage_change_to (to_id=? AND at>? AND at<?)');
    expect(lines).toContain('later USING COVERING INDEX deal_stage_change_deal (deal_id=? AND id>?)');
    expect(lines).not.toMatch(/SCAN (?:deal|d|next|later)\b/u);
  }
});
