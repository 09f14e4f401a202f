/** Tells whether the first row names the columns, and gives every column a name of its own. */
import { columnLetters } from './column-letters.ts';
import { knowsHeader } from './suggest-mapping.ts';

/** Columns of a table, empty ones at the end left out. */
export function widthOf(rows: readonly (readonly string[])[]): number {
  return Math.max(1, ...rows.map((cells) => cells.findLastIndex((cell) => cell.trim() !== '') + 1));
}

/** Names in the words of the file; a name that comes again is numbered, a missing one is the letter of the column. */
export function columnNames(header: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const given = (header[column] ?? '').replace(/\s+/gu, ' ').trim() || columnLetters(column);
    let name = given;
    for (let times = 2; taken.has(name); times++) name = `${given} (${times})`;
    taken.add(name);
    return name;
  });
}

/**
 * Whether the first row names columns: it does when it holds names known to the program; it does not when it holds values (numbers, e-mail
 * addresses, names of firms, or what stands again below it in the same column).
 */
export function looksLikeHeader(rows: readonly (readonly string[])[]): boolean {
  const [top = [], ...below] = rows;
  const named = top.filter((cell) => cell.trim() !== '');
  const known = named.filter(knowsHeader).length;
  if (known >= 2 || (known === 1 && named.length <= 2)) return true;
  if (named.some(isValue)) return false;
  const repeated = top.some((cell, column) => cell.trim() !== '' && below.some((cells) => cells[column] === cell));
  return !repeated && below.length > 0;
}

const firmForms =
  /(^|[\s"«(,.])(ооо|оао|зао|пао|ао|ип|тоо|нко|sarl|sas|sasu|eurl|sa|gmbh|ltd|llc|inc|plc|corp|bv|oy|ab|spa|srl)([\s"»),.]|$)/iu;

function isValue(cell: string): boolean {
  const text = cell.trim();
  if (/^[+(]?\d[\d\s().,/-]*%?$/u.test(text) || /[€₽$£]/u.test(text)) return true;
  return /^\S+@\S+\.\S+$/u.test(text) || /^(https?:|www\.)/iu.test(text) || firmForms.test(text);
}
