/** Numbers as people type them, to integers of a stated scale and back, without a floating point number between. */
import type { Language } from '../../preload/contract/values.ts';

/** An integer of `digits` decimals as plain decimal text: 123456 of 2 is `1234.56`. */
export function decimalText(value: number, digits: number): string {
  if (digits === 0) return String(value);
  const sign = value < 0 ? '-' : '';
  const text = String(Math.abs(value)).padStart(digits + 1, '0');
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** What an input shows for an integer of `digits` decimals: at least `least` decimals, with the language's decimal sign. */
export function typedText(value: number, digits: number, least: number, language: Language): string {
  const [whole = '0', fraction = ''] = decimalText(value, digits).split('.');
  const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, '');
  if (kept === '') return whole;
  return `${whole}${language === 'en' ? '.' : ','}${kept}`;
}

export type ReadNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly why: 'not-a-number' | 'too-precise' };

/**
 * Reads typed text as an integer of `digits` decimals. Spaces and apostrophes are ignored; a comma and a point both stand
 * for decimals, except where both occur (the last one is it) and except an English `1,234`.
 */
export function readNumber(typed: string, digits: number, language: Language): ReadNumber {
  const text = typed.replace(/[\s\u00a0\u202f'’]/gu, '').replace('\u2212', '-');
  const sign = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  const both = text.includes(',') && text.includes('.');
  const repeated = sign >= 0 && text.indexOf(text.charAt(sign)) !== sign;
  const thousands = language === 'en' ? /^-?\d{1,3}(,\d{3})+$/.test(text) : repeated && !both;
  const plain = thousands
    ? text.replace(/[.,]/g, '')
    : both
      ? `${text.slice(0, sign).replace(/[.,]/g, '')}.${text.slice(sign + 1)}`
      : text.replace(',', '.');
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(plain);
  if (!match || !/\d/.test(plain)) return { ok: false, why: 'not-a-number' };
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return { ok: false, why: 'too-precise' };
  const value = Number(`${match[1]}${match[2]}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(value)
    ? { ok: true, value: value === 0 ? 0 : value }
    : { ok: false, why: 'not-a-number' };
}

const sizeUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** The size of a file in the unit that suits it, by 1024: as the systems of our users show files, and as limits are set. */
export function sizeOf(bytes: number): { readonly value: number; readonly unit: (typeof sizeUnits)[number] } {
  const step = Math.min(sizeUnits.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  return { value: bytes / 1024 ** step, unit: sizeUnits[step] ?? 'byte' };
}
