/** How prices are worked out from others: pure, exact, rounded half-up. */
import { Big } from 'big.js';

/** A price with or without VAT as it is wanted. `rate`: basis points; null: there is no VAT in it either way. Exact. */
function inMode(price: Big, rate: number | null, has: boolean, wanted: boolean): Big {
  if (rate === null || has === wanted) return price;
  const factor = new Big(10_000).plus(rate);
  return wanted ? price.times(factor).div(10_000) : price.times(10_000).div(factor);
}

/** A price in a mode, where it comes from another one. */
export interface PriceSource {
  /** Minor units. */
  readonly price: number;
  readonly includesVat: boolean;
  /** Basis points; null: without VAT. */
  readonly vatRate: number | null;
}

/** The price times a share (basis points), with VAT in it or not, rounded half-up to whole steps of minor units. */
export function filledPrice(
  { price, includesVat, vatRate }: PriceSource,
  share: number,
  step: number,
  withVat: boolean,
): number {
  const exact = inMode(new Big(price).times(share).div(10_000), vatRate, includesVat, withVat);
  return Number(exact.div(step).round(0, Big.roundHalfUp).times(step).toFixed());
}

/** Whether a list holds on a day: both its bounds are included. */
export function holdsOn(
  { validFrom, validTo }: { readonly validFrom: string | null; readonly validTo: string | null },
  day: string,
): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}
