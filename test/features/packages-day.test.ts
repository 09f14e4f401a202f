/** Documents that are issued at once are of one day, at one rate. */
import { afterEach, expect, test } from 'vitest';
import { line, vatRateId } from '../support/documents.ts';
import { openPapers, type Papers } from '../support/papers.ts';

let papers: Papers;
afterEach(() => papers.office.close());

test('what goes with a draft in its package has its day and its rate; with what was issued before, those of today', async () => {
  papers = await openPapers('RU');
  const { office, ask, draft, issued } = papers;
  const vat = await vatRateId(office, 'RU', 2200);
  await ask('rates.set', { base: 'RUB', currency: 'USD', day: '2026-11-01', rate: 80_000_000 });
  const october = { day: '2026-10-31', currency: 'USD', exchangeRate: 79_000_000 };
  const types = ['act', 'tax-invoice'] as const;
  const pack = async ({ id, version }: { id: number; version: number }) =>
    (await ask('documents.package', { id, version, types: [...types] })).documents.map((each) => [
      each.type,
      each.day,
      each.exchangeRate,
    ]);
  expect(await pack(await draft('invoice', [line({ vatRateId: vat })], october))).toEqual([
    ['invoice', '2026-10-31', 79_000_000],
    ['act', '2026-10-31', 79_000_000],
    ['tax-invoice', '2026-10-31', 79_000_000],
  ]);
  expect(await pack(await issued('invoice', [line({ vatRateId: vat })], october))).toEqual([
    ['act', '2026-11-29', 80_000_000],
    ['tax-invoice', '2026-11-29', 80_000_000],
  ]);
});

test('the invoice in the package of an order is due from the day of the order', async () => {
  papers = await openPapers('INT');
  const { ask, draft } = papers;
  const { id, version } = await draft('order', [line()], { day: '2026-11-20' });
  const { documents } = await ask('documents.package', { id, version, types: ['invoice'] });
  // 14 days to pay.
  expect(documents.at(-1)).toMatchObject({ type: 'invoice', day: '2026-11-20', dueDay: '2026-12-04' });
});
