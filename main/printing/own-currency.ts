/** Sums of a document in the currency of its own company. */
import Big from 'big.js';
import { minorDigits } from '../../preload/contract/minor-digits.ts';

/** A rate of exchange: what one unit of `currency` costs in `base`, in millionths. */
export interface Exchange {
  readonly base: string;
  readonly currency: string;
  readonly rate: number;
}

/** An amount in minor units of `currency`, in minor units of `base`; rounded half up once. */
export function inOwnCurrency(amount: number, { rate, currency, base }: Exchange): number {
  return new Big(amount)
    .times(rate)
    .times(new Big(10).pow(minorDigits(base)))
    .div(new Big(10).pow(minorDigits(currency) + 6))
    .round(0, Big.roundHalfUp)
    .toNumber();
}
