/** Lists against a plain model in memory: whatever is asked together, in whichever way it is found, by whoever may see how much. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countRows } from '../../db/lists/count.ts';
import { listPage } from '../../db/lists/page.ts';
import { listPageAt } from '../../db/lists/position.ts';
import { accessBy } from '../../main/engine/access.ts';
import { countClients, findClients, listClients } from '../../main/features/clients/listing.ts';
import { askedOrder } from '../../main/features/lists/asked-columns.ts';
import { type Asker, filterConditions, listDefinitions } from '../../main/features/lists/listing.ts';
import { clientColumns, clientKinds, clientStates, clientTypes } from '../../preload/contract/clients.ts';
import type { Condition } from '../../preload/contract/lists.ts';
import type { OwnValue } from '../../preload/contract/own-values.ts';
import { chosen, daily, days, emptiness, numeric, textual } from '../support/list-conditions.ts';
import { hasWords, type ModelClient, type ModelWorld, passes, reached, sorted } from '../support/list-model.ts';
import { listWays, wayNamed } from '../support/list-ways.ts';
import { addOwnFields, type OwnFieldIds, userWith } from '../support/lists.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { sampleClient } from './client-samples.ts';

const names = [
  'Ромашка',
  'РОМАШКА',
  'ООО «Орлёв»',
  'орлев',
  'Café Élan',
  'cafe elan',
  'Œuvre',
  'œuf',
  '«Йод»',
  'Иод',
  'Zebra',
  '🦓 Zoo',
];
const codes = ['', 'A-1', 'a-1', 'А-1', 'A-10', 'b 2', 'É7', 'e7', '01'];
const places = ['', 'Москва', 'МОСКВА', 'Мо', 'Lyon', 'lyon', 'Орёл', 'Орел'];
const phones = [
  '',
  '8 (495) 123-45-67',
  '+7 495 123 45 67',
  '01 40 50 60 70',
  '+33 1 40 50 60 70',
  '12-34',
  '8 916 555-44-33 доб. 5',
];
const emails = ['', 'Info@Firma.ru', 'info@firma.ru', 'a@b.example'];
const taxNumbers = ['', '7707 083 893', '7707083893', '770 12'];
const tags = ['VIP', 'Опт', 'Новый'];
const texts = ['до Москвы', 'ДО МОСКВЫ', 'Ёлка', 'елка', 'a'];
const people = [1, 2, 3];

let office: TestOffice;
let fields: OwnFieldIds;
let world: ModelWorld;
const clients: ModelClient[] = [];

/** A number that looks like chance and is the same each time. */
const pick = <Value>(values: readonly Value[], n: number, salt: number): Value => {
  const value = values[Math.floor(Math.abs(Math.sin((n + 1) * (salt + 7.31)) * 10_000)) % values.length];
  if (value === undefined) throw new Error('Nothing to choose from.');
  return value;
};

beforeAll(async () => {
  office = await testOffice({ country: 'RU', language: 'ru', now: '2026-11-24T09:00:00.000Z' });
  const user = office.db.sql.prepare(
    "INSERT INTO user (uid, created_at, created_by, updated_at, updated_by, login, login_key, name, role_id) VALUES (?, '', 1, '', 1, ?, ?, ?, 1)",
  );
  const team = office.db.sql.prepare(
    "INSERT INTO team (uid, created_at, created_by, updated_at, updated_by, name) VALUES (?, '', 1, '', 1, ?)",
  );
  for (const name of ['Борис', 'вера']) user.run(name, name, name, name);
  for (const name of ['Юг', 'север']) team.run(name, name);
  fields = await addOwnFields(office, 'client');
  const { fields: known } = { fields: await office.ask('fields.list', { removed: false }) };
  const choicesOf = (id: number) => known.find((field) => field.id === id)?.choices.map((choice) => choice.id) ?? [];
  for (let n = 0; n < 240; n += 1) {
    const own: Record<string, OwnValue> = {};
    const give = (id: number, salt: number, value: OwnValue) => {
      if (pick([true, true, false], n, salt)) own[String(id)] = value;
    };
    give(fields.text, 21, pick(texts, n, 22));
    give(fields.number, 23, pick(['-1.5', '0', '2', '10', '10.25'], n, 24));
    give(fields.money, 25, pick([0, 100, 250_000], n, 26));
    give(fields.day, 27, pick(days, n, 28));
    give(fields['yes-no'], 29, pick([true, false], n, 30));
    give(fields.choice, 31, pick(choicesOf(fields.choice), n, 32));
    const several = choicesOf(fields.choices);
    give(
      fields.choices,
      33,
      [pick(several, n, 34), pick(several, n, 35)].filter((one, at, all) => all.indexOf(one) === at),
    );
    give(fields.user, 36, pick(people, n, 37));
    const plain = {
      name: pick(names, n, 1),
      code: pick(codes, n, 2),
      kind: pick(clientKinds, n, 3),
      type: pick(clientTypes, n, 4),
      state: pick(clientStates, n, 5),
      category: pick(['A', 'B', 'C', null] as const, n, 6),
      source: pick(places, n, 7),
      industry: pick(texts.concat(''), n, 8),
      responsibleId: pick([...people, null], n, 9),
      teamId: pick([1, 2, null], n, 10),
      discount: pick([0, 500, 1000], n, 11),
      paymentDays: pick([null, 0, 14, 30], n, 12),
      creditLimit: pick([null, 0, 100_000, 5], n, 13),
      nextContact: pick([...days, null], n, 14),
      tags: [...new Set([pick([...tags, ''], n, 15), pick([...tags, ''], n, 16)])].filter(Boolean),
      own,
    };
    const [city, region, country] = [pick(places, n, 17), pick(places, n, 18), pick(places, n, 19)];
    const [phone, email, taxNumber] = [pick(phones, n, 38), pick(emails, n, 39), pick(taxNumbers, n, 40)];
    const consent = pick(['given', 'refused', null] as const, n, 20);
    const { id } = await office.ask('clients.create', {
      ...sampleClient(plain),
      ...plain,
      address: { street: '', postcode: '', city, region, country },
      reaches: [
        ...(phone === '' ? [] : [{ kind: 'phone' as const, value: phone, label: '' }]),
        ...(email === '' ? [] : [{ kind: 'email' as const, value: email, label: '' }]),
      ],
      taxNumbers: taxNumber === '' ? {} : { inn: taxNumber },
      consent: consent === null ? null : { state: consent, day: null, note: '' },
    });
    const deleted = n % 12 === 5;
    if (deleted) await office.ask('clients.remove', { id, version: 1 });
    clients.push({ ...plain, id, deleted, city, region, country, phone, email, taxNumber, consent });
  }
  const tagged = office.db.sql.prepare<[], { id: number; name: string }>('SELECT id, name FROM tag').all();
  world = {
    me: 2,
    today: '2026-11-24',
    users: new Map([
      [1, 'Anna'],
      [2, 'Борис'],
      [3, 'вера'],
    ]),
    teams: new Map([
      [1, 'Юг'],
      [2, 'север'],
    ]),
    tags: new Map(tagged.map(({ id, name }) => [id, name])),
    fields: new Map(known.map(({ id, type }) => [id, { type, choices: choicesOf(id) }])),
  };
});
afterAll(() => office.close());

function conditions(): fc.Arbitrary<Condition> {
  const choice = world.fields.get(fields.choice)?.choices ?? [];
  const several = world.fields.get(fields.choices)?.choices ?? [];
  const own = (type: keyof OwnFieldIds) => `own.${fields[type]}`;
  // Their kinds are texts to the compiler, and each is one of the contract.
  return fc.oneof(
    textual('name', names),
    textual('code', codes),
    textual('city', places),
    textual('region', places),
    textual('country', places),
    textual('phone', phones),
    textual('email', emails),
    textual('taxNumber', taxNumbers),
    textual('source', places),
    textual('industry', texts),
    chosen('kind', clientKinds, false),
    chosen('type', clientTypes, false),
    chosen('state', clientStates, false),
    chosen('category', ['A', 'B', 'C']),
    chosen('consent', ['given', 'refused']),
    chosen('responsible', people),
    fc.constant({ column: 'responsible', is: 'mine', values: [] }),
    chosen('team', [1, 2]),
    chosen('tags', [...tags, ...world.tags.keys()]),
    numeric('discount', [0, 400, 500, 1000], false),
    numeric('paymentDays', [-1, 0, 10, 14, 30]),
    numeric('creditLimit', [-1, 0, 5, 100_000]),
    daily('nextContact'),
    textual(own('text'), texts),
    numeric(own('number'), [-1.5, -1, 0, 2, 10, 10.25]),
    numeric(own('money'), [-1, 0, 100, 250_000]),
    daily(own('day')),
    fc.record({
      column: fc.constant(own('yes-no')),
      is: fc.constantFrom('is', 'is-not'),
      values: fc.tuple(fc.boolean()),
    }),
    emptiness(own('yes-no')),
    chosen(own('choice'), choice),
    chosen(own('choices'), several),
    chosen(own('user'), people),
    fc.constant({ column: own('user'), is: 'mine', values: [] }),
  ) as fc.Arbitrary<Condition>;
}

const askers = () => {
  const about = { id: world.me, teams: [{ id: 2, name: 'север' }] };
  const hidden = new Set(['clients.reaches'] as const);
  return {
    all: userWith('all', about),
    team: userWith('team', about),
    own: userWith('own', about),
    'all without phones': userWith('all', { ...about, hidden }),
  };
};

const columns = () => [
  ...clientColumns.filter((column) => column !== 'createdAt' && column !== 'updatedAt'),
  ...(['text', 'number', 'money', 'day', 'yes-no', 'choice', 'user'] as const).map(
    (type) => `own.${fields[type]}` as const,
  ),
];

describe('clients', () => {
  test('every condition, alone, leaves what it says, also in the bin', () => {
    fc.assert(
      fc.property(conditions(), fc.boolean(), (condition, deleted) => {
        const asker: Asker = {
          db: office.db,
          user: askers().all,
          today: world.today,
          now: `${world.today}T09:00:00.000Z`,
        };
        const expected = clients.filter((client) => client.deleted === deleted && passes(world, client, condition));
        const { rows } = listClients(asker, {
          filter: { conditions: [condition], deleted },
          sort: { column: 'name', descending: false },
          after: null,
          limit: 500,
        });
        expect(rows.map(({ id }) => id)).toEqual(sorted(world, expected, 'name', false).map(({ id }) => id));
        expect(countClients(asker, { conditions: [condition], deleted })).toEqual({
          count: expected.length,
          exact: true,
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('any conditions together, any sort, pages of any size, from any row on, for anybody, whichever way they are found', () => {
    const texts = ['ромашка', 'орлев', 'CAFE', 'мос', 'elan', 'firma.ru', 'info', 'йод'];
    fc.assert(
      fc.property(
        fc.record({
          conditions: fc.array(conditions(), { maxLength: 3 }),
          text: fc.option(fc.constantFrom(...texts), { freq: 3, nil: undefined }),
          who: fc.constantFrom('all', 'team', 'own', 'all without phones'),
          column: fc.constantFrom(...columns()),
          descending: fc.boolean(),
          limit: fc.integer({ min: 1, max: 60 }),
          at: fc.nat(240),
          way: fc.constantFrom(...Object.keys(listWays)),
        }),
        ({ conditions: given, text, who, column, descending, limit, at, way }) => {
          const { costs, bounds } = wayNamed(way);
          const user = askers()[who];
          const sees = !user.hidden.has('clients.reaches');
          const asked = sees ? given : given.filter((one) => one.column !== 'phone' && one.column !== 'email');
          const sort = !sees && (column === 'phone' || column === 'email') ? 'name' : column;
          const asker: Asker = { db: office.db, user, today: world.today, now: `${world.today}T09:00:00.000Z` };
          const definition = listDefinitions.clients;
          const access = accessBy(user, 'clients.see');
          const left = clients.filter(
            (client) =>
              !client.deleted &&
              reached(access, client) &&
              (text === undefined || hasWords(client, text, sees)) &&
              asked.every((condition) => passes(world, client, condition)),
          );
          const expected = sorted(world, left, sort, descending).map(({ id }) => id);
          const filter = { text, conditions: asked };
          const request = {
            listed: definition.listed,
            order: askedOrder(asker, definition, sort),
            descending,
            conditions: filterConditions(asker, definition, filter),
            deleted: false,
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
          const there = listPageAt(office.db, { ...request, at }, undefined, bounds);
          expect(there?.ids).toEqual(expected.slice(at, at + limit));
          if (there?.next) {
            const next = listPage(office.db, { ...request, after: there.next }, costs);
            expect(next.ids).toEqual(expected.slice(at + limit, at + 2 * limit));
          }
          expect(
            countRows(office.db, { listed: definition.listed, conditions: request.conditions, deleted: false }),
          ).toEqual({
            count: expected.length,
            exact: true,
          });
        },
      ),
      {
        numRuns: 1000,
        // What is not the value that stands for nothing: both sides of it, and itself between them.
        examples: [
          [
            {
              conditions: [{ column: 'creditLimit', is: 'is-not', values: [-1] }],
              text: undefined,
              who: 'all',
              column: 'creditLimit',
              descending: false,
              limit: 1,
              at: 0,
              way: 'usual',
            },
          ],
        ],
      },
    );
  });

  test('finding shows nobody what he may not see', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('all', 'team', 'own', 'all without phones'),
        fc.constantFrom('ромашка', 'ор', 'cafe', 'info@firma', '4951234567', 'a@b', '140506070', 'мос', 'z'),
        (who, text) => {
          const user = askers()[who];
          const rows = findClients(
            { db: office.db, user, today: world.today, now: `${world.today}T09:00:00.000Z` },
            text,
            50,
          );
          const access = accessBy(user, 'clients.see');
          const byId = new Map(clients.map((client) => [client.id, client]));
          for (const row of rows) {
            const client = byId.get(row.id);
            expect(client !== undefined && !client.deleted && reached(access, client)).toBe(true);
            if (!user.hidden.has('clients.reaches')) continue;
            expect([row.phone, row.email]).toEqual(['', '']);
            expect(text).not.toMatch(/@|\d/u);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
