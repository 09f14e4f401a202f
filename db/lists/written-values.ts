/** What is written in a column, looked up by steps through its index: texts that are the same when folded, and all different ones. */
import type { Db } from '../database.ts';
import { LAST } from './ranges.ts';
import type { Key } from './statement.ts';

/** A column of texts, and the index that begins with it. */
export interface WrittenColumn {
  readonly table: string;
  readonly expression: string;
  readonly index: string;
}

/** Looking further would take longer than what it is for. */
const MOST_STEPS = 5000;

/** All different texts but the empty one; null where there are more than so many. */
export function differentTexts(db: Db, column: WrittenColumn, most: number): string[] | null {
  const next = nextText(db, column);
  const found: string[] = [];
  let text = next('', LAST);
  while (text !== undefined) {
    if (found.length >= most) return null;
    found.push(text);
    text = next(text, LAST);
  }
  return found;
}

/** The texts that become one of `wanted` by `normal`; null where it takes too many steps to know. */
export function textsLike(
  db: Db,
  column: WrittenColumn,
  wanted: readonly string[],
  normal: (text: string) => string,
): string[] | null {
  return descend(db, column, (beginning, first) => {
    const so = normal(beginning);
    const further = wanted.some((one) => loosely(one).startsWith(loosely(so)));
    return { found: first === beginning && wanted.includes(so), further };
  });
}

/** How texts begin that begin with one of `wanted` by `normal`; null where it takes too many steps to know. */
export function beginningsLike(
  db: Db,
  column: WrittenColumn,
  wanted: readonly string[],
  normal: (text: string) => string,
): string[] | null {
  return descend(db, column, (beginning) => {
    const so = normal(beginning);
    const found = wanted.some((one) => so.startsWith(one));
    return { found, further: !found && wanted.some((one) => loosely(one).startsWith(loosely(so))) };
  });
}

/** A letter may be followed by the mark that makes it another one. */
const loosely = (text: string) => text.replaceAll('й', 'и');

/** Letter by letter: each letter that there is at a place is looked at once, however many texts have it there. */
function descend(
  db: Db,
  column: WrittenColumn,
  judge: (beginning: string, firstText: string) => { readonly found: boolean; readonly further: boolean },
): string[] | null {
  const next = nextText(db, column);
  const found: string[] = [];
  const open = [''];
  let steps = 0;
  for (let beginning = open.pop(); beginning !== undefined; beginning = open.pop()) {
    let passed = beginning;
    for (;;) {
      steps += 1;
      if (steps > MOST_STEPS) return null;
      const text = next(passed, beginning + LAST);
      if (text === undefined) break;
      const letter = text.codePointAt(beginning.length);
      if (letter === undefined) return null;
      const longer = beginning + String.fromCodePoint(letter);
      const verdict = judge(longer, text);
      if (verdict.found) found.push(longer);
      if (verdict.further) open.push(longer);
      passed = longer + LAST;
    }
  }
  return found;
}

function nextText(db: Db, { table, expression, index }: WrittenColumn) {
  const statement = db
    .prepare<Key[], string>(
      `SELECT ${expression} FROM ${table} INDEXED BY ${index} WHERE ${table}.deleted_at IS NULL AND ${expression} > ? AND ${expression} < ? ORDER BY ${expression} LIMIT 1`,
    )
    .pluck();
  return (after: string, before: string) => statement.get(after, before);
}
