/** Amounts in cells: with their decimals and thousands, without the currency that stands in the head. */
import type { Language } from '../../../preload/contract/values.ts';
import { typedText } from '../../ui/numbers.ts';

/** An integer of `digits` decimals, all of them shown; thousands apart as in the language. Text to text, no float. */
export function amountText(value: number, digits: number, language: Language): string {
  const text = typedText(value, digits, digits, language);
  const [whole = '', fraction] = text.split(language === 'en' ? '.' : ',');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '\u202f');
  return fraction === undefined ? grouped : `${grouped}${language === 'en' ? '.' : ','}${fraction}`;
}
