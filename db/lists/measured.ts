/** How many rows each condition leaves, as far as it is worth knowing. */
import type { Db } from '../database.ts';
import { candidatesIn, type Sized } from './candidates.ts';
import { idsOf, type RowCondition } from './listed.ts';
import { overlap } from './ranges.ts';
import { countedUpTo, idsFrom, joined, statement } from './statement.ts';

/** How many rows are worth what. */
export interface Bounds {
  /** So many are fetched at once. */
  readonly few: number;
  /** The same where there is more than one condition: the more rows would be passed over otherwise. */
  readonly fewOfMore: number;
  /** So many are worth a set of their ids. */
  readonly many: number;
}

export const usualBounds: Bounds = { few: 2000, fewOfMore: 5000, many: 30_000 };

export interface Measured {
  /** Some that may pass, and no others do, where these are few. */
  readonly ids: readonly number[] | null;
  /** The smallest first, each with its number of rows: not more than one above `Bounds.many`. */
  readonly sized: readonly Sized[];
}

export function measured(db: Db, conditions: readonly RowCondition[], bounds: Bounds): Measured {
  if (excludeEachOther(conditions)) return { ids: [], sized: [] };
  const few = conditions.length > 1 ? bounds.fewOfMore : bounds.few;
  const sourced = conditions.flatMap((condition) =>
    condition.source === null ? [] : [{ condition, source: condition.source }],
  );
  for (const { source } of sourced) {
    const ids = idsFrom(db, joined(idsOf(source), statement(' LIMIT ?', few + 1)));
    if (ids.length <= few) return { ids, sized: [] };
  }
  const sized = sourced
    .map(({ condition, source }) => ({ condition, source, size: countedUpTo(db, idsOf(source), bounds.many + 1) }))
    .sort((one, other) => one.size - other.size);
  const ids = idsInAll(
    db,
    sized.filter(({ size }) => size <= bounds.many),
    few,
  );
  return { ids, sized };
}

/** The ids of all that pass one of the conditions which stretches of an index answer, where these are few; null where none has so few. */
export function fewIds(db: Db, conditions: readonly RowCondition[], few: number): readonly number[] | null {
  for (const { source, on } of conditions) {
    // Without a stretch all of the index would be read, to find few or none.
    if (!source?.exact || !source.ofTable || on === null) continue;
    const ids = idsFrom(db, joined(idsOf(source), statement(' LIMIT ?', few + 1)));
    if (ids.length <= few) return ids;
  }
  return null;
}

/** Whether two conditions ask for different values of the same. */
export function excludeEachOther(conditions: readonly RowCondition[]): boolean {
  return conditions.some(({ on }, place) =>
    conditions
      .slice(place + 1)
      .some((other) => on !== null && on.expression === other.on?.expression && !overlap(on.ranges, other.on.ranges)),
  );
}

/** The ids that are in all of two or more sources, where they are few. */
function idsInAll(db: Db, sized: readonly Sized[], few: number): readonly number[] | null {
  if (sized.length < 2) return null;
  const { ids } = candidatesIn(db, sized, 0);
  return ids.size <= few ? ids.ids() : null;
}
