/** Documents that refer to others: rates, deposits, credits, corrections and payments go by those others, whatever happens to them meanwhile. */
import { afterEach, expect, test } from 'vitest';
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { Document, DocumentLine, DraftFields } from '../../preload/contract/documents.ts';
import { addClient, addProduct, draftOf, handOut, issueDraft, line, vatRateId } from '../support/documents.ts';
import { type TestCountry, type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';

let office: TestOffice;
afterEach(() => office.close());

const address = {
  street: 'Невский пр., 1',
  postcode: '191025',
  city: 'Санкт-Петербург',
  region: '',
  country: 'Россия',
};

async function begin(country: TestCountry, more: Parameters<typeof addClient>[1] = {}): Promise<number> {
  office = await testOffice({ country, language: 'en', now: '2026-11-29T10:00:00.000Z', password: ownersPassword });
  return addClient(office, { country, address, taxNumbers: country === 'RU' ? { inn: '7812014560' } : {}, ...more });
}

const draft = (type: DocumentType, clientId: number, lines: DocumentLine[], more?: Partial<DraftFields>) =>
  draftOf(office, type, clientId, lines, more);
const issue = (one: Document) => issueDraft(office, one);
const issued = async (...given: Parameters<typeof draft>) => issue(await draft(...given));
const tryIssue = ({ id, version }: Document) => office.call('documents.issue', { id, version });
const based = (id: number, type: DocumentType, more: { share?: number } = {}) =>
  office.ask('documents.base', { id, type, ...more });
const statusOf = async (id: number) => (await office.ask('documents.get', { id })).status;
const versionOf = async (id: number) => (await office.ask('documents.get', { id })).version;
const cancel = async (id: number) =>
  office.call('documents.cancel', { id, version: await versionOf(id), reason: 'By mistake' });
const dueOf = async (id: number) => (await office.ask('payments.of', { id })).due;

async function change({ id, version, ...fields }: Document, changes: Partial<DraftFields>): Promise<Document> {
  return office.ask('documents.change', { id, version, draft: { ...fields, ...changes } });
}

async function textOf(id: number): Promise<string> {
  const { html } = await office.ask('documents.html', { id });
  return html
    .slice(html.indexOf('<body'))
    .replace(/<[^>]*>/gu, ' ')
    .replace(/[\s\u00a0\u202f]+/gu, ' ');
}

const pay = (documentId: number, amount: number, day = '2026-11-29') =>
  office.call('payments.record', { documentId, day, amount, method: 'bank', reference: '7', purpose: '' });

test('what is made of a document in dollars has the rate of the dollar, whatever the client’s own currency is', async () => {
  const client = await begin('RU', { currency: 'EUR' });
  await office.ask('rates.set', { base: 'RUB', currency: 'EUR', day: '2026-11-01', rate: 100_000_000 });
  await office.ask('rates.set', { base: 'RUB', currency: 'USD', day: '2026-11-01', rate: 80_000_000 });
  const order = await issued('order', client, [line()], { currency: 'USD', exchangeRate: 79_000_000 });
  expect(await based(order.id, 'invoice')).toMatchObject({ currency: 'USD', exchangeRate: 80_000_000 });
});

test('a copy begins anew: with the rate of today, and held open from today', async () => {
  const client = await begin('RU');
  await office.ask('rates.set', { base: 'RUB', currency: 'USD', day: '2026-11-01', rate: 80_000_000 });
  const old = await draft('proposal', client, [line()], {
    currency: 'USD',
    exchangeRate: 50_000_000,
    details: { validUntil: '2026-02-01' },
  });
  expect(await office.ask('documents.copy', { id: old.id })).toMatchObject({
    exchangeRate: 80_000_000,
    details: { validUntil: '2026-12-29' },
  });
});

test('a rate without its comma is refused beside its field', async () => {
  const client = await begin('RU');
  const wrong = await draft('invoice', client, [line({ price: 100_000_000 })], {
    currency: 'USD',
    exchangeRate: 95_234_567_000_000,
  });
  expect(await tryIssue(wrong)).toMatchObject({ details: { fields: [{ path: 'exchangeRate' }] } });
});

test('an invoice takes off the deposit of its own order, and of the contract above it, never that of another order', async () => {
  const client = await begin('INT');
  const contract = await issued('contract', client, [line({ price: 100_000 })]);
  const [a, b] = [await issue(await based(contract.id, 'order')), await issue(await based(contract.id, 'order'))];
  const deposit = await issue(await based(a.id, 'deposit-invoice', { share: 3000 }));
  expect((await based(b.id, 'invoice')).details.deposits).toBeUndefined();
  const general = await issue(await based(contract.id, 'deposit-invoice', { share: 1000 }));
  const final = await based(a.id, 'invoice');
  expect(final.details.deposits?.map(({ documentId }) => documentId)).toEqual([deposit.id, general.id]);
  // One of them is left for the other order.
  const [own] = final.details.deposits ?? [];
  await issue(await change(final, { details: { ...final.details, deposits: own ? [own] : [] } }));
  expect((await based(b.id, 'invoice')).details.deposits?.map(({ number }) => number)).toEqual([general.number]);
});

test('a contract that leads to several orders has all of them billed', async () => {
  const client = await begin('INT');
  const contract = await issued('contract', client, [line({ price: 100_000 })]);
  const [a, b] = [await issue(await based(contract.id, 'order')), await issue(await based(contract.id, 'order'))];
  await issue(await based(b.id, 'invoice'));
  expect((await office.ask('documents.left', { id: a.id }))[0]).toMatchObject({ toBill: 1000, toDeliver: 1000 });
});

test('a deposit is taken off in its currency from its client only', async () => {
  const client = await begin('INT');
  const other = await addClient(office, { name: 'Other', country: 'INT' });
  const order = await issued('order', client, [line({ price: 100_000 })]);
  await issue(await based(order.id, 'deposit-invoice', { share: 3000 }));
  const final = await change(await based(order.id, 'invoice'), {
    clientId: other,
    currency: 'USD',
    exchangeRate: 900_000,
  });
  expect(await tryIssue(final)).toMatchObject({ details: { fields: [{ path: 'clientId' }, { path: 'currency' }] } });
});

test('a deposit is free again once the invoice that took it off was credited whole', async () => {
  const client = await begin('INT');
  const order = await issued('order', client, [line({ price: 100_000 })]);
  const deposit = await issue(await based(order.id, 'deposit-invoice', { share: 3000 }));
  const first = await issue(await based(order.id, 'invoice'));
  await issue(await based(first.id, 'credit-note'));
  expect((await based(order.id, 'invoice')).details.deposits?.map(({ number }) => number)).toEqual([deposit.number]);
  expect(await tryIssue(await based(deposit.id, 'credit-note'))).toMatchObject({ ok: true });
});

test('a deposit that was issued while the final invoice lay as a draft is asked about, not forgotten', async () => {
  const client = await begin('INT');
  const order = await issued('order', client, [line({ price: 100_000 })]);
  const final = await based(order.id, 'invoice');
  const deposit = await issue(await based(order.id, 'deposit-invoice', { share: 3000 }));
  expect(await tryIssue(final)).toMatchObject({ details: { fields: [{ path: 'details.deposits' }] } });
  const open = await office.ask('documents.deposits', { id: order.id });
  expect(open).toMatchObject([{ documentId: deposit.id, gross: 30_000 }]);
  const decided = await change(final, { details: { ...final.details, deposits: open } });
  expect(await dueOf((await issue(decided)).id)).toBe(70_000);
});

test('nothing is issued on the basis of a document that was cancelled meanwhile', async () => {
  const client = await begin('INT');
  const order = await issued('order', client, [line()]);
  const invoice = await based(order.id, 'invoice');
  await cancel(order.id);
  expect(await tryIssue(invoice)).toMatchObject({ details: { fields: [{ path: 'basedOnId' }] } });
});

test('a second correction begins where the first ended, and only the last one can be cancelled', async () => {
  const client = await begin('RU');
  const rate = await vatRateId(office, 'RU', 2200);
  const upd = await issued('upd', client, [line({ quantity: 10_000, vatRateId: rate })]);
  await office.ask('documents.setStatus', { id: upd.id, version: upd.version, status: 'signed' });
  const correct = async (quantity: number) => {
    const begun = await based(upd.id, 'correction');
    return issue(await change(begun, { lines: begun.lines.map((one) => ({ ...one, quantity })) }));
  };
  const first = await correct(8000);
  expect((await based(upd.id, 'correction')).lines[0]?.quantity).toBe(8000);
  const second = await correct(7000);
  // Before: 8 for 976.00 with VAT; after: 7 for 854.00.
  const html = await textOf(second.id);
  expect(html).toContain('976,00');
  expect(html).not.toContain('1 220,00');
  // 10 × 122.00, less 244.00, less 122.00.
  expect(await textOf((await draft('statement', client, [])).id)).toContain('854,00');
  expect(await cancel(first.id)).toMatchObject({ ok: false, code: 'read-only' });
  const kept = await textOf(second.id);
  await cancel(second.id);
  expect(await statusOf(upd.id)).toBe('corrected');
  expect(await cancel(first.id)).toMatchObject({ ok: true });
  expect(await statusOf(upd.id)).toBe('signed');
  expect((await textOf(second.id)).includes('976,00')).toBe(kept.includes('976,00'));
});

test('a correction that changes nothing is refused, and one that changes a line names that line alone', async () => {
  const client = await begin('RU');
  const rate = await vatRateId(office, 'RU', 2200);
  const lines = ['Столы', 'Стулья'].map((name) => line({ name, vatRateId: rate }));
  const upd = await issued('upd', client, lines);
  const begun = await based(upd.id, 'correction');
  expect(await tryIssue(begun)).toMatchObject({ details: { fields: [{ path: 'lines' }] } });
  const changed = begun.lines.map((one, at) => (at === 1 ? { ...one, price: 9000 } : one));
  const text = await textOf((await issue(await change(begun, { lines: changed }))).id);
  expect([text.includes('Стулья'), text.includes('Столы')]).toEqual([true, false]);
});

test('a package has a waybill for the goods, an act for the rest, and no tax invoice of who pays no VAT', async () => {
  const client = await begin('RU');
  const vat = await vatRateId(office, 'RU', 2200);
  const productId = await addProduct(office, 'Стол', 'goods', vat);
  const lines = [line({ productId, name: 'Стол', vatRateId: vat }), line({ name: 'Сборка', vatRateId: vat })];
  const first = await issued('invoice', client, lines);
  const offered = async (id: number) => (await office.ask('documents.nextSteps', { id })).package;
  expect(await offered(first.id)).toEqual(['waybill', 'act', 'tax-invoice']);
  const made = await office.ask('documents.package', {
    id: first.id,
    version: first.version,
    types: ['waybill', 'act'],
  });
  expect(made.documents.map((one) => one.lines.map(({ name }) => name))).toEqual([['Стол'], ['Сборка']]);
  const { id = 0, version = 0 } = (await office.ask('companies.list', {}))[0] ?? {};
  await office.ask('companies.change', { id, version, changes: { vatPayer: false }, was: { vatPayer: true } });
  expect(await offered((await issued('invoice', client, lines)).id)).toEqual(['waybill', 'act']);
});

test('an invoice stays while a credit note stands on it, and no more is credited than was asked for', async () => {
  const client = await begin('INT');
  const invoice = await issued('invoice', client, [line({ quantity: 10_000 })]);
  const [one, two] = [await based(invoice.id, 'credit-note'), await based(invoice.id, 'credit-note')];
  const credit = await issue(one);
  expect(await tryIssue(two)).toMatchObject({
    details: {
      fields: [
        { path: 'lines.0.quantity', message: 'Line “Advice”: of INV-2026-0001 nothing is left to be credited.' },
      ],
    },
  });
  expect(await cancel(invoice.id)).toMatchObject({ ok: false, code: 'read-only' });
  expect((await office.ask('documents.left', { id: invoice.id }))[0]?.toCredit).toBe(0);
  await cancel(credit.id);
  expect(await cancel(invoice.id)).toMatchObject({ ok: true });
});

test('a rebate gives back money and no goods: nothing of the order is to be billed again', async () => {
  const client = await begin('INT');
  const order = await issued('order', client, [line({ quantity: 10_000 })]);
  const invoice = await issue(await based(order.id, 'invoice'));
  const credit = await based(invoice.id, 'credit-note');
  await issue(await change(credit, { lines: credit.lines.map((one) => ({ ...one, price: 500 })) }));
  expect((await office.ask('documents.left', { id: order.id }))[0]).toMatchObject({ billed: 10_000, toBill: 0 });
});

test('what was charged with VAT is credited with VAT, though the company no longer pays any', async () => {
  const client = await begin('FR');
  const invoice = await issued('invoice', client, [line({ vatRateId: await vatRateId(office, 'FR', 2000) })]);
  const { id = 0, version = 0 } = (await office.ask('companies.list', {}))[0] ?? {};
  await office.ask('companies.change', { id, version, changes: { vatPayer: false }, was: { vatPayer: true } });
  const credit = await issue(await based(invoice.id, 'credit-note'));
  expect(credit.totals).toMatchObject({ net: 10_000, vat: 2000, gross: 12_000 });
  expect(await dueOf(invoice.id)).toBe(0);
});

test('what is paid beyond what is due is seen with its invoice, and only who sees that takes it back', async () => {
  const client = await begin('INT');
  const invoice = await issued('invoice', client, [line()]);
  await pay(invoice.id, 10_000);
  await pay(invoice.id, 5000);
  const { payments, due } = await office.ask('payments.of', { id: invoice.id });
  expect(payments.map(({ amount, allocated }) => [amount, allocated])).toEqual([
    [5000, 0],
    [10_000, 10_000],
  ]);
  expect(due).toBe(0);
  const boris = await addPerson(office, 'Boris', {
    rights: { 'clients.see': 'own', 'documents.see': 'own', 'payments.record': 'all' },
  });
  const advance = payments[0] ?? { id: 0, version: 0 };
  expect(await boris.call('payments.remove', { id: advance.id, version: advance.version })).toMatchObject({
    ok: false,
  });
});

test('the cash desk takes what is due, to the kopeck, in roubles', async () => {
  const client = await begin('RU');
  const { id = 0, version = 0 } = (await office.ask('companies.list', {}))[0] ?? {};
  await office.ask('companies.change', {
    id,
    version,
    changes: { vatRounding: 'line' },
    was: { vatRounding: 'document' },
  });
  const vat = await vatRateId(office, 'RU', 2200);
  // Three lines of 10.07 and 2.22 VAT each: 36.87; by the sum it would be 36.86.
  const invoice = await issued(
    'invoice',
    client,
    [1, 2, 3].map(() => line({ price: 1007, vatRateId: vat })),
  );
  expect(invoice.totals.gross).toBe(3687);
  await pay(invoice.id, 1000);
  const receipt = await issue(await based(invoice.id, 'cash-receipt'));
  expect(receipt.totals.gross).toBe(2687);
  expect(await statusOf(invoice.id)).toBe('paid');
  const dollars = await draft('cash-receipt', client, [line()], { currency: 'USD', exchangeRate: 80_000_000 });
  expect(await tryIssue(dollars)).toMatchObject({ details: { fields: [{ path: 'currency' }] } });
});

test('money at the cash desk without an invoice is an advance of the client', async () => {
  const client = await begin('RU');
  const receipt = await issued('cash-receipt', client, [line()]);
  expect(await textOf((await draft('statement', client, [])).id)).toContain('100,00');
  await cancel(receipt.id);
  expect(await textOf((await draft('statement', client, [])).id)).not.toContain('100,00');
});

test('a payment is neither recorded nor taken back in a period that is closed', async () => {
  const client = await begin('INT');
  const invoice = await issued('invoice', client, [line()]);
  await pay(invoice.id, 4000, '2026-10-31');
  const { id = 0, version = 0 } = (await office.ask('companies.list', {}))[0] ?? {};
  await office.ask('companies.change', {
    id,
    version,
    changes: { closedUntil: '2026-10-31' },
    was: { closedUntil: null },
  });
  expect(await pay(invoice.id, 1000, '2026-10-31')).toMatchObject({ code: 'read-only' });
  const [payment = { id: 0, version: 0 }] = (await office.ask('payments.of', { id: invoice.id })).payments;
  const { id: paymentId, version: paymentVersion } = payment;
  expect(await office.call('payments.remove', { id: paymentId, version: paymentVersion })).toMatchObject({
    code: 'read-only',
  });
  expect(await pay(invoice.id, 1000, '2026-11-01')).toMatchObject({ ok: true });
});

test('payments and what was handed out go with a client who is merged into another, and come back', async () => {
  const stays = await begin('INT');
  const goes = await addClient(office, { name: 'Café Ünal 2', country: 'INT' });
  const invoice = await issued('invoice', goes, [line()]);
  await pay(invoice.id, 10_000);
  await handOut(office, invoice.id, 'html');
  const owners = () =>
    ['payment', 'document_output', 'document'].map((table) =>
      office.db.prepare<[], number>(`SELECT client_id FROM ${table} LIMIT 1`).pluck().get(),
    );
  const { clients, proposal } = await office.ask('duplicates.preview', { ids: [stays, goes] });
  const wanted = clients.map(({ id, version }) => ({ id, version }));
  await office.ask('duplicates.merge', { clients: wanted, fields: proposal });
  expect(owners()).toEqual([stays, stays, stays]);
  expect(await textOf((await draft('statement', stays, [])).id)).toContain('0.00');
  const [merge = { id: 0 }] = await office.ask('operations.list', { before: null, limit: 1 });
  await office.ask('operations.undo', { id: merge.id, job: 'undo-merge' });
  expect(owners()).toEqual([goes, goes, goes]);
});
