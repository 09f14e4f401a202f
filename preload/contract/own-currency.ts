/** Sums of a document in the currency of its own company: one rule for the page and for paper. */
import { minorDigits } from './minor-digits.ts';

/** A rate of exchange: what one unit of `currency` costs in `base`, in millionths. */
export interface Exchange {
  readonly base: string;
  readonly currency: string;
  readonly rate: number;
}

/** An amount in minor units of `currency`, in minor units of `base`; rounded half up once, away from zero. */
export function inOwnCurrency(amount: number, { rate, currency, base }: Exchange): number {
  const product = BigInt(Math.abs(amount)) * BigInt(rate) * 10n ** BigInt(minorDigits(base));
  const divisor = 10n ** BigInt(minorDigits(currency) + 6);
  const rounded = Number((product * 2n + divisor) / (divisor * 2n));
  return amount < 0 ? -rounded : rounded;
}
