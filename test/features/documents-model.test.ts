/** The list of documents against a plain model in memory: what has no number or no due day among the rest, in whichever way it is found. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fold, nameKey } from '../../db/folding.ts';
import { listPage } from '../../db/lists/page.ts';
import { listPageAt } from '../../db/lists/position.ts';
import { accessBy } from '../../main/engine/access.ts';
import { countDocuments } from '../../main/features/documents/listing.ts';
import { askedOrder } from '../../main/features/lists/asked-columns.ts';
import { type Asker, filterConditions, listDefinitions } from '../../main/features/lists/listing.ts';
import { documentColumns } from '../../preload/contract/documents.ts';
import type { Condition } from '../../preload/contract/lists.ts';
import { chosen, daily, days, numeric, textual } from '../support/list-conditions.ts';
import { type ModelRecord, type ModelWorld, passes, reached, sortedBy } from '../support/list-model.ts';
import { listWays, wayNamed } from '../support/list-ways.ts';
import { userWith } from '../support/lists.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

interface ModelDocument extends ModelRecord {
  readonly type: string;
  readonly status: string;
  readonly series: number | null;
  readonly period: string;
  readonly seq: number | null;
  readonly number: string | null;
  readonly day: string;
  readonly dueDay: string | null;
  readonly client: string;
  readonly currency: string;
  readonly gross: number;
  /** Its changes are a day apart. */
  readonly updatedDay: string;
}

const clientNames = ['Ромашка', '«Ромашка»', 'РОМАШКА ПЛЮС', 'Café', ''];
const statuses = ['draft', 'issued', 'part-paid', 'paid', 'cancelled'];
const types = ['invoice', 'act', 'waybill'];
const sums = [0, 100, 250, 10_000];
const people = [1, 2, 3];

let office: TestOffice;
const documents: ModelDocument[] = [];
const world: ModelWorld = {
  me: 2,
  today: '2026-11-24',
  users: new Map(),
  teams: new Map(),
  tags: new Map(),
  fields: new Map(),
};

const pick = <Value>(values: readonly Value[], n: number, salt: number): Value => {
  const value = values[Math.floor(Math.abs(Math.sin((n + 1) * (salt + 3.17)) * 10_000)) % values.length];
  if (value === undefined) throw new Error('Nothing to choose from.');
  return value;
};

beforeAll(async () => {
  office = await testOffice({ country: 'RU', language: 'ru', now: '2026-11-24T09:00:00.000Z' });
  const { sql } = office.db;
  for (const name of ['Борис', 'Вера'])
    sql
      .prepare(
        "INSERT INTO user (uid, created_at, created_by, updated_at, updated_by, login, login_key, name, role_id) VALUES (@name, '', 1, '', 1, @name, @name, @name, 1)",
      )
      .run({ name });
  for (const name of ['Юг', 'Север'])
    sql
      .prepare(
        "INSERT INTO team (uid, created_at, created_by, updated_at, updated_by, name) VALUES (@name, '', 1, '', 1, @name)",
      )
      .run({ name });
  const series = sql.prepare<[], number>('SELECT id FROM number_series ORDER BY id LIMIT 2').pluck().all();
  const insert = sql.prepare(`INSERT INTO document
    (uid, created_at, created_by, updated_at, updated_by, deleted_at, type, status, company_id, series_id, period, seq, number, day, due_day,
     currency, prices_include_vat, vat_rounding, discount, language, form, comment, net, vat, gross, discount_amount, vat_table,
     client_name, client_key, search_key, responsible_id, team_id)
    VALUES (@id, '', 1, @updatedAt, 1, @deletedAt, @type, @status, 1, @series, @period, @seq, @number, @day, @dueDay,
     @currency, 0, 'document', 0, 'ru', 'RU', '', 0, 0, @gross, 0, '[]', @client, @clientKey, @searchKey, @responsibleId, @teamId)`);
  const search = sql.prepare('INSERT INTO document_search (rowid, text) VALUES (?, ?)');
  for (let n = 1; n <= 160; n += 1) {
    const status = pick(statuses, n, 1);
    const isDraft = status === 'draft';
    const deleted = isDraft && n % 3 === 0;
    const own = series[n % series.length] ?? 1;
    const made = {
      id: n,
      status,
      type: pick(types, n, 2),
      series: isDraft ? null : own,
      period: isDraft ? null : pick(['2025', '2026'], n, 3),
      seq: isDraft ? null : n,
      number: isDraft ? null : `Ф-${n}`,
      day: pick(days, n, 4),
      dueDay: pick([...days, null], n, 5),
      client: pick(clientNames, n, 6),
      currency: pick(['RUB', 'EUR'], n, 7),
      gross: pick(sums, n, 8),
      responsibleId: pick([...people, null], n, 9),
      teamId: pick([1, 2, null], n, 10),
    };
    const updatedAt = new Date(2026, 9, 1 + (n % 60), 12).toISOString();
    const searchKey = fold([made.number, made.client].filter(Boolean).join(' '));
    insert.run({
      ...made,
      updatedAt,
      deletedAt: deleted ? updatedAt : null,
      clientKey: nameKey(made.client),
      searchKey,
    });
    if (!deleted) search.run(n, searchKey);
    documents.push({ ...made, deleted, period: made.period ?? '', own: {}, updatedDay: updatedAt.slice(0, 10) });
  }
});
afterAll(() => office.close());

/** A condition on any column; texts to the compiler, and each is one of the contract. */
const conditions = fc.oneof(
  textual('number', ['Ф-1', 'ф-10', 'Ф-155']),
  textual('client', clientNames).filter(({ is }) => is !== 'contains'),
  numeric('gross', sums, false),
  daily('day').filter(({ is }) => is !== 'empty' && is !== 'filled'),
  daily('dueDay'),
  chosen('status', statuses, false),
  chosen('type', types, false),
  chosen('currency', ['RUB', 'EUR'], false),
  chosen('responsible', people),
  chosen('team', [1, 2]),
) as fc.Arbitrary<Condition>;

const keysOf: Record<(typeof documentColumns)[number], (document: ModelDocument) => readonly (string | number)[]> = {
  day: ({ day }) => [day],
  number: ({ series, period, seq }) => [series ?? 0, period, seq ?? 0],
  client: ({ client }) => [nameKey(client)],
  gross: ({ gross }) => [gross],
  status: ({ status, day }) => [status, day],
  dueDay: ({ dueDay }) => [dueDay ?? ''],
  type: ({ type, day }) => [type, day],
  currency: ({ currency, day }) => [currency, day],
  updatedAt: ({ updatedDay }) => [updatedDay],
};

test('any conditions together, any sort, pages of any size, from any row on, for anybody', () => {
  const definition = listDefinitions.documents;
  fc.assert(
    fc.property(
      fc.record({
        asked: fc.array(conditions, { maxLength: 3 }),
        reach: fc.constantFrom('all', 'team', 'own'),
        column: fc.constantFrom(...documentColumns),
        descending: fc.boolean(),
        deleted: fc.boolean(),
        limit: fc.integer({ min: 1, max: 40 }),
        at: fc.nat(160),
        way: fc.constantFrom(...Object.keys(listWays)),
      }),
      ({ asked, reach, column, descending, deleted, limit, at, way }) => {
        const { costs, bounds } = wayNamed(way);
        const user = userWith(reach, { id: world.me, teams: [{ id: 2, name: 'Север' }] });
        const asker: Asker = { db: office.db, user, today: world.today, now: `${world.today}T09:00:00.000Z` };
        const access = accessBy(user, 'documents.see');
        const left = documents.filter(
          (document) =>
            document.deleted === deleted &&
            reached(access, document) &&
            asked.every((condition) => passes(world, document, condition)),
        );
        const expected = sortedBy(left, keysOf[column], descending).map(({ id }) => id);
        const filter = { conditions: asked, deleted };
        const request = {
          listed: definition.listed,
          order: askedOrder(asker, definition, column),
          descending,
          conditions: filterConditions(asker, definition, filter),
          deleted,
          limit,
        };
        const ids: number[] = [];
        let after: ReturnType<typeof listPage>['next'] = null;
        do {
          const page: ReturnType<typeof listPage> = listPage(office.db, { ...request, after }, costs);
          ids.push(...page.ids);
          after = page.next;
        } while (after !== null);
        expect(ids).toEqual(expected);
        expect(listPageAt(office.db, { ...request, at }, undefined, bounds)?.ids).toEqual(
          expected.slice(at, at + limit),
        );
        const sum = (currency: string) =>
          left
            .filter((one) => one.currency === currency && one.status !== 'cancelled')
            .reduce((all, { gross }) => all + gross, 0);
        const counted = countDocuments(asker, filter);
        expect(counted).toMatchObject({ count: expected.length, exact: true });
        if (new Set(left.map(({ type }) => type)).size > 1) expect(counted.sums).toEqual([]);
        const onlyCancelled = asked.some(
          ({ column: name, is, values }) =>
            name === 'status' && (is === 'is' || is === 'in') && values.every((value) => value === 'cancelled'),
        );
        if (!onlyCancelled)
          for (const { currency, amount } of counted.sums)
            expect([currency, amount]).toEqual([currency, sum(currency)]);
      },
    ),
    { numRuns: 1000 },
  );
});
