/** Lists as other programs write them go in with what the program suggests. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientNamed, counts, imported, suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.close();
  office = null;
});

async function opened(options: Parameters<typeof testOffice>[0] = {}): Promise<TestOffice> {
  office = await testOffice({ country: 'RU', ...options });
  return office;
}

const northwind = fileURLToPath(new URL('../../../shared/data/northwind/', import.meta.url));
const northwindRows = [
  ['customers', 'clients', {}, 93],
  ['suppliers', 'clients', { type: 'supplier' }, 29],
  ['products', 'products', {}, 77],
] as const;

describe('files as other programs write them', () => {
  it('suppliers of an English list, named by their number', async () => {
    const at = await opened({ country: 'INT' });
    const text = [
      'SupplierID,CompanyName,ContactName,ContactTitle,Address,City,Region,PostalCode,Country,Phone,Fax,HomePage',
      '1,Harbour Liquids,Charlotte Kupfer,Purchasing Manager,49 Gilbert St.,London,,EC1 4SD,UK,(171) 555-2222,,',
      // A name with a comma and quotes, an address of two lines, a page as Access writes it.
      '2,"Bayou ""Cajun"", Inc.",Shelley Berk,,"P.O. Box 7,\nBack door",New Orleans,LA,70117,USA,(100) 555-4822,,#CAJUN.HTM#',
    ].join('\n');
    const order = await suggested(at, text, { fixed: { type: 'supplier' } });
    expect(counts(await imported(at, order))).toEqual([2, 0, 0, 0, 0]);
    expect(await clientNamed(at, 'bayou')).toMatchObject({
      code: '2',
      name: 'Bayou "Cajun", Inc.',
      type: 'supplier',
      address: { city: 'New Orleans', region: 'LA', postcode: '70117', country: 'USA' },
    });
    expect(counts(await imported(at, order))).toEqual([0, 0, 2, 0, 0]);
  });

  it('a code of a country says which country it is, and is not written on letters', async () => {
    const at = await opened({ country: 'INT' });
    const text = 'Name,City,Country\nAlfa,,RU\nBeta,Lyon,fr\nGamma,Rome,Italy\nDelta,Oslo,NO\n';
    await imported(at, await suggested(at, text));
    const nothing = { street: '', postcode: '', city: '', region: '', country: '' };
    expect(await clientNamed(at, 'alfa')).toMatchObject({ country: 'RU', address: nothing });
    expect(await clientNamed(at, 'beta')).toMatchObject({ country: 'FR', address: { ...nothing, city: 'Lyon' } });
    expect(await clientNamed(at, 'gamma')).toMatchObject({ country: 'INT', address: { country: 'Italy' } });
    // Of a country that the program knows nothing of, the code is all that is said.
    expect(await clientNamed(at, 'delta')).toMatchObject({ country: 'INT', address: { country: 'NO' } });
  });

  it('products of an English list, with columns that the program has no field for', async () => {
    const at = await opened({ country: 'INT' });
    const text = [
      'ProductID,ProductName,SupplierID,CategoryID,QuantityPerUnit,UnitPrice,UnitsInStock,UnitsOnOrder,ReorderLevel,Discontinued',
      '1,Chai,1,1,10 boxes x 20 bags,18,39,0,10,0',
      '5,Gumbo Mix,2,2,36 boxes,21.35,0,0,0,1',
    ].join('\n');
    const order = await suggested(at, text, { entity: 'products' });
    expect(counts(await imported(at, order))).toEqual([2, 0, 0, 0, 0]);
    // A product that is discontinued is not among those to choose from.
    expect(await at.ask('products.get', { id: 2 })).toMatchObject({
      code: '5',
      price: 2135,
      currency: 'EUR',
      discontinued: true,
    });
    expect(counts(await imported(at, order))).toEqual([0, 0, 2, 0, 0]);
  });
});

describe('the Northwind files', () => {
  beforeEach((context) => {
    if (!existsSync(northwind)) context.skip('the Northwind files are not beside the project (../shared/data)');
  });

  it.each(northwindRows)('%s go in with what the program suggests', async (name, entity, fixed, rows) => {
    const at = await opened({ country: 'INT' });
    const order = await suggested(at, readFileSync(`${northwind}${name}.csv`), { entity, fixed: { ...fixed } });
    expect(counts(await imported(at, order))).toEqual([rows, 0, 0, 0, 0]);
    expect(counts(await imported(at, order))).toEqual([0, 0, rows, 0, 0]);
  });
});
