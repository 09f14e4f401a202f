/** The list of deals against a plain model in memory: what stands in no column of theirs, such as what is wrong with them, included. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fold, nameKey } from '../../db/folding.ts';
import { countRows } from '../../db/lists/count.ts';
import { listPage } from '../../db/lists/page.ts';
import { listPageAt } from '../../db/lists/position.ts';
import { accessBy } from '../../main/engine/access.ts';
import { countDeals, dealPage } from '../../main/features/deals/listing.ts';
import { askedOrder } from '../../main/features/lists/asked-columns.ts';
import { type Asker, filterConditions, listDefinitions } from '../../main/features/lists/listing.ts';
import { dealColumns, dealTroubles, stageKinds } from '../../preload/contract/deals.ts';
import type { Condition } from '../../preload/contract/lists.ts';
import { chosen, daily, days, emptiness, numeric, textual } from '../support/list-conditions.ts';
import { type ModelRecord, type ModelWorld, passes, reached, sortedBy } from '../support/list-model.ts';
import { listWays, wayNamed } from '../support/list-ways.ts';
import { userWith } from '../support/lists.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { sampleClient } from './client-samples.ts';

interface ModelDeal extends ModelRecord {
  readonly name: string;
  readonly client: string;
  readonly clientId: number;
  /** The ids of these. */
  readonly pipeline: number;
  readonly stage: number;
  readonly campaign: number | null;
  readonly state: string;
  readonly amount: number;
  readonly currency: string;
  readonly probability: number;
  readonly weighted: number;
  readonly expectedClose: string | null;
  readonly source: string;
  readonly lostReason: string;
  readonly attention: readonly string[];
  readonly stageSince: string;
  readonly closedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const names = ['Мебель', '«Мебель» 2', 'Café', 'cafe', 'Œuvre', 'Столы'];
const clientNames = ['Ромашка', '«Ромашка»', 'РОМАШКА ПЛЮС', 'Élan'];
const sources = ['', 'Сайт', 'САЙТ', 'Выставка'];
const reasons = ['Цена', 'Сроки', 'цена'];
const sums = [0, 1, 100, 250, 10_000];
const shares = [0, 1250, 5000, 10_000];
const people = [1, 2, 3];
const pipelines = [1, 2];
/** Of the second pipeline: its stages with the days after which a deal is stalled. */
const second = [
  { name: 'Первый', kind: 'open', probability: 1250, maxDays: 7 },
  { name: 'Новый', kind: 'open', probability: 3333, maxDays: null },
  { name: 'Да', kind: 'won', probability: 10_000, maxDays: null },
  { name: 'Нет', kind: 'lost', probability: 0, maxDays: null },
] as const;

const now = '2026-11-24T09:00:00.000Z';
const world: ModelWorld = {
  me: 2,
  today: '2026-11-24',
  users: new Map(),
  teams: new Map(),
  tags: new Map(),
  fields: new Map(),
};
let office: TestOffice;
const deals: ModelDeal[] = [];
/** Ids in the order in which the list has them. */
let stages: readonly number[];
let campaigns: readonly number[];
const users = [1, 2, 3];
const teams = [2, 1];

const pick = <Value>(values: readonly Value[], n: number, salt: number): Value => {
  const value = values[Math.floor(Math.abs(Math.sin((n + 1) * (salt + 5.91)) * 10_000)) % values.length];
  if (value === undefined) throw new Error('Nothing to choose from.');
  return value;
};

/** Noon of a day where this computer is: moments are filtered by its days. */
const noonOf = (day: string) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12).toISOString();
};

beforeAll(async () => {
  office = await testOffice({ country: 'RU', language: 'ru', now });
  const { sql } = office.db;
  const user = sql.prepare(
    "INSERT INTO user (uid, created_at, created_by, updated_at, updated_by, login, login_key, name, role_id) VALUES (@name, '', 1, '', 1, @name, @name, @name, 1)",
  );
  const team = sql.prepare(
    "INSERT INTO team (uid, created_at, created_by, updated_at, updated_by, name) VALUES (@name, '', 1, '', 1, @name)",
  );
  // Behind Anna, and the second team before the first.
  for (const name of ['Борис', 'Вера']) user.run({ name });
  for (const name of ['Юг', 'Север']) team.run({ name });
  const required: [] = [];
  const saved = await office.ask('pipelines.save', {
    id: null,
    version: null,
    name: 'Опт',
    archived: false,
    stages: second.map((stage) => ({ ...stage, id: null, required })),
  });
  const all = [...((await office.ask('pipelines.list', {}))[0]?.stages ?? []), ...saved.stages];
  stages = all.map(({ id }) => id);
  const made = [];
  for (const name of ['Ярмарка', 'Акция'])
    made.push(
      await office.ask('campaigns.save', {
        ...{ id: null, version: null, name, source: '', fromDay: null, toDay: null },
        ...{ cost: 0, currency: 'RUB', note: '', archived: false },
      }),
    );
  campaigns = made.map(({ id }) => id).reverse();
  const clientIds: number[] = [];
  for (const name of clientNames) clientIds.push((await office.ask('clients.create', sampleClient({ name }))).id);
  const insert = sql.prepare(`INSERT INTO deal
    (uid, created_at, created_by, updated_at, updated_by, deleted_at, name, name_key, client_id, pipeline_id, stage_id, stage_since, state,
     amount, currency, amount_by_hand, probability, expected_close, source, campaign_id, responsible_id, team_id, lost_reason, closed_at, note)
    VALUES (@id, @createdAt, 1, @updatedAt, 1, @deletedAt, @name, @nameKey, @clientId, @pipeline, @stage, @stageSince, @state,
     @amount, @currency, 1, @own, @expectedClose, @source, @campaign, @responsibleId, @teamId, @lostReason, @closedAt, '')`);
  const days30 = [...days.slice(0, -1), '2026-10-01'];
  for (let n = 1; n <= 180; n += 1) {
    const stage = pick(all, n, 1);
    const at = pick([0, 1, 2, 3], n, 2);
    const own = pick([null, null, ...shares], n, 3);
    const probability = own ?? stage.probability;
    const amount = pick(sums, n, 4);
    const stageSince = noonOf(pick(days30, n, 5));
    const expectedClose = pick([...days, null], n, 6);
    const isOpen = stage.kind === 'open';
    const row = {
      id: n,
      name: pick(names, n, 7),
      clientId: clientIds[at] ?? 0,
      pipeline: stages.indexOf(stage.id) < all.length - second.length ? 1 : saved.id,
      stage: stage.id,
      state: stage.kind,
      stageSince,
      amount,
      currency: pick(['RUB', 'EUR'], n, 8),
      expectedClose,
      source: pick(sources, n, 9),
      campaign: pick([...campaigns, null], n, 10),
      responsibleId: pick([...people, null], n, 11),
      teamId: pick([1, 2, null], n, 12),
      lostReason: stage.kind === 'lost' ? pick(reasons, n, 13) : '',
      closedAt: isOpen ? null : stageSince,
      createdAt: noonOf(pick(days30, n, 14)),
      updatedAt: noonOf(pick(days30, n, 15)),
    };
    const deleted = n % 9 === 0;
    insert.run({ ...row, own, nameKey: nameKey(row.name), deletedAt: deleted ? now : null });
    const isPlanned = n % 4 === 0;
    if (isPlanned && !deleted)
      await office.ask('activities.add', {
        kind: 'call',
        subject: `К сделке ${n}`,
        day: world.today,
        dealId: n,
        clientId: row.clientId,
      });
    const inStage = Math.floor((Date.parse(now) - Date.parse(stageSince)) / 86_400_000);
    const trouble = {
      stalled: isOpen && stage.maxDays !== null && inStage > stage.maxDays,
      late: isOpen && expectedClose !== null && expectedClose < world.today,
      unplanned: isOpen && !(isPlanned && !deleted),
    };
    deals.push({
      ...row,
      client: clientNames[at] ?? '',
      probability,
      weighted: Math.floor((amount * probability + 5000) / 10_000),
      attention: dealTroubles.filter((one) => trouble[one]),
      own: {},
      deleted,
    });
  }
}, 60_000);
afterAll(() => office.close());

/** Days of a column of moments: the model knows of each the day on this computer. */
const momentColumns = ['stageSince', 'closedAt', 'createdAt', 'updatedAt'] as const;
const dayHere = (moment: string | null) =>
  moment === null
    ? null
    : new Date(Date.parse(moment) - new Date(moment).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
const byDays = (deal: ModelDeal) => ({
  ...deal,
  ...Object.fromEntries(momentColumns.map((column) => [column, dayHere(deal[column])])),
});

/** A condition on any column; texts to the compiler, and each is one of the contract. */
const conditions = () =>
  fc.oneof(
    textual('name', names),
    // Quotes before a name are not part of its key.
    textual('client', clientNames).filter(({ is }) => is !== 'empty' && is !== 'filled' && is !== 'contains'),
    textual('source', sources),
    textual('lostReason', reasons),
    chosen('state', stageKinds, false),
    chosen('stage', stages, false),
    chosen('pipeline', pipelines, false),
    chosen('campaign', campaigns),
    chosen('currency', ['RUB', 'EUR'], false),
    chosen('attention', dealTroubles),
    chosen('responsible', people),
    fc.constant({ column: 'responsible', is: 'mine', values: [] }),
    chosen('team', [1, 2]),
    numeric('amount', sums, false),
    numeric('probability', shares, false),
    numeric('weighted', [0, 13, 25, 50], false),
    daily('expectedClose'),
    daily('stageSince', false),
    daily('createdAt', false),
    daily('updatedAt', false),
    daily('closedAt', false),
    emptiness('closedAt'),
  ) as fc.Arbitrary<Condition>;

const rank = (order: readonly number[], id: number | null) => (id === null ? -1 : order.indexOf(id));

const expected = ({ expectedClose }: ModelDeal) => expectedClose ?? '9999';
const keysOf: Record<(typeof dealColumns)[number], (deal: ModelDeal) => readonly (string | number)[]> = {
  name: ({ name }) => [nameKey(name)],
  client: ({ client }) => [nameKey(client)],
  pipeline: (deal) => [rank(stages, deal.stage), expected(deal)],
  stage: (deal) => [rank(stages, deal.stage), expected(deal)],
  state: (deal) => [deal.state, expected(deal)],
  amount: ({ amount }) => [amount],
  expectedClose: (deal) => [expected(deal)],
  responsible: (deal) => [rank(users, deal.responsibleId), expected(deal)],
  team: (deal) => [rank(teams, deal.teamId), expected(deal)],
  source: ({ source }) => [source],
  campaign: (deal) => [rank(campaigns, deal.campaign), expected(deal)],
  lostReason: ({ lostReason }) => [lostReason],
  stageSince: ({ stageSince }) => [stageSince],
  createdAt: ({ createdAt }) => [createdAt],
  updatedAt: ({ updatedAt }) => [updatedAt],
  closedAt: ({ closedAt }) => [closedAt ?? ''],
};

const hasWords = ({ name, client }: ModelDeal, text: string) =>
  fold(text)
    .split(' ')
    .every((word) => fold(`${name} ${client}`).includes(word));

test('any conditions together, any sort, pages of any size, from any row on, for anybody', () => {
  const definition = listDefinitions.deals;
  fc.assert(
    fc.property(
      fc.record({
        asked: fc.array(conditions(), { maxLength: 3 }),
        text: fc.option(fc.constantFrom('ме', 'РОМАШКА', 'плюс мебель', 'elan', 'cafe', 'oe'), {
          freq: 3,
          nil: undefined,
        }),
        reach: fc.constantFrom('all', 'team', 'own'),
        column: fc.constantFrom(...dealColumns),
        descending: fc.boolean(),
        deleted: fc.boolean(),
        limit: fc.integer({ min: 1, max: 40 }),
        at: fc.nat(180),
        way: fc.constantFrom(...Object.keys(listWays)),
      }),
      ({ asked, text, reach, column, descending, deleted, limit, at, way }) => {
        const { costs, bounds } = wayNamed(way);
        const user = userWith(reach, { id: world.me, teams: [{ id: 2, name: 'Север' }] });
        const asker: Asker = { db: office.db, user, today: world.today, now };
        const access = accessBy(user, 'deals.see');
        const left = deals.filter(
          (deal) =>
            deal.deleted === deleted &&
            reached(access, deal) &&
            (text === undefined || hasWords(deal, text)) &&
            asked.every((condition) => passes(world, byDays(deal), condition)),
        );
        const wanted = sortedBy(left, keysOf[column], descending);
        const ids = wanted.map(({ id }) => id);
        const filter = { text, conditions: asked, deleted };
        const request = {
          listed: definition.listed,
          order: askedOrder(asker, definition, column),
          descending,
          conditions: filterConditions(asker, definition, filter),
          deleted,
          limit,
        };
        const found: number[] = [];
        let after: ReturnType<typeof listPage>['next'] = null;
        do {
          const page: ReturnType<typeof listPage> = listPage(office.db, { ...request, after }, costs);
          found.push(...page.ids);
          after = page.next;
        } while (after !== null);
        expect(found).toEqual(ids);
        expect(listPageAt(office.db, { ...request, at }, undefined, bounds)?.ids).toEqual(ids.slice(at, at + limit));
        expect(countRows(office.db, { listed: definition.listed, conditions: request.conditions, deleted })).toEqual({
          count: ids.length,
          exact: true,
        });
        const sumOf = (currency: string) => left.filter((deal) => deal.currency === currency);
        const counted = countDeals(asker, filter);
        expect(counted.count).toBe(ids.length);
        expect(counted.sums).toEqual(
          ['EUR', 'RUB']
            .filter((currency) => sumOf(currency).length > 0)
            .map((currency) => ({ currency, amount: sumOf(currency).reduce((all, { amount }) => all + amount, 0) })),
        );
        const sort = { column, descending };
        const { rows } = dealPage(asker, { filter, sort, after: null, limit });
        expect(rows.map(({ id, weighted, attention }) => [id, weighted, attention])).toEqual(
          wanted.slice(0, limit).map(({ id, weighted, attention }) => [id, weighted, attention]),
        );
      },
    ),
    { numRuns: 1000 },
  );
}, 180_000);

test('what a filter asks in words of its own is the same as the conditions that say it', () => {
  const user = userWith('all', { id: world.me });
  const asker: Asker = { db: office.db, user, today: world.today, now };
  const listed = (filter: Parameters<typeof countDeals>[1]) => {
    const sort = { column: 'name', descending: false } as const;
    const { rows } = dealPage(asker, { filter, sort, after: null, limit: 500 });
    expect(countDeals(asker, filter).count).toBe(rows.length);
    return rows.map(({ id }) => id);
  };
  const clientId = deals[0]?.clientId ?? 0;
  const [campaignId = 0] = campaigns;
  for (const [filter, column, value] of [
    [{ state: 'lost' }, 'state', 'lost'],
    [{ unplanned: true }, 'attention', 'unplanned'],
    [{ pipelineId: 2 }, 'pipeline', 2],
    [{ responsibleId: 3 }, 'responsible', 3],
    [{ campaignId }, 'campaign', campaignId],
    [{ clientId }, 'clientId', clientId],
  ] as const) {
    const ids = listed(filter);
    expect(ids.length).toBeGreaterThan(0);
    expect(listed({ conditions: [{ column, is: 'is', values: [value] }] })).toEqual(ids);
  }
});
