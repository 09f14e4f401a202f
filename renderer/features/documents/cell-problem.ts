/** What is wrong with a text that a cell could not take, in words with the bounds of numbers. */
import type { documentTexts } from '../../text/documents.ts';
import type { Format, TextOf } from '../../ui/language.tsx';
import type { TypedColumn } from './draft.ts';
import { digitsOf, limitsOf, type NumberReading, readCell } from './line-context.ts';

/** undefined where it is a number that the cell can hold; a unit or rate that was kept as text is none of the office's. */
export function cellProblem(
  column: TypedColumn,
  text: string,
  reading: NumberReading,
  { t, format }: { t: TextOf<keyof (typeof documentTexts)['en']>; format: Format },
): string | undefined {
  if (column === 'unit' || column === 'vat') return t(column === 'unit' ? 'noSuchUnit' : 'noSuchRate', { text });
  const read = readCell(column, text, reading);
  if (read.ok) return undefined;
  const scale = digitsOf(column, reading);
  const { min, max } = limitsOf[column];
  if (read.why === 'too-precise') return t('tooManyDecimals', { digits: scale });
  if (read.why === 'not-a-number') return t('notANumber');
  return t('outOfRange', { min: format.decimal(min, scale), max: format.decimal(max, scale) });
}
