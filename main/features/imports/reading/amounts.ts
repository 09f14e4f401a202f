/** Numbers as people write them, read exactly: sums of money, percents, days. */
import Big from 'big.js';
import { minorDigits } from '../../../../preload/contract/minor-digits.ts';
import type { Said } from '../../../engine/failure.ts';

export interface Sum {
  /** Minor units of the currency, rounded half-up. */
  readonly minor: number;
  /** ISO 4217, where a sign or code stands beside the number. */
  readonly currency: string | null;
}

/** Signs and words beside or instead of ISO codes. `$` alone is taken for the US dollar. */
const currencyWords: readonly (readonly [string, string])[] = [
  ['RUB', '₽|руб|рубль|рубли|рублей|р|rur|rub|roubles|rouble|rubles|ruble|российский рубль'],
  ['EUR', '€|eur|euro|euros|евро'],
  ['USD', '$|us$|usd|dollar|dollars|доллар|долл|доллары|доллар сша'],
  ['GBP', '£|gbp|pound|pounds|фунт|livre'],
  ['CHF', 'chf|fr.|franc suisse'],
  ['CNY', 'cny|юань|yuan'],
  ['KZT', '₸|kzt|тенге|тг'],
  ['BYN', 'byn|бел руб'],
  ['UAH', '₴|uah|грн'],
];
const byWord = new Map(currencyWords.flatMap(([code, words]) => words.split('|').map((word) => [word, code] as const)));

/** The ISO 4217 code of a sign, name or code; null for anything else. */
export function findCurrency(text: string): string | null {
  const word = text.trim().toLowerCase();
  const known = byWord.get(word) ?? byWord.get(word.replace(/\.$/u, ''));
  if (known) return known;
  return /^[a-z]{3}$/u.test(word) && isoCurrencies.has(word.toUpperCase()) ? word.toUpperCase() : null;
}

/** Characters; nobody writes a longer number, and a hostile one would keep the patterns below busy. */
const longest = 100;

const isoCurrencies = new Set(Intl.supportedValuesOf('currency'));

/**
 * A number in any local spelling: spaces, apostrophes, points or commas between thousands, point or comma before decimals. Where a single
 * comma stands before exactly three digits (`1,234`), `decimalComma` decides. null: no number.
 */
export function findNumber(text: string, decimalComma: boolean): Big | null {
  if (text.length > longest) return null;
  let digits = text.replace(/[\s\u00a0\u202f\u2009'’]/gu, '').replace(/^[−–]/u, '-');
  if (/^\(.+\)$/u.test(digits)) digits = `-${digits.slice(1, -1)}`;
  if (!/^[+-]?[\d.,]*\d[\d.,]*(e[+-]?\d{1,2})?$/iu.test(digits)) return null;
  const comma = digits.lastIndexOf(',');
  const point = digits.lastIndexOf('.');
  const commas = digits.split(',').length - 1;
  const points = digits.split('.').length - 1;
  if (comma >= 0 && point >= 0) {
    const thousands = comma > point ? '.' : ',';
    if (!areThousands(digits, thousands, comma > point ? ',' : '.')) return null;
    digits = digits.replaceAll(thousands, '');
  } else if (commas > 1 || points > 1) {
    const thousands = commas > 1 ? ',' : '.';
    if (!areThousands(digits, thousands, null)) return null;
    digits = digits.replaceAll(thousands, '');
  } else if (commas === 1 && !decimalComma && /^[+-]?[1-9]\d{0,2},\d{3}$/u.test(digits)) {
    digits = digits.replace(',', '');
  }
  digits = digits.replace(',', '.').replace(/^\+/u, '');
  return /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu.test(digits) ? new Big(digits) : null;
}

function areThousands(digits: string, mark: string, decimal: string | null): boolean {
  const parts = digits.replace(/^[+-]/u, '').split(decimal ?? '\n');
  if (parts.length > 2) return false;
  const [first = '', ...groups] = (parts[0] ?? '').split(mark);
  // India writes 12,34,567: groups of two before the last of three
  return (
    /^\d{1,3}$/u.test(first) &&
    groups.every((group, at) => /^\d{3}$/u.test(group) || (/^\d\d$/u.test(group) && at < groups.length - 1))
  );
}

/** A sum with or without its currency: `1 234,50 ₽`, `1,234.50`, `€12`, `18`. `currency` is the one where none is written. null: no sum. */
export function findSum(text: string, currency: string, decimalComma: boolean): Sum | null {
  if (text.length > longest) return null;
  const parts =
    /^\s*([^\d+\-−–.,(]*?)\s*([-−–+(]?[\d.,](?:[\d\s\u00a0\u202f\u2009'’.,]*\d)?(?:e[+-]?\d{1,2})?\)?[.,]?)\s*(?:[-–—]\s*)?([^\d]*)$/iu.exec(
      text,
    );
  if (!parts) return null;
  const [, before = '', number = '', after = ''] = parts;
  const written = (before || after).replace(/\/.*$/u, '').trim();
  if (before.trim() && after.trim()) return null;
  const named = written === '' ? null : findCurrency(written);
  if (written !== '' && named === null) return null;
  const value = findNumber(number.replace(/[.,]$/u, ''), decimalComma);
  if (!value) return null;
  const minor = value.times(new Big(10).pow(minorDigits(named ?? currency))).round(0, Big.roundHalfUp);
  if (minor.abs().gt(9e13)) return null;
  return { minor: Number(minor.toFixed()), currency: named };
}

/** Basis points of `20 %`, `20`, `5,5%`; without a percent sign a number between 0 and 1 is a share: `0.2` is 20 %. null: no percent. */
export function findPercent(text: string, decimalComma: boolean): number | null {
  if (text.length > longest) return null;
  const signed = /%/u.test(text);
  const value = findNumber(text.replace(/\s*(%|процент\w*|percent|pour ?cent)\s*/iu, ''), decimalComma);
  if (!value) return null;
  const share = !signed && value.gt(0) && value.lt(1);
  return Number(
    value
      .times(share ? 10_000 : 100)
      .round(0, Big.roundHalfUp)
      .toFixed(),
  );
}

/** A sum as text in the manner of the language, with a fixed number of decimals: `1 234,50 EUR`. */
export function shownSum(minor: number, currency: string): Said {
  const digits = minorDigits(currency);
  const value = new Big(minor).div(new Big(10).pow(digits)).toFixed(digits);
  const shown = (thousands: string, decimal: string) => {
    const [whole = '', rest] = value.split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, thousands);
    return `${grouped}${rest === undefined ? '' : decimal + rest} ${currency}`;
  };
  return { en: shown(',', '.'), ru: shown('\u00a0', ','), fr: shown('\u202f', ',') };
}

/** Basis points as text: `20 %`, `5,5 %`. */
export function shownPercent(points: number): Said {
  const value = new Big(points).div(100).toFixed();
  const comma = `${value.replace('.', ',')}\u00a0%`;
  return { en: `${value}%`, ru: comma, fr: comma };
}
