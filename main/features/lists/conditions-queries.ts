/** Conditions of a list as tests of rows, each with where its rows are found. */
import type { Db } from '../../../db/database.ts';
import { digits, fold, nameKey } from '../../../db/folding.ts';
import { fromIndex, type ListedTable, type RowCondition, type Source } from '../../../db/lists/listed.ts';
import { allBut, beginningWith, disjointTests, point, type Range, rangesTest } from '../../../db/lists/ranges.ts';
import { anyOf, joined, type Key, type Statement, statement } from '../../../db/lists/statement.ts';
import { beginningsLike, differentTexts, textsLike } from '../../../db/lists/written-values.ts';
import { phoneKey } from '../../../db/phones.ts';
import { bare } from '../../../db/sql-functions.ts';
import { matchOfText } from '../../../db/typed-text.ts';
import { anId, dayRanges, momentRanges, numberRanges, pointRanges, without, yesOrNo } from './asked-ranges.ts';
import { importCondition } from './import-column-queries.ts';
import type { ListColumn, SeenBesides, TextWay } from './list-column.ts';
import { type AskedColumn, valuesOf, wrongKind } from './wrong-condition.ts';

/** Who asks, and when. */
export interface Asking {
  readonly db: Db;
  readonly userId: number;
  readonly today: string;
  readonly now: string;
  /** Rows of the bin, which no index of texts knows. */
  readonly deleted: boolean;
}

/** More different texts than these are not looked through one by one. */
const MOST_TEXTS = 2000;

/** The condition on one of the list's own columns. Failure `invalid` for a value that does not fit the column. */
export function columnCondition(
  asking: Asking,
  listed: ListedTable,
  column: ListColumn,
  asked: AskedColumn,
): RowCondition {
  const imported = importCondition(listed, asked);
  if (imported !== null) return imported;
  if (column.condition !== null) return column.condition(asked, asking);
  const { is } = asked.condition;
  if (column.type === 'tags') return tagCondition(asking.db, asked);
  if (is === 'empty' || is === 'filled') {
    const { empty } = column;
    if (empty === undefined) throw wrongKind(asked.label, asked.name);
    valuesOf(asked, () => null);
    if (is === 'empty') return ranged(listed, column, [empty === null ? null : point(empty)]);
    return ranged(listed, column, empty === null ? allBut([]) : allBut([empty]));
  }
  if (column.text !== null) return textCondition(asking, listed, column, column.text, asked);
  return ranged(listed, column, rangesOf(asking, column, asked));
}

function rangesOf({ userId, today }: Asking, column: ListColumn, asked: AskedColumn): Range[] {
  const nullable = column.empty === null;
  const { is } = asked.condition;
  switch (column.type) {
    case 'number':
    case 'percent':
    case 'money':
      return real(column, asked, numberRanges(asked, nullable));
    case 'day':
      return real(column, asked, dayRanges(asked, today, nullable));
    case 'moment':
      return real(column, asked, momentRanges(asked, today));
    case 'yes-no':
      return pointRanges(asked, valuesOf(asked, yesOrNo), nullable);
    case 'user':
      if (is === 'mine') {
        valuesOf(asked, () => null);
        return [point(userId)];
      }
      return pointRanges(asked, valuesOf(asked, anId), nullable);
    case 'team':
    case 'client':
      return pointRanges(asked, valuesOf(asked, anId), nullable);
    default:
      return pointRanges(asked, valuesOf<Key>(asked, column.names === null ? choiceOf(column) : anId), nullable);
  }
}

/** The ranges without the value that stands for nothing; what is not something may be nothing as well. */
function real({ empty }: ListColumn, { condition }: AskedColumn, ranges: Range[]): Range[] {
  if (empty === undefined || empty === null) return ranges;
  const isNegative = condition.is === 'is-not' || condition.is === 'not-in';
  if (!isNegative) return without(ranges, empty);
  return condition.values.includes(empty) ? [...ranges, point(empty)] : ranges;
}

const choiceOf =
  ({ choices }: ListColumn) =>
  (value: string | number | boolean): string | null => {
    if (typeof value !== 'string' || value === '') return null;
    return choices === null || choices.some((choice) => choice.value === value) ? value : null;
  };

/** Values of an expression; where no index begins with it, rows are looked at. */
export function ranged(
  { table }: ListedTable,
  { expression, index }: Pick<ListColumn, 'expression' | 'index'>,
  ranges: readonly Range[],
): RowCondition {
  const on = { expression, ranges };
  return {
    test: rangesTest(on),
    source: index === '' ? null : fromTable(table, index, disjointTests(on), true),
    on,
  };
}

function fromTable(table: string, index: string, tests: readonly Statement[], exact: boolean): Source {
  return {
    pieces: tests.map((test) => joined(`${fromIndex(table, index)} WHERE ${table}.deleted_at IS NULL AND `, test)),
    id: `${table}.id`,
    ofTable: true,
    repeats: false,
    exact,
  };
}

function textCondition(
  { db, deleted }: Asking,
  listed: ListedTable,
  column: ListColumn,
  text: TextWay,
  asked: AskedColumn,
): RowCondition {
  const normal = { named: nameKey, written: fold, bare, phone: fold }[text.way];
  const values = valuesOf(asked, (value) => (typeof value === 'string' && normal(value) !== '' ? value : null));
  const { is } = asked.condition;
  const [first = ''] = values;
  if (is === 'contains') return containing(db, listed, column, deleted ? { ...text, few: false } : text, first);
  if (text.way === 'phone' && values.every((value) => digits(value) !== ''))
    return phoneCondition(db, listed, column, asked, values);
  const wanted = values.map(normal);
  if (text.way === 'named') {
    if (is === 'begins') return ranged(listed, column, [beginningWith(wanted[0] ?? '')]);
    return ranged(listed, column, pointRanges(asked, wanted, column.empty === null));
  }
  const at = { table: listed.table, expression: column.expression, index: column.index };
  if (is === 'begins') {
    const beginnings = deleted ? null : beginningsLike(db, at, wanted, normal);
    return beginnings === null
      ? scanned(listed, column, begins(written(text, column.expression), wanted[0] ?? ''))
      : ranged(listed, column, beginnings.map(beginningWith));
  }
  const alike = deleted ? null : textsLike(db, at, wanted, normal);
  if (alike !== null) return ranged(listed, column, pointRanges(asked, alike, column.empty === null));
  const among = wanted.map((one) => statement(`${written(text, column.expression)} = ?`, one));
  const some = joined('(', ...among.flatMap((test, at) => (at === 0 ? [test] : [' OR ', test])), ')');
  if (is === 'is' || is === 'in') return scanned(listed, column, some);
  return { test: joined('NOT ifnull(', some, ', 0)'), source: null, on: null };
}

/** How the column is compared, as SQL. */
function written({ way }: TextWay, expression: string): string {
  return way === 'bare' ? `bare(${expression})` : `folded(${expression})`;
}

const begins = (expression: string, beginning: string): Statement =>
  statement(`substr(${expression}, 1, length(?)) = ?`, beginning, beginning);

/** Found by looking through the whole index: for what no other way knows. */
function scanned({ table }: ListedTable, { index }: ListColumn, test: Statement): RowCondition {
  return { test, source: fromTable(table, index, [test], true), on: null };
}

function containing(db: Db, listed: ListedTable, column: ListColumn, text: TextWay, typed: string): RowCondition {
  const normal = text.way === 'bare' ? bare : fold;
  const part = normal(typed);
  if (text.few) {
    const at = { table: listed.table, expression: column.expression, index: column.index };
    const texts = differentTexts(db, at, MOST_TEXTS);
    if (texts !== null) return ranged(listed, column, texts.filter((one) => normal(one).includes(part)).map(point));
  }
  const isPhone = text.way === 'phone' && digits(typed) !== '';
  const test = isPhone
    ? statement(`instr(phone_digits(${column.column}), ?) > 0`, digits(typed))
    : statement(`instr(${written(text, column.column)}, ?) > 0`, part);
  const found = text.searched ? searchSource(db, listed, isPhone ? digits(typed) : typed) : null;
  if (found !== null) return { test, source: found, on: null };
  return text.way === 'named' ? { test, source: null, on: null } : scanned(listed, column, test);
}

function phoneCondition(
  db: Db,
  listed: ListedTable,
  column: ListColumn,
  asked: AskedColumn,
  values: readonly string[],
): RowCondition {
  const { is } = asked.condition;
  const phone = column.column;
  const [first = ''] = values;
  if (is === 'begins') {
    const test = statement(`instr(phone_digits(${phone}), ?) > 0`, ` ${digits(first)}`);
    return { test, source: searchSource(db, listed, digits(first)), on: null };
  }
  const among = statement(
    `phone_key(${phone}) IN (SELECT value FROM json_each(?))`,
    JSON.stringify(values.map(phoneKey)),
  );
  if (is === 'is-not' || is === 'not-in') return { test: joined('NOT ', among), source: null, on: null };
  const source = values.length > 1 ? null : searchSource(db, listed, phoneKey(first));
  return { test: among, source, on: null };
}

/** Candidates from the search table; null where there is none, or the text has no three letters or digits in a row. */
function searchSource(db: Db, { search }: ListedTable, text: string): Source | null {
  const match = search === null ? null : matchOfText(db, text, search);
  if (match === null) return null;
  return {
    pieces: [statement(`FROM ${search} WHERE ${search} MATCH ?`, match)],
    id: 'rowid',
    ofTable: false,
    repeats: false,
    exact: false,
  };
}

/** Clients that are marked with any of these tags: by their ids, or as they are written. */
function tagCondition(db: Db, asked: AskedColumn): RowCondition {
  const { is } = asked.condition;
  const marked = 'EXISTS (SELECT 1 FROM client_tag INDEXED BY client_tag_client WHERE client_id = client.id';
  const values = valuesOf(asked, (value) => (typeof value === 'boolean' ? null : value));
  if (is === 'empty') return { test: statement(`NOT ${marked})`), source: null, on: null };
  if (is === 'filled')
    return {
      test: statement(`${marked})`),
      source: tagSource(statement('FROM client_tag INDEXED BY client_tag_client'), true),
      on: null,
    };
  if (!['is', 'in', 'is-not', 'not-in'].includes(is)) throw wrongKind(asked.label, asked.name);
  const ids = JSON.stringify(values.flatMap((value) => (typeof value === 'number' ? [value] : tagIds(db, value))));
  const any = statement(`${marked} AND tag_id IN (SELECT value FROM json_each(?)))`, ids);
  if (is === 'is-not' || is === 'not-in') return { test: joined('NOT ', any), source: null, on: null };
  const rows = statement('FROM client_tag WHERE tag_id IN (SELECT value FROM json_each(?))', ids);
  return { test: any, source: tagSource(rows, values.length > 1), on: null };
}

function tagSource(rows: Statement, repeats: boolean): Source {
  return { pieces: [rows], id: 'client_id', ofTable: false, repeats, exact: true };
}

function tagIds(db: Db, written: string): number[] {
  return db.prepare<[string], number>('SELECT id FROM tag WHERE name_key = ?').pluck().all(fold(written));
}

/** Records that belong to the user or, with `teamIds`, to one of these teams, and those that he sees besides. */
export function belongingCondition(
  listed: ListedTable,
  responsible: Pick<ListColumn, 'expression' | 'index'>,
  team: Pick<ListColumn, 'expression' | 'index'>,
  { userId, teamIds }: { readonly userId: number; readonly teamIds: readonly number[] },
  besides: SeenBesides | undefined,
): RowCondition {
  if (teamIds.length === 0 && besides === undefined) return ranged(listed, responsible, [point(userId)]);
  const { table } = listed;
  const mine = statement(`${responsible.expression} = ?`, userId);
  const own = fromTable(table, responsible.index, [mine], true);
  const ours = statement(`${team.expression} IN (SELECT value FROM json_each(?))`, JSON.stringify(teamIds));
  const teams = teamIds.length === 0 ? [] : [ours];
  const tests = [mine, ...teams, ...(besides === undefined ? [] : [besides.test(userId)])];
  const pieces = [
    ...own.pieces,
    ...fromTable(table, team.index, teams, true).pieces,
    ...(besides?.pieces(userId) ?? []),
  ];
  return { test: anyOf(tests), source: { ...own, pieces, repeats: true }, on: null };
}
