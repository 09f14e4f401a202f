/** Prices of price lists in the rows of products: a column for each list. */
import { findSum, shownSum } from './amounts.ts';
import { problems } from './problems.ts';
import type { FieldKind, RowReader } from './row-reader.ts';

/** A price list as a column goes into it. */
export interface ListColumn {
  /** `priceList.3` */
  readonly name: string;
  /** The list's id, as text. */
  readonly key: string;
  readonly label: string;
  /** ISO 4217; a price that is written in another one is refused. */
  readonly currency: string;
}

/** Minor units of the list's currency by the list's id; null: the product stands in the list without a price. */
export type ListPrices = Readonly<Record<string, number | null>>;

/** The lists as a row is read: their names are the office's, in whatever language. */
export function listPriceKinds(lists: readonly ListColumn[]): Record<string, FieldKind> {
  return Object.fromEntries(
    lists.map(({ name, label }) => [name, { said: [label, label, label], max: null }] as const),
  );
}

/** What the row says of them; undefined where it says nothing. */
export function listPrices(
  row: RowReader<string>,
  lists: readonly ListColumn[],
  decimalComma: boolean,
): ListPrices | undefined {
  let prices: Record<string, number> | undefined;
  for (const { name, key, currency } of lists) {
    const read = (text: string) => {
      const sum = findSum(text, currency, decimalComma);
      return sum && sum.minor >= 0 ? sum : null;
    };
    const sum = row.value(name, read, problems.notNumber);
    if (!sum) continue;
    if (sum.currency !== null && sum.currency !== currency) {
      row.refuse(name, problems.twoCurrencies(sum.currency, currency));
      continue;
    }
    prices ??= {};
    prices[key] = sum.minor;
    row.show(name, shownSum(sum.minor, currency));
  }
  return prices;
}
