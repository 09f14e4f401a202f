/** Credit notes: no more pieces than were invoiced, and what they leave is the same on the invoice, on the client's card and on his statement. */
import { afterEach, expect, test } from 'vitest';
import {
  advancesStatement,
  correctedStatement,
  openInvoicesStatement,
} from '../../main/features/clients/reach-queries.ts';
import type { Document } from '../../preload/contract/documents.ts';
import { addClient, addIssued, draftOf, issueDraft, line } from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

async function begin(): Promise<number> {
  office = await testOffice({ country: 'INT', language: 'en', now: '2026-11-29T10:00:00.000Z' });
  return addClient(office, { country: 'INT' });
}

/** A credit note of the invoice over this many pieces, in thousandths, of each of its lines. */
async function creditOf(invoice: Document, quantity: number, price?: number): Promise<Document> {
  const { id, version, ...fields } = await office.ask('documents.base', { id: invoice.id, type: 'credit-note' });
  const lines = fields.lines.map((one) => ({ ...one, quantity, price: price ?? one.price }));
  return office.ask('documents.change', { id, version, draft: { ...fields, lines } });
}

const tryIssue = ({ id, version }: Document) => office.call('documents.issue', { id, version });
const owed = async (id: number) => (await office.ask('clients.get', { id })).owed;

async function statementText(client: number): Promise<string> {
  const { id } = await draftOf(office, 'statement', client, []);
  const { html } = await office.ask('documents.html', { id });
  return html
    .slice(html.indexOf('<body'))
    .replace(/<[^>]*>/gu, ' ')
    .replace(/[\s\u00a0\u202f]+/gu, ' ');
}

test('no more pieces of a line are credited than are left of it; the refusal names the line', async () => {
  const client = await begin();
  // Another line leaves room in the sum of the invoice.
  const lines = [line({ name: 'Chairs', quantity: 40_000 }), line({ name: 'Carriage', price: 900_000 })];
  const invoice = await addIssued(office, client, { lines });
  const over = async (draft: Document) => {
    const reply = await tryIssue(draft);
    return reply.ok ? [] : (reply.details?.fields ?? []);
  };
  const both = await creditOf(invoice, 45_000);
  expect(await over(both)).toEqual([
    { path: 'lines.0.quantity', message: 'Line “Chairs”: of INV-2026-0001 no more than 40 can be credited.' },
    { path: 'lines.1.quantity', message: 'Line “Carriage”: of INV-2026-0001 no more than 1 can be credited.' },
  ]);
  const chairs = async (quantity: number) => {
    const {
      id,
      version,
      lines: [first],
      ...fields
    } = await creditOf(invoice, quantity);
    return office.ask('documents.change', { id, version, draft: { ...fields, lines: first ? [first] : [] } });
  };
  await issueDraft(office, await chairs(30_000));
  expect(await over(await chairs(11_000))).toEqual([
    { path: 'lines.0.quantity', message: 'Line “Chairs”: of INV-2026-0001 no more than 10 can be credited.' },
  ]);
  expect(await tryIssue(await chairs(10_000))).toMatchObject({ ok: true });
});

test('a rebate on a line is no more than the line came to', async () => {
  const client = await begin();
  const lines = [line({ name: 'Chairs', quantity: 10_000, price: 1000 }), line({ name: 'Carriage', price: 900_000 })];
  const invoice = await addIssued(office, client, { lines });
  // 10 chairs came to 100.00: 10 × 10.01 is more than that.
  expect(await tryIssue(await creditOf(invoice, 10_000, 1001))).toMatchObject({
    details: { fields: [{ path: 'lines.0.price', message: expect.stringContaining('Chairs') }] },
  });
});

test('what is credited or paid beyond what is due stands on the card in the client’s favour, as on the statement', async () => {
  const client = await begin();
  const invoice = await addIssued(office, client, { lines: [line({ quantity: 10_000, price: 1000 })] });
  const pay = (documentId: number, amount: number) =>
    office.ask('payments.record', {
      documentId,
      day: '2026-11-29',
      amount,
      method: 'bank',
      reference: '',
      purpose: '',
    });
  await pay(invoice.id, 6000);
  expect(await owed(client)).toEqual([{ currency: 'EUR', amount: 4000 }]);
  // 100.00 less 60.00 paid less 70.00 credited: 30.00 too much.
  const credit = await issueDraft(office, await creditOf(invoice, 7000));
  expect(await owed(client)).toEqual([{ currency: 'EUR', amount: -3000 }]);
  expect(await office.ask('documents.get', { id: invoice.id })).toMatchObject({ credited: 7000, paid: 6000 });
  expect(await office.ask('payments.of', { id: invoice.id })).toMatchObject({
    credits: [{ id: credit.id, number: credit.number, day: '2026-11-29', amount: 7000 }],
    due: 0,
  });
  const second = await addIssued(office, client, { lines: [line({ quantity: 5000, price: 1000 })] });
  expect(await owed(client)).toEqual([{ currency: 'EUR', amount: 2000 }]);
  expect(await statementText(client)).toContain('20.00');
  // 10.00 more than is due: an advance.
  await pay(second.id, 6000);
  expect(await owed(client)).toEqual([{ currency: 'EUR', amount: -4000 }]);
  expect(await statementText(client)).toContain('40.00');
});

test('an invoice that was credited whole is settled, and nobody paid it', async () => {
  const client = await begin();
  const invoice = await addIssued(office, client);
  await issueDraft(office, await creditOf(invoice, 1000));
  expect(await office.ask('documents.get', { id: invoice.id })).toMatchObject({
    status: 'paid',
    paid: 0,
    credited: 10_000,
  });
  expect(await owed(client)).toEqual([]);
});

test.each(['all', 'own', 'team'] as const)(
  'the balance reads what is of the client, and looks at credited invoices alone: %s',
  async (kind) => {
    await begin();
    const planOf = (sql: string) =>
      office.db.sql
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...[...sql.matchAll(/(json_each\()?\?/gu)].map(([, list]) => (list ? '[]' : 1)))
        .map(({ detail }) => detail)
        .join('; ');
    expect(planOf(openInvoicesStatement(kind))).not.toMatch(/SCAN (?!deposit|json_each)/u);
    expect(planOf(correctedStatement(kind))).not.toMatch(/SCAN (?!one|json_each)/u);
    expect(planOf(advancesStatement)).toContain('payment_client (client_id=?)');
    expect(planOf(advancesStatement)).toContain('(payment_id=?)');
  },
);

test('of an invoice that was credited before it was delivered nothing is billed, and only the rest is to be delivered', async () => {
  const client = await begin();
  const invoice = await addIssued(office, client, { lines: [line({ quantity: 10_000 })] });
  const left = async () => (await office.ask('documents.left', { id: invoice.id }))[0];
  expect(await left()).toMatchObject({ billed: 10_000, toBill: 0, toDeliver: 10_000, toCredit: 10_000 });
  await issueDraft(office, await creditOf(invoice, 4000));
  expect(await left()).toMatchObject({ billed: 6000, toBill: 4000, toDeliver: 6000, toCredit: 6000 });
  await issueDraft(office, await creditOf(invoice, 6000));
  expect(await left()).toMatchObject({ billed: 0, toBill: 10_000, toDeliver: 0, toCredit: 0 });
});

test('an order whose invoice was credited is to be billed again, and still to be delivered', async () => {
  const client = await begin();
  const order = await issueDraft(office, await draftOf(office, 'order', client, [line({ quantity: 10_000 })]));
  const invoice = await issueDraft(office, await office.ask('documents.base', { id: order.id, type: 'invoice' }));
  await issueDraft(office, await creditOf(invoice, 10_000));
  const [left] = await office.ask('documents.left', { id: order.id });
  expect(left).toMatchObject({ billed: 0, toBill: 10_000, toDeliver: 10_000 });
});
