/**
 * Pages of a list at a million rows: by key, sorted by any column that has an index, filtered by any conditions. Which
 * way is quick depends on how many rows the conditions leave and where these stand, so that is looked at first.
 */
import type { Db } from '../database.ts';
import { type Candidates, candidatesIn, type Sized } from './candidates.ts';
import { foreseen, type Walk, walkAlong } from './foreseen.ts';
import { idsOf } from './listed.ts';
import { excludeEachOther, fewIds } from './measured.ts';
import { type PageRequest, type Part, partsOf, type RowKeys } from './parts.ts';
import { among, binOf, type FoundRow, rowsBehind, sortedRows } from './rows.ts';
import { idsFrom, joined, type Statement, statement } from './statement.ts';
import { type Survey, surveyOf, surveyOfTable } from './survey.ts';
import { walk, walkUpTo } from './walk.ts';
import { type Costs, quickestSets, sourcesOf, usualCosts, walkingCost } from './ways.ts';

/** The rows of a page by id, and the keys of the last one where more follow. */
export interface FoundPage {
  readonly ids: readonly number[];
  readonly next: RowKeys | null;
}

/** One page. */
export function listPage(db: Db, request: PageRequest, costs: Costs = usualCosts): FoundPage {
  return pageFrom(rowsOf(db, { ...request, limit: request.limit + 1 }, costs), request.limit);
}

/** As many of the rows as the page has, and where the next one begins if there are more. */
export function pageFrom(found: readonly FoundRow[], limit: number): FoundPage {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    ids: rows.map(([id]) => id),
    next: found.length > rows.length && last !== undefined ? last.slice(1) : null,
  };
}

function rowsOf(db: Db, request: PageRequest, costs: Costs): readonly FoundRow[] {
  if (request.deleted) return fetched(db, request, binOf(request));
  const parts = partsOf(request, request.after);
  if (parts.every(({ rest }) => rest.length === 0)) return walk(db, request, parts, request.limit, null);
  if (excludeEachOther(request.conditions)) return [];
  return quicklyFound(db, request, parts, costs);
}

/** A short page is likely to be full after so many times as many rows, if what is asked for is usual. */
const ENOUGH_FOR_A_GLANCE = 4;

/** What is few is fetched at once. Looks at the first rows where that is likely to be enough; else finds out what is in sets of ids. */
function quicklyFound(db: Db, request: PageRequest, parts: readonly Part[], costs: Costs): readonly FoundRow[] {
  const { conditions, limit } = request;
  const few = fewIds(db, conditions, costs.few);
  if (few !== null) return fetched(db, request, among(request, few));
  if (limit * ENOUGH_FOR_A_GLANCE <= costs.glance) {
    const seen = walkUpTo(db, request, parts, limit, costs.glance);
    if (seen !== null) return seen;
  }
  const table = surveyOfTable(db, request);
  const along = walkAlong(parts, request);
  const sources = sourcesOf(conditions, table);
  const near = foreseen(along, table, table, false);
  const worth = quickestSets(along, near, table, null, sources, costs);
  if (worth.length > 0) return foundBySets(db, request, parts, { table, along, sources, worth, related: false }, costs);
  const looked = walkUpTo(db, request, parts, limit, Math.ceil(near.entries * costs.patience));
  if (looked !== null) return looked;
  // What was foreseen to be near and is not has to do with the order.
  const far = foreseen(along, table, table, true);
  const others = quickestSets(along, far, table, null, sources, costs);
  return foundBySets(db, request, parts, { table, along, sources, worth: others, related: true }, costs);
}

interface Foreknown {
  readonly table: Survey;
  readonly along: Walk;
  readonly sources: readonly Sized[];
  /** The sets to be read as far as the survey of the table tells. */
  readonly worth: readonly Sized[];
  readonly related: boolean;
}

function foundBySets(
  db: Db,
  request: PageRequest,
  parts: readonly Part[],
  { table, along, sources, worth, related }: Foreknown,
  costs: Costs,
): readonly FoundRow[] {
  const lookAtAll = () => walk(db, request, parts, request.limit, null);
  const first = smallestRead(db, sources, costs) ?? readFirst(db, worth);
  if (first === null) return lookAtAll();
  if (first.size <= costs.few) return fetchedAmong(db, request, candidatesIn(db, [first], 0));
  // All that pass are in the first set: some of its rows tell more than some of the table.
  const survey = surveyOf(db, request, first.ids);
  const ahead = foreseen(along, table, survey, related);
  const others = sources.filter(({ condition }) => condition !== first.condition);
  const sets = quickestSets(along, ahead, survey, first, others, costs);
  if (sets.length === 0) return lookAtAll();
  const candidates = candidatesIn(db, sets, costs.few);
  return candidates.ids.size * costs.fetch < walkingCost(along, ahead, sets, costs)
    ? fetchedAmong(db, request, candidates)
    : walk(db, request, parts, request.limit, candidates);
}

interface ReadSet extends Sized {
  readonly ids: readonly number[];
}

/** The smallest of the sources with its ids; null where all are large. */
function smallestRead(db: Db, sources: readonly Sized[], { many }: Costs): ReadSet | null {
  for (const one of sources.filter(({ size }) => size <= many)) {
    // What seemed small may not be: a survey is chance.
    const ids = idsFrom(db, joined(idsOf(one.source), statement(' LIMIT ?', 2 * many)));
    if (ids.length < 2 * many) return { ...one, ids, size: ids.length };
  }
  return null;
}

/** The first of these with its ids. */
function readFirst(db: Db, [first]: readonly Sized[]): ReadSet | null {
  if (first === undefined) return null;
  const ids = idsFrom(db, idsOf(first.source));
  return { ...first, ids, size: ids.length };
}

function fetchedAmong(db: Db, request: PageRequest, { ids, answered }: Candidates): readonly FoundRow[] {
  const conditions = request.conditions.filter((one) => !answered.includes(one));
  return fetched(db, request, among({ ...request, conditions }, ids.ids()));
}

/** The rows of the page among all that pass. */
function fetched(db: Db, request: PageRequest, rows: Statement): readonly FoundRow[] {
  const { after, descending, limit } = request;
  return rowsBehind(sortedRows(db, request, rows, after === null ? limit : null), after, descending).slice(0, limit);
}
