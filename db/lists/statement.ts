/** SQL in pieces: a text together with what is bound to its question marks. */
import type { Db } from '../database.ts';

/** What rows are sorted and found by. */
export type Key = string | number;

/** What a question mark stands for. */
export type Bound = Key | Uint8Array;

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly Bound[];
}

export function statement(sql: string, ...parameters: readonly Bound[]): Statement {
  return { sql, parameters };
}

/** `AND …` for each of these tests; nothing where there is none. */
export function andAll(tests: readonly Statement[]): Statement {
  return {
    sql: tests.map(({ sql }) => ` AND (${sql})`).join(''),
    parameters: tests.flatMap(({ parameters }) => parameters),
  };
}

/** Whether one of these tests passes. There is at least one. */
export function anyOf(tests: readonly Statement[]): Statement {
  return {
    sql: tests.map(({ sql }) => `(${sql})`).join(' OR '),
    parameters: tests.flatMap(({ parameters }) => parameters),
  };
}

/** The statements one after the other, with nothing between them. */
export function joined(...parts: readonly (Statement | string)[]): Statement {
  const all = parts.map((part) => (typeof part === 'string' ? statement(part) : part));
  return { sql: all.map(({ sql }) => sql).join(''), parameters: all.flatMap(({ parameters }) => parameters) };
}

/** The first column of the first row, as a number. */
export function numberFrom(db: Db, { sql, parameters }: Statement): number {
  return Number(
    db
      .prepare<Bound[]>(sql)
      .pluck()
      .get(...parameters),
  );
}

/** All columns of the first row, as numbers; none where there is no row. */
export function rowFrom(db: Db, { sql, parameters }: Statement): readonly number[] {
  return (
    db
      .prepare<Bound[], number[]>(sql)
      .raw()
      .get(...parameters) ?? []
  );
}

/** The first column of all rows. */
export function idsFrom(db: Db, { sql, parameters }: Statement): number[] {
  return db
    .prepare<Bound[], number>(sql)
    .pluck()
    .all(...parameters);
}

/** How many rows a SELECT has, counted up to so many. */
export function countedUpTo(db: Db, { sql, parameters }: Statement, most: number): number {
  return numberFrom(db, statement(`SELECT count(*) FROM (${sql} LIMIT ?)`, ...parameters, most));
}
