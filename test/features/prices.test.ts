/** Price lists: which price a client pays on a day, filling with exact rounding, groups of products, the hidden purchase price. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { typedText } from '../../db/typed-text.ts';
import { filledPrice } from '../../main/features/prices/pricing.ts';
import { pricedProducts } from '../../main/features/prices/queries.ts';
import { priceFor, putListPrice } from '../../main/features/prices/service.ts';
import type { Input, Output } from '../../preload/contract/index.ts';
import { addColleague } from '../support/colleague.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { sampleClient } from './client-samples.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'en' });
});
afterEach(() => office.close());

type ProductInput = Input<'products.create'>;
const makeProduct = (fields: Partial<ProductInput> & { readonly name: string }) =>
  office.ask('products.create', {
    code: '',
    kind: 'goods',
    group: '',
    unit: 'H87',
    price: 10_000,
    currency: 'RUB',
    priceIncludesVat: false,
    vatRateId: null,
    purchasePrice: null,
    barcode: '',
    description: '',
    discontinued: false,
    ...fields,
  });

const makeList = (fields: Partial<Input<'prices.create'>> & { readonly name: string }) =>
  office.ask('prices.create', {
    currency: 'RUB',
    pricesIncludeVat: false,
    validFrom: null,
    validTo: null,
    note: '',
    ...fields,
  });

const setPrice = (priceListId: number, productId: number, price: number | null) =>
  office.ask('prices.change', { priceListId, items: [{ productId, price }] });

test('a client pays the price of his list on its days and in its currency, else the product’s own, never a converted one', async () => {
  const table = await makeProduct({ name: 'Table', price: 10_000 });
  const chair = await makeProduct({ name: 'Chair', price: 4_000 });
  const list = await makeList({ name: 'Dealers', validFrom: '2026-03-01', validTo: '2026-03-31' });
  await setPrice(list.id, table.id, 9_000);
  const client = await office.ask('clients.create', sampleClient({ name: 'Dealer', priceListId: list.id }));
  const costs = async (productId: number, day: string, currency = 'RUB', clientId: number | null = client.id) => {
    const { price, priceListId } = await office.ask('prices.for', { productId, clientId, day, currency });
    return [price, priceListId];
  };
  expect(await costs(table.id, '2026-03-01')).toEqual([9_000, list.id]);
  expect(await costs(table.id, '2026-03-31')).toEqual([9_000, list.id]);
  expect(await costs(table.id, '2026-02-28')).toEqual([10_000, null]);
  expect(await costs(table.id, '2026-04-01')).toEqual([10_000, null]);
  expect(await costs(chair.id, '2026-03-15')).toEqual([4_000, null]);
  expect(await costs(table.id, '2026-03-15', 'EUR')).toEqual([null, null]);
  expect(await costs(table.id, '2026-03-15', 'RUB', null)).toEqual([10_000, null]);
  const present = (await office.ask('prices.lists', { removed: false }))[0];
  await office.ask('prices.remove', { id: list.id, version: present?.version ?? 0 });
  expect(await costs(table.id, '2026-03-15')).toEqual([10_000, null]);
  await office.ask('prices.restore', { id: list.id });
  expect(await costs(table.id, '2026-03-15')).toEqual([9_000, list.id]);
  const refused = await office.call('clients.create', sampleClient({ name: 'Wrong', priceListId: 999 }));
  expect(refused).toMatchObject({ ok: false, code: 'invalid', details: { fields: [{ path: 'priceListId' }] } });
});

test('prices are filled exactly: share, VAT, step, half-up', () => {
  const plain = { price: 10_005, includesVat: false, vatRate: null };
  // 100.05 × 110 % = 110.055, to the cent half-up 110.06.
  expect(filledPrice(plain, 11_000, 1, false)).toBe(11_006);
  // To whole units: 110. To tens: 110.
  expect(filledPrice(plain, 11_000, 100, false)).toBe(11_000);
  expect(filledPrice(plain, 11_000, 1000, false)).toBe(11_000);
  // 12.50 to whole units is 13.
  expect(filledPrice({ ...plain, price: 1_250 }, 10_000, 100, false)).toBe(1_300);
  // 122.00 with 22 % is 100.00 without; and back.
  expect(filledPrice({ price: 12_200, includesVat: true, vatRate: 2_200 }, 10_000, 1, false)).toBe(10_000);
  expect(filledPrice({ price: 10_000, includesVat: false, vatRate: 2_200 }, 10_000, 1, true)).toBe(12_200);
  // 9.99 with 20 % is 8.325 without: half-up.
  expect(filledPrice({ price: 999, includesVat: true, vatRate: 2_000 }, 10_000, 1, false)).toBe(833);
});

test('a filled price is a whole number of steps, and no more than half a step from the exact one', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 10_000_000 }),
      fc.integer({ min: 1, max: 30_000 }),
      fc.constantFrom(1, 5, 10, 50, 100, 1000),
      (price, share, step) => {
        const filled = filledPrice({ price, includesVat: false, vatRate: null }, share, step, false);
        expect(filled % step).toBe(0);
        // Both sides times 20,000, in whole numbers.
        expect(Math.abs(filled * 20_000 - price * share * 2)).toBeLessThanOrEqual(step * 10_000);
      },
    ),
  );
});

test('a list is filled from products and from another list at once, leaving other currencies and, where asked, what is there', async () => {
  const a = await makeProduct({ name: 'A', price: 10_000, group: 'Furniture / Tables' });
  const b = await makeProduct({ name: 'B', price: 333, group: 'Furniture' });
  const c = await makeProduct({ name: 'C', price: 500, currency: 'EUR', group: 'Furniture' });
  await makeProduct({ name: 'D', price: 700, group: 'Furniture 2' });
  const list = await makeList({ name: 'Plus ten' });
  await setPrice(list.id, b.id, 1);
  const filled = await office.ask('prices.fill', {
    priceListId: list.id,
    fromListId: null,
    share: 11_000,
    step: 1,
    onlyMissing: true,
    group: 'Furniture',
  });
  expect(filled).toMatchObject({ filled: 1, otherCurrency: 1 });
  const prices = async (id: number) =>
    (
      await office.ask('prices.page', { priceListId: id, text: '', group: null, priced: false, after: null, limit: 50 })
    ).rows.map(({ name, price }) => [name, price]);
  expect(await prices(list.id)).toEqual([
    ['A', 11_000],
    ['B', 1],
    ['C', null],
    ['D', null],
  ]);
  const half = await makeList({ name: 'Half of that' });
  const again = {
    priceListId: half.id,
    fromListId: list.id,
    share: 5_000,
    step: 1000,
    onlyMissing: false,
    group: null,
  };
  const done = await office.ask('prices.fill', again);
  expect(done).toMatchObject({ filled: 2, otherCurrency: 0 });
  expect((await prices(half.id)).slice(0, 2)).toEqual([
    ['A', 6_000],
    ['B', 0],
  ]);
  const euro = await makeList({ name: 'Euro', currency: 'EUR' });
  expect(await office.call('prices.fill', { ...again, priceListId: euro.id })).toMatchObject({
    ok: false,
    code: 'invalid',
    details: { fields: [{ path: 'fromListId' }] },
  });
  expect(await office.ask('prices.of', { productId: a.id })).toEqual([
    { priceListId: list.id, price: 11_000 },
    { priceListId: half.id, price: 6_000 },
    { priceListId: euro.id, price: null },
  ]);
  const [last] = await office.ask('audit.of', { entity: 'price-list', id: half.id, before: null, limit: 1 });
  expect(last?.changes[`prices.${a.id}`]).toEqual({ old: null, new: 6_000 });
  expect(c.currency).toBe('EUR');
  // Undone as a whole, but for the price that somebody has set since.
  await setPrice(half.id, b.id, 77);
  const undone = await office.ask('operations.undo', { id: done.operationId ?? 0, job: 'undo-the-filling' });
  expect(undone).toMatchObject({ undone: 1, keptCount: 0 });
  expect((await prices(half.id)).slice(0, 2)).toEqual([
    ['A', null],
    ['B', 77],
  ]);
});

test('a page of prices goes on by key, finds by text, keeps within a group and shows only what has a price', async () => {
  const list = await makeList({ name: 'All' });
  const made: Output<'products.create'>[] = [];
  for (let n = 0; n < 25; n++)
    made.push(
      await makeProduct({ name: `Lamp ${String(n).padStart(2, '0')}`, group: n % 2 ? 'Light' : 'Light / LED' }),
    );
  await makeProduct({ name: 'Other', group: 'Light2' });
  await setPrice(list.id, made[3]?.id ?? 0, 5);
  const all = async (asked: Partial<Input<'prices.page'>>) => {
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page: Output<'prices.page'> = await office.ask('prices.page', {
        priceListId: list.id,
        text: '',
        group: null,
        priced: false,
        limit: 7,
        ...asked,
        after,
      });
      names.push(...page.rows.map(({ name }) => name));
      after = page.next;
    } while (after !== null);
    return names;
  };
  expect(await all({})).toEqual([...made.map(({ name }) => name), 'Other']);
  expect((await all({ group: 'Light' })).toSorted()).toEqual(made.map(({ name }) => name));
  expect(await all({ group: 'Light / LED' })).toHaveLength(13);
  // Lamp 01, 10 to 19 and 21.
  expect(await all({ text: 'lamp 1' })).toHaveLength(12);
  expect(await all({ priced: true })).toEqual(['Lamp 03']);
});

test.each([
  ['all', null, /USING (?:COVERING )?INDEX product_name/u],
  ['a group', 'Light', /USING (?:COVERING )?INDEX product_product_group/u],
] as const)('a page of %s walks its index and sorts nothing', (_, group, index) => {
  const plans: string[] = [];
  const { db } = office;
  const spied = {
    ...db,
    prepare: (text: string) => {
      const statement = db.sql.prepare(text);
      return {
        all: (...values: unknown[]) => {
          const rows = db.sql.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(...values);
          plans.push(rows.map(({ detail }) => detail).join('\n'));
          return statement.all(...values);
        },
      };
    },
  };
  // Only what is asked of it here is there.
  const request = { listId: 1, text: typedText(''), group, priced: false, after: null, limit: 50 };
  pricedProducts(spied as unknown as typeof db, request);
  expect(plans[0]).toMatch(index);
  expect(plans[0]).not.toContain('TEMP B-TREE');
});

test('an import sets a price that is found at once', async () => {
  const table = await makeProduct({ name: 'Table' });
  const list = await makeList({ name: 'Imported' });
  const client = await office.ask('clients.create', sampleClient({ name: 'Dealer', priceListId: list.id }));
  office.db.transaction(() => putListPrice(office.db, { priceListId: list.id, productId: table.id, price: 1 }));
  const asked = { productId: table.id, clientId: client.id, day: '2026-11-24', currency: 'RUB' };
  expect(priceFor(office.db, asked)).toEqual({ price: 1, includesVat: false, priceListId: list.id });
});

test('a group takes its products and the groups below it along when it is renamed', async () => {
  const a = await makeProduct({ name: 'A', group: 'Furniture' });
  const b = await makeProduct({ name: 'B', group: 'Furniture / Tables' });
  const c = await makeProduct({ name: 'C', group: 'Furnitures' });
  expect(await office.ask('products.groups', {})).toEqual(['Furniture', 'Furniture / Tables', 'Furnitures']);
  expect(await office.ask('products.renameGroup', { from: 'Furniture', into: 'Home / Furniture' })).toEqual({
    products: 2,
  });
  const group = async (id: number) => (await office.ask('products.get', { id })).group;
  expect([await group(a.id), await group(b.id), await group(c.id)]).toEqual([
    'Home / Furniture',
    'Home / Furniture / Tables',
    'Furnitures',
  ]);
  expect((await office.ask('products.find', { text: 'home', limit: 5 })).length).toBe(2);
  await office.ask('products.renameGroup', { from: 'Home / Furniture', into: '' });
  expect([await group(a.id), await group(b.id)]).toEqual(['', 'Tables']);
});

test('a list keeps its currency while it has prices, and its days are in order', async () => {
  const table = await makeProduct({ name: 'Table' });
  const list = await makeList({ name: 'Dealers' });
  await setPrice(list.id, table.id, 1);
  const wrong = await office.call('prices.changeList', {
    id: list.id,
    version: 2,
    changes: { currency: 'EUR', validFrom: '2026-02-01', validTo: '2026-01-01' },
  });
  expect(wrong).toMatchObject({ ok: false, code: 'invalid' });
  const paths = wrong.ok ? [] : (wrong.details?.fields ?? []).map(({ path }) => path);
  expect(paths).toEqual(['validTo', 'currency']);
  expect(await office.call('prices.create', { ...list, name: 'DEALERS' })).toMatchObject({
    ok: false,
    code: 'invalid',
  });
});

test('who may not see purchase prices gets none, sets none, and leaves them as they are', async () => {
  const table = await makeProduct({ name: 'Table', purchasePrice: 7_000 });
  const rights = ['products.see', 'products.create', 'products.change'];
  const { id, call: boris } = await addColleague(office, 'Boris', rights);
  office.db
    .prepare('UPDATE role SET hidden = ? WHERE id = (SELECT role_id FROM user WHERE id = ?)')
    .run('["products.purchasePrice"]', id);
  const seen = await boris('products.get', { id: table.id });
  expect(seen).toMatchObject({ ok: true, value: { purchasePrice: null, name: 'Table' } });
  const change = (changes: Input<'products.change'>['changes']) =>
    boris('products.change', { id: table.id, version: 1, changes, was: {} });
  expect(await change({ purchasePrice: 1 })).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await change({ purchasePrice: null, name: 'Desk' })).toMatchObject({
    ok: true,
    value: { purchasePrice: null, name: 'Desk' },
  });
  expect((await office.ask('products.get', { id: table.id })).purchasePrice).toBe(7_000);
});
