/** Walks along the indexes that hold an order, looking at rows as they come or only at those of a set. */
import type { Db } from '../database.ts';
import type { Candidates } from './candidates.ts';
import type { RowCondition } from './listed.ts';
import { isHeld, type Part, type Walked } from './parts.ts';
import { columnsOf, type FoundRow, found } from './rows.ts';
import { andAll, countedUpTo, joined, type Statement, statement } from './statement.ts';

/** Along the parts until there are enough. */
export function walk(
  db: Db,
  walked: Walked,
  parts: readonly Part[],
  limit: number,
  candidates: Candidates | null,
): FoundRow[] {
  const rows: FoundRow[] = [];
  for (const part of parts) {
    if (rows.length >= limit) break;
    const where = joined(part.where, restOf(part, candidates));
    rows.push(...found(db, select(walked, part, where, statement(' LIMIT ?', limit - rows.length))));
  }
  return rows;
}

/** What is left to be tested of the rows of a part: whether they are candidates first, which needs nothing but the id. */
export function restOf({ id, rest }: Part, candidates: Candidates | null): Statement {
  if (candidates === null) return andAll(rest.map(({ test }) => test));
  const { ids, answered } = candidates;
  return andAll([ids.holds(id), ...rest.filter((one) => !answered.includes(one)).map(({ test }) => test)]);
}

/** The rows that pass, where they are among the first `most` entries of the parts; null where more would have to be looked at. */
export function walkUpTo(
  db: Db,
  walked: Walked,
  parts: readonly Part[],
  limit: number,
  most: number,
): FoundRow[] | null {
  const rows: FoundRow[] = [];
  for (const part of parts) {
    const wanted = statement(' LIMIT ?', limit - rows.length);
    const isClean = part.rest.length === 0;
    rows.push(
      ...found(db, isClean ? select(walked, part, part.where, wanted) : triedStatement(walked, part, most, wanted)),
    );
    if (rows.length >= limit) break;
    if (!isClean && !isShorter(db, part, most)) return null;
  }
  return rows;
}

/**
 * The rows that pass among the first `most` of a part. What they are sorted by is fetched of these alone: in the order of
 * an own field it takes longer than the tests.
 */
export function triedStatement(walked: Walked, part: Part, most: number, limit: Statement): Statement {
  const { table } = walked.listed;
  const held = part.rest.filter((condition) => isHeld(part, condition));
  const others = part.rest.filter((condition) => !held.includes(condition));
  const tests = (conditions: readonly RowCondition[]) => andAll(conditions.map(({ test }) => test));
  return joined(
    // What the index holds first: where it says no, the row is not fetched. Of one WHEN, SQLite chooses what it asks first.
    `SELECT ${columnsOf(walked)} FROM (SELECT ${part.id} AS tried_id, CASE WHEN 1`,
    tests(held),
    ' THEN CASE WHEN 1',
    tests(others),
    ` THEN 1 END END AS passes ${part.from} WHERE `,
    part.where,
    orderBy(walked, part),
    statement(' LIMIT ?', most),
    `) AS looked CROSS JOIN ${table} NOT INDEXED ON ${table}.id = looked.tried_id WHERE looked.passes`,
    limit,
  );
}

/** Whether a part has no more entries than this. */
export function isShorter(db: Db, { from, where }: Part, most: number): boolean {
  return countedUpTo(db, joined(`SELECT 1 ${from} WHERE `, where), most + 1) <= most;
}

/** The rows of a part in its order. */
export function select(walked: Walked, part: Part, where: Statement, limit: Statement): Statement {
  return joined(`SELECT ${columnsOf(walked)} ${part.from} WHERE `, where, orderBy(walked, part), limit);
}

function orderBy({ descending }: Walked, { keys }: Part): string {
  return ` ORDER BY ${keys.map((key) => `${key}${descending ? ' DESC' : ''}`).join(', ')}`;
}
