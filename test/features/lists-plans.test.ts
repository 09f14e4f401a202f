/** However a list is sorted and filtered: no table is read from end to end, and nothing is sorted but what is known to be few. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { countRows } from '../../db/lists/count.ts';
import { listPage } from '../../db/lists/page.ts';
import { listPageAt } from '../../db/lists/position.ts';
import { askedOrder } from '../../main/features/lists/asked-columns.ts';
import { type Asker, filterConditions, type ListFilter, listDefinitions } from '../../main/features/lists/listing.ts';
import { type Condition, type ListName, listNames } from '../../preload/contract/lists.ts';
import { addListRows } from '../support/list-rows.ts';
import { wayNamed } from '../support/list-ways.ts';
import { addOwnFields, askerFor, type OwnFieldIds } from '../support/lists.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { type Planned, plansOf } from '../support/plans.ts';

let office: TestOffice;
let own: Readonly<Record<ListName, OwnFieldIds | null>>;

beforeAll(async () => {
  office = await testOffice({ country: 'RU', language: 'ru' });
  own = {
    clients: await addOwnFields(office, 'client'),
    products: await addOwnFields(office, 'product'),
    documents: await addOwnFields(office, 'document'),
    activities: null,
    deals: null,
  };
  addListRows(office.db, 60);
});
afterAll(() => office.close());

const asked = (column: string, is: Condition['is'], ...values: Condition['values']): Condition => ({
  column,
  is,
  values,
});

/** One filter for each kind of source, and some together. */
function filtersOf(list: ListName): readonly ListFilter[] {
  const fields = own[list];
  const ofEvery = [
    { text: 'ромашка' },
    { text: 'ро' },
    ...(fields === null
      ? []
      : [
          { conditions: [asked(`own.${fields.text}`, 'contains', 'до')] },
          { conditions: [asked(`own.${fields.number}`, 'between', 1, 5)] },
          { conditions: [asked(`own.${fields.choices}`, 'in', 1, 2)] },
          { conditions: [asked(`own.${fields.number}`, 'empty')] },
        ]),
    { conditions: [asked('updatedAt', 'last-days', 7)] },
  ];
  switch (list) {
    case 'clients':
      return [
        ...ofEvery,
        { conditions: [asked('type', 'is', 'customer')] },
        { conditions: [asked('type', 'in', 'customer', 'supplier')] },
        { conditions: [asked('city', 'contains', 'скв')] },
        { conditions: [asked('code', 'begins', 'a')] },
        { conditions: [asked('phone', 'contains', '495')] },
        { conditions: [asked('category', 'empty')] },
        { conditions: [asked('creditLimit', 'less', 5000)] },
        { conditions: [asked('tags', 'in', 1)] },
        { conditions: [asked('responsible', 'mine')] },
        { text: 'ромашка', conditions: [asked('type', 'is', 'customer'), asked('tags', 'not-in', 1)] },
      ];
    case 'products':
      return [
        ...ofEvery,
        { conditions: [asked('kind', 'is', 'goods')] },
        { conditions: [asked('purchasePrice', 'more', 100)] },
        { conditions: [asked('group', 'contains', 'меб'), asked('discontinued', 'is', false)] },
      ];
    case 'activities':
      return [
        ...ofEvery,
        {
          conditions: [asked('status', 'is', 'open'), asked('responsible', 'mine'), asked('day', 'less', '2026-06-15')],
        },
        { conditions: [asked('kind', 'in', 'call', 'meeting')] },
        {
          conditions: [asked('responsible', 'mine'), asked('acceptance', 'is', 'asked'), asked('status', 'is', 'open')],
        },
        { conditions: [asked('askedBy', 'mine'), asked('acceptance', 'is', 'declined')] },
        { conditions: [asked('client', 'is', 7), asked('status', 'is', 'open')] },
        { conditions: [asked('subject', 'contains', 'встр'), asked('priority', 'is', 'high')] },
      ];
    case 'deals':
      return [
        ...ofEvery,
        { conditions: [asked('state', 'is', 'open')] },
        { conditions: [asked('state', 'is', 'open'), asked('responsible', 'mine')] },
        { conditions: [asked('attention', 'in', 'stalled', 'unplanned')] },
        { conditions: [asked('attention', 'empty'), asked('stage', 'in', 1, 2)] },
        { conditions: [asked('probability', 'more', 5000), asked('weighted', 'less', 1_000_000)] },
        { conditions: [asked('client', 'begins', 'ром'), asked('campaign', 'empty')] },
        { conditions: [asked('pipeline', 'is', 1), asked('closedAt', 'last-days', 30)] },
        { conditions: [asked('lostReason', 'contains', 'цен'), asked('currency', 'is', 'RUB')] },
        { text: 'ромашка', conditions: [asked('state', 'in', 'won', 'lost'), asked('clientId', 'is', 7)] },
      ];
    default:
      return [
        ...ofEvery,
        { conditions: [asked('status', 'in', 'issued', 'paid')] },
        { conditions: [asked('status', 'in', 'issued', 'paid'), asked('dueDay', 'less', '2026-03-01')] },
        { conditions: [asked('client', 'begins', 'ром'), asked('gross', 'between', 1, 1000)] },
        { conditions: [asked('number', 'is', 'A-1')] },
        { conditions: [asked('day', 'between', '2026-01-01', '2026-02-01'), asked('type', 'is', 'invoice')] },
      ];
  }
}

/** What is found among ids that are known to be few, or in the bin, may be sorted. */
const mayBeSorted = ({ sql }: Planned) => sql.includes('NOT INDEXED WHERE') || sql.includes('deleted_at IS NOT NULL');

/** These ask all that the others ask. */
const ways = [
  'looking at some rows, then at all',
  'fetching what is in several sets',
  'walking past what is not in several sets',
].map(wayNamed);

/** What they have in their statements. */
const walksPastOthers = ({ sql }: Planned) => sql.includes("x'01'") && sql.includes('ORDER BY');
const looksAtSome = ({ sql }: Planned) => sql.includes('AS looked');
const fetchesAndSorts = ({ sql }: Planned) => /NOT INDEXED WHERE .* ORDER BY key0.* LIMIT/u.test(sql);

function expectIndexes(plans: readonly Planned[], table: string): void {
  expect(plans.length).toBeGreaterThan(0);
  for (const planned of plans) {
    const { sql, plan } = planned;
    // Users, teams and fields are few.
    if (!sql.includes(`${table}.`)) continue;
    if (!sql.includes(`(SELECT count(*) FROM ${table})`))
      expect([
        sql,
        plan.filter((step) =>
          /^SCAN (client|product|document|activity|deal|own_value|own_\d+|client_tag)$/u.test(step),
        ),
      ]).toEqual([sql, []]);
    if (!mayBeSorted(planned)) expect([sql, plan.filter((step) => step.includes('FOR ORDER BY'))]).toEqual([sql, []]);
  }
}

describe.each(listNames)('%s', (list) => {
  const definition = listDefinitions[list];
  const { listed } = definition;
  const sortable = definition.columns.filter(({ order }) => order !== null).map(({ name }) => name);
  const reaches = ['all', 'own', 'team'] as const;

  const ownOnes = definition.entity === null ? [] : ['own text', 'own number', 'own day', 'own choice', 'own user'];

  test.each([...sortable, ...ownOnes])('sorted by %s', (name) => {
    const [, type] = name.split(' ');
    // The names above.
    const column = type === undefined ? name : `own.${own[list]?.[type as keyof OwnFieldIds]}`;
    const plans = plansOf(office.db, (db) => {
      // Whoever sees less has one condition more, the same with each filter.
      for (const reach of reaches)
        for (const filter of reach === 'all' ? [{}, ...filtersOf(list)] : [{}, ...filtersOf(list).slice(0, 3)])
          for (const descending of [false, true]) {
            const asker: Asker = { ...askerFor(office, reach), db };
            const order = askedOrder(asker, definition, column);
            const conditions = filterConditions(asker, definition, filter);
            const request = { listed, order, descending, conditions, deleted: false, limit: 50 };
            for (const { costs, bounds } of ways) {
              listPage(db, { ...request, after: null }, costs);
              for (const after of middlesOf(order)) listPage(db, { ...request, after }, costs);
              listPageAt(db, { ...request, at: 10 }, undefined, bounds);
            }
          }
    });
    expectIndexes(plans, listed.table);
    for (const way of [walksPastOthers, looksAtSome, fetchesAndSorts]) expect(plans.some(way)).toBe(true);
  });

  test('counted', () => {
    const plans = plansOf(office.db, (db: Db) => {
      for (const reach of reaches)
        for (const filter of [{}, ...filtersOf(list)]) {
          const asker: Asker = { ...askerFor(office, reach), db };
          countRows(db, { listed, conditions: filterConditions(asker, definition, filter), deleted: false });
        }
    });
    expectIndexes(plans, listed.table);
  });
});

/** Keys of a row in the middle of each stretch of the order. */
function middlesOf({ types, stretches }: ReturnType<typeof askedOrder>) {
  const some = types.map((type) => (type === 'number' ? 1 : 'м'));
  const without = types.map((type, place) => (place === types.length - 1 && type === 'number' ? 1 : null));
  return [some, without, [0, ...some.slice(1)], [1, ...some.slice(1)]].filter((keys) =>
    stretches.some((stretch) => stretch.holds(keys)),
  );
}
