/** Prices as people type or paste them. */
import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { readNumber } from '../../ui/numbers.ts';

/** A price as it is typed; null: none. `undefined`: it is no price. */
export function readPrice(typed: string, currency: string, language: Language): number | null | undefined {
  const bare = typed.replace(/[€₽$£]|[A-Z]{3}$|руб\.?$|р\.$/gu, '').trim();
  if (bare === '') return null;
  const read = readNumber(bare, minorDigits(currency), language);
  return read.ok && read.value >= 0 && read.value <= 9e13 ? read.value : undefined;
}
