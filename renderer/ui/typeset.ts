/** French typography: where a text has an ordinary space that no line may break at, the screen has the right one. */
import type { Language } from '../../preload/contract/values.ts';

/** Before the signs of two parts and inside of guillemets, and between the thousands of a number. */
const french: readonly (readonly [RegExp, string])[] = [
  [/ (?=[;!?])/gu, '\u202f'],
  [/ (?=[:»%])/gu, '\u00a0'],
  [/« /gu, '«\u00a0'],
  [/(?<=\d) (?=\d{3}(?!\d))/gu, '\u202f'],
];

/** The text as it stands on the screen; texts of the other languages stay as they are. */
export function typeset(text: string, language: Language): string {
  return language === 'fr' ? french.reduce((set, [space, right]) => set.replace(space, right), text) : text;
}
