/** Conditions on the office's own fields, and the order of a list by one of them. */
import { nameKey } from '../../../db/folding.ts';
import type { Order, RowCondition, Stretch } from '../../../db/lists/listed.ts';
import { allBut, beginningWith, disjointTests, point, type Range, rangesTest } from '../../../db/lists/ranges.ts';
import { joined, type Statement, statement } from '../../../db/lists/statement.ts';
import type { ColumnType } from '../../../preload/contract/lists.ts';
import type { OwnFieldType } from '../../../preload/contract/own-values.ts';
import type { OwnFieldDefinition } from '../fields/own-fields.ts';
import { foldedBeginning } from '../fields/own-value-rows.ts';
import { anId, dayRanges, numberRanges, pointRanges, yesOrNo } from './asked-ranges.ts';
import type { Asking } from './conditions-queries.ts';
import type { ListColumn } from './list-column.ts';
import { type AskedColumn, valuesOf } from './wrong-condition.ts';

/** As what a field of this type stands in a list. */
export const columnTypeOf: Readonly<Record<OwnFieldType, ColumnType>> = {
  text: 'text',
  number: 'number',
  money: 'money',
  day: 'day',
  'yes-no': 'yes-no',
  choice: 'choice',
  choices: 'choices',
  client: 'client',
  user: 'user',
};

const isText = (type: OwnFieldType) => type === 'text' || type === 'day';

/** The name under which the values of a field stand in a statement: one for each, so that two never meet. */
const alias = ({ id }: OwnFieldDefinition) => `own_${id}`;

/** The condition on an own field of the records in `table`. */
export function ownCondition(
  { userId, today }: Asking,
  table: string,
  field: OwnFieldDefinition,
  asked: AskedColumn,
): RowCondition {
  const { is } = asked.condition;
  const { type } = field;
  if (is === 'empty' || is === 'filled') {
    valuesOf(asked, () => null);
    return matching(table, field, null, is === 'empty');
  }
  const negative = is === 'is-not' || is === 'not-in';
  const positive: AskedColumn = negative
    ? { ...asked, condition: { ...asked.condition, is: is === 'is-not' ? 'is' : 'in' } }
    : asked;
  if (type === 'text') return textCondition(table, field, positive, negative);
  return matching(table, field, rangesOf(userId, today, type, positive), negative);
}

function rangesOf(userId: number, today: string, type: OwnFieldType, asked: AskedColumn): Range[] {
  switch (type) {
    case 'number':
    case 'money':
      return numberRanges(asked, false);
    case 'day':
      return dayRanges(asked, today, false);
    case 'yes-no':
      return pointRanges(asked, valuesOf(asked, yesOrNo), false);
    case 'user':
      if (asked.condition.is === 'mine') {
        valuesOf(asked, () => null);
        return [point(userId)];
      }
      return pointRanges(asked, valuesOf(asked, anId), false);
    default:
      return pointRanges(asked, valuesOf(asked, anId), false);
  }
}

function textCondition(table: string, field: OwnFieldDefinition, asked: AskedColumn, negative: boolean): RowCondition {
  const values = valuesOf(asked, (value) =>
    typeof value === 'string' && foldedBeginning(value) !== '' ? foldedBeginning(value) : null,
  );
  const [first = ''] = values;
  switch (asked.condition.is) {
    case 'contains': {
      const test = statement(`instr(${alias(field)}.text, ?) > 0`, first);
      return tested(table, field, [test], test, null, false);
    }
    case 'begins':
      return matching(table, field, [beginningWith(first)], negative);
    default:
      return matching(table, field, pointRanges(asked, values, false), negative);
  }
}

/** Rows that have a value in the ranges (null: any value), or have none there. */
function matching(
  table: string,
  field: OwnFieldDefinition,
  ranges: readonly Range[] | null,
  negative: boolean,
): RowCondition {
  const expression = valueIn(field);
  if (ranges === null) return tested(table, field, [statement('1')], statement('1'), allBut([]), negative);
  const on = { expression, ranges };
  return tested(table, field, disjointTests(on), rangesTest(on), ranges, negative);
}

function tested(
  table: string,
  field: OwnFieldDefinition,
  pieces: readonly Statement[],
  test: Statement,
  ranges: readonly Range[] | null,
  negative: boolean,
): RowCondition {
  const name = alias(field);
  const exists = joined(
    `EXISTS (SELECT 1 FROM own_value AS ${name} INDEXED BY own_value_entity WHERE ${name}.entity_id = ${table}.id AND ${name}.field_id = ${field.id} AND (`,
    test,
    '))',
  );
  if (negative) return { test: joined('NOT ', exists), source: null, on: null };
  return {
    test: exists,
    source: {
      pieces: pieces.map((piece) => joined(`${fromValues(field)} AND `, piece)),
      id: `${name}.entity_id`,
      ofTable: false,
      repeats: field.type === 'choices',
      exact: true,
    },
    on: ranges === null || field.type === 'choices' ? null : { expression: valueIn(field), ranges },
  };
}

function valueIn(field: OwnFieldDefinition): string {
  return `${alias(field)}.${isText(field.type) ? 'text' : 'number'}`;
}

/** The values of the field; its id is the program's own number. */
function fromValues(field: OwnFieldDefinition): string {
  const name = alias(field);
  return `FROM own_value AS ${name} WHERE ${name}.field_id = ${field.id}${isText(field.type) ? ` AND ${name}.number = 0` : ''}`;
}

/** What an order by an own field is made of beside the field. */
export interface OwnOrderAbout {
  readonly table: string;
  /** The order of those without a value: one index. */
  readonly usual: Order;
  /** Of a choice, a user, a client: the values in the order of their words. */
  readonly ranked: readonly number[] | null;
}

/** Those that have a value in its order, then those that have none. */
export function ownOrder(field: OwnFieldDefinition, { table, usual, ranked }: OwnOrderAbout): Order {
  const name = alias(field);
  const value = valueIn(field);
  const id = `${table}.id`;
  const known = ranked === null ? '' : ` AND ${value} IN (${ranked.join(', ') || 'NULL'})`;
  const has = `EXISTS (SELECT 1 FROM own_value AS ${name} INDEXED BY own_value_entity WHERE ${name}.entity_id = ${id} AND ${name}.field_id = ${field.id}${known})`;
  const shown = ranked === null ? value : rankOf(value, ranked);
  const shownOf = `(SELECT ${shown} FROM own_value AS ${name} INDEXED BY own_value_entity WHERE ${name}.entity_id = ${id} AND ${name}.field_id = ${field.id}${known})`;
  const usualKeys = usual.keys.slice(0, -1);
  const keys = [
    `NOT ${has}`,
    `ifnull(${shownOf}, ${isText(field.type) ? "''" : '0'})`,
    ...usualKeys.map((key) => `CASE WHEN ${has} THEN NULL ELSE ${key} END`),
    id,
  ];
  const from = `FROM own_value AS ${name} CROSS JOIN ${table} ON ${table}.id = ${name}.entity_id`;
  const fixed = isText(field.type) ? `${name}.number = 0` : `${name}.text = ''`;
  const common = `${name}.field_id = ${field.id} AND ${fixed} AND ${table}.deleted_at IS NULL`;
  const entity = `${name}.entity_id`;
  const last = keys.length - 1;
  const base = { from, id: entity, covers: [] };
  const valued: Stretch[] =
    ranked === null
      ? [
          {
            ...base,
            where: statement(common),
            keys: [value, entity],
            places: [1, last],
            holds: ([without]) => without === 0,
            within: [{ expression: value, ranges: allBut([]) }],
          },
        ]
      : ranked.map((one, rank) => ({
          ...base,
          where: statement(`${common} AND ${value} = ?`, one),
          keys: [entity],
          places: [last],
          holds: ([without, at]) => without === 0 && at === rank,
          within: [{ expression: value, ranges: [point(one)] }],
        }));
  const rest: Stretch[] = usual.stretches.map((stretch) => ({
    ...stretch,
    where: joined(stretch.where, ` AND NOT ${has}`),
    places: stretch.places.map((place) => place + 2),
    holds: ([without]) => without === 1,
    within: ranked === null ? [...stretch.within, { expression: value, ranges: [] }] : stretch.within,
  }));
  return {
    keys,
    types: ['number', isText(field.type) ? 'string' : 'number', ...usual.types],
    stretches: [...valued, ...rest],
  };
}

function rankOf(value: string, ranked: readonly number[]): string {
  if (ranked.length === 0) return '0';
  return `CASE ${value} ${ranked.map((one, rank) => `WHEN ${one} THEN ${rank}`).join(' ')} END`;
}

/** Ids in the order of their names. */
export function inOrderOfNames(named: readonly { readonly id: number; readonly name: string }[]): number[] {
  return named
    .map(({ id, name }) => ({ id, key: nameKey(name) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.id - other.id))
    .map(({ id }) => id);
}

/** The order of records by what they name, such as their teams, in its order; those that name nothing come first. */
export function namedOrder(
  table: string,
  { index, expression, empty }: Pick<ListColumn, 'index' | 'expression' | 'empty'>,
  then: readonly string[],
  named: readonly number[],
): Order {
  const keys = [...then, `${table}.id`];
  const rank = `CASE ${expression} ${named.map((id, at) => `WHEN ${id} THEN ${at + 1}`).join(' ')} WHEN -1 THEN 0 ELSE 0 END`;
  const stretch = (test: Statement, at: number, range: Range): Stretch => ({
    from: `FROM ${table} INDEXED BY ${index}`,
    id: `${table}.id`,
    where: joined(`${table}.deleted_at IS NULL AND `, test),
    keys,
    places: keys.map((_, place) => place + 1),
    holds: ([key]) => key === at,
    within: [{ expression, ranges: [range] }],
    covers: [],
  });
  return {
    keys: [rank, ...keys],
    types: ['number', ...then.map(() => 'string' as const), 'number'],
    stretches: [
      ...(empty === null ? [stretch(statement(`${expression} IS NULL`), 0, null)] : []),
      ...named.map((id, at) => stretch(statement(`${expression} = ?`, id), at + 1, point(id))),
    ],
  };
}
