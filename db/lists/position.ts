/** A page that begins at a row by its number: entries of an index are passed over, from the nearer end where that is known. */
import type { Db } from '../database.ts';
import { type Candidates, candidatesIn, type Sized } from './candidates.ts';
import { rowsInAll } from './count.ts';
import { measured, usualBounds } from './measured.ts';
import { type FoundPage, pageFrom } from './page.ts';
import { type PageRequest, type Part, partsOf } from './parts.ts';
import { among, binOf, type FoundRow, found, sortedRows } from './rows.ts';
import { idsFrom, joined, numberFrom, type Statement, statement } from './statement.ts';
import { isShorter, restOf, select, triedStatement } from './walk.ts';

export type PositionRequest = Omit<PageRequest, 'after'> & { readonly at: number };

/** From how many rows on a set of their ids takes too long, and how many rows are looked at one by one. */
export interface PositionBounds {
  readonly set: number;
  readonly tried: number;
}

const usual: PositionBounds = { set: 300_000, tried: 20_000 };

/** The page that begins at row `at` (from 0); null where too many rows would have to be looked at to know it. */
export function listPageAt(db: Db, request: PositionRequest, bounds = usual, ways = usualBounds): FoundPage | null {
  const { at, limit, conditions } = request;
  const wanted = limit + 1;
  if (request.deleted) return pageFrom(sortedRows(db, request, binOf(request), at + wanted).slice(at), limit);
  const parts = partsOf(request, null);
  if (conditions.length === 0) return pageFrom(fromNearerEnd(db, request, parts, wanted), limit);
  if (parts.every(({ rest }) => rest.length === 0))
    return pageFrom(passing(db, request, parts, at, wanted, null), limit);
  const { ids, sized } = measured(db, conditions, ways);
  if (ids?.length === 0) return { ids: [], next: null };
  if (ids !== null) return pageFrom(sortedRows(db, request, among(request, ids), at + wanted).slice(at), limit);
  const sets = sized.filter(({ source }) => source.exact);
  if (sets.length === conditions.length && sets.every((one) => isAtMost(db, one, bounds.set)))
    return pageFrom(passing(db, request, parts, at, wanted, candidatesIn(db, sets, 0)), limit);
  const rows = amongFirst(db, request, parts, bounds.tried);
  return rows && pageFrom(rows, limit);
}

function isAtMost(db: Db, { source }: Sized, most: number): boolean {
  const counts = source.pieces.map((piece) => numberFrom(db, counted(piece, most + 1)));
  return counts.reduce((sum, count) => sum + count, 0) <= most;
}

const counted = (piece: Statement, most: number): Statement =>
  joined('SELECT count(*) FROM (SELECT 1 ', piece, statement(' LIMIT ?)', most));

function fromNearerEnd(db: Db, request: PositionRequest, parts: readonly Part[], wanted: number): FoundRow[] {
  const { at, listed, descending } = request;
  const total = rowsInAll(db, listed);
  if (at * 2 <= total) return passing(db, request, parts, at, wanted, null);
  const rows = Math.min(wanted, total - at);
  if (rows <= 0) return [];
  const reversed = { ...request, descending: !descending };
  return passing(db, reversed, partsOf(reversed, null), total - at - rows, rows, null).toReversed();
}

/** Passes over so many rows and takes those that follow. */
function passing(
  db: Db,
  request: PositionRequest,
  parts: readonly Part[],
  over: number,
  wanted: number,
  candidates: Candidates | null,
): FoundRow[] {
  const rows: FoundRow[] = [];
  let left = over;
  for (const part of parts) {
    if (rows.length >= wanted) break;
    const where = joined(part.where, restOf(part, candidates));
    const limit = statement(' LIMIT ? OFFSET ?', wanted - rows.length, left);
    const more = found(db, select(request, part, where, limit));
    rows.push(...more);
    if (more.length > 0) left = 0;
    else if (left > 0) left -= numberFrom(db, joined(`SELECT count(*) ${part.from} WHERE `, where));
  }
  return rows;
}

/** The same where each row has to be tested, as long as it is among the first so many. */
function amongFirst(db: Db, request: PositionRequest, parts: readonly Part[], tried: number): FoundRow[] | null {
  const wanted = request.at + request.limit + 1;
  const rows: FoundRow[] = [];
  let left = tried;
  for (const part of parts) {
    const missing = wanted - rows.length;
    if (missing <= 0) break;
    const isClean = part.rest.length === 0;
    const statementOf = isClean
      ? select(request, part, part.where, statement(' LIMIT ?', Math.min(missing, left)))
      : triedStatement(request, part, left, statement(' LIMIT ?', missing));
    const more = found(db, statementOf);
    rows.push(...more);
    if (more.length >= missing) break;
    if (!isShorter(db, part, left)) return null;
    left -= idsFrom(db, joined(`SELECT count(*) ${part.from} WHERE `, part.where))[0] ?? 0;
    if (left <= 0) return null;
  }
  return rows.slice(request.at);
}
