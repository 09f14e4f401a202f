/** Amounts of money in words, as documents close: «Одна тысяча двести рублей 50 копеек». */
import { minorDigits } from '../../preload/contract/minor-digits.ts';
import type { Language } from '../../preload/contract/values.ts';
import { currencyNames } from './currency.ts';
import { englishNumber } from './words-en.ts';
import { frenchNumber } from './words-fr.ts';
import { afterNumber, russianNumber } from './words-ru.ts';

interface Split {
  readonly units: number;
  readonly minor: number;
  /** How many decimals the currency has. */
  readonly digits: number;
  readonly currency: string;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Of a currency without known names: `50/100`. */
const fraction = ({ minor, digits }: Split): string => `${String(minor).padStart(digits, '0')}/${10 ** digits}`;

/** The kopecks are always said, with two digits: that is how Russian bookkeeping closes a sum. */
function russian(sum: Split): string {
  const names = currencyNames(sum.currency)?.ru;
  const words = russianNumber(sum.units, names?.unit.gender ?? 'masculine');
  const unit = names ? afterNumber(sum.units, names.unit.forms) : sum.currency;
  if (sum.digits === 0) return `${words} ${unit}`;
  const minor = names?.minor
    ? `${String(sum.minor).padStart(sum.digits, '0')} ${afterNumber(sum.minor, names.minor)}`
    : fraction(sum);
  return `${words} ${unit} ${minor}`;
}

/** After a round number of millions the noun takes « de »: un million d'euros. Singular below two. */
function french(sum: Split): string {
  const names = currencyNames(sum.currency)?.fr;
  const words = frenchNumber(sum.units, names?.feminine ?? false);
  const unit = names ? names.unit[sum.units < 2 ? 0 : 1] : sum.currency;
  const round = sum.units >= 1e6 && sum.units % 1e6 === 0;
  const link = round ? (/^[aeiou]/iu.test(unit) ? " d'" : ' de ') : ' ';
  const whole = `${words}${link}${unit}`;
  if (sum.minor === 0) return whole;
  return `${whole} et ${names?.minor ? `${sum.minor} ${names.minor[sum.minor < 2 ? 0 : 1]}` : fraction(sum)}`;
}

function english(sum: Split): string {
  const names = currencyNames(sum.currency)?.en;
  const unit = names ? names.unit[sum.units === 1 ? 0 : 1] : sum.currency;
  const whole = `${englishNumber(sum.units)} ${unit}`;
  if (sum.minor === 0) return whole;
  return `${whole} and ${names?.minor ? `${sum.minor} ${names.minor[sum.minor === 1 ? 0 : 1]}` : fraction(sum)}`;
}

const minus: Readonly<Record<Language, string>> = { ru: 'минус ', fr: 'moins ', en: 'minus ' };

/** A whole number from 0 on in words, small letters, masculine; in a language's own grammar. */
export function countInWords(count: number, language: Language): string {
  if (language === 'ru') return russianNumber(count, 'masculine');
  return language === 'fr' ? frenchNumber(count, false) : englishNumber(count);
}

/**
 * An amount in words, in the language's own grammar of the currency. `amount` is a whole number of minor units, up to
 * ±9e13. Russian and English begin with a capital letter, French does not: it stands inside of a sentence.
 */
export function sumInWords(amount: number, currency: string, language: Language): string {
  if (!Number.isSafeInteger(amount)) throw new Error(`Not a whole number of minor units: ${amount}`);
  const digits = minorDigits(currency);
  const size = 10 ** digits;
  const whole = Math.abs(amount);
  const sum = { units: Math.floor(whole / size), minor: whole % size, digits, currency };
  const say = { ru: russian, fr: french, en: english }[language];
  const words = `${amount < 0 ? minus[language] : ''}${say(sum)}`;
  return language === 'fr' ? words : capital(words);
}
