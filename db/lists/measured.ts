/** How many rows each condition leaves, as far as it is worth knowing. */
import type { Db } from '../database.ts';
import { idsOf, type RowCondition, type Source } from './listed.ts';
import { overlap } from './ranges.ts';
import { countedUpTo, idsFrom, joined, type Statement, statement } from './statement.ts';

/** From how many rows on which way is taken. */
export interface Bounds {
  /** So many are fetched and sorted. */
  readonly few: number;
  /** The same where there is more than one condition: walking would pass over the more rows. */
  readonly fewOfMore: number;
  /** So many are worth a set of their ids; a condition that leaves more is met by walking the sorted index. */
  readonly many: number;
  /** How many rows are looked at before sets are made all the same. */
  readonly tried: number;
  /** How many entries of an index are looked at, where it holds all that is asked for. */
  readonly triedCovered: number;
  /** How many times as many, where that is likely to be enough. */
  readonly triedAgain: number;
}

export const usualBounds: Bounds = {
  few: 2000,
  fewOfMore: 5000,
  many: 30_000,
  tried: 6000,
  triedCovered: 40_000,
  triedAgain: 8,
};

/** A condition whose rows can be had, with their number: not more than one above `Bounds.many`. */
export interface Sized {
  readonly condition: RowCondition;
  readonly source: Source;
  readonly size: number;
}

export interface Measured {
  /** Some that may pass, and no others do, where these are few. */
  readonly ids: readonly number[] | null;
  /** The smallest first. */
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

/** Whether two conditions ask for different values of the same. */
function excludeEachOther(conditions: readonly RowCondition[]): boolean {
  return conditions.some(({ on }, place) =>
    conditions
      .slice(place + 1)
      .some((other) => on !== null && on.expression === other.on?.expression && !overlap(on.ranges, other.on.ranges)),
  );
}

/** The ids that are in all of two or more sources, where they are few. */
function idsInAll(db: Db, sized: readonly Sized[], few: number): readonly number[] | null {
  const [first, ...others] = sized;
  if (first === undefined || others.length === 0) return null;
  const all = joined('SELECT id FROM (', idsOf(first.source), ') WHERE 1', inSets(others, 'id'));
  const ids = idsFrom(db, joined(all, statement(' LIMIT ?', few + 1)));
  return ids.length <= few ? ids : null;
}

/** `AND` the id is in each of these sources. The sign keeps SQLite from fetching the ids one by one and sorting them. */
export function inSets(sized: readonly Pick<Sized, 'source'>[], id: string): Statement {
  return joined(...sized.flatMap(({ source }) => [` AND +${id} IN (`, idsOf(source), ')']));
}
