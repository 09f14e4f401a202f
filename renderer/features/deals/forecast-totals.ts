/** All months of a forecast together, for each currency; currencies are never added up. */
import type { Output } from '../../../preload/contract/index.ts';

type Row = Omit<Output<'deals.forecast'>[number], 'month'>;

/** In minor units, in the order in which the currencies come first. */
export function forecastTotals(months: readonly Row[]): readonly Row[] {
  const totals = new Map<string, Row>();
  for (const { currency, count, amount, weighted } of months) {
    const before = totals.get(currency) ?? { currency, count: 0, amount: 0, weighted: 0 };
    totals.set(currency, {
      currency,
      count: before.count + count,
      amount: before.amount + amount,
      weighted: before.weighted + weighted,
    });
  }
  return [...totals.values()];
}
