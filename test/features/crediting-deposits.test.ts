/** Credit notes of invoices that took deposits off: each sum is asked for once and given back once. */
import { afterEach, expect, test } from 'vitest';
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { Document } from '../../preload/contract/documents.ts';
import { addClient, draftOf, issueDraft, line, vatRateId } from '../support/documents.ts';
import { type TestCountry, type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

async function begin(country: TestCountry = 'INT'): Promise<number> {
  office = await testOffice({ country, language: 'en', now: '2026-11-29T10:00:00.000Z' });
  return addClient(office, { country });
}

const based = async ({ id }: Document, type: DocumentType, share?: number) =>
  issueDraft(office, await office.ask('documents.base', { id, type, ...(share && { share }) }));
/** An order of ten pieces of 100.00, and a deposit of 30 % on it: 300.00. */
async function orderWithDeposit(client: number, vatRateIdOfLine: number | null = null) {
  const lines = [line({ quantity: 10_000, vatRateId: vatRateIdOfLine })];
  const order = await issueDraft(office, await draftOf(office, 'order', client, lines));
  return { order, deposit: await based(order, 'deposit-invoice', 3000) };
}
/** A credit note over so many pieces. */
async function credited(invoice: Document, pieces: number): Promise<Document> {
  const { id, version, ...fields } = await office.ask('documents.base', { id: invoice.id, type: 'credit-note' });
  const lines = fields.lines.map((one) => ({ ...one, quantity: pieces * 1000 }));
  return issueDraft(office, await office.ask('documents.change', { id, version, draft: { ...fields, lines } }));
}
const pay = ({ id }: Document, amount: number) =>
  office.ask('payments.record', {
    documentId: id,
    day: '2026-11-29',
    amount,
    method: 'bank',
    reference: '',
    purpose: '',
  });
const dueOf = async ({ id }: Document) => (await office.ask('payments.of', { id })).due;
/** What the client owes by the statement, and by his card. */
async function owed(clientId: number): Promise<[number, number]> {
  const { companyId } = await office.ask('documents.new', { type: 'invoice', companyId: null, clientId });
  const account = { companyId, clientId, currency: 'EUR', form: 'INT', from: '2026-01-01', until: '2026-12-31' };
  const { closing } = await office.ask('documents.statement', account);
  const [sum] = (await office.ask('clients.get', { id: clientId })).owed;
  return [closing, sum?.amount ?? 0];
}
async function textOf({ id }: Document): Promise<string> {
  const { html } = await office.ask('documents.html', { id });
  return html
    .slice(html.indexOf('<body'))
    .replace(/<[^>]*>/gu, ' ')
    .replace(/[\s\u00a0\u202f]+/gu, ' ');
}

test('after a final invoice was credited whole, the next one takes the same deposit off and nothing is owed twice', async () => {
  const client = await begin();
  const { order, deposit } = await orderWithDeposit(client);
  await pay(deposit, 30_000);
  const first = await based(order, 'invoice');
  const note = await based(first, 'credit-note');
  expect(note).toMatchObject({ totals: { gross: 100_000 }, details: { deposits: [{ gross: 30_000 }] } });
  // 300.00 asked for and paid; 700.00 asked for and given back.
  expect([await owed(client), await dueOf(first)]).toEqual([[0, 0], 0]);
  const second = await based(order, 'invoice');
  expect(await dueOf(second)).toBe(70_000);
  await pay(second, 70_000);
  expect(await owed(client)).toEqual([0, 0]);
});

test('a final invoice and then its deposit credited leave in the client’s favour what he paid, no more', async () => {
  const client = await begin();
  const { order, deposit } = await orderWithDeposit(client);
  await pay(deposit, 30_000);
  await based(await based(order, 'invoice'), 'credit-note');
  await based(deposit, 'credit-note');
  expect(await owed(client)).toEqual([-30_000, -30_000]);
});

test('credit notes over parts leave the deposit standing only with the one that completes them', async () => {
  const client = await begin();
  const { order, deposit } = await orderWithDeposit(client);
  const final = await based(order, 'invoice');
  expect((await credited(final, 4)).details.deposits).toBeUndefined();
  // 300.00 + 700.00 less 400.00.
  expect([await owed(client), await dueOf(final)]).toEqual([[60_000, 60_000], 30_000]);
  expect((await credited(final, 6)).details.deposits).toMatchObject([{ documentId: deposit.id }]);
  // The deposit invoice alone.
  expect([await owed(client), await dueOf(final)]).toEqual([[30_000, 30_000], 0]);
  expect(await office.ask('documents.deposits', { id: order.id })).toMatchObject([{ documentId: deposit.id }]);
});

test('a deposit that credit notes over parts have paid back already is not free again', async () => {
  const client = await begin();
  const { order, deposit } = await orderWithDeposit(client);
  const final = await based(order, 'invoice');
  await pay(deposit, 30_000);
  await pay(final, 70_000);
  await credited(final, 9);
  expect((await credited(final, 1)).details.deposits).toEqual([]);
  // All that was paid is to be paid back.
  expect(await owed(client)).toEqual([-100_000, -100_000]);
  expect(await office.ask('documents.deposits', { id: order.id })).toEqual([]);
});

test('the deposits on a credit note are those of its invoice, whatever is handed in', async () => {
  const client = await begin();
  const { order } = await orderWithDeposit(client);
  const final = await based(order, 'invoice');
  const { id, version, ...fields } = await office.ask('documents.base', { id: final.id, type: 'credit-note' });
  const wrong = [{ documentId: 1, number: 'DEP-9', day: '2026-11-29', vat: 0, gross: 99_000 }];
  const draft = { ...fields, details: { ...fields.details, deposits: wrong } };
  const note = await issueDraft(office, await office.ask('documents.change', { id, version, draft }));
  expect(note.details.deposits).toEqual(final.details.deposits);
});

test('the French credit note says what it gives back, in print and in its file, and VAT comes to that of the sale', async () => {
  const client = await begin('FR');
  const { order, deposit } = await orderWithDeposit(client, await vatRateId(office, 'FR', 2000));
  const first = await based(order, 'invoice');
  const note = await based(first, 'credit-note');
  const second = await based(order, 'invoice');
  // VAT of 300.00, of 1,000.00 less the deposit's, the same given back, and again: 60 + 140 − 140 + 140.
  const own = ({ totals, details }: Document) =>
    totals.vat - (details.deposits ?? []).reduce((sum, { vat }) => sum + vat, 0);
  expect(own(deposit) + own(first) - own(note) + own(second)).toBe(20_000);
  // 1,200.00 less 360.00.
  const text = await textOf(note);
  expect(text).toContain('Acompte, facture n° AC-2026-0001 du 29/11/2026 (dont TVA 60,00) −360,00');
  expect(text).toContain('Net à imputer ou à rembourser 840,00 €');
});

test('the invoice after a deposit is that of the order: its lines, less the deposit', async () => {
  const client = await begin();
  const { order, deposit } = await orderWithDeposit(client);
  const final = await based(deposit, 'invoice');
  expect(final).toMatchObject({ basedOnId: order.id, lines: [{ name: 'Advice', quantity: 10_000, price: 10_000 }] });
  expect(await dueOf(final)).toBe(70_000);
  const { steps } = await office.ask('documents.nextSteps', { id: deposit.id });
  expect(steps).toContainEqual({ type: 'invoice', isDone: true });
});

test('the invoice after a deposit without a basis begins without lines, and takes the deposit off', async () => {
  const client = await begin();
  const deposit = await issueDraft(office, await draftOf(office, 'deposit-invoice', client, [line({ price: 30_000 })]));
  const { id, version, ...fields } = await office.ask('documents.base', { id: deposit.id, type: 'invoice' });
  expect(fields.lines).toEqual([]);
  const draft = { ...fields, lines: [line({ price: 100_000 })] };
  const final = await issueDraft(office, await office.ask('documents.change', { id, version, draft }));
  expect([await dueOf(final), await owed(client)]).toEqual([70_000, [100_000, 100_000]]);
});

const cancel = async ({ id }: Document) => {
  const { version } = await office.ask('documents.get', { id });
  return office.call('documents.cancel', { id, version, reason: 'By mistake' });
};

test('a credit note stays while another invoice takes off the deposit that its own would take off again', async () => {
  const client = await begin();
  const { order } = await orderWithDeposit(client);
  const first = await based(order, 'invoice');
  const note = await based(first, 'credit-note');
  const second = await based(order, 'invoice');
  const refused = await cancel(note);
  expect(refused).toMatchObject({ ok: false, code: 'read-only', message: expect.stringContaining('INV-2026-0002') });
  expect(await dueOf(first)).toBe(0);
  await cancel(second);
  expect(await cancel(note)).toMatchObject({ ok: true });
  // 1,000.00 less the deposit, which is taken off again.
  expect([await dueOf(first), await owed(client)]).toEqual([70_000, [100_000, 100_000]]);
});

test('a credit note stays while the deposit that its invoice would take off again is credited itself', async () => {
  const client = await begin();
  const { order, deposit } = await orderWithDeposit(client);
  const note = await based(await based(order, 'invoice'), 'credit-note');
  const ofDeposit = await based(deposit, 'credit-note');
  expect(await cancel(note)).toMatchObject({ ok: false, code: 'read-only' });
  await cancel(ofDeposit);
  expect(await cancel(note)).toMatchObject({ ok: true });
});

test('a credit note of a deposit stays while an invoice takes off what it left of the deposit', async () => {
  const client = await begin();
  const { order, deposit } = await orderWithDeposit(client);
  const { id, version, ...fields } = await office.ask('documents.base', { id: deposit.id, type: 'credit-note' });
  const draft = { ...fields, lines: fields.lines.map((one) => ({ ...one, price: 10_000 })) };
  const note = await issueDraft(office, await office.ask('documents.change', { id, version, draft }));
  await based(order, 'invoice');
  expect(await cancel(note)).toMatchObject({ ok: false, code: 'read-only' });
  expect(await owed(client)).toEqual([100_000, 100_000]);
});

test('with VAT rounded by line, a deposit of all there is comes to the order, and the final invoice can be issued', async () => {
  const client = await begin('FR');
  const [company] = await office.ask('companies.list', {});
  const change = { changes: { vatRounding: 'line' }, was: { vatRounding: 'document' } } as const;
  await office.ask('companies.change', { id: company?.id ?? 0, version: company?.version ?? 0, ...change });
  const rate = await vatRateId(office, 'FR', 2000);
  // 20 lines of 1.02 and 0.20 VAT each: 24.40; by the sum VAT would be 4.08.
  const lines = Array.from({ length: 20 }, () => line({ price: 102, vatRateId: rate }));
  const order = await issueDraft(office, await draftOf(office, 'order', client, lines));
  expect(order.totals.gross).toBe(2440);
  expect((await based(order, 'deposit-invoice', 10_000)).totals.gross).toBe(2440);
  expect(await dueOf(await based(order, 'invoice'))).toBe(0);
});

test('a final invoice that its deposit covers can be cancelled: nothing of it was paid', async () => {
  const client = await begin();
  const order = await issueDraft(office, await draftOf(office, 'order', client, [line()]));
  const deposit = await based(order, 'deposit-invoice', 10_000);
  await pay(deposit, 10_000);
  const final = await based(order, 'invoice');
  expect(final.status).toBe('paid');
  expect(await cancel(final)).toMatchObject({ ok: true });
  expect(await cancel(deposit)).toMatchObject({ ok: false, code: 'read-only' });
  expect(await owed(client)).toEqual([0, 0]);
});

test('deposits that come to more than their order, or that were asked for after all was invoiced, are remarked', async () => {
  const client = await begin();
  const remarks = async (order: Document, share: number) => {
    const { id, version } = await office.ask('documents.base', { id: order.id, type: 'deposit-invoice', share });
    return (await office.ask('documents.issue', { id, version })).warnings;
  };
  const order = async () => issueDraft(office, await draftOf(office, 'order', client, [line({ quantity: 10_000 })]));
  const one = await order();
  expect([await remarks(one, 6000), await remarks(one, 4000)]).toEqual([[], []]);
  expect(await remarks(one, 2000)).toEqual([
    'With this deposit €1,200.00 is asked for on ORD-2026-0001, which comes to €1,000.00.',
  ]);
  const two = await order();
  const final = await based(two, 'invoice');
  expect(await remarks(two, 1000)).toEqual([
    'With this deposit €1,100.00 is asked for on ORD-2026-0002, which comes to €1,000.00.',
  ]);
  // What was credited is asked for no more.
  await credited(final, 3);
  expect(await remarks(two, 2000)).toEqual([]);
});

test('a credit note that is dated before its invoice is remarked', async () => {
  const client = await begin('FR');
  const invoice = await issueDraft(office, await draftOf(office, 'invoice', client, [line()]));
  const { id, version, ...fields } = await office.ask('documents.base', { id: invoice.id, type: 'credit-note' });
  const note = await office.ask('documents.change', { id, version, draft: { ...fields, day: '2026-11-28' } });
  const { warnings } = await office.ask('documents.issue', { id, version: note.version });
  expect(warnings).toContain(
    'The day 28/11/2026 is earlier than that of FA-2026-0001, which it credits or corrects (29/11/2026).',
  );
});
