/** What an import wrote can be listed alone. */
import { afterEach, expect, it } from 'vitest';
import { imported, suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.close();
  office = null;
});

const by = (id: number) => ({ column: 'import', is: 'is' as const, values: [id] });

it('lists the clients and products that one import made or changed, and no others', async () => {
  office = await testOffice({ country: 'RU' });
  const at = office;
  const goods = await imported(at, await suggested(at, 'Code;Name\n7;Tea\n8;Cup\n', { entity: 'products' }));
  await imported(at, await suggested(at, 'Code;Name;City\n1;Alfa;Omsk\n2;Beta;Omsk\n'));
  const second = await imported(at, await suggested(at, 'Code;Name;City\n2;Beta;Perm\n3;Gamma;Perm\n'));
  const sort = { column: 'name' as const, descending: false };
  const clients = (id: number, text = '') =>
    at.ask('clients.list', { filter: { text, conditions: [by(id)] }, sort, after: null, limit: 10 });
  expect((await clients(second.importId)).rows.map(({ name }) => name)).toEqual(['Beta', 'Gamma']);
  expect((await clients(second.importId, 'gam')).rows.map(({ name }) => name)).toEqual(['Gamma']);
  expect(await at.ask('clients.count', { conditions: [by(second.importId)] })).toMatchObject({ count: 2 });
  // The ids of clients and products are not each other's.
  expect((await clients(goods.importId)).rows).toEqual([]);
  const products = await at.ask('products.list', {
    filter: { conditions: [by(goods.importId)] },
    sort,
    after: null,
    limit: 10,
  });
  expect(products.rows.map(({ name }) => name)).toEqual(['Cup', 'Tea']);
  const names = (await at.ask('lists.columns', { list: 'clients' })).map(({ name }) => name);
  expect(names).not.toContain('import');
  expect(
    await at.call('clients.list', {
      filter: { conditions: [{ ...by(1), is: 'empty', values: [] }] },
      sort,
      after: null,
      limit: 10,
    }),
  ).toMatchObject({ ok: false, code: 'invalid' });
});
