/** What a walk along an order will come by until its page is full, as surveys foresee it. */
import type { RowCondition } from './listed.ts';
import { isHeld, type PageRequest, type Part } from './parts.ts';
import { isBehind } from './rows.ts';
import { eachOf, passes, type Survey, type SurveyedRow, shareOf } from './survey.ts';

export interface Walk {
  /** Whether it may come by a row: not before the page, nor where the index leaves the row out. */
  comesBy(row: SurveyedRow): boolean;
  /** What has to be tested of the rows that it comes by, and what of this the index holds. */
  readonly tested: readonly RowCondition[];
  readonly held: readonly RowCondition[];
  /** How many rows have to pass. */
  readonly wanted: number;
  readonly descending: boolean;
}

export function walkAlong(parts: readonly Part[], { conditions, after, descending, limit }: PageRequest): Walk {
  const tested = conditions.filter((one) => parts.some(({ rest }) => rest.includes(one)));
  const isInPart = passes(conditions.filter((one) => !tested.includes(one)));
  return {
    comesBy: (row) => isInPart(row) && (after === null || isBehind(row.keys, after, descending)),
    tested,
    held: tested.filter((one) => parts.every((part) => !part.rest.includes(one) || isHeld(part, one))),
    wanted: limit,
    descending,
  };
}

export interface Foreseen {
  /** Entries of the index. */
  readonly entries: number;
  /** How many of these pass what the index holds. */
  readonly left: number;
  /** How many rows of those that were surveyed pass these conditions. */
  passing(conditions: readonly RowCondition[]): number;
}

/** Where so many times as many rows as usual come before the first that passes, that is hardly chance. */
const UNUSUAL = 5;
/** Fewer rows tell no shares. */
const ENOUGH = 50;

/**
 * `survey`: of rows of the table among which all are that pass. `related`: it is known that what passes has to do with the
 * order, so that it is not everywhere.
 */
export function foreseen(walk: Walk, table: Survey, survey: Survey, related: boolean): Foreseen {
  const rows = survey.rows.filter(walk.comesBy);
  const each = eachOf(survey);
  const count = rowsUntil(walk.wanted / each, rows.map(passes(walk.tested)), related);
  const all = table.rows.filter(walk.comesBy);
  const last = rows[Math.ceil(count) - 1];
  const before = last === undefined ? all : all.filter(({ keys }) => isBehind(last.keys, keys, walk.descending));
  const entries = survey === table ? count * each : (before.length + 1) * eachOf(table);
  const seen = rows.slice(0, Math.max(ENOUGH, Math.ceil(count)));
  return {
    entries,
    left: entries * shareOf(all, walk.held),
    passing: (conditions) => count * each * shareOf(seen, conditions),
  };
}

/**
 * How many rows come until so many of them pass. Where one that passes stands for more than are wanted, a part of what comes
 * before the first.
 */
function rowsUntil(wanted: number, passing: readonly boolean[], related: boolean): number {
  const places = passing.flatMap((does, place) => (does ? [place] : []));
  const between = Math.max(1, passing.length) / Math.max(0.5, places.length);
  const place = places[Math.max(1, Math.ceil(wanted)) - 1] ?? passing.length;
  const isSure = wanted >= 1 || related || place > UNUSUAL * between;
  // That they come sooner than usual may be chance as well.
  return Math.min(passing.length + 1, Math.max(wanted * between, isSure ? place + 1 : 0));
}
