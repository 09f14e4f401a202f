/** How a table is listed: where its rows stand in an order, and what can be asked of them. All names in it are the program's own, never a user's. */
import type { Range, Ranged } from './ranges.ts';
import { joined, type Key, type Statement, statement } from './statement.ts';

/** A table of records with a bin. All its columns are named with it, `client.code`. */
export interface ListedTable {
  readonly table: string;
  /** Its FTS5 table, which holds the rows that are not in the bin; the same text is in its column `search_key`. null: rows are looked at. */
  readonly search: string | null;
  /** The index of the bin, by `deleted_at`. */
  readonly bin: string;
  /** Where one or two letters are looked for, what is found first before the others; `named`: a folded name. */
  readonly beginnings: readonly Beginning[];
  readonly narrowed: readonly Narrowed[];
}

/** An index that holds the order `keys` for each single value of an expression. */
export interface Narrowed {
  readonly expression: string;
  readonly index: string;
  readonly keys: readonly string[];
  /** What the index holds behind its keys. */
  readonly covers: readonly string[];
}

/** A column in which a text is looked for at its beginning. */
export interface Beginning {
  readonly expression: string;
  readonly index: string;
  readonly named: boolean;
}

/** An order of all rows. */
export interface Order {
  /** What a row is sorted by, as SQL; the last is its id. */
  readonly keys: readonly string[];
  readonly types: readonly ('string' | 'number')[];
  /** The indexes that hold the order, one after the other. */
  readonly stretches: readonly Stretch[];
}

/** A stretch of an order that one index holds. */
export interface Stretch {
  /** FROM with its index. */
  readonly from: string;
  /** The id of a row, as the index has it. */
  readonly id: string;
  /** What all its rows have in common; that they are not in the bin is among it. */
  readonly where: Statement;
  /** What its rows are sorted by, as the index has it, the last is the id; and which of the order's keys that is. */
  readonly keys: readonly string[];
  readonly places: readonly number[];
  /** Whether the row with these keys stands in it. */
  holds(keys: readonly (Key | null)[]): boolean;
  /** What is known of values in all its rows. */
  readonly within: readonly Ranged[];
  /** Expressions that the index holds behind its keys. */
  readonly covers: readonly string[];
}

/** Where rows can be had from, rather than looking at all. */
export interface Source {
  /** `FROM … WHERE …`; rows are in one of these, or in several where it `repeats`. */
  readonly pieces: readonly Statement[];
  readonly id: string;
  /** The pieces are of the listed table itself, without rows of the bin. */
  readonly ofTable: boolean;
  readonly repeats: boolean;
  /** Each row passes the condition; else it must be tested. */
  readonly exact: boolean;
}

/** What is asked of each row. */
export interface RowCondition {
  readonly test: Statement;
  readonly source: Source | null;
  /** The same as values of an expression. */
  readonly on: Ranged | null;
}

/** The ids of a source, some perhaps twice. */
export function idsOf({ pieces, id }: Source): Statement {
  const [first, ...others] = pieces.map((piece) => joined(`SELECT ${id} AS id `, piece));
  if (first === undefined) return statement('SELECT 0 AS id WHERE 0');
  return joined(first, ...others.flatMap((piece) => [' UNION ALL ', piece]));
}

/** The rows of a table that are not in the bin, by an index. */
export function fromIndex(table: string, index: string): string {
  return `FROM ${table} INDEXED BY ${index}`;
}

/** The stretch of a whole index. `covers`: what else it holds. */
export function wholeIndex(
  table: string,
  index: string,
  keys: readonly string[],
  covers: readonly string[] = [],
): Stretch {
  return {
    from: fromIndex(table, index),
    id: `${table}.id`,
    where: statement(`${table}.deleted_at IS NULL`),
    keys,
    places: keys.map((_, place) => place),
    holds: () => true,
    within: [],
    covers,
  };
}

/** The part of a stretch in which an expression has one value or NULL. */
export function narrowedTo(stretch: Stretch, expression: string, range: Range, test: Statement): Stretch {
  return {
    ...stretch,
    where: joined(stretch.where, ' AND ', test),
    within: [...stretch.within, { expression, ranges: [range] }],
  };
}
