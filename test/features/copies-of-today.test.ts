/** A copy begins today: it names no document that was paid, and holds as long as the one that is copied did. */
import { afterEach, expect, test } from 'vitest';
import { line } from '../support/documents.ts';
import { openPapers, type Papers } from '../support/papers.ts';

let papers: Papers;
afterEach(() => papers.office.close());

const copy = (id: number) => papers.ask('documents.copy', { id });

test('the copy of a cash receipt names no invoice that it would pay', async () => {
  papers = await openPapers('RU');
  const { issued, issue, based } = papers;
  const invoice = await issued('invoice', [line()]);
  const receipt = await issue(await based(invoice.id, 'cash-receipt'));
  expect(receipt.details.grounds).toMatch(/^Оплата по счёту № /u);
  const copied = await copy(receipt.id);
  expect([copied.basedOnId, copied.details.grounds, copied.lines.map(({ name }) => name)]).toEqual([
    null,
    undefined,
    ['Оплата'],
  ]);
});

test('the copy of a contract holds from today, for as many days', async () => {
  papers = await openPapers('RU');
  const { issued } = papers;
  const lastYear = { day: '2025-01-01', details: { validUntil: '2025-12-31', subject: 'Advice' } };
  const copied = await copy((await issued('contract', [line()], lastYear)).id);
  // 364 days from 29.11.2026.
  expect(copied.details).toEqual({ validUntil: '2027-11-28', subject: 'Advice' });
  const open = await issued('contract', [line()], { day: '2025-01-01', details: {} });
  expect((await copy(open.id)).details.validUntil).toBeUndefined();
});

test('the copy of a deposit invoice is a deposit on the same order, until that is cancelled', async () => {
  papers = await openPapers('INT');
  const { issued, issue, based, cancel } = papers;
  const order = await issued('order', [line({ price: 100_000 })]);
  const deposit = await issue(await based(order.id, 'deposit-invoice', { share: 3000 }));
  expect(await copy(deposit.id)).toMatchObject({ basedOnId: order.id, details: { depositShare: 3000 } });
  expect((await cancel(order.id)).ok).toBe(true);
  expect((await copy(deposit.id)).basedOnId).toBeNull();
});
