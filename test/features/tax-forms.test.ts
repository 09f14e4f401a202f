/** What Russian tax forms say of prices, of the documents that goods went with, and which series corrections are numbered in. */
import { afterEach, expect, test } from 'vitest';
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { Document, DocumentLine, DraftFields } from '../../preload/contract/documents.ts';
import { addClient, addProduct, draftOf, issueDraft, line, vatRateId } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';

const clock = testClock('2026-11-29T10:00:00.000Z');
let office: TestOffice;
afterEach(() => office.close());

const address = {
  street: 'Невский пр., 1',
  postcode: '191025',
  city: 'Санкт-Петербург',
  region: '',
  country: 'Россия',
};

async function begin(): Promise<{ readonly client: number; readonly rate: number }> {
  clock.set('2026-11-29T10:00:00.000Z');
  office = await testOffice({ country: 'RU', language: 'en', clock });
  const client = await addClient(office, { country: 'RU', address, taxNumbers: { inn: '7812014560' } });
  return { client, rate: await vatRateId(office, 'RU', 2200) };
}

const issue = (draft: Pick<Document, 'id' | 'version'>) => issueDraft(office, draft);
const issued = async (
  type: DocumentType,
  clientId: number,
  lines: DocumentLine[],
  more?: Partial<DraftFields>,
): Promise<Document> => issue(await draftOf(office, type, clientId, lines, more));

/** The text of the page, all spaces the same. */
async function read({ id }: Document): Promise<string> {
  const { html } = await office.ask('documents.html', { id });
  return html
    .slice(html.indexOf('<body'))
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ');
}

test('the price on a УПД is net of all discounts: quantity × price comes to the sum beside it', async () => {
  const { client, rate } = await begin();
  // 2 × 100.00, less 10 %, less 5 % of the document: 171.00, that is 85.50 apiece.
  const lines = [line({ quantity: 2000, price: 10_000, discount: 1000, vatRateId: rate })];
  const upd = await issued('upd', client, lines, { discount: 500 });
  expect(await read(upd)).toContain('шт 2 85,50 171,00 без акциза 22 % 37,62 208,62');
});

test('a price that no kopecks can say has as many decimals as it takes, and one that was agreed without VAT stays as it is', async () => {
  const { client, rate } = await begin();
  // 3 for 122.00 with VAT: 366.00, of which 300.00 without; 3 for 100.00 with VAT: 300.00, of which 245.90 without, that is 81.9667 apiece.
  const included = [
    line({ quantity: 3000, price: 12_200, vatRateId: rate }),
    line({ quantity: 3000, price: 10_000, vatRateId: rate }),
  ];
  const withVat = await read(await issued('upd', client, included, { pricesIncludeVat: true }));
  expect(withVat).toContain('шт 3 100,00 300,00');
  expect(withVat).toContain('шт 3 81,967 245,90');
  const onTop = await read(await issued('waybill', client, [line({ quantity: 1, price: 10_040, vatRateId: rate })]));
  // A thousandth of a piece at 100.40 is 0.10: the price is not worked out anew from ten kopecks.
  expect(onTop).toContain('0,001 100,40 0,10');
});

test('the tax invoice of a package names its act and its waybill, each with the lines that it holds', async () => {
  const { client, rate } = await begin();
  const goods = await addProduct(office, 'Lamp', 'goods', rate);
  const service = await addProduct(office, 'Mounting', 'service', rate);
  const invoice = await issued('invoice', client, [
    line({ productId: goods, name: 'Lamp', vatRateId: rate }),
    line({ productId: goods, name: 'Lamp', vatRateId: rate }),
    line({ productId: service, name: 'Mounting', vatRateId: rate }),
  ]);
  const { documents } = await office.ask('documents.package', {
    id: invoice.id,
    version: invoice.version,
    types: ['waybill', 'act', 'tax-invoice'],
  });
  const taxInvoice = documents.find(({ type }) => type === 'tax-invoice');
  if (!taxInvoice) throw new Error('no tax invoice');
  const row = 'Документ об отгрузке № п/п 1–2 № 1 от 29.11.2026; № п/п 3 № 1 от 29.11.2026 (5а)';
  expect(await read(taxInvoice)).toContain(row);
  // It is so for ever: neither a later act nor the cancelling of this one changes the page.
  const act = documents.find(({ type }) => type === 'act');
  if (!act) throw new Error('no act');
  clock.set('2026-11-30T10:00:00.000Z');
  await office.ask('documents.cancel', { id: act.id, version: act.version, reason: 'Refused' });
  expect(await read(taxInvoice)).toContain(row);
});

test('a tax invoice that is based on an act names that, and one of which nothing was delivered names nothing', async () => {
  const { client, rate } = await begin();
  const act = await issued('act', client, [line({ vatRateId: rate })]);
  const ofAct = await issue(await office.ask('documents.base', { id: act.id, type: 'tax-invoice' }));
  expect(await read(ofAct)).toContain('№ п/п 1 № 1 от 29.11.2026 (5а)');
  const invoice = await issued('invoice', client, [line({ vatRateId: rate })]);
  const ofInvoice = await issue(await office.ask('documents.base', { id: invoice.id, type: 'tax-invoice' }));
  expect(await read(ofInvoice)).toContain('№ п/п 1 № — от — (5а)');
});

test('what corrects a УПД with status 2 is a primary document: in its number and in its title', async () => {
  const { client, rate } = await begin();
  const lines = [line({ quantity: 10_000, vatRateId: rate })];
  const first = await issued('upd', client, lines);
  expect(first.number).toBe('1');
  const upd = await issued('upd', client, lines, { details: { transferStatus: '2' } });
  expect(upd.number).toBe('1');
  const based = await office.ask('documents.base', { id: upd.id, type: 'correction' });
  const { id, version, lines: before, ...fields } = based;
  const eight = before.map((one) => ({ ...one, quantity: 8000 }));
  const correction = await issue(
    await office.ask('documents.change', { id, version, draft: { ...fields, lines: eight } }),
  );
  expect(correction.number).toBe('2');
  const text = await read(correction);
  expect(text).toContain('к УНИВЕРСАЛЬНОМУ ПЕРЕДАТОЧНОМУ ДОКУМЕНТУ (статус 2) № 1 от 29 ноября 2026 г.');
  expect(text).not.toContain('СЧЁТ-ФАКТУРА');
});
