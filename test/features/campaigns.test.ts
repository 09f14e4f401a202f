/** Sources and campaigns: what they brought is counted once, with exact sums, as far as somebody sees clients and deals. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addedStatement, wonStatement } from '../../main/features/campaigns/queries.ts';
import type { CampaignFields } from '../../preload/contract/campaigns.ts';
import type { DealFields } from '../../preload/contract/deals.ts';
import { plainDeal } from '../support/deals.ts';
import { clientNamed, counts, imported, suggested } from '../support/importing.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';
import { sampleClient } from './client-samples.ts';
import { merged } from './merging-office.ts';

const clock = testClock('2026-03-02T09:00:00.000Z');
let office: TestOffice;
let pipelineId: number;
let stage: (name: string) => number;
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00.000Z');
  office = await testOffice({ country: 'RU', language: 'en', clock, password: ownersPassword });
  const [pipeline] = await office.ask('pipelines.list', {});
  pipelineId = pipeline?.id ?? 0;
  stage = (name) => pipeline?.stages.find((one) => one.name === name)?.id ?? 0;
});
afterEach(() => office.close());

type Asker = Pick<Colleague, 'ask'>;

const fair: CampaignFields = {
  name: 'Autumn fair',
  source: 'Fair',
  fromDay: '2026-03-01',
  toDay: '2026-03-05',
  cost: 100_000,
  currency: 'RUB',
  note: '',
  archived: false,
};
const addCampaign = (given: Partial<CampaignFields> = {}) =>
  office.ask('campaigns.save', { id: null, version: null, ...fair, ...given });

const addClient = (name: string, given: { source?: string; campaignId?: number } = {}, { ask }: Asker = office) =>
  ask('clients.create', sampleClient({ name, ...given }));

async function win(clientId: number, given: Partial<DealFields>, { ask }: Asker = office) {
  const deal = plainDeal({ clientId, currency: 'RUB', ...given });
  const { id } = await ask('deals.add', { pipelineId, deal });
  await ask('deals.win', { id, from: stage('New') });
}

const march = { from: '2026-03-01', to: '2026-03-31' };

test('each campaign stands with its source, what nobody has said last; costs are divided once, half up', async () => {
  const { id: campaignId } = await addCampaign();
  const [one] = [await addClient('Alfa', { campaignId }), await addClient('Beta', { source: 'Fair', campaignId })];
  await addClient('Gamma', { source: 'Fair', campaignId });
  await addClient('Delta', { source: 'Fair' });
  await addClient('Epsilon');
  await win(one.id, { campaignId, amount: 700 });
  await win(one.id, { source: 'Fair', amount: 30, currency: 'EUR' });
  const none = { clients: 0, deals: 0, won: 0, sums: [], cost: null };
  expect(await office.ask('campaigns.report', march)).toEqual([
    {
      ...none,
      source: 'Fair',
      campaignId: null,
      clients: 1,
      deals: 1,
      won: 1,
      sums: [{ currency: 'EUR', amount: 30 }],
    },
    {
      source: 'Fair',
      campaignId,
      clients: 3,
      deals: 1,
      won: 1,
      sums: [{ currency: 'RUB', amount: 700 }],
      // 1,000.00 for three clients: 333.33 and a third.
      cost: { currency: 'RUB', amount: 100_000, perClient: 33_333, perWon: 100_000 },
    },
    { ...none, source: '', campaignId: null, clients: 1 },
  ]);
  expect(await office.ask('campaigns.report', { from: '2026-03-03', to: '2026-03-31' })).toEqual([
    { ...none, source: 'Fair', campaignId, cost: { currency: 'RUB', amount: 100_000, perClient: null, perWon: null } },
  ]);
  expect(await office.ask('campaigns.report', { from: '2026-04-01', to: '2026-04-30' })).toEqual([]);
});

test('who sees his own clients and deals counts nothing of those of others', async () => {
  const { id: campaignId } = await addCampaign();
  const ivan = await addPerson(office, 'Ivan');
  const his = await addClient('His', { campaignId }, ivan);
  await win(his.id, { campaignId }, ivan);
  const hers = await addClient('Hers', { campaignId });
  await win(hers.id, { campaignId });
  const counted = async ({ ask }: Asker) =>
    (await ask('campaigns.report', march)).map(({ clients, deals, won, sums }) => [
      clients,
      deals,
      won,
      sums[0]?.amount,
    ]);
  expect(await counted(ivan)).toEqual([[1, 1, 1, 5000]]);
  expect(await counted(office)).toEqual([[2, 2, 2, 10_000]]);
  const { id, version, ...fields } = await addCampaign({ name: 'Other' });
  expect(await ivan.call('campaigns.save', { id, version, ...fields })).toMatchObject({ code: 'forbidden' });
});

test('a campaign of which something came is not removed; one that is renamed is so in the list of clients', async () => {
  const { id, version, ...fields } = await addCampaign();
  const client = await addClient('Alfa', { campaignId: id });
  expect(await office.call('campaigns.remove', { id, version })).toMatchObject({ code: 'invalid' });
  expect(await office.call('campaigns.save', { id: null, version: null, ...fair, name: 'AUTUMN FAIR' })).toMatchObject({
    details: { fields: [{ path: 'name' }] },
  });
  await office.ask('campaigns.save', { id, version, ...fields, name: 'Spring fair' });
  const choices = async () =>
    (await office.ask('lists.columns', { list: 'deals' })).find(({ name }) => name === 'campaign')?.choices;
  expect(await choices()).toEqual([{ value: id, label: 'Spring fair' }]);
  const sort = { column: 'campaign', descending: true } as const;
  const conditions = [{ column: 'campaign', is: 'is' as const, values: ['Spring fair'] }];
  const { rows } = await office.ask('clients.list', { filter: { conditions }, sort, after: null, limit: 5 });
  expect(rows.map(({ name, campaign }) => [name, campaign])).toEqual([['Alfa', 'Spring fair']]);
  const without = { campaignId: null };
  await office.ask('clients.change', { id: client.id, version: 1, changes: without, was: { campaignId: id } });
  expect(await office.ask('campaigns.remove', { id, version: version + 1 })).toEqual({ id });
  expect([await office.ask('campaigns.list', {}), await choices()]).toEqual([[], []]);
  expect(
    await office.call('clients.change', { id: client.id, version: 2, changes: { campaignId: id }, was: without }),
  ).toMatchObject({ code: 'invalid', details: { fields: [{ path: 'campaignId' }] } });
});

test('deals are listed and counted by campaign; one that is not there is refused', async () => {
  const { id: campaignId } = await addCampaign();
  const { id } = await addClient('Alfa');
  await win(id, { campaignId, amount: 1 });
  await win(id, { amount: 20 });
  const sort = { column: 'name', descending: false } as const;
  const { rows } = await office.ask('deals.list', { filter: { campaignId }, sort, after: null, limit: 5 });
  expect(rows.map(({ amount, campaign }) => [amount, campaign])).toEqual([[1, 'Autumn fair']]);
  expect((await office.ask('deals.count', { campaignId })).count).toBe(1);
  await expect(win(id, { campaignId: 99 })).rejects.toThrow(/campaign/u);
});

test('of two clients that become one the campaign of the first stays, or that of the other where it has none', async () => {
  const { id: campaignId } = await addCampaign();
  const [winner, loser] = [await addClient('Alfa'), await addClient('Alfa too', { campaignId })];
  await merged(office, [winner.id, loser.id]);
  expect((await office.ask('clients.get', { id: winner.id })).campaignId).toBe(campaignId);
});

test('an import names the campaign; one that is not there stands beside its row, and the check shows what is known', async () => {
  const { id: campaignId } = await addCampaign();
  await addCampaign({ name: 'Spring fair', archived: true });
  const file = 'Name,Campaign\nAlfa,AUTUMN FAIR\nBeta,Winter fair\n';
  const done = await imported(office, await suggested(office, file));
  expect(counts(done)).toEqual([1, 0, 0, 0, 1]);
  expect((await clientNamed(office, 'Alfa')).campaignId).toBe(campaignId);
});

test('a campaign that was removed since does not stand in the way of undoing what took a client away from it', async () => {
  const first = await addCampaign();
  await addCampaign({ name: 'Spring fair' });
  const client = await addClient('Alfa', { campaignId: first.id });
  const done = await imported(office, await suggested(office, 'Name,Campaign\nAlfa,Spring fair\n'));
  expect(counts(done)).toEqual([0, 1, 0, 0, 0]);
  await office.ask('campaigns.remove', { id: first.id, version: first.version });
  expect(await office.ask('imports.undo', { id: done.importId, job: 'job-00000002' })).toMatchObject({ undone: 1 });
  expect((await office.ask('clients.get', { id: client.id })).campaignId).toBe(first.id);
});

test('what was added and won in a period is found by its index', () => {
  const period = { from: '2026-03-01T00:00:00.000Z', before: '2026-04-01T00:00:00.000Z' };
  const plan = ({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) =>
    office.db.sql
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...parameters)
      .map(({ detail }) => detail)
      .join('\n');
  for (const table of ['client', 'deal'] as const)
    expect(plan(addedStatement(table, period, { kind: 'own', userId: 1 }))).toContain(
      `SEARCH ${table} USING INDEX ${table}_created (created_at>? AND created_at<?)`,
    );
  expect(plan(wonStatement(period, { kind: 'all' }))).toContain(
    'SEARCH d USING INDEX deal_board_closed (stage_id=? AND closed_at>? AND closed_at<?)',
  );
});
