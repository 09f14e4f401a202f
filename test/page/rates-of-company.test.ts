/** What becomes of the VAT of a draft's lines when another own company is chosen. */
import { expect, test } from 'vitest';
import { emptyLine } from '../../renderer/features/documents/draft.ts';
import { draftReducer, openDraft } from '../../renderer/features/documents/draft-state.ts';
import { isForeignRate, withRatesOf } from '../../renderer/features/documents/line-context.ts';

const rate = (id: number, country: 'RU' | 'FR', value: number | null) => {
  const always = { validFrom: null, validTo: null, standard: false, own: false };
  return { id, country, rate: value, label: `${value}`, ...always };
};
const russian = [rate(1, 'RU', 2200), rate(2, 'RU', 1000), rate(3, 'RU', null)];
const french = [rate(11, 'FR', 2000), rate(12, 'FR', 1000), rate(13, 'FR', null)];
const allRates = [...russian, ...french];
const lines = [1, 2, 3].map((id) => emptyLine('H87', id));
const rateIds = (of: readonly { readonly vatRateId: number | null }[]) => of.map(({ vatRateId }) => vatRateId);

test('each line gets the rate of the same percent that the other country has, and keeps its own, marked, where there is none', () => {
  const moved = withRatesOf(lines, { rates: french, allRates });
  expect(rateIds(moved)).toEqual([1, 12, 13]);
  const marked = (rates: typeof french, freeRates: boolean) =>
    moved.map(({ vatRateId }) => isForeignRate(vatRateId, { rates, freeRates }));
  expect(marked(french, false)).toEqual([true, false, false]);
  // What gives back another document keeps its rates.
  expect(marked(french, true)).toEqual([false, false, false]);
  expect(rateIds(withRatesOf(moved, { rates: russian, allRates }))).toEqual([1, 2, 3]);
});

test('the company and the rates of its lines are taken back together, and what was wrong with a rate goes with it', () => {
  const fields = {
    type: 'invoice' as const,
    companyId: 1,
    clientId: 1,
    day: '2026-11-29',
    dueDay: null,
    serviceDay: null,
    currency: 'RUB',
    pricesIncludeVat: false,
    discount: 0,
    language: 'ru' as const,
    form: 'RU',
    bankAccount: null,
    comment: '',
    lines: lines.map(({ key: _, typed: __, price: ___, quantity: ____, discount: _____, ...line }) => ({
      ...line,
      quantity: 1000,
      price: 100,
      discount: 0,
    })),
    responsibleId: null,
    own: {},
    template: null,
    exchangeRate: null,
    basedOnId: null,
    correctsId: null,
    contractId: null,
    details: {},
  };
  const opened = openDraft(fields, null, 'H87', 1);
  const [, second] = opened.draft.lines;
  const refused = draftReducer(opened, {
    do: 'problems',
    problems: { [`${second?.key}.vat`]: 'Not of this country.' },
  });
  const moved = draftReducer(refused, {
    do: 'head',
    changes: { companyId: 2, lines: withRatesOf(refused.draft.lines, { rates: french, allRates }) },
  });
  expect(rateIds(moved.draft.lines)).toEqual([1, 12, 13]);
  expect(moved.problems).toEqual({});
  const back = draftReducer(moved, { do: 'undo' });
  expect([back.draft.companyId, ...rateIds(back.draft.lines)]).toEqual([1, 1, 2, 3]);
});
