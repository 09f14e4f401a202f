/** Remarks before a document is issued that does not go with what it is based on. */
import { afterEach, expect, test } from 'vitest';
import { addClient, line } from '../support/documents.ts';
import { companyOf } from '../support/office.ts';
import { fullAddress, openPapers, type Papers } from '../support/papers.ts';

let papers: Papers;
afterEach(() => papers.office.close());

const remarks = async ({ id, version }: { id: number; version: number }) =>
  (await papers.ask('documents.issue', { id, version })).warnings.map((each) => each.replace(/[\u00a0\u202f]/gu, ' '));

test('a second cash receipt for an invoice is remarked: what is beyond the invoice is an advance', async () => {
  papers = await openPapers('RU');
  const { issued, based, changeLines, owed } = papers;
  const invoice = await issued('invoice', [line()]);
  const first = await based(invoice.id, 'cash-receipt');
  const second = await based(invoice.id, 'cash-receipt');
  const third = await based(invoice.id, 'cash-receipt');
  expect(await remarks(await changeLines(first, { price: 6000 }))).toEqual([]);
  expect(await remarks(second)).toEqual([
    `Of ${invoice.number} only ₽40.00 is left to pay: what this receipt takes beyond that is an advance of the client.`,
  ]);
  expect(await remarks(third)).toEqual([
    `${invoice.number} is paid already: what this receipt takes is an advance of the client.`,
  ]);
  // 60 + 100 + 100 for 100.
  expect(await owed()).toEqual([{ currency: 'RUB', amount: -16_000 }]);
});

test('a waybill for another client, or of another own company, is remarked where it delivers an order', async () => {
  papers = await openPapers('INT');
  const { office, ask, issued, issue, based, change } = papers;
  const other = await addClient(office, { name: 'Other', country: 'INT', address: fullAddress });
  const company = await ask('companies.create', { ...companyOf.INT, name: 'Second' });
  const order = await issued('order', [line({ quantity: 3000 })]);
  const one = async () => {
    const draft = await based(order.id, 'waybill');
    return change(draft, { lines: draft.lines.map((each) => ({ ...each, quantity: 1000 })) });
  };
  const counts = 'and counts as delivered by this document all the same.';
  expect(await remarks(await change(await one(), { clientId: other }))).toEqual([
    `The order ${order.number} is of another client, ${counts}`,
  ]);
  expect(await remarks(await change(await one(), { companyId: company.id }))).toEqual([
    `The order ${order.number} is of another own company, ${counts}`,
  ]);
  // Over the invoice between them, too.
  const invoice = await issue(await based(order.id, 'invoice'));
  const last = await based(invoice.id, 'waybill');
  expect(await remarks(await change(last, { clientId: other }))).toEqual([
    `The order ${order.number} is of another client, ${counts}`,
  ]);
});
