/** What a correction comes to: its difference counts, in the register and on its page, and a price that it leaves alone stays the same. */
import { afterEach, expect, test } from 'vitest';
import type { Document } from '../../preload/contract/documents.ts';
import { addClient, draftOf, issueDraft, line, vatRateId } from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

const address = { street: 'Невский пр., 1', postcode: '191025', city: 'СПб', region: '', country: 'Россия' };

/** A УПД of 3 for 100.00 with 22 % in it: 245.90 + 54.10 = 300.00. */
async function beginUpd(): Promise<Document> {
  office = await testOffice({ country: 'RU', language: 'ru', now: '2026-11-29T10:00:00.000Z' });
  const client = await addClient(office, { country: 'RU', address, taxNumbers: { inn: '7812014560' } });
  const rate = await vatRateId(office, 'RU', 2200);
  const lines = [line({ quantity: 3000, price: 10_000, vatRateId: rate })];
  return issueDraft(office, await draftOf(office, 'upd', client, lines, { pricesIncludeVat: true }));
}

async function correct(id: number, quantity: number, price?: number): Promise<Document> {
  const { id: draft, version, ...fields } = await office.ask('documents.base', { id, type: 'correction' });
  const lines = fields.lines.map((one) => ({ ...one, quantity, price: price ?? one.price }));
  return issueDraft(office, await office.ask('documents.change', { id: draft, version, draft: { ...fields, lines } }));
}

async function register() {
  const series = (await office.ask('series.list', {})).find(({ type }) => type === 'tax-invoice');
  const part = { seriesId: series?.id ?? 0, from: '2026-01-01', to: '2026-12-31' };
  const { rows } = await office.ask('journal.list', { ...part, after: null, limit: 10 });
  const { sums } = await office.ask('journal.sums', part);
  return { rows: rows.map(({ type, net, vat, gross }) => [type, net, vat, gross]), sums };
}

test('the register counts corrections by their differences, and its sums are those of its rows', async () => {
  const upd = await beginUpd();
  // 1 piece: 81.97 + 18.03 = 100.00, that is 200.00 less.
  const first = await correct(upd.id, 1000);
  expect(first.difference).toEqual({ net: -16_393, vat: -3607, gross: -20_000 });
  // 2 pieces: 163.93 + 36.07 = 200.00, that is 100.00 more than after the first.
  const second = await correct(upd.id, 2000);
  const rows = [
    ['upd', 24_590, 5410, 30_000],
    ['correction', -16_393, -3607, -20_000],
    ['correction', 8196, 1804, 10_000],
  ];
  expect(await register()).toEqual({ rows, sums: [{ currency: 'RUB', net: 16_393, vat: 3607, gross: 20_000 }] });
  // What is cancelled stands in its row and counts no more.
  await office.ask('documents.cancel', { id: second.id, version: second.version, reason: 'Ошибка' });
  expect(await register()).toEqual({ rows, sums: [{ currency: 'RUB', net: 8197, vat: 1803, gross: 10_000 }] });
});

test('a price that a correction leaves alone is printed as it was, to the last decimal', async () => {
  const upd = await beginUpd();
  const textOf = async ({ id }: Document) =>
    (await office.ask('documents.html', { id })).html.replace(/<[^>]*>/gu, ' ').replace(/[\s\u00a0\u202f]+/gu, ' ');
  // 245.90 / 3 = 81.967 apiece; 81.97 for one alone would be another price.
  const fewer = await textOf(await correct(upd.id, 1000));
  expect(fewer).toContain('шт 3 81,967 245,90');
  expect(fewer).toContain('шт 1 81,967 81,97');
  // Another price is another price: 1 for 61.00 is 50.00 without VAT.
  expect(await textOf(await correct(upd.id, 1000, 6100))).toContain('шт 1 50,00 50,00');
});

test('an invoice made of a corrected УПД asks for what is true by now', async () => {
  const upd = await beginUpd();
  await correct(upd.id, 2000, 9000);
  const invoice = await office.ask('documents.base', { id: upd.id, type: 'invoice' });
  expect(invoice.lines).toMatchObject([{ quantity: 2000, price: 9000 }]);
  // 2 × 90.00, VAT within.
  expect(invoice.totals.gross).toBe(18_000);
  await issueDraft(office, invoice);
  expect(await office.ask('documents.left', { id: upd.id })).toMatchObject([{ quantity: 2000, toBill: 0 }]);
});

test('an order is delivered as far as the corrected УПД says, until the correction is cancelled', async () => {
  office = await testOffice({ country: 'RU', language: 'ru', now: '2026-11-29T10:00:00.000Z' });
  const client = await addClient(office, { country: 'RU', address, taxNumbers: { inn: '7812014560' } });
  const lines = [line({ quantity: 10_000, vatRateId: await vatRateId(office, 'RU', 2200) })];
  const order = await issueDraft(office, await draftOf(office, 'order', client, lines));
  const upd = await issueDraft(office, await office.ask('documents.base', { id: order.id, type: 'upd' }));
  const state = async () => {
    const [left] = await office.ask('documents.left', { id: order.id });
    return [(await office.ask('documents.get', { id: order.id })).status, left?.delivered, left?.toDeliver];
  };
  expect(await state()).toEqual(['done', 10_000, 0]);
  await correct(upd.id, 9000);
  const { id, version } = await correct(upd.id, 8000);
  expect(await state()).toEqual(['part-delivered', 8000, 2000]);
  await office.ask('documents.cancel', { id, version, reason: 'Ошибка' });
  expect(await state()).toEqual(['part-delivered', 9000, 1000]);
});

test('of two corrections drafted at once the second does not undo the first', async () => {
  const upd = await beginUpd();
  const { id, version, ...fields } = await office.ask('documents.base', { id: upd.id, type: 'correction' });
  // 2 pieces of the 3.
  const first = await correct(upd.id, 2000);
  // Whoever leaves out what the draft began from changes nothing of it.
  const draft = { ...fields, details: { reason: 'Цена' }, lines: fields.lines.map((one) => ({ ...one, price: 9000 })) };
  const changed = await office.ask('documents.change', { id, version, draft });
  const issue = () => office.call('documents.issue', { id, version: changed.version });
  const refused = await issue();
  expect(refused).toMatchObject({ ok: false, code: 'invalid', details: { fields: [{ path: 'lines' }] } });
  // Where the first one is cancelled the draft begins from what stands again: 3 pieces for 90.00.
  await office.ask('documents.cancel', { id: first.id, version: first.version, reason: 'Ошибка' });
  expect(await issue()).toMatchObject({ ok: true, value: { document: { difference: { gross: -3000 } } } });
});

test('a correction that begins from one that is cancelled meanwhile is refused', async () => {
  const upd = await beginUpd();
  const first = await correct(upd.id, 2000);
  const { id, version, ...fields } = await office.ask('documents.base', { id: upd.id, type: 'correction' });
  const lines = fields.lines.map((one) => ({ ...one, price: 9000 }));
  const changed = await office.ask('documents.change', { id, version, draft: { ...fields, lines } });
  await office.ask('documents.cancel', { id: first.id, version: first.version, reason: 'Ошибка' });
  expect(await office.call('documents.issue', { id, version: changed.version })).toMatchObject({
    ok: false,
    details: { fields: [{ path: 'lines' }] },
  });
});
