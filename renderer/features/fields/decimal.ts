/** Numbers of own fields: decimal text as the engine keeps it, and as people type and read it. */
import type { Language } from '../../../preload/contract/values.ts';
import { readNumber } from '../../ui/numbers.ts';

const digits = 6;

/** What is typed as decimal text (`12.5`), or null where it is no number with at most 6 decimals. */
export function decimalOf(typed: string, language: Language): string | null {
  const [, fraction = ''] = /[.,](\d*)\s*$/u.exec(typed.trim()) ?? [];
  for (const scale of [0, Math.min(fraction.length, digits), digits]) {
    const read = readNumber(typed, scale, language);
    if (read.ok) return shortest(read.value, scale);
  }
  return null;
}

function shortest(value: number, scale: number): string {
  const text = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const fraction = text.slice(text.length - scale).replace(/0+$/u, '');
  return `${value < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Decimal text as it stands in an input. */
export function typedDecimal(decimal: string, language: Language): string {
  return language === 'en' ? decimal : decimal.replace('.', ',');
}

/** Decimal text as it is read: thousands separated. */
export function writtenDecimal(decimal: string, format: (value: number, digits: number) => string): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const value = Number(whole + fraction);
  return Number.isSafeInteger(value) ? format(value, fraction.length) : decimal;
}
