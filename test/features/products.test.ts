/** Products: what refers to a unit or a rate refers to one that exists; saving, the bin and lists as with clients. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findProductsByKeys } from '../../main/features/products/service.ts';
import type { Input } from '../../preload/contract/index.ts';
import { productColumns } from '../../preload/contract/products.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'ru' });
});
afterEach(() => office.close());

type ProductInput = Input<'products.create'>;

function sample(fields: Partial<ProductInput> & { readonly name: string }): ProductInput {
  return {
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
  };
}

test('everything that was entered comes back, and changes merge field by field', async () => {
  const entered = sample({
    name: 'Стол «Орёл»',
    code: 'T-1',
    group: 'Мебель',
    priceIncludesVat: true,
    vatRateId: 1,
    purchasePrice: 7_000,
    barcode: '4600000000017',
    description: 'Дуб\nмассив',
  });
  const { id } = await office.ask('products.create', entered);
  expect(await office.ask('products.get', { id })).toMatchObject({ ...entered, version: 1, updatedBy: 'Anna' });
  await office.ask('products.change', { id, version: 1, changes: { price: 12_000 }, was: { price: 10_000 } });
  const merged = await office.ask('products.change', {
    id,
    version: 1,
    changes: { group: 'Столы' },
    was: { group: 'Мебель' },
  });
  expect([merged.price, merged.group, merged.version]).toEqual([12_000, 'Столы', 3]);
  expect(
    await office.call('products.change', { id, version: 1, changes: { price: 11_000 }, was: { price: 10_000 } }),
  ).toMatchObject({
    ok: false,
    code: 'conflict',
    details: { conflicts: [{ path: 'price', mine: 11_000, theirs: 12_000, original: 10_000 }], version: 3 },
  });
  const same = await office.ask('products.change', { id, version: 3, changes: { price: 12_000 }, was: {} });
  expect(same.version).toBe(3);
});

test('where a product comes from is kept, and stays when an older program leaves it out', async () => {
  const { id } = await office.ask('products.create', {
    ...sample({ name: 'Чайник' }),
    originCountry: 'CN',
    customsDeclaration: '10702070/010226/0000001',
  });
  await office.ask('products.change', { id, version: 1, changes: { price: 12_000 }, was: { price: 10_000 } });
  const [found] = await office.ask('products.find', { text: 'чайник', limit: 5 });
  expect(found).toMatchObject({ price: 12_000, originCountry: 'CN', customsDeclaration: '10702070/010226/0000001' });
});

test('a unit and a VAT rate that there are not are refused, each by its field', async () => {
  const reply = await office.call('products.create', sample({ name: 'Стол', unit: 'XXX', vatRateId: 999 }));
  expect(reply).toMatchObject({
    ok: false,
    code: 'invalid',
    details: {
      fields: [
        { path: 'unit', message: 'Такой единицы измерения нет.' },
        { path: 'vatRateId', message: 'Такой ставки НДС нет.' },
      ],
    },
  });
  expect(await office.ask('products.count', {})).toEqual({ count: 0, exact: true });
});

test('the bin takes a product out of lists and finding, and gives it back', async () => {
  const { id } = await office.ask('products.create', sample({ name: 'Стол' }));
  await office.ask('products.remove', { id, version: 1 });
  expect(await office.ask('products.find', { text: 'стол', limit: 5 })).toEqual([]);
  expect(await office.call('products.change', { id, version: 2, changes: { code: 'x' }, was: {} })).toMatchObject({
    ok: false,
    code: 'not-found',
  });
  expect((await office.ask('products.restore', { id })).version).toBe(3);
  expect(await office.ask('products.find', { text: 'стол', limit: 5 })).toHaveLength(1);
});

test('typing finds by code, bar code and any part of the name, and offers nothing that is discontinued', async () => {
  await office.ask('products.create', sample({ name: 'Письменный стол', code: 'A-10', barcode: '4600000000017' }));
  await office.ask('products.create', sample({ name: 'Стол обеденный', code: '10' }));
  await office.ask('products.create', sample({ name: 'Столик', code: 'S', discontinued: true }));
  await office.ask('products.create', sample({ name: 'Лампа 10 Вт', code: '' }));
  const found = async (text: string) => (await office.ask('products.find', { text, limit: 5 })).map(({ name }) => name);
  expect(await found('стол')).toEqual(['Стол обеденный', 'Письменный стол']);
  expect(await found('10')).toEqual(['Стол обеденный']);
  expect(await found('a-10')).toEqual(['Письменный стол']);
  expect(await found('000017')).toEqual(['Письменный стол']);
  expect(await found('10 вт')).toEqual([]);
  expect(await found('лампа 10 вт')).toEqual(['Лампа 10 Вт']);
});

test('pages by every column, up and down, miss nothing and repeat nothing', async () => {
  const expected: number[] = [];
  for (let n = 0; n < 25; n += 1) {
    const { id } = await office.ask(
      'products.create',
      sample({ name: `Товар ${n % 6}`, code: `${n % 4}`, group: `Группа ${n % 3}`, price: (n % 5) * 1000 }),
    );
    expected.push(id);
  }
  for (const column of productColumns)
    for (const descending of [false, true]) {
      const ids: number[] = [];
      let after: string | null = null;
      do {
        const page: { rows: { id: number }[]; next: string | null } = await office.ask('products.list', {
          filter: { kind: 'goods' },
          sort: { column, descending },
          after,
          limit: 4,
        });
        ids.push(...page.rows.map(({ id }) => id));
        after = page.next;
      } while (after !== null);
      expect([...ids].sort((a, b) => a - b)).toEqual(expected);
    }
  const prices = await office.ask('products.list', {
    filter: {},
    sort: { column: 'price', descending: true },
    after: null,
    limit: 6,
  });
  expect(prices.rows.map(({ price }) => price)).toEqual([4000, 4000, 4000, 4000, 4000, 3000]);
});

test('an import finds a product by its code, or else by its name', async () => {
  const one = await office.ask('products.create', sample({ name: 'Стол', code: 'A1' }));
  const two = await office.ask('products.create', sample({ name: 'Стул', code: 'A2' }));
  expect(findProductsByKeys(office.db, { code: 'A1', name: 'Стул' })).toEqual({ because: 'code', ids: [one.id] });
  expect(findProductsByKeys(office.db, { code: 'A3', name: 'СТУЛ' })).toEqual({ because: 'name', ids: [two.id] });
  expect(findProductsByKeys(office.db, { code: 'A3' })).toBeNull();
});
