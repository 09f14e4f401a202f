/** Which values of a column are asked for: ranges in the order of SQLite's indexes. */
import { anyOf, type Key, type Statement, statement } from './statement.ts';

export interface Edge {
  readonly value: Key;
  readonly included: boolean;
}

/** Values between two edges; null: the rows that have no value (SQL's NULL). */
export type Range = { readonly from: Edge | null; readonly to: Edge | null } | null;

/** An expression that an index begins with, and the values of it that are asked for. */
export interface Ranged {
  readonly expression: string;
  /** None overlaps another. */
  readonly ranges: readonly Range[];
}

/** Greater than every text that begins as the text before it: no text holds this character. */
export const LAST = '\u{10FFFF}';

export const point = (value: Key): Range => ({
  from: { value, included: true },
  to: { value, included: true },
});

/** From one value to another, both included; null: without an end there. */
export const between = (from: Key | null, to: Key | null): Range => ({
  from: from === null ? null : { value: from, included: true },
  to: to === null ? null : { value: to, included: true },
});

/** From a value on, up to another one that is not included. */
export const upTo = (from: Key, to: Key): Range => ({
  from: { value: from, included: true },
  to: { value: to, included: false },
});

export const beginningWith = (text: string): Range => upTo(text, text + LAST);

/** The one value of a range; null where it has more, or is of NULL. */
export function pointOf(range: Range): Key | null {
  if (range?.from?.included !== true || range.to?.included !== true) return null;
  return range.from.value === range.to.value ? range.from.value : null;
}

/** All values but these, without NULL. */
export function allBut(values: readonly Key[]): Range[] {
  const sorted = sortedKeys(values);
  const edges = [null, ...sorted.map((value) => ({ value, included: false })), null];
  return edges.slice(1).map((to, at) => ({ from: edges[at] ?? null, to }));
}

/** The values, each once, in the order of an index. */
export function sortedKeys(values: readonly Key[]): Key[] {
  return [...new Set(values)].sort(compareKeys);
}

/** As SQLite compares: NULL, then numbers, then texts by their bytes. */
export function compareKeys(one: Key | null, other: Key | null): number {
  if (one === other) return 0;
  if (one === null) return -1;
  if (other === null) return 1;
  if (typeof one === 'number') return typeof other === 'number' ? one - other : -1;
  if (typeof other === 'number') return 1;
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** Ranges in the order of their beginnings; of those that begin at the same value, the one that has it. */
export function sortedRanges(ranges: readonly Range[]): Range[] {
  const begin = (range: Range) => range?.from?.value ?? null;
  const isBeyond = (range: Range) => (range?.from?.included === false ? 1 : 0);
  return [...ranges].sort((one, other) => compareKeys(begin(one), begin(other)) || isBeyond(one) - isBeyond(other));
}

/** Whether a value lies before the range (-1), in it (0) or behind it (1). */
export function sideOf(value: Key | null, range: Range): -1 | 0 | 1 {
  if (range === null) return value === null ? 0 : 1;
  if (value === null) return -1;
  if (range.from !== null) {
    const side = compareKeys(value, range.from.value);
    if (side < 0 || (side === 0 && !range.from.included)) return -1;
  }
  if (range.to !== null) {
    const side = compareKeys(value, range.to.value);
    if (side > 0 || (side === 0 && !range.to.included)) return 1;
  }
  return 0;
}

/** Whether a value can lie in both. */
export function overlap(some: readonly Range[], others: readonly Range[]): boolean {
  return some.some((one) => others.some((other) => rangesMeet(one, other)));
}

function rangesMeet(one: Range, other: Range): boolean {
  if (one === null || other === null) return one === other;
  const ends = (before: typeof one, after: typeof one) => {
    if (before.to === null || after.from === null) return false;
    const side = compareKeys(before.to.value, after.from.value);
    return side < 0 || (side === 0 && !(before.to.included && after.from.included));
  };
  return !ends(one, other) && !ends(other, one);
}

/** The test of one range. Its text is the same for all values. */
export function rangeTest(expression: string, range: Range): Statement {
  if (range === null) return statement(`${expression} IS NULL`);
  const value = pointOf(range);
  if (value !== null) return statement(`${expression} = ?`, value);
  const { from, to } = range;
  if (from === null && to === null) return statement(`${expression} IS NOT NULL`);
  const tests = [
    ...(from === null ? [] : [statement(`${expression} ${from.included ? '>=' : '>'} ?`, from.value)]),
    ...(to === null ? [] : [statement(`${expression} ${to.included ? '<=' : '<'} ?`, to.value)]),
  ];
  return {
    sql: tests.map(({ sql }) => sql).join(' AND '),
    parameters: tests.flatMap(({ parameters }) => parameters),
  };
}

/** Tests that together are passed by the values of the ranges, and never two by the same value: an index answers each. */
export function disjointTests({ expression, ranges }: Ranged): Statement[] {
  const points = ranges.map(pointOf).filter((value) => value !== null);
  const others = ranges.filter((range) => pointOf(range) === null).map((range) => rangeTest(expression, range));
  const [first, second] = points;
  if (first === undefined) return others;
  if (second === undefined) return [statement(`${expression} = ?`, first), ...others];
  return [statement(`${expression} IN (SELECT value FROM json_each(?))`, JSON.stringify(points)), ...others];
}

/** Whether a row has one of the values. */
export function rangesTest(ranged: Ranged): Statement {
  const tests = disjointTests(ranged);
  // Nothing passes; of a constant SQLite would say that the index it was told to use answers nothing.
  if (tests.length === 0) return statement(`${ranged.expression} <> ${ranged.expression}`);
  return anyOf(tests);
}
