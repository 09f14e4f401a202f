/** Phones as they are compared and looked for: by their digits, in whatever spelling they were typed. */
import { digits, plainForms } from './folding.ts';

const BEFORE_EXTENSION = /^[+\d\s().\-/]*/u;

/**
 * The digits of a phone without what is dialled before the national number: in Russia 8 or +7, in France 0 or +33, 00
 * for abroad. Other numbers as they are. Extensions (`доб. 12`) are left out.
 */
export function phoneKey(value: string): string {
  return nationalDigits(digitsOf(value));
}

/** Every way to write the phone in digits under which people look for it; none where there are no digits. */
export function phoneSpellings(value: string): string[] {
  const all = digitsOf(value);
  if (all === '') return [];
  const national = nationalDigits(all);
  if (national === all) return [all];
  return national.length === 10 ? [`7${national}`, `8${national}`] : [`33${national}`, `0${national}`];
}

const SHORTEST_NATIONAL = 8;

/**
 * Keys under which the same number may be kept where it was written with the code of a country of one to three digits (ITU-T E.164) here, and
 * with the 0 that is dialled before it inside of its country there; of countries that `phoneKey` does not know. `0141 496 0134` may be kept as
 * `+44 141 496 0134`.
 */
export function phoneKeysAbroad(value: string): string[] {
  const all = digitsOf(value);
  if (all.startsWith('00') || value.trim().startsWith('+')) {
    const plain = all.startsWith('00') ? all.slice(2) : all;
    return [1, 2, 3]
      .map((code) => plain.slice(code))
      .filter(({ length }) => length >= SHORTEST_NATIONAL)
      .map((national) => `0${national}`);
  }
  const national = all.slice(1);
  if (!all.startsWith('0') || national.length < SHORTEST_NATIONAL) return [];
  return Array.from({ length: 999 }, (_, code) => `${code + 1}${national}`);
}

/** Whether the text is nothing but a phone: digits and the signs that stand between them. */
export function isPhoneOnly(value: string): boolean {
  return BEFORE_EXTENSION.exec(value)?.[0] === value;
}

function digitsOf(value: string): string {
  return digits(BEFORE_EXTENSION.exec(plainForms(value))?.[0] ?? '');
}

function nationalDigits(all: string): string {
  const plain = all.startsWith('00') ? all.slice(2) : all;
  if (/^[78]\d{10}$/u.test(plain)) return plain.slice(1);
  if (/^33\d{9}$/u.test(plain)) return plain.slice(2);
  if (/^0\d{9}$/u.test(plain)) return plain.slice(1);
  return plain;
}
