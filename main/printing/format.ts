/** Numbers and days as documents show them in each language, made from integers without floating point. */
import { minorDigits } from '../../preload/contract/minor-digits.ts';
import type { Language } from '../../preload/contract/values.ts';
import { currencySign } from './currency.ts';

const NO_BREAK = '\u00a0';
const NARROW_NO_BREAK = '\u202f';
const MINUS = '\u2212';

const separators: Readonly<Record<Language, { group: string; decimal: string }>> = {
  en: { group: ',', decimal: '.' },
  ru: { group: NO_BREAK, decimal: ',' },
  fr: { group: NARROW_NO_BREAK, decimal: ',' },
};

/** `value / 10^digits`, with at least `keep` decimals: zeros after those are left off. */
function decimal(value: number, digits: number, keep: number, language: Language): string {
  if (!Number.isSafeInteger(value)) throw new Error(`Not a whole number: ${value}`);
  const { group, decimal: point } = separators[language];
  const text = String(Math.abs(value)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(?:\d{3})+$)/gu, group);
  let fraction = text.slice(text.length - digits);
  while (fraction.length > keep && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return `${value < 0 ? MINUS : ''}${whole}${fraction === '' ? '' : point}${fraction}`;
}

/** An amount in minor units without its currency: `1 234,50`, `1,234.50`. */
export function formatMoney(amount: number, currency: string, language: Language): string {
  const digits = minorDigits(currency);
  return decimal(amount, digits, digits, language);
}

/** An amount with its currency: `1 234,50 ₽`, `1 234,50 €`, `€1,234.50`, `CHF 1,234.50`. */
export function formatMoneyWithCurrency(amount: number, currency: string, language: Language): string {
  const sign = currencySign(currency);
  const number = formatMoney(Math.abs(amount), currency, language);
  const minus = amount < 0 ? MINUS : '';
  if (language !== 'en') return `${minus}${number}${NO_BREAK}${sign ?? currency}`;
  return sign ? `${minus}${sign}${number}` : `${currency}${NO_BREAK}${minus}${number}`;
}

/** A price in hundredths of the minor unit, at least with the decimals of the currency: `8,3333`. */
export function formatFinePrice(hundredths: number, currency: string, language: Language): string {
  const digits = minorDigits(currency);
  return decimal(hundredths, digits + 2, digits, language);
}

/** A quantity in thousandths: up to three decimals, no trailing zeros: `1,5`. */
export function formatQuantity(thousandths: number, language: Language): string {
  return decimal(thousandths, 3, 0, language);
}

/** A decimal number with a point, as languages write it: `-1234.5` → `−1 234,5`. */
export function formatDecimal(text: string, language: Language): string {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const scaled = Number(whole + fraction);
  if (!Number.isSafeInteger(scaled)) return text.replace('.', separators[language].decimal);
  return decimal(text.startsWith('-') ? -scaled : scaled, fraction.length, fraction.length, language);
}

/** A rate in basis points: `20 %`, `5,5 %`; in English `5.5%`. */
export function formatPercent(basisPoints: number, language: Language): string {
  return `${decimal(basisPoints, 2, 0, language)}${language === 'en' ? '' : NO_BREAK}%`;
}

const months: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
};

function parts(day: string): { year: string; month: string; dayOfMonth: string } {
  const [year, month, dayOfMonth] = day.split('-');
  if (!year || !month || !dayOfMonth) throw new Error(`Not a day: ${day}`);
  return { year, month, dayOfMonth };
}

/** A day `YYYY-MM-DD` in short: `23.11.2026`, `23/11/2026`; in English `23 Nov 2026`, which nobody takes for a month. */
export function formatDay(day: string, language: Language): string {
  const { year, month, dayOfMonth } = parts(day);
  if (language === 'ru') return `${dayOfMonth}.${month}.${year}`;
  if (language === 'fr') return `${dayOfMonth}/${month}/${year}`;
  return `${Number(dayOfMonth)}${NO_BREAK}${(months.en[Number(month) - 1] ?? month).slice(0, 3)}${NO_BREAK}${year}`;
}

/** A day in full: «23 ноября 2026 г.», « 1er novembre 2026 », "23 November 2026". */
export function formatLongDay(day: string, language: Language): string {
  const { year, month, dayOfMonth } = parts(day);
  const name = months[language][Number(month) - 1] ?? month;
  const number = Number(dayOfMonth);
  const first = language === 'fr' && number === 1 ? '1er' : String(number);
  return `${first}${NO_BREAK}${name}${NO_BREAK}${year}${language === 'ru' ? `${NO_BREAK}г.` : ''}`;
}
