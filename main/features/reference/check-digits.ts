/** The check algorithms that national data name, with the parameters from there. Spaces are for the caller to take out. */
import { type NationalData, national } from './national.ts';
import type { AccountKey, Check, Format } from './national-schema.ts';

const digitsOf = (text: string): number[] => [...text].map(Number);
const areDigits = (text: string): boolean => /^\d+$/u.test(text);

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

/** Luhn, ISO/IEC 7812-1 annex B: every second digit from the right counts double, its digits added. */
export function luhnHolds(text: string): boolean {
  if (!areDigits(text)) return false;
  const sum = digitsOf(text)
    .reverse()
    .reduce((total, digit, index) => {
      const value = index % 2 === 1 ? digit * 2 : digit;
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/** What is left of a number of any length when it is divided; letters count as numbers (A = 10 … Z = 35, ISO 7064). */
export function remainder(text: string, modulus: number): number {
  let rest = 0;
  for (const sign of text) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % modulus;
  }
  return rest;
}

/** ISO 7064 mod 11,10: the last digit closes the others. */
function mod1110Holds(text: string): boolean {
  if (!areDigits(text)) return false;
  const digits = digitsOf(text);
  const product = digits.slice(0, -1).reduce((last, digit) => (((last + digit) % 10 || 10) * 2) % 11, 10);
  return (11 - product) % 10 === digits.at(-1);
}

function weightedSumHolds(text: string, check: Extract<Check, { by: 'weighted-sum' }>): boolean {
  if (!areDigits(text)) return false;
  const { weights, modulus, thenModulus, weightsAfterTen, from = 0 } = check;
  const digits = digitsOf(text).slice(from);
  const first = weighted(digits, weights) % modulus;
  const rest = first === 10 && weightsAfterTen ? weighted(digits, weightsAfterTen) % modulus : first;
  if (check.equals !== undefined) return rest === check.equals;
  const key = check.complement ? (modulus - rest) % modulus : rest;
  return (thenModulus === undefined ? key : key % thenModulus) === digits[weights.length];
}

function remainderHolds(text: string, check: Extract<Check, { by: 'remainder' }>): boolean {
  const { modulus, thenModulus, signs, append = '', key = { from: text.length - 1, to: text.length } } = check;
  const number = text.slice(check.from ?? 0, check.to ?? (check.key ? undefined : -1));
  if (!areDigits(number)) return false;
  const rest = remainder(number + append, modulus);
  const wanted = thenModulus === undefined ? rest : rest % thenModulus;
  const there = text.slice(key.from, key.to);
  return signs ? signs[wanted] === there : areDigits(there) && Number(there) === wanted;
}

/** IBAN, ISO 13616: the length of its country where that is known, and the remainder 1 by 97. */
export function ibanHolds(iban: string, { ibanLengths }: Pick<NationalData, 'ibanLengths'> = national()): boolean {
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]{10,30}$/u.test(iban)) return false;
  const length = ibanLengths.get(iban.slice(0, 2));
  return (length === undefined || length === iban.length) && remainder(iban.slice(4) + iban.slice(0, 4), 97) === 1;
}

/** `false` where a VAT number does not look like one of its country; that of a country without formats passes. */
export function vatNumberHolds(vat: string): boolean {
  if (!/^[A-Z]{2}/u.test(vat)) return false;
  const formats = national().vatNumbers.get(vat.slice(0, 2));
  return formats === undefined || formatsHold(vat.slice(2), formats);
}

/** BIC by ISO 9362: four letters or digits of the bank, two of the country, two of the place, three of the branch or none. */
export function swiftHolds(bic: string): boolean {
  return /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/u.test(bic);
}

function checkHolds(text: string, check: Check): boolean {
  switch (check.by) {
    case 'luhn':
      return luhnHolds(text.slice(check.from ?? 0, check.to));
    case 'weighted-sum':
      return weightedSumHolds(text, check);
    case 'remainder':
      return remainderHolds(text, check);
    case 'mod-11-10':
      return mod1110Holds(text.slice(check.from ?? 0));
    case 'iban':
      return ibanHolds(text);
    case 'vat-number':
      return vatNumberHolds(text);
  }
}

/** Whether the number has this form, whatever its check digits are. */
export function hasForm(text: string, { digits, pattern }: Format): boolean {
  return (digits === undefined || (text.length === digits && areDigits(text))) && (!pattern || pattern.test(text));
}

/** Whether the number has one of these forms and its check digits are right. */
export function formatsHold(text: string, formats: readonly Format[]): boolean {
  return formats.some(
    (format) => hasForm(text, format) && (format.checks ?? []).every((check) => checkHolds(text, check)),
  );
}

/** Whether an account (digits) belongs to the bank of a national code: weights in turn over part of the code and the account. */
export function accountKeyHolds(bic: string, account: string, { weights, modulus, bank }: AccountKey): boolean {
  const part = bank.find((each) => each.bic.test(bic));
  if (part === undefined || !areDigits(account)) return false;
  if (part.passes) return true;
  const digits = digitsOf((part.prefix ?? '') + bic.slice(part.from ?? 0, part.to) + account);
  return digits.reduce((sum, digit, index) => sum + digit * (weights[index % weights.length] ?? 0), 0) % modulus === 0;
}
