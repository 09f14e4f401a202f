/** Copies of documents: what belongs to the moment, or to the document that the copied one was made of, stays behind. */
import { afterEach, expect, test } from 'vitest';
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { Document, DocumentLine, DraftFields } from '../../preload/contract/documents.ts';
import { addClient, draftOf, issueDraft, line } from '../support/documents.ts';
import { type TestCountry, type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

const address = { street: 'Невский пр., 1', postcode: '191025', city: 'СПб', region: '', country: 'Россия' };

async function begin(country: TestCountry): Promise<number> {
  office = await testOffice({ country, language: 'en', now: '2026-11-29T10:00:00.000Z' });
  return addClient(office, { country, address, taxNumbers: country === 'RU' ? { inn: '7812014560' } : {} });
}
const issued = async (type: DocumentType, client: number, lines: DocumentLine[], more?: Partial<DraftFields>) =>
  issueDraft(office, await draftOf(office, type, client, lines, more));
const based = async ({ id }: Document, type: DocumentType, share?: number) =>
  issueDraft(office, await office.ask('documents.base', { id, type, ...(share && { share }) }));
const copyOf = ({ id }: Document) => office.ask('documents.copy', { id });

test('a copy of a УПД that is a primary document alone is one too', async () => {
  const client = await begin('RU');
  const upd = await issued('upd', client, [line()], { details: { transferStatus: '2' } });
  expect((await copyOf(upd)).details.transferStatus).toBe('2');
});

test('a copy of a contract does not end in the past', async () => {
  const client = await begin('RU');
  const details = { validUntil: '2025-12-31', subject: 'Ремонт' };
  expect((await copyOf(await issued('contract', client, [line()], { details }))).details).toEqual({
    subject: 'Ремонт',
  });
});

test('a copy of a cash receipt that paid an invoice does not say that it pays it, and one of another keeps its grounds', async () => {
  const client = await begin('RU');
  const receipt = await based(await issued('invoice', client, [line()]), 'cash-receipt');
  expect(receipt.details.grounds).toBe('Оплата по счёту № 1 от 29.11.2026');
  const copy = await copyOf(receipt);
  expect(copy.lines.map(({ name }) => name)).toEqual(['Оплата']);
  expect([copy.basedOnId, copy.details]).toEqual([null, {}]);
  const grounds = 'Возврат подотчётных сумм';
  const other = await issued('cash-receipt', client, [line()], { details: { grounds } });
  expect((await copyOf(other)).details).toEqual({ grounds });
});

test('a copy of a deposit invoice names no order that was cancelled', async () => {
  const client = await begin('INT');
  const order = await issued('order', client, [line()]);
  const deposit = await based(order, 'deposit-invoice', 3000);
  expect(deposit.lines[0]?.name).toBe('Deposit of 30 % on ORD-2026-0001');
  await office.ask('documents.cancel', { id: order.id, version: order.version, reason: 'By mistake' });
  const copy = await copyOf(deposit);
  expect([copy.basedOnId, copy.details, copy.lines[0]?.name]).toEqual([null, {}, 'Deposit']);
});

test('a copy of a cancelled credit note credits the same invoice, at the same rate, and can be issued', async () => {
  const client = await begin('INT');
  const invoice = await issued('invoice', client, [line()], { currency: 'USD', exchangeRate: 900_000 });
  const { id, version } = await based(invoice, 'credit-note');
  await office.ask('documents.cancel', { id, version, reason: 'The wrong reason' });
  const copy = await office.ask('documents.copy', { id });
  expect(copy).toMatchObject({ correctsId: invoice.id, exchangeRate: 900_000 });
  expect((await issueDraft(office, copy)).number).toBe('CN-2026-0002');
  expect((await office.ask('payments.of', { id: invoice.id })).due).toBe(0);
});

test('a credit note of an invoice that was cancelled is not copied: nothing could come of it', async () => {
  const client = await begin('INT');
  const invoice = await issued('invoice', client, [line()]);
  const note = await based(invoice, 'credit-note');
  await office.ask('documents.cancel', { id: note.id, version: note.version, reason: 'By mistake' });
  const { version } = await office.ask('documents.get', { id: invoice.id });
  await office.ask('documents.cancel', { id: invoice.id, version, reason: 'By mistake' });
  expect(await office.call('documents.copy', { id: note.id })).toMatchObject({ ok: false, code: 'read-only' });
});
