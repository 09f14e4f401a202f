/** Recognises the character that separates the columns of a text file. */
import type { ReadingOptions } from '../../../../preload/contract/imports.ts';

export type Separator = NonNullable<ReadingOptions['separator']>;

/** The likelier first: it wins where nothing else tells. */
const candidates = [';', '\t', ',', '|'] as const satisfies readonly Separator[];

const rowsToTry = 50;

/** The separator that Excel itself announces in a first line `sep=;`, and the length of that line. */
export function announcedSeparator(text: string): { separator: Separator; length: number } | null {
  const found = /^\ufeff?sep=([;,\t|])(\r\n|\n|\r|$)/iu.exec(text);
  const separator = candidates.find((candidate) => candidate === found?.[1]);
  return found && separator ? { separator, length: found[0].length } : null;
}

/**
 * The separator that divides the first rows most evenly, separators inside of quotes not counted; `,` for a file of one column.
 * `partial`: the text is only the beginning of the file, so its last row is not counted.
 */
export function findSeparator(text: string, partial: boolean): Separator {
  let best: Separator = ',';
  let bestScore = 0;
  for (const candidate of candidates) {
    const score = evenness(cellCounts(text, candidate, partial));
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

/** Between 0 (does not divide) and 2: how many rows have the commonest number of cells, then how many cells that are. */
function evenness(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  let usual = 1;
  let most = 0;
  for (const [count, often] of times) {
    if (count > 1 && often > most) {
      usual = count;
      most = often;
    }
  }
  if (usual === 1) return 0;
  const share = most / counts.length;
  const dividesFirst = (counts[0] ?? 1) > 1 ? 1 : 0.5;
  return share * dividesFirst + Math.min(usual, 50) / 100;
}

function cellCounts(text: string, separator: string, partial: boolean): number[] {
  const counts: number[] = [];
  let cells = 1;
  let quoted = false;
  let filled = false;
  let fieldStart = true;
  for (let index = text.charCodeAt(0) === 0xfeff ? 1 : 0; index < text.length && counts.length < rowsToTry; index++) {
    const character = text[index];
    if (quoted) {
      if (character !== '"') continue;
      if (text[index + 1] === '"') index++;
      else quoted = false;
    } else if (character === '"' && fieldStart) {
      quoted = true;
      filled = true;
      fieldStart = false;
    } else if (character === separator) {
      cells++;
      filled = true;
      fieldStart = true;
    } else if (character === '\n' || character === '\r') {
      if (filled) counts.push(cells);
      cells = 1;
      filled = false;
      fieldStart = true;
    } else if (character !== ' ') {
      filled = true;
      fieldStart = false;
    }
  }
  if (filled && counts.length < rowsToTry && (!partial || counts.length === 0)) counts.push(cells);
  return counts;
}
