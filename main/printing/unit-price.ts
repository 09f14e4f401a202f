/** What one unit of a line costs, without VAT and after all discounts. */
import Big from 'big.js';
import { minorDigits } from '../../preload/contract/minor-digits.ts';

/** What one unit costs when so many thousandths cost `amount`: with the fewest digits, up to eleven, with which quantity × price comes to it. */
export function unitPrice(amount: number, quantity: number, currency: string): string {
  const digits = minorDigits(currency);
  const whole = new Big(amount).div(new Big(10).pow(digits));
  const exact = whole.times(1000).div(quantity);
  for (let places = digits; places < 11; places += 1) {
    const price = exact.round(places, Big.roundHalfUp);
    if (price.times(quantity).div(1000).round(digits, Big.roundHalfUp).eq(whole)) return price.toFixed(places);
  }
  return exact.toFixed(11);
}
