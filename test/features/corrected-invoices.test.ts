/** What an invoice asks for follows the corrections of what was delivered: one figure on the invoice, the card, the letter and the statement. */
import { afterEach, expect, test } from 'vitest';
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { Document } from '../../preload/contract/documents.ts';
import { addClient, draftOf, issueDraft, line, vatRateId } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';

let office: TestOffice;
let client: number;
let clock: ReturnType<typeof testClock>;
afterEach(() => office.close());

const address = { street: 'Невский пр., 1', postcode: '191025', city: 'СПб', region: '', country: 'Россия' };

async function beginOffice() {
  clock = testClock('2026-11-29T10:00:00.000Z');
  office = await testOffice({ country: 'RU', language: 'ru', clock });
  client = await addClient(office, { country: 'RU', address, taxNumbers: { inn: '7812014560' } });
}

/** 4 for 300.00 and 22 % each: 1,200.00 + 264.00 = 1,464.00; with one advice for 409.84: + 90.16 = 500.00, that is 1,964.00. */
async function begin(type: 'invoice' | 'order'): Promise<Document> {
  await beginOffice();
  const rate = await vatRateId(office, 'RU', 2200);
  const lines = [
    line({ name: 'Лампа', quantity: 4000, price: 30_000, vatRateId: rate }),
    line({ name: 'Совет', quantity: 1000, price: 40_984, vatRateId: rate }),
  ];
  return issueDraft(office, await draftOf(office, type, client, lines));
}

const base = async ({ id }: Document, type: DocumentType) =>
  issueDraft(office, await office.ask('documents.base', { id, type }));

/** Corrects the quantity of the first line. */
async function correct({ id }: Document, quantity: number): Promise<Document> {
  clock.set(new Date(clock.milliseconds() + 60_000).toISOString());
  const { id: draft, version, ...fields } = await office.ask('documents.base', { id, type: 'correction' });
  const lines = fields.lines.map((one, at) => (at === 0 ? { ...one, quantity } : one));
  return issueDraft(office, await office.ask('documents.change', { id: draft, version, draft: { ...fields, lines } }));
}

async function pay({ id }: Document, amount: number) {
  const payment = { day: '2026-11-29', method: 'bank', reference: '7', purpose: '' } as const;
  await office.ask('payments.record', { documentId: id, amount, ...payment });
}

/** Everywhere that somebody reads it: left to pay of each invoice, the debt on the card, the end of the statement, the status of each invoice. */
async function figures(...invoices: readonly Document[]) {
  const { owed } = await office.ask('clients.get', { id: client });
  const begun = await draftOf(office, 'statement', client, [], {
    details: { from: '2026-11-01', until: '2026-11-30' },
  });
  const { statement } = await issueDraft(office, begun);
  const due = await Promise.all(invoices.map(async ({ id }) => (await office.ask('payments.of', { id })).due));
  const statuses = await Promise.all(
    invoices.map(async ({ id }) => (await office.ask('documents.get', { id })).status),
  );
  return { due, owed: owed.map(({ amount }) => amount), closing: statement?.closing, statuses };
}

test('a correction of the УПД of an invoice is in what is left to pay, the debt, the letter and the statement', async () => {
  const invoice = await begin('invoice');
  const upd = await base(invoice, 'upd');
  expect(await figures(invoice)).toEqual({ due: [196_400], owed: [196_400], closing: 196_400, statuses: ['issued'] });
  // One lamp fewer: 300.00 + 66.00.
  const first = await correct(upd, 3000);
  const after = { due: [159_800], owed: [159_800], closing: 159_800, statuses: ['issued'] };
  expect(await figures(invoice)).toEqual(after);
  expect((await office.ask('documents.get', { id: invoice.id })).corrected).toBe(-36_600);
  expect((await office.ask('payments.of', { id: invoice.id })).corrections).toEqual([
    { id: first.id, number: first.number, day: '2026-11-29', amount: -36_600 },
  ]);
  const letter = await office.ask('mail.draft', { documentIds: [invoice.id] });
  expect(letter.text.replaceAll(/[\u00a0\u202f]/gu, ' ')).toContain('Просим оплатить 1 598,00 ₽');

  // A second one begins where the first ended: two lamps more than after it.
  const second = await correct(upd, 5000);
  expect(await figures(invoice)).toMatchObject({ due: [233_000], owed: [233_000], closing: 233_000 });
  await office.ask('documents.cancel', { id: second.id, version: second.version, reason: 'Ошибка' });
  expect(await figures(invoice)).toEqual(after);
});

test('a paid invoice stays paid when less was delivered, and what is too much is owed to the client; more makes it part paid', async () => {
  const invoice = await begin('invoice');
  const upd = await base(invoice, 'upd');
  await pay(invoice, 196_400);
  const less = await correct(upd, 3000);
  expect(await figures(invoice)).toEqual({ due: [0], owed: [-36_600], closing: -36_600, statuses: ['paid'] });
  await office.ask('documents.cancel', { id: less.id, version: less.version, reason: 'Ошибка' });
  expect(await figures(invoice)).toEqual({ due: [0], owed: [], closing: 0, statuses: ['paid'] });
  const more = await correct(upd, 5000);
  expect(await figures(invoice)).toEqual({ due: [36_600], owed: [36_600], closing: 36_600, statuses: ['part-paid'] });
  await pay(invoice, 36_600);
  expect(await figures(invoice)).toEqual({ due: [0], owed: [], closing: 0, statuses: ['paid'] });
  expect(more.difference?.gross).toBe(36_600);
});

test('what is left after a correction pays the invoice whole', async () => {
  const invoice = await begin('invoice');
  await correct(await base(invoice, 'upd'), 3000);
  await pay(invoice, 159_800);
  expect(await figures(invoice)).toEqual({ due: [0], owed: [], closing: 0, statuses: ['paid'] });
});

test('a correction of a УПД that stands beside the invoice of the same order is that invoice’s', async () => {
  const order = await begin('order');
  const invoice = await base(order, 'invoice');
  await correct(await base(order, 'upd'), 3000);
  expect(await figures(invoice)).toMatchObject({ due: [159_800], owed: [159_800], closing: 159_800 });
  // Another order of the client has no part in it.
  const other = await issueDraft(office, await draftOf(office, 'invoice', client, [line()]));
  expect((await office.ask('payments.of', { id: other.id })).due).toBe(10_000);
});

test('of two invoices of one order the correction is of the one whose lines were delivered, and of the other once that one is cancelled', async () => {
  const order = await begin('order');
  const [lamps, advice] = await office.ask('documents.left', { id: order.id });
  const part = async (type: DocumentType, lineId: number | undefined, quantity: number) => {
    const quantities = [{ lineId: lineId ?? 0, quantity }];
    return issueDraft(office, await office.ask('documents.base', { id: order.id, type, quantities }));
  };
  const first = await part('invoice', lamps?.lineId, 4000);
  const second = await part('invoice', advice?.lineId, 1000);
  await correct(await part('upd', lamps?.lineId, 4000), 3000);
  await part('upd', advice?.lineId, 1000);
  // 1,464.00 − 366.00 and 500.00.
  expect(await figures(first, second)).toMatchObject({ due: [109_800, 50_000], owed: [159_800], closing: 159_800 });
  await office.ask('documents.cancel', { id: first.id, version: first.version, reason: 'Ошибка' });
  expect((await office.ask('payments.of', { id: second.id })).due).toBe(13_400);
});

test('a correction of the tax invoice of a package is of the package’s invoice', async () => {
  const invoice = await begin('invoice');
  const { id, version } = await office.ask('documents.get', { id: invoice.id });
  const types: DocumentType[] = ['act', 'tax-invoice'];
  const { documents } = await office.ask('documents.package', { id, version, types });
  const taxInvoice = documents.find(({ type }) => type === 'tax-invoice');
  if (!taxInvoice) throw new Error('The package has a tax invoice.');
  await correct(await office.ask('documents.get', { id: taxInvoice.id }), 3000);
  expect(await figures(invoice)).toEqual({ due: [159_800], owed: [159_800], closing: 159_800, statuses: ['issued'] });
});

test('an invoice on the basis of a УПД follows the corrections that come after it', async () => {
  await beginOffice();
  const lines = [line({ quantity: 4000, price: 30_000, vatRateId: await vatRateId(office, 'RU', 2200) })];
  const upd = await issueDraft(office, await draftOf(office, 'upd', client, lines));
  const invoice = await base(upd, 'invoice');
  await correct(upd, 3000);
  expect(await figures(invoice)).toEqual({ due: [109_800], owed: [109_800], closing: 109_800, statuses: ['issued'] });
});

test('the list has what is left to pay of open invoices, and of a correction its difference', async () => {
  const invoice = await begin('invoice');
  const upd = await base(invoice, 'upd');
  await correct(upd, 3000);
  await pay(invoice, 100_000);
  const filter = { clientId: client };
  const { rows } = await office.ask('documents.list', {
    filter,
    sort: { column: 'day', descending: false },
    after: null,
    limit: 10,
    withDue: true,
  });
  // 1,964.00 − 366.00 − 1,000.00; the correction has 1,598.00 in all.
  expect(rows.map(({ type, gross, due, difference }) => [type, gross, due, difference])).toEqual([
    ['invoice', 196_400, 59_800, null],
    ['upd', 196_400, undefined, null],
    ['correction', 159_800, undefined, -36_600],
  ]);
  // New totals of corrections are no sum of anything.
  const counted = await office.ask('documents.count', { ...filter, type: 'correction' });
  expect(counted).toEqual({ count: 1, exact: true, sums: [] });
});
