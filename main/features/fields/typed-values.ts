/** Texts read as numbers, amounts, days, yes and no: pure. What is not surely one is none. */
import { Big } from 'big.js';
import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import { Day, type Language, Money } from '../../../preload/contract/values.ts';
import { decimalText } from './checking.ts';

/**
 * A number as people write it: spaces and apostrophes between thousands, a point or a comma before the decimals. A single
 * comma or point before exactly three digits is what the language makes of it.
 */
export function numberFromText(text: string, language: Language): string | null {
  const bare = text.replace(/[\s'’]/gu, '').replace('−', '-');
  const marks = bare.replace(/[^.,]/gu, '');
  if (marks === '') return decimalText(bare);
  const last = marks.at(-1) ?? '';
  const other = last === ',' ? '.' : ',';
  if (marks.length > 1 && !marks.slice(0, -1).includes(last)) {
    const whole = bare.slice(0, bare.lastIndexOf(last));
    return isGrouped(whole, other) ? decimalText(bare.replaceAll(other, '').replace(last, '.')) : null;
  }
  if (marks.length > 1)
    return isGrouped(bare, last) && !marks.includes(other) ? decimalText(bare.replaceAll(last, '')) : null;
  if (last === ',' && language === 'en' && isGrouped(bare, ',')) return decimalText(bare.replace(',', ''));
  return decimalText(bare.replace(',', '.'));
}

const isGrouped = (whole: string, mark: string): boolean =>
  mark === ',' ? /^-?\d{1,3}(?:,\d{3})+$/u.test(whole) : /^-?\d{1,3}(?:\.\d{3})+$/u.test(whole);

/** A decimal number in minor units of the currency, or null where it has more decimals than that, or is too large. */
export function amountFromNumber(decimal: string, currency: string): number | null {
  const minor = new Big(decimal).times(new Big(10).pow(minorDigits(currency)));
  const amount = Number(minor.toFixed());
  return minor.eq(minor.round(0)) && Money.safeParse(amount).success ? amount : null;
}

/** An amount, with the currency's own code or sign beside it or without. */
export function amountFromText(text: string, currency: string, language: Language): number | null {
  let bare = text.trim();
  for (const sign of [currency, signs[currency] ?? currency, ...(currency === 'RUB' ? ['руб.', 'руб', 'р.'] : [])]) {
    if (bare.endsWith(sign)) bare = bare.slice(0, -sign.length);
    else if (bare.startsWith(sign)) bare = bare.slice(sign.length);
  }
  const decimal = numberFromText(bare, language);
  return decimal === null ? null : amountFromNumber(decimal, currency);
}

const signs: Readonly<Record<string, string>> = { EUR: '€', RUB: '₽', USD: '$', GBP: '£' };

/** `2026-12-31`, `31.12.2026`, `31/12/2026`: the day comes before the month. */
export function dayFromText(text: string): string | null {
  const bare = text.trim();
  const written = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/u.exec(bare);
  const [, day = '', month = '', year = ''] = written ?? [];
  const iso = written === null ? bare : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Day.safeParse(iso).success ? iso : null;
}

const yes = new Set(['yes', 'y', 'true', '1', '+', 'да', 'д', 'истина', 'oui', 'o', 'vrai', '✓', 'x', 'х']);
const no = new Set(['no', 'n', 'false', '0', '-', 'нет', 'н', 'ложь', 'non', 'faux']);

/** Yes or no in any of the languages. */
export function yesOrNoFromText(text: string): boolean | null {
  const bare = text.trim().toLowerCase();
  if (yes.has(bare)) return true;
  return no.has(bare) ? false : null;
}
