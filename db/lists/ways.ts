/**
 * Which way to a page is quick: to look at the rows as they come; to fetch and sort all that may pass; or to walk along the
 * order past all others. What may pass is in all of some sets of ids, each of which takes its time to be read.
 */
import type { Sized } from './candidates.ts';
import type { Foreseen, Walk } from './foreseen.ts';
import type { RowCondition } from './listed.ts';
import { type Survey, shareOf } from './survey.ts';

/** Microseconds, as measured with a million rows, and what is decided before there is anything to compare. */
export interface Costs {
  /** To look at a row in the order of the list. */
  readonly look: number;
  /** To fetch a row among others in the order of their ids, and to sort it. */
  readonly fetch: number;
  /** To pass an entry of an index. */
  readonly pass: number;
  /** To read an id of a set. */
  readonly read: number;
  /** So many times as many rows as foreseen are looked at before another way is taken. */
  readonly patience: number;
  /** A set of so many ids is read before it is known what for. */
  readonly many: number;
  /** So few rows are fetched at once. */
  readonly few: number;
  /** So many rows are looked at for a short page before anything is known. */
  readonly glance: number;
}

export const usualCosts: Costs = {
  look: 4,
  fetch: 3,
  pass: 0.08,
  read: 0.12,
  patience: 3,
  many: 50_000,
  few: 500,
  glance: 128,
};

/** More sets than these beside the first are not thought of: their combinations would be too many. */
const MOST_SETS = 4;

/** Of looking at all rows that the index does not leave out. */
export function lookingCost({ held, tested }: Walk, { entries, left }: Foreseen, { pass, look }: Costs): number {
  return entries * pass + (held.length < tested.length ? left * look : 0);
}

/** Of looking only at what is in all of these sets. */
export function walkingCost(walk: Walk, ahead: Foreseen, sets: readonly Sized[], { pass, look }: Costs): number {
  const answered = sets.filter(({ source }) => source.exact).map(({ condition }) => condition);
  const isAnswered = walk.tested.every((one) => walk.held.includes(one) || answered.includes(one));
  return ahead.entries * pass + (isAnswered ? 0 : ahead.passing([...walk.held, ...conditionsOf(sets)]) * look);
}

/** Where conditions have their rows, the smallest first as the survey tells. */
export function sourcesOf(conditions: readonly RowCondition[], table: Survey): Sized[] {
  return conditions
    .flatMap((condition) => (condition.source === null ? [] : [{ condition, source: condition.source }]))
    .map((one) => ({ ...one, size: table.size * shareOf(table.rows, [one.condition]) }))
    .sort((one, other) => one.size - other.size);
}

/**
 * The sets of the quickest way; none where it is to look at all rows. `first`: what was surveyed, if not the table; it is
 * among the sets.
 */
export function quickestSets(
  walk: Walk,
  ahead: Foreseen,
  survey: Survey,
  first: Sized | null,
  others: readonly Sized[],
  costs: Costs,
): readonly Sized[] {
  const costOf = (sets: readonly Sized[]) => {
    const reading = sets.reduce((all, { ids, size }) => all + (ids === undefined ? size * costs.read : 0), 0);
    const fetching = survey.size * shareOf(survey.rows, conditionsOf(sets)) * costs.fetch;
    return reading + Math.min(fetching, walkingCost(walk, ahead, sets, costs));
  };
  return choicesOf(others.slice(0, MOST_SETS))
    .map((some) => (first === null ? some : [first, ...some]))
    .map((sets) => ({ sets, cost: sets.length === 0 ? Number.POSITIVE_INFINITY : costOf(sets) }))
    .reduce((best, one) => (one.cost < best.cost ? one : best), { sets: [], cost: lookingCost(walk, ahead, costs) })
    .sets;
}

const conditionsOf = (sets: readonly Sized[]) => sets.map(({ condition }) => condition);

/** Some of these or none, in every combination. */
function choicesOf<One>([first, ...others]: readonly One[]): (readonly One[])[] {
  if (first === undefined) return [[]];
  const choices = choicesOf(others);
  return [...choices, ...choices.map((some) => [first, ...some])];
}
