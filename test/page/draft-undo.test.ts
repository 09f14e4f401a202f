/** What was wrong with lines that are taken back does not stand above the draft any more. */
import { expect, test } from 'vitest';
import type { DraftFields } from '../../preload/contract/documents.ts';
import { type DraftLine, emptyLine } from '../../renderer/features/documents/draft.ts';
import { type DraftState, draftReducer, openDraft } from '../../renderer/features/documents/draft-state.ts';
import { converted, convertedLine, otherCurrencies } from '../../renderer/features/documents/priced-in.ts';

function begun(lines: DraftFields['lines'] = []): DraftState {
  const fields = {
    type: 'invoice',
    companyId: 1,
    clientId: 1,
    day: '2026-11-29',
    dueDay: null,
    serviceDay: null,
    currency: 'RUB',
    pricesIncludeVat: false,
    discount: 0,
    language: 'ru',
    form: 'RU',
    bankAccount: null,
    comment: '',
    lines: [],
    responsibleId: null,
    own: {},
    template: null,
    exchangeRate: null,
    basedOnId: null,
    correctsId: null,
    contractId: null,
    details: {},
  } as const;
  return openDraft({ ...fields, lines }, null, 'pcs', 1);
}
const wrong = (state: DraftState, lines: readonly DraftLine[]) =>
  draftReducer(state, {
    do: 'problems',
    problems: { day: 'A day', ...Object.fromEntries(lines.map(({ key }) => [`${key}.price`, 'A price'])) },
  });

test('undoing a paste takes what was missing in its lines along, also in the line that it fell on; the head keeps its own', () => {
  const state = begun();
  const [first] = state.draft.lines;
  if (!first) throw new Error('A new draft has an empty line.');
  const pasted = [
    { ...first, name: 'Desk' },
    { ...emptyLine('pcs', 1), name: 'Chair' },
  ];
  const filled = wrong(draftReducer(state, { do: 'lines', change: () => pasted }), pasted);
  expect(Object.keys(filled.problems)).toHaveLength(3);
  const undone = draftReducer(filled, { do: 'undo' });
  expect(undone.draft.lines).toBe(state.draft.lines);
  expect(undone.problems).toEqual({ day: 'A day' });
});

test('a line that is removed takes what was missing in it along, and leaves the others theirs', () => {
  const lines = [
    { ...emptyLine('pcs', 1), name: 'Desk' },
    { ...emptyLine('pcs', 1), name: 'Chair' },
  ];
  const filled = wrong(draftReducer(begun(), { do: 'lines', change: () => lines }), lines);
  const less = draftReducer(filled, { do: 'lines', change: (all) => all.slice(1) });
  expect(less.problems).toEqual({ day: 'A day', [`${lines[1]?.key}.price`]: 'A price' });
});

test('prices that were typed in another currency are told, converted by the rate to the kopeck, and undone', () => {
  const pen = { productId: null, code: '', name: 'Ручка', unit: 'pcs', quantity: 2000, price: 36_600, discount: 0 };
  const state = begun([{ ...pen, vatRateId: 1 }]);
  const line = ({ draft }: DraftState) => draft.lines[0] ?? emptyLine('pcs', 1);
  const dollars = draftReducer(state, { do: 'head', changes: { currency: 'USD', exchangeRate: 81_500_000 } });
  expect(line(dollars).price).toBe(36_600);
  expect(otherCurrencies(dollars.draft)).toEqual(['RUB']);
  const to = { currency: 'USD', rate: 81_500_000 };
  const done = draftReducer(dollars, { do: 'lines', change: (all) => all.map((one) => convertedLine(one, to, 'RUB')) });
  // 366.00 / 81.5 = 4.4907… dollars.
  expect(line(done).price).toBe(449);
  expect(otherCurrencies(done.draft)).toEqual([]);
  const undone = draftReducer(done, { do: 'undo' });
  expect([line(undone).price, otherCurrencies(undone.draft)]).toEqual([36_600, ['RUB']]);
  // Back in roubles, or typed anew, nothing is to be told.
  expect(otherCurrencies(draftReducer(undone, { do: 'head', changes: { currency: 'RUB' } }).draft)).toEqual([]);
  const typed = draftReducer(undone, { do: 'line', key: line(undone).key, changes: { price: 450 }, step: 'p' });
  expect(otherCurrencies(typed.draft)).toEqual([]);
});

test('a price in another currency: half-up, over the own currency, in its own minor digits; without a rate there is none', () => {
  const rub = { currency: 'RUB', rate: null };
  const usd = { currency: 'USD', rate: 80_000_000 };
  // 0.40 / 80 = 0.005 dollars.
  expect(converted(40, rub, usd, 'RUB')).toBe(1);
  expect(converted(39, rub, usd, 'RUB')).toBe(0);
  // 1.00 dollar is 80 roubles; 80 / 0.53 = 150.94… yen, which have no hundredths.
  expect(converted(100, usd, { currency: 'JPY', rate: 530_000 }, 'RUB')).toBe(151);
  expect(converted(151, { currency: 'JPY', rate: 530_000 }, rub, 'RUB')).toBe(8003);
  expect(converted(100, usd, { currency: 'EUR', rate: null }, 'RUB')).toBeNull();
});
