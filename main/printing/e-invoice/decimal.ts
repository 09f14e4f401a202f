/** Numbers as electronic documents write them: a point, no spaces, no exponent. */
import Big from 'big.js';

/** Minor units as a decimal with as many digits as the currency has: `1234` → `12.34`. */
export function decimal(amount: number, digits: number): string {
  return new Big(amount).div(new Big(10).pow(digits)).toFixed(digits);
}

/** Thousandths without zeros that say nothing: `12500` → `12.5`. */
export function quantityText(thousandths: number): string {
  return new Big(thousandths).div(1000).toFixed();
}

/** Basis points as a percentage: `550` → `5.5`. */
export function percentText(basisPoints: number): string {
  return new Big(basisPoints).div(100).toFixed();
}
