/** The totals of a forecast: by currency, never across them. */
import { expect, test } from 'vitest';
import { forecastTotals } from '../../renderer/features/deals/forecast-totals.ts';

test('months add up for each currency by itself', () => {
  const months = [
    { month: '2026-01', currency: 'EUR', count: 2, amount: 10_050, weighted: 3015 },
    { month: '2026-01', currency: 'GBP', count: 1, amount: 700, weighted: 70 },
    { month: null, currency: 'EUR', count: 1, amount: 1, weighted: 0 },
  ];
  expect(forecastTotals(months)).toEqual([
    { currency: 'EUR', count: 3, amount: 10_051, weighted: 3015 },
    { currency: 'GBP', count: 1, amount: 700, weighted: 70 },
  ]);
});
