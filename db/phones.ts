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
