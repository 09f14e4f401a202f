/** Money that stands with an invoice pays it, whatever else is taken back. */
import { afterEach, expect, test } from 'vitest';
import { line } from '../support/documents.ts';
import { openPapers, type Papers } from '../support/papers.ts';

let papers: Papers;
afterEach(() => papers.office.close());

test('of two payments the one that counted is taken back: the other one pays the invoice', async () => {
  papers = await openPapers('INT');
  const { ask, get, issued, pay, dueOf, owed } = papers;
  const invoice = await issued('invoice', [line()]);
  await pay(invoice.id, 10_000);
  await pay(invoice.id, 10_000);
  expect(await owed()).toEqual([{ currency: 'EUR', amount: -10_000 }]);
  const [counted] = (await ask('payments.of', { id: invoice.id })).payments.filter(({ allocated }) => allocated > 0);
  if (counted === undefined) throw new Error('One of them pays the invoice.');
  await ask('payments.remove', { id: counted.id, version: counted.version });
  expect(await get(invoice.id)).toMatchObject({ status: 'paid', paid: 10_000 });
  expect([await dueOf(invoice.id), await owed()]).toEqual([0, []]);
});

test('what was too much after a credit note pays the invoice when that note is cancelled', async () => {
  papers = await openPapers('INT');
  const { get, issued, issue, based, changeLines, cancel, pay, dueOf, owed } = papers;
  const invoice = await issued('invoice', [line({ quantity: 10_000, price: 1000 })]);
  const note = await issue(await changeLines(await based(invoice.id, 'credit-note'), { quantity: 4000 }));
  // 60.00 of it pay the invoice, 40.00 are an advance.
  await pay(invoice.id, 10_000);
  expect(await owed()).toEqual([{ currency: 'EUR', amount: -4000 }]);
  expect((await cancel(note.id)).ok).toBe(true);
  expect(await get(invoice.id)).toMatchObject({ status: 'paid', paid: 10_000 });
  expect([await dueOf(invoice.id), await owed()]).toEqual([0, []]);
});

test('a bank payment pays the invoice when the cash receipt beside it is cancelled', async () => {
  papers = await openPapers('RU');
  const { get, issued, issue, based, cancel, pay, dueOf } = papers;
  const invoice = await issued('invoice', [line()]);
  const receipt = await issue(await based(invoice.id, 'cash-receipt'));
  await pay(invoice.id, 10_000);
  expect((await cancel(receipt.id)).ok).toBe(true);
  expect(await get(invoice.id)).toMatchObject({ status: 'paid', paid: 10_000 });
  expect(await dueOf(invoice.id)).toBe(0);
});

test('what is left of several payments is handed out the earliest first, and no more than is due', async () => {
  papers = await openPapers('INT');
  const { ask, issued, pay, dueOf } = papers;
  const invoice = await issued('invoice', [line()]);
  await pay(invoice.id, 10_000, '2026-11-01');
  await pay(invoice.id, 3000, '2026-11-03');
  await pay(invoice.id, 8000, '2026-11-02');
  const all = async () =>
    (await ask('payments.of', { id: invoice.id })).payments.map(({ amount, allocated }) => [amount, allocated]);
  expect(await all()).toEqual([
    [3000, 0],
    [8000, 0],
    [10_000, 10_000],
  ]);
  const first = (await ask('payments.of', { id: invoice.id })).payments.at(-1);
  if (first === undefined) throw new Error('There are three.');
  await ask('payments.remove', { id: first.id, version: first.version });
  expect(await all()).toEqual([
    [3000, 2000],
    [8000, 8000],
  ]);
  expect(await dueOf(invoice.id)).toBe(0);
});
