/** Prices of price lists come from files, beside the products or for those that are there. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { counts, imported, type Order, suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
let dealers = 0;
let abroad = 0;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'en' });
  const list = { pricesIncludeVat: false, validFrom: null, validTo: null, note: '' };
  dealers = (await office.ask('prices.create', { ...list, name: 'Dealers', currency: 'RUB' })).id;
  abroad = (await office.ask('prices.create', { ...list, name: 'Export', currency: 'EUR' })).id;
});
afterEach(() => office.close());

/** Code and name as they are recognised, the columns behind them into the two lists. */
async function order(text: string, more: Partial<Order> = {}): Promise<Order> {
  const proposed = await suggested(office, text, { entity: 'products', ...more });
  const [code = null, name = null] = proposed.mapping;
  return { ...proposed, mapping: [code, name, `priceList.${dealers}`, `priceList.${abroad}`] };
}

async function prices(): Promise<Record<string, (number | null)[]>> {
  const sort = { column: 'name' as const, descending: false };
  const { rows } = await office.ask('products.list', { filter: {}, sort, after: null, limit: 10 });
  const of = async (id: number) => {
    const known = await office.ask('prices.of', { productId: id });
    return [dealers, abroad].map((list) => known.find(({ priceListId }) => priceListId === list)?.price ?? null);
  };
  return Object.fromEntries(await Promise.all(rows.map(async ({ id, name }) => [name, await of(id)] as const)));
}

test('new products get theirs, the same file says nothing new, a changed price changes it, undoing gives it back', async () => {
  const file = 'Code;Name;Dealers;Export\n1;Table;900.50;9.5\n2;Chair;;\n';
  expect(counts(await imported(office, await order(file)))).toEqual([2, 0, 0, 0, 0]);
  expect(await prices()).toEqual({ Chair: [null, null], Table: [90_050, 950] });
  expect(counts(await imported(office, await order(file)))).toEqual([0, 0, 2, 0, 0]);
  const changed = await imported(office, await order('Code;Name;Dealers;Export\n1;Table;800;\n2;Chair;100;\n'));
  expect(counts(changed)).toEqual([0, 2, 0, 0, 0]);
  expect(await prices()).toEqual({ Chair: [10_000, null], Table: [80_000, 950] });
  expect(await office.ask('imports.undo', { id: changed.importId, job: 'job-00000002' })).toMatchObject({ undone: 2 });
  expect(await prices()).toEqual({ Chair: [null, null], Table: [90_050, 950] });
});

test('a price that is none, or in another currency than the list, is refused with the row', async () => {
  const { refusals, created } = await imported(
    office,
    await order('Code;Name;Dealers;Export\n1;Table;dear;1\n2;Chair;5;7 USD\n3;Lamp;5;7 EUR\n'),
  );
  expect([created, refusals.map(({ row }) => row)]).toEqual([1, [2, 3]]);
  expect(await prices()).toEqual({ Lamp: [500, 700] });
});
