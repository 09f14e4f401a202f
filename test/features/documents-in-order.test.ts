/** Corrections, and tax invoices with their waybills, stand in the order in which they were issued, whatever the clocks said. */
import { afterEach, expect, test } from 'vitest';
import { addProduct, line, vatRateId } from '../support/documents.ts';
import { openPapers, type Papers, today } from '../support/papers.ts';

let papers: Papers;
afterEach(() => papers.office.close());

const minute = (past: string) => papers.clock.set(`${today}T10:${past}:00.000Z`);

async function textOf(id: number): Promise<string> {
  const { html } = await papers.ask('documents.html', { id });
  return html.replace(/<[^>]*>/gu, ' ').replace(/[\s\u00a0\u202f]+/gu, ' ');
}

/** A УПД of 10 for 100.00 with 22 % on top: 1,220.00. */
async function beginUpd() {
  papers = await openPapers('RU');
  const vat = await vatRateId(papers.office, 'RU', 2200);
  return papers.issued('upd', [line({ quantity: 10_000, vatRateId: vat })]);
}

async function closing() {
  const { ask, client } = papers;
  const [company] = await ask('companies.list', {});
  const about = { companyId: company?.id ?? 0, clientId: client, currency: 'RUB', form: 'RU' } as const;
  return (await ask('documents.statement', { ...about, from: '2026-01-01', until: '2026-12-31' })).closing;
}

test('a correction that is issued by a slower clock still comes after the one before it', async () => {
  const upd = await beginUpd();
  const { based, changeLines, issue, get, cancel } = papers;
  const correct = async (quantity: number) => issue(await changeLines(await based(upd.id, 'correction'), { quantity }));
  minute('10');
  const first = await correct(8000);
  const printed = await textOf(first.id);
  minute('07');
  const second = await correct(7000);
  // 8 for 976.00, then 7 for 854.00.
  expect((await get(first.id)).difference?.gross).toBe(-24_400);
  expect((await get(second.id)).difference?.gross).toBe(-12_200);
  expect([await textOf(first.id), await closing()]).toEqual([printed, 85_400]);
  expect(await cancel(first.id)).toMatchObject({ ok: false, code: 'read-only' });
});

test('a correction that is cancelled by a quicker clock stands before none that is issued after', async () => {
  const upd = await beginUpd();
  const { based, changeLines, issue, cancel } = papers;
  minute('01');
  const first = await issue(await changeLines(await based(upd.id, 'correction'), { quantity: 8000 }));
  minute('30');
  expect((await cancel(first.id)).ok).toBe(true);
  minute('20');
  const second = await issue(await changeLines(await based(upd.id, 'correction'), { quantity: 7000 }));
  // 7 instead of the 10 that stand again: 366.00 less.
  expect(second.difference?.gross).toBe(-36_600);
  expect(await closing()).toBe(85_400);
});

test('row 5а names a waybill that a quicker clock issued, and still does when a slower one cancels it', async () => {
  papers = await openPapers('RU');
  const { office, issued, issue, based, cancel } = papers;
  const vat = await vatRateId(office, 'RU', 2200);
  const table = await addProduct(office, 'Стол', 'goods', vat);
  const invoice = await issued('invoice', [line({ vatRateId: vat, productId: table, name: 'Стол' })]);
  minute('10');
  const waybill = await issue(await based(invoice.id, 'waybill'));
  minute('07');
  const tax = await issue(await based(invoice.id, 'tax-invoice'));
  const row = async () => /(?<said>.{50})\(5а\)/u.exec(await textOf(tax.id))?.groups?.said;
  const printed = await row();
  expect(printed).toMatch(/№ 1 от 29\.11\.2026 $/u);
  minute('05');
  expect((await cancel(waybill.id)).ok).toBe(true);
  expect(await row()).toBe(printed);
});
