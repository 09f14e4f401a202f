/** What two people made of the same value, brought together element by element where that loses nothing of either. */
import { isDeepStrictEqual } from 'node:util';

/** The value that has both changes, or where they contradict each other: paths below the value (`city`), '' for all of it. */
export type Merged =
  | { readonly value: unknown }
  | {
      readonly conflicts: readonly {
        readonly path: string;
        readonly original: unknown;
        readonly mine: unknown;
        readonly theirs: unknown;
      }[];
    };

/**
 * Lists of words or ids merge as sets, lists of other things by their elements, records by their fields. Two people who
 * change the same element or field, and what is neither list nor record, contradict each other.
 */
export function mergedValue(original: unknown, mine: unknown, theirs: unknown): Merged {
  if (isDeepStrictEqual(theirs, original) || isDeepStrictEqual(theirs, mine)) return { value: mine };
  if (isDeepStrictEqual(mine, original)) return { value: theirs };
  if (Array.isArray(original) && Array.isArray(mine) && Array.isArray(theirs)) {
    const value = [...original, ...mine, ...theirs].every(isPlain)
      ? mergedSet(original, mine, theirs)
      : mergedList(original, mine, theirs);
    if (value !== null) return { value };
  } else if (isRecord(original) && isRecord(mine) && isRecord(theirs)) return mergedRecord(original, mine, theirs);
  return { conflicts: [{ path: '', original, mine, theirs }] };
}

/** The same for a value whose parts belong together: whoever changed it changed all of it. */
export function mergedWhole(original: unknown, mine: unknown, theirs: unknown): Merged {
  if (isDeepStrictEqual(theirs, original) || isDeepStrictEqual(theirs, mine)) return { value: mine };
  return isDeepStrictEqual(mine, original) ? { value: theirs } : { conflicts: [{ path: '', original, mine, theirs }] };
}

type Fields = Readonly<Record<string, unknown>>;

function mergedRecord(original: Fields, mine: Fields, theirs: Fields): Merged {
  const value: Record<string, unknown> = {};
  const conflicts = [];
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const merged = mergedValue(original[name], mine[name], theirs[name]);
    if ('conflicts' in merged)
      conflicts.push(
        ...merged.conflicts.map((one) => ({ ...one, path: one.path === '' ? name : `${name}.${one.path}` })),
      );
    else if (merged.value !== undefined) value[name] = merged.value;
  }
  return conflicts.length > 0 ? { conflicts } : { value };
}

function mergedSet(original: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const removed = original.filter((one) => !mine.includes(one));
  const added = mine.filter((one) => !original.includes(one) && !theirs.includes(one));
  return [...theirs.filter((one) => !removed.includes(one)), ...added];
}

/**
 * Null where both took the same element away and do not agree on what stands in its place, or both gave the elements
 * another order.
 */
export function mergedList(
  original: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
): unknown[] | null {
  const [before, own, others] = [keyed(original), keyed(mine), keyed(theirs)];
  const isIn = (list: Keyed) => (key: string) => list.has(key);
  const without = (list: Keyed, other: Keyed) => [...list.keys()].filter((key) => !other.has(key));
  const goneFromBoth = without(before, own).some((key) => !others.has(key));
  const added = [without(own, before), without(others, before)] as const;
  if (goneFromBoth && !isDeepStrictEqual([...added[0]].sort(), [...added[1]].sort())) return null;

  const kept = (list: Keyed) => [...list.keys()].filter((key) => [before, own, others].every((one) => isIn(one)(key)));
  const [orderBefore, ownOrder, othersOrder] = [kept(before), kept(own), kept(others)];
  if (isDeepStrictEqual(othersOrder, orderBefore) || isDeepStrictEqual(othersOrder, ownOrder))
    return withAdded(own, others, before);
  return isDeepStrictEqual(ownOrder, orderBefore) ? withAdded(others, own, before) : null;
}

/** By what tells an element from others: its content, and which of several equal ones it is. */
type Keyed = ReadonlyMap<string, unknown>;

function keyed(list: readonly unknown[]): Keyed {
  const found = new Map<string, unknown>();
  for (const element of list) {
    const content = JSON.stringify(element);
    let times = 0;
    while (found.has(`${times} ${content}`)) times += 1;
    found.set(`${times} ${content}`, element);
  }
  return found;
}

/**
 * The list in its order, without what the other one took away, and with what it added: behind what it stands behind
 * there, or, where that is gone, before what it stands before.
 */
function withAdded(list: Keyed, other: Keyed, original: Keyed): unknown[] {
  const keys = [...list.keys()].filter((key) => other.has(key) || !original.has(key));
  const theirs = [...other.keys()];
  let behind = -1;
  let isGone = false;
  theirs.forEach((key, at) => {
    const place = keys.indexOf(key);
    if (place >= 0) {
      behind = place;
      isGone = false;
    } else if (original.has(key)) isGone = true;
    else {
      const next = theirs.slice(at).find((later) => keys.includes(later));
      if (isGone) behind = (next === undefined ? keys.length : keys.indexOf(next)) - 1;
      isGone = false;
      behind += 1;
      keys.splice(behind, 0, key);
    }
  });
  return keys.map((key) => list.get(key) ?? other.get(key));
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
