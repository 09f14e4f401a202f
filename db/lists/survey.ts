/** What some rows of many tell: which conditions they pass, and where those that pass all stand in the order of a list. */
import type { Db } from '../database.ts';
import type { RowCondition } from './listed.ts';
import type { RowKeys, Walked } from './parts.ts';
import { among, columnsOf, found, inOrder } from './rows.ts';
import { joined, numberFrom, type Statement, statement } from './statement.ts';

export interface Survey {
  /** In the order of the list. */
  readonly rows: readonly SurveyedRow[];
  /** Of about how many these are some. */
  readonly size: number;
}

export interface SurveyedRow {
  readonly keys: RowKeys;
  readonly passed: ReadonlySet<RowCondition>;
}

/** So many rows tell enough. */
const ROWS = 512;
/** So many of them are neighbours: these share a page, so that they cost little more than one. */
const NEIGHBOURS = 8;

/** Of all rows of the table. */
export function surveyOfTable(db: Db, walked: Walked): Survey {
  const { table } = walked.listed;
  const greatest = numberFrom(db, statement(`SELECT ifnull(max(${table}.id), 0) FROM ${table}`));
  const places = ROWS / NEIGHBOURS;
  const idOf = (n: number) => Math.floor((greatest * (Math.floor(n / NEIGHBOURS) + 0.5)) / places) + (n % NEIGHBOURS);
  const ids = [...new Set(Array.from({ length: ROWS }, (_, n) => idOf(n)))];
  const rows = surveyed(db, walked, ids);
  return { rows, size: (greatest * rows.length) / ids.length };
}

/** Of the rows with these ids. */
export function surveyOf(db: Db, walked: Walked, ids: readonly number[]): Survey {
  const every = Math.ceil(ids.length / ROWS);
  return {
    rows: surveyed(
      db,
      walked,
      ids.filter((_, place) => place % every === 0),
    ),
    size: ids.length,
  };
}

function surveyed(db: Db, walked: Walked, ids: readonly number[]): SurveyedRow[] {
  const { listed, order, conditions } = walked;
  const tests = conditions.flatMap(({ test }): (Statement | string)[] => [', (', test, ')']);
  const rows = among({ listed, conditions: [] }, ids);
  const sorted = found(db, joined(`SELECT ${columnsOf(walked)}`, ...tests, ' ', rows, inOrder(walked)));
  const last = 1 + order.keys.length;
  return sorted.map((row) => ({
    keys: row.slice(1, last),
    passed: new Set(conditions.filter((_, place) => row[last + place] === 1)),
  }));
}

/** Whether a row passes all of the conditions. */
export function passes(conditions: readonly RowCondition[]): (row: SurveyedRow) => boolean {
  return ({ passed }) => conditions.every((one) => passed.has(one));
}

/** The share of the rows that pass all of the conditions; never 0, which would be too sure. */
export function shareOf(rows: readonly SurveyedRow[], conditions: readonly RowCondition[]): number {
  return Math.max(0.5, rows.filter(passes(conditions)).length) / Math.max(1, rows.length);
}

/** For how many rows each row of a survey stands. */
export function eachOf({ rows, size }: Survey): number {
  return size / Math.max(1, rows.length);
}
