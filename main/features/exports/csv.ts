/** A list as CSV for Excel: UTF-8 with its mark, the separator and the decimal sign of the language, and no formulas. */
import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { type Cell, plainDecimal } from './cells.ts';

interface Signs {
  readonly separator: string;
  readonly point: string;
}

/** As Excel expects them where people speak the language. */
const signs: Readonly<Record<Language, Signs>> = {
  en: { separator: ',', point: '.' },
  ru: { separator: ';', point: ',' },
  fr: { separator: ';', point: ',' },
};

/** What a CSV file begins with: without it Excel reads Cyrillic as something else. */
export const csvMark = '\u{FEFF}';

/** A row of texts, with its end. */
export function csvRow(texts: readonly string[], language: Language): string {
  return `${texts.map((text) => quoted(text, signs[language].separator)).join(signs[language].separator)}\r\n`;
}

/** A row of cells, with its end. Days are `2026-11-24`, moments local; amounts have no currency, which stands in a column of its own. */
export function csvCells(cells: readonly Cell[], language: Language): string {
  const { separator } = signs[language];
  return `${cells.map((cell) => quoted(csvText(cell, language), separator)).join(separator)}\r\n`;
}

function csvText(cell: Cell, language: Language): string {
  if (cell === null) return '';
  const decimal = (text: string) => text.replace('.', signs[language].point);
  switch (cell.kind) {
    case 'text':
      return harmless(cell.text);
    case 'number':
      return decimal(cell.decimal);
    case 'percent':
      return decimal(plainDecimal(cell.basisPoints, 2));
    case 'money': {
      const digits = minorDigits(cell.currency ?? '');
      return decimal(plainDecimal(cell.amount, digits, digits));
    }
    case 'day':
      return cell.day;
    case 'moment':
      return localMoment(cell.at);
    default:
      return cell satisfies never;
  }
}

/** `2026-11-24 13:05` where this computer is. */
export function localMoment(at: string): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front. A phone number with its plus is none: there is nothing
 * in it but digits and the signs between them.
 */
export function harmless(text: string): string {
  if (!/^[=+\-@\t\r\n]/u.test(text) || /^\+[\d ().\u00a0-]+$/u.test(text)) return text;
  return `'${text}`;
}

function quoted(text: string, separator: string): string {
  return text.includes('"') || text.includes('\n') || text.includes('\r') || text.includes(separator)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}
