/** Sizes, counts and times as people read them in each language. */
import type { Language } from '../../../preload/contract/values.ts';

const units: Readonly<Record<Language, readonly [string, string, string, string]>> = {
  en: ['B', 'KB', 'MB', 'GB'],
  ru: ['Б', 'КБ', 'МБ', 'ГБ'],
  fr: ['o', 'Ko', 'Mo', 'Go'],
};

/** `12.4 MB`: three digits at least, one decimal at most. */
export function sizeWords(bytes: number, language: Language): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < 3) {
    value /= 1024;
    unit++;
  }
  return `${figure(value, language, unit > 0 && value < 100 ? 1 : 0)} ${units[language][unit]}`;
}

/** `1,234.5 ms`; below 10 with one decimal. */
export function timeWords(milliseconds: number, language: Language): string {
  const unit = language === 'ru' ? 'мс' : 'ms';
  return `${figure(milliseconds, language, milliseconds < 10 ? 1 : 0)} ${unit}`;
}

/** `1,234`. */
export function countWords(value: number, language: Language): string {
  return figure(value, language, 0);
}

function figure(value: number, language: Language, decimals: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(value);
}
