/**
 * Pages of a list at a million rows: by key, never by OFFSET, sorted by any column that has an index, filtered by value
 * and by text. Which way is fast depends on how many rows a filter leaves, so that is looked at first.
 */
import type { Db } from './database.ts';
import { keyHolds, matchOf, type TypedText } from './typed-text.ts';

/** An index whose rows of the bin are left out, and its columns, the last of which is `id`. */
export interface Order {
  readonly index: string;
  readonly columns: readonly string[];
}

/** How a table is listed. All names are the program's own, never a user's. */
export interface ListedTable<Column extends string = string> {
  readonly table: string;
  /** Its FTS5 table, which holds the rows that are not in the bin; the same text is in its column `search_key`. */
  readonly search: string;
  /** What a row of the list shows, as SQL. */
  readonly select: string;
  readonly orders: Readonly<Record<Column, Order>>;
  /** By a column that is filtered by its value: the index that begins with it, and the columns that follow in it. */
  readonly narrowed: Readonly<Record<string, Order>>;
  /** The index of the bin, by `deleted_at`. */
  readonly bin: string;
  /** Where one or two letters are looked for: the folded name first, then columns as they are typed. */
  readonly beginnings: readonly { readonly column: string; readonly index: string }[];
}

export type Key = string | number;

export interface ListRequest<Column extends string = string> {
  /** Columns (of `narrowed`) and the value that they must have. */
  readonly equal: Readonly<Record<string, Key>>;
  readonly deleted: boolean;
  readonly text: TypedText | null;
  readonly order: Column;
  readonly descending: boolean;
  /** The values of the order's columns in the row after which the page begins. */
  readonly after: readonly Key[] | null;
  readonly limit: number;
}

/** An SQL text with what is bound to it. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly Key[];
}

/** From how many rows on which way is taken. */
export interface Bounds {
  /** So many are fetched and sorted. */
  readonly few: number;
  /** The same where there is more than one filter: walking would pass over the more rows. */
  readonly fewOfMore: number;
  /** So many are worth a set of their ids; a filter that leaves more is met by walking the sorted index. */
  readonly many: number;
  /** How many rows of the index are looked at before the set is made all the same. */
  readonly tried: number;
}

const usual: Bounds = { few: 2000, fewOfMore: 5000, many: 30_000, tried: 6000 };
/** Counting stops here. */
const COUNTED = 10_000;
/** Here without a filter, which is quicker. */
const ALL_COUNTED = 100_000;
/** Here already where each row must be looked at itself. */
const LOOKED_AT = 5000;

/** One page of rows as the table's `select` has them, each with the order's columns as `key0`, `key1` … */
export function listRows<Row, Column extends string>(
  db: Db,
  listed: ListedTable<Column>,
  request: ListRequest<Column>,
  bounds: Bounds = usual,
): { readonly rows: Row[]; readonly next: readonly Key[] | null } {
  const found = findRows(db, listed, { ...request, limit: request.limit + 1 }, bounds);
  const rows = found.slice(0, request.limit);
  const last = rows.at(-1);
  const next =
    found.length > rows.length && last !== undefined
      ? // The statement names them so.
        listed.orders[request.order].columns.map((_, position) => last[`key${position}`] as Key)
      : null;
  // What `select` names is stated by the caller, as with every statement.
  return { rows: rows as Row[], next };
}

/** How many rows a filter leaves; `exact` is false where counting was stopped at the number given. */
export function countRows<Column extends string>(
  db: Db,
  listed: ListedTable<Column>,
  filter: Pick<ListRequest<Column>, 'equal' | 'deleted' | 'text'>,
): { readonly count: number; readonly exact: boolean } {
  const { table } = listed;
  const equal = Object.entries(filter.equal);
  if (filter.deleted) {
    const { sql, parameters } = conditions(listed, filter, equal);
    return limited(db, {
      sql: `SELECT 1 FROM ${table} INDEXED BY ${listed.bin} WHERE deleted_at IS NOT NULL${sql}`,
      parameters,
    });
  }
  if (filter.text === null && equal.length === 0) return total(db, listed);
  const source = smallestSource(db, listed, filter, usual);
  if (source === null) return total(db, listed);
  if (source.rest === null) return limited(db, source.statement);
  const candidates = `SELECT id FROM (${source.statement.sql} LIMIT ${LOOKED_AT + 1})`;
  const passed = Number(
    db
      .prepare<Key[]>(
        `SELECT count(*) FROM ${table} NOT INDEXED WHERE id IN (${candidates}) AND deleted_at IS NULL${source.rest.sql}`,
      )
      .pluck()
      .get(...source.statement.parameters, ...source.rest.parameters),
  );
  return { count: passed, exact: source.size <= LOOKED_AT };
}

function findRows<Column extends string>(
  db: Db,
  listed: ListedTable<Column>,
  request: ListRequest<Column>,
  bounds: Bounds,
): Found[] {
  const run = ({ sql, parameters }: Statement) => db.prepare<Key[], Found>(sql).all(...parameters);
  if (request.deleted) return run(binStatement(listed, request));
  const walk = walkOf(listed, request);
  const parts = partsOf(listed, request, walk);
  /** The parts one after the other, until there are enough rows; null where `statement` says that it gives up. */
  const walked = (statement: (part: Part, limit: number) => Found[] | null): Found[] | null => {
    const rows: Found[] = [];
    for (const part of parts) {
      if (rows.length >= request.limit) break;
      const more = statement(part, request.limit - rows.length);
      if (more === null) return null;
      rows.push(...more);
    }
    return rows;
  };
  const source = walk.rest.sql === '' ? null : smallestSource(db, listed, request, bounds);
  if (source?.ids) return run(fewStatement(listed, request, source.ids));
  if (source !== null && source.size > bounds.many) {
    const rows = walked((part, limit) => {
      const first = run(triedStatement(listed, request, walk, part, limit, bounds.tried));
      return first.length >= limit || isShort(db, listed, walk, part, bounds.tried) ? first : null;
    });
    if (rows !== null) return rows;
  }
  return walked((part, limit) => run(walkStatement(listed, request, walk, source, part, limit))) ?? [];
}

type Found = Record<string, unknown>;

/** Where rows that a filter leaves can be had from, and what is still to be tested of them. */
interface Source {
  readonly statement: Statement;
  /** Not more than one above `Bounds.many`. */
  readonly size: number;
  /** All of them, where they are few. */
  readonly ids: readonly number[] | null;
  /** null: nothing. */
  readonly rest: Statement | null;
}

function smallestSource<Column extends string>(
  db: Db,
  listed: ListedTable<Column>,
  filter: Pick<ListRequest<Column>, 'equal' | 'text'>,
  bounds: Bounds,
): Source | null {
  const equal = Object.entries(filter.equal);
  const { many } = bounds;
  const few = equal.length + (filter.text === null ? 0 : 1) > 1 ? bounds.fewOfMore : bounds.few;
  let best: Source | null = null;
  const offer = (statement: Statement, rest: Statement) => {
    if (best?.ids) return;
    const ids = db
      .prepare<Key[], number>(`${statement.sql} LIMIT ${few + 1}`)
      .pluck()
      .all(...statement.parameters);
    const all = ids.length <= few;
    const size = all ? ids.length : counted(db, statement, Math.min(many, best?.size ?? many) + 1);
    if (best === null || size < best.size) {
      best = { statement, size, ids: all ? ids : null, rest: rest.sql === '' ? null : rest };
    }
  };
  if (filter.text !== null) {
    offer(textSource(db, listed, filter.text), conditions(listed, filter, equal));
  }
  for (const [column, value] of equal) {
    const others = equal.filter(([other]) => other !== column);
    offer(
      {
        sql: `SELECT id FROM ${listed.table} INDEXED BY ${indexOf(listed, column)} WHERE deleted_at IS NULL AND ${column} = ?`,
        parameters: [value],
      },
      conditions(listed, filter, others),
    );
  }
  return best;
}

function indexOf(listed: ListedTable, column: string): string {
  const narrowed = listed.narrowed[column];
  if (narrowed === undefined) throw new Error(`${listed.table} has no index for ${column}.`);
  return narrowed.index;
}

/** The ids that the text may find: from the search table, the latest first, or of a short text by beginnings. */
function textSource(db: Db, listed: ListedTable, text: TypedText): Statement {
  if (!text.short) {
    return {
      sql: `SELECT rowid AS id FROM ${listed.search} WHERE ${listed.search} MATCH ? ORDER BY rowid DESC`,
      parameters: [matchOf(db, text, listed.search)],
    };
  }
  const ranges = beginningsOf(listed, text);
  return {
    sql: `SELECT id FROM (${ranges
      .map(
        ({ index, column }) =>
          `SELECT id FROM ${listed.table} INDEXED BY ${index} WHERE deleted_at IS NULL AND ${column} >= ? AND ${column} < ?`,
      )
      .join(' UNION ALL ')})`,
    parameters: ranges.flatMap(({ from, to }) => [from, to]),
  };
}

/** Greater than every text that begins so: no text holds this character. */
const LAST = '\u{10FFFF}';

/** Where in the indexes a text is looked for at the beginning of names, codes and the like: the name first. */
export function beginningsOf(listed: ListedTable, text: TypedText) {
  return listed.beginnings.flatMap(({ column, index }, position) => {
    const beginnings = position === 0 ? [text.beginning] : spellingsOf(text.asTyped);
    return beginnings.map((from) => ({ column, index, from, to: from + LAST }));
  });
}

/** Columns that are not folded are written with a capital, in capitals or small. Always three, so that the text of a statement is one. */
function spellingsOf(typed: string): string[] {
  const small = typed.toLowerCase();
  return [small, typed.toUpperCase(), small.slice(0, 1).toUpperCase() + small.slice(1)];
}

/** `AND …` for everything that the filter asks of a row. */
function conditions(
  listed: ListedTable,
  { text }: { readonly text: TypedText | null },
  equal: readonly (readonly [string, Key])[],
): Statement {
  const parts = equal.map(([column]) => ` AND ${column} = ?`);
  const parameters: Key[] = equal.map(([, value]) => value);
  if (text?.short) {
    const ranges = beginningsOf(listed, text);
    parts.push(` AND (${ranges.map(({ column }) => `(${column} >= ? AND ${column} < ?)`).join(' OR ')})`);
    parameters.push(...ranges.flatMap(({ from, to }) => [from, to]));
  }
  if (text !== null && !(text.short && text.text === text.asTyped)) {
    const holds = keyHolds(text, 'search_key');
    parts.push(` AND ${holds.sql}`);
    parameters.push(...holds.parameters);
  }
  return { sql: parts.join(''), parameters };
}

/** The index to walk in the order of the list, the equality that it begins with, and what is left to test. */
interface Walk {
  readonly index: string;
  readonly equality: readonly (readonly [string, Key])[];
  readonly rest: Statement;
}

function walkOf<Column extends string>(listed: ListedTable<Column>, request: ListRequest<Column>): Walk {
  const order = listed.orders[request.order];
  const equal = Object.entries(request.equal);
  const begins = equal.find(([column]) => {
    const narrowed = listed.narrowed[column];
    return narrowed !== undefined && (same(narrowed.columns, order.columns) || narrowed.index === order.index);
  });
  return {
    index: begins ? indexOf(listed, begins[0]) : order.index,
    equality: begins ? [begins] : [],
    rest: conditions(
      listed,
      request,
      equal.filter((one) => one !== begins),
    ),
  };
}

const same = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();

/** What comes after a row, as a comparison of rows, and the order itself. */
function ordered<Column extends string>(listed: ListedTable<Column>, request: ListRequest<Column>) {
  const { columns } = listed.orders[request.order];
  const sign = request.descending ? '<' : '>';
  return {
    after: request.after ? ` AND (${columns.join(', ')}) ${sign} (${columns.map(() => '?').join(', ')})` : '',
    keys: request.after ?? [],
    by: columns.map((column) => `${column}${request.descending ? ' DESC' : ''}`).join(', '),
    select: `${listed.select}, ${columns.map((column, position) => `${column} AS key${position}`).join(', ')}`,
  };
}

/** A stretch of an index that SQLite can begin in its middle, as a condition. */
type Part = Statement;

/**
 * What is left of the walk after a row: first those that are equal to it in all columns but the last, then in all but
 * the last two, and so on. A comparison of rows would be shorter, but of an index that ends with the id SQLite uses its
 * first column only, and reads all the clients of Moscow again for each page of them.
 */
function partsOf<Column extends string>(
  listed: ListedTable<Column>,
  request: ListRequest<Column>,
  walk: Walk,
): readonly Part[] {
  const fixed = new Map(walk.equality);
  const always = [...fixed.keys()].map((column) => ` AND ${column} = ?`).join('');
  if (request.after === null) return [{ sql: always, parameters: [...fixed.values()] }];
  const keys = listed.orders[request.order].columns
    .map((column, position) => [column, request.after?.[position] ?? ''] as const)
    .filter(([column]) => !fixed.has(column));
  const sign = request.descending ? '<' : '>';
  return keys
    .map(([column], position) => ({
      sql: `${always}${keys
        .slice(0, position)
        .map(([equal]) => ` AND ${equal} = ?`)
        .join('')} AND ${column} ${sign} ?`,
      parameters: [...fixed.values(), ...keys.slice(0, position + 1).map(([, value]) => value)],
    }))
    .reverse();
}

/** Walks the index of the order, and keeps what passes; with a source, only its ids, without looking at other rows. */
function walkStatement<Column extends string>(
  listed: ListedTable<Column>,
  request: ListRequest<Column>,
  walk: Walk,
  source: Source | null,
  part: Part,
  limit: number,
): Statement {
  const { by, select } = ordered(listed, request);
  const rest = source === null ? walk.rest : (source.rest ?? { sql: '', parameters: [] });
  // The sign keeps SQLite from fetching the ids one by one and sorting them.
  const among = source === null ? '' : ` AND +id IN (${source.statement.sql})`;
  return {
    sql: `SELECT ${select} FROM ${listed.table} INDEXED BY ${walk.index} WHERE deleted_at IS NULL${part.sql}${among}${rest.sql} ORDER BY ${by} LIMIT ?`,
    parameters: [...part.parameters, ...(source?.statement.parameters ?? []), ...rest.parameters, limit],
  };
}

/** The same over the first rows of the walk only. */
function triedStatement<Column extends string>(
  listed: ListedTable<Column>,
  request: ListRequest<Column>,
  walk: Walk,
  part: Part,
  limit: number,
  tried: number,
): Statement {
  const { by, select } = ordered(listed, request);
  const tested = `${walk.rest.sql.slice(' AND '.length)} AS passes`;
  return {
    sql: `SELECT * FROM (SELECT ${select}, ${tested} FROM ${listed.table} INDEXED BY ${walk.index} WHERE deleted_at IS NULL${part.sql} ORDER BY ${by} LIMIT ${tried}) WHERE passes LIMIT ?`,
    parameters: [...walk.rest.parameters, ...part.parameters, limit],
  };
}

/** Whether the walk was at its end before so many rows were tried. */
function isShort(db: Db, listed: ListedTable, walk: Walk, part: Part, tried: number): boolean {
  const { sql, parameters } = part;
  const rows = `SELECT 1 FROM ${listed.table} INDEXED BY ${walk.index} WHERE deleted_at IS NULL${sql}`;
  return counted(db, { sql: rows, parameters }, tried + 1) <= tried;
}

function fewStatement<Column extends string>(
  listed: ListedTable<Column>,
  request: ListRequest<Column>,
  ids: readonly number[],
): Statement {
  const { after, keys, by, select } = ordered(listed, request);
  const { sql, parameters } = conditions(listed, request, Object.entries(request.equal));
  return {
    sql: `SELECT ${select} FROM ${listed.table} NOT INDEXED WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL${sql}${after} ORDER BY ${by} LIMIT ?`,
    parameters: [JSON.stringify(ids), ...parameters, ...keys, request.limit],
  };
}

/** The bin is small: it is sorted as it comes. */
function binStatement<Column extends string>(listed: ListedTable<Column>, request: ListRequest<Column>): Statement {
  const { after, keys, by, select } = ordered(listed, request);
  const { sql, parameters } = conditions(listed, request, Object.entries(request.equal));
  return {
    sql: `SELECT ${select} FROM ${listed.table} INDEXED BY ${listed.bin} WHERE deleted_at IS NOT NULL${sql}${after} ORDER BY ${by} LIMIT ?`,
    parameters: [...parameters, ...keys, request.limit],
  };
}

function counted(db: Db, { sql, parameters }: Statement, most: number): number {
  return Number(
    db
      .prepare<Key[]>(`SELECT count(*) FROM (${sql} LIMIT ${most})`)
      .pluck()
      .get(...parameters),
  );
}

function limited(db: Db, statement: Statement, most = COUNTED): { count: number; exact: boolean } {
  const count = counted(db, statement, most + 1);
  return { count: Math.min(count, most), exact: count <= most };
}

/** All rows that are not in the bin. Reading an index of a million to its end would keep a cold disk busy for a minute. */
function total(db: Db, { table, orders }: ListedTable): { count: number; exact: boolean } {
  const [order] = Object.values(orders).slice(-1);
  if (order === undefined) throw new Error(`${table} has no order.`);
  const sql = `SELECT 1 FROM ${table} INDEXED BY ${order.index} WHERE deleted_at IS NULL`;
  return limited(db, { sql, parameters: [] }, ALL_COUNTED);
}
