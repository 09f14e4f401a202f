/** What stands in the cells of a block from a spreadsheet: numbers, units, rates. */
import { type LineContext, readCell } from './line-context.ts';

export type Rows = readonly (readonly string[])[];

/** In small letters without points, to compare words. */
export const small = (text: string): string =>
  text.toLocaleLowerCase().replace(/[.:]/g, ' ').replace(/\s+/g, ' ').trim();

/** A number of any kind, as a price or a share. */
export function isNumber(cell: string, context: LineContext): boolean {
  return (
    readCell('price', cell, context).ok || readCell('quantity', cell, context).ok || /^(?:\d+|\d[\d\s.,]*%)$/.test(cell)
  );
}

/** A number that nothing is written beside. */
export function isBare(cell: string, context: LineContext): boolean {
  return isNumber(cell, context) && !/[%\p{Sc}\p{L}]/u.test(cell);
}

/** More than half of what is not empty. */
export function mostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter(is).length * 2 > filled.length;
}

const plainUnit = (word: string) =>
  word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** The unit of the office that a word stands for: as the user's language writes it, or as people write it anywhere. */
export function unitOf(text: string, { units }: Pick<LineContext, 'units'>): string | undefined {
  const word = plainUnit(text);
  const has = (words: readonly string[]) => word !== '' && words.some((one) => plainUnit(one) === word);
  const named = units.find(({ code, short, name }) => has([code, short, name]));
  return (named ?? units.find(({ words }) => has(words)))?.code;
}

/** `5 шт.` as quantity and unit; null where no unit stands behind a number. */
export function measured(text: string, context: Pick<LineContext, 'units'>): { number: string; unit: string } | null {
  const [, number = '', word = ''] = /^(.*\d)\s*([^\d\s].*)$/u.exec(text) ?? [];
  const unit = number === '' ? undefined : unitOf(word, context);
  return unit === undefined ? null : { number, unit };
}

/** A VAT rate of the day by what it is called, with or without the sign. */
export function rateOf(text: string, { rates }: LineContext): number | undefined {
  const plain = (words: string) =>
    words
      .toLocaleLowerCase()
      .replace(/[\s%\u00a0\u202f]/g, '')
      .replace(/^(?:ндс|vat|tva)/, '');
  return rates.find(({ label }) => plain(label) === plain(text))?.id;
}
