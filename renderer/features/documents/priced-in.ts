/** Prices of lines that were typed in another currency than the document has by now. */
import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import type { Draft, DraftLine } from './draft.ts';

/** A currency, and what one of it costs in the own company's, in millionths; null: not known, or it is the own one. */
export interface Rated {
  readonly currency: string;
  readonly rate: number | null;
}

/** The lines of a draft whose currency is about to be another one: they remember in which one their prices are. */
export function pricesKept({ lines, currency, exchangeRate }: Draft): readonly DraftLine[] {
  return lines.map((line) =>
    line.price && !line.pricedIn ? { ...line, pricedIn: { currency, rate: exchangeRate } } : line,
  );
}

/** The currencies of prices that are not in that of the document. */
export function otherCurrencies({ lines, currency }: Pick<Draft, 'lines' | 'currency'>): readonly string[] {
  return [
    ...new Set(lines.flatMap(({ pricedIn }) => (pricedIn && pricedIn.currency !== currency ? pricedIn.currency : []))),
  ];
}

/** A price in minor units as it is in another currency, exactly, rounded half-up once; null: a rate is not known. `own`: the company's currency. */
export function converted(price: number, from: Rated, to: Rated, own: string | undefined): number | null {
  const rateOf = ({ currency, rate }: Rated) => (currency === own ? 1_000_000 : rate);
  const [bought, sold] = [rateOf(from), rateOf(to)];
  if (!bought || !sold) return null;
  const above = BigInt(price) * BigInt(bought) * 10n ** BigInt(minorDigits(to.currency));
  const below = BigInt(sold) * 10n ** BigInt(minorDigits(from.currency));
  return Number((2n * above + below) / (2n * below));
}

/** The line in the currency of the document; as it is where a rate is not known. */
export function convertedLine(line: DraftLine, to: Rated, own: string | undefined): DraftLine {
  const { pricedIn, ...rest } = line;
  if (!pricedIn || line.price === null) return line;
  const price = pricedIn.currency === to.currency ? line.price : converted(line.price, pricedIn, to, own);
  return price === null ? line : { ...rest, price };
}

/** The line with its number as the price in the currency of the document. */
export function asItStands({ pricedIn: _, ...line }: DraftLine): DraftLine {
  return line;
}
