/** What is wrong with a text that was typed into a number cell, in words with its bounds. */
import type { documentTexts } from '../../text/documents.ts';
import type { Format, TextOf } from '../../ui/language.tsx';
import type { NumberColumn } from './draft.ts';
import { digitsOf, limitsOf, type NumberReading, readCell } from './line-context.ts';

/** undefined where it is a number that the cell can hold. */
export function cellProblem(
  column: NumberColumn,
  text: string,
  reading: NumberReading,
  { t, format }: { t: TextOf<keyof (typeof documentTexts)['en']>; format: Format },
): string | undefined {
  const read = readCell(column, text, reading);
  if (read.ok) return undefined;
  const scale = digitsOf(column, reading);
  const { min, max } = limitsOf[column];
  if (read.why === 'too-precise') return t('tooManyDecimals', { digits: scale });
  if (read.why === 'not-a-number') return t('notANumber');
  return t('outOfRange', { min: format.decimal(min, scale), max: format.decimal(max, scale) });
}
