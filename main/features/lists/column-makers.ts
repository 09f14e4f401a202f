/** Columns of usual kinds, said briefly. */
import { type Order, wholeIndex } from '../../../db/lists/listed.ts';
import type { HidingField } from '../../../preload/contract/channel.ts';
import type { ColumnType } from '../../../preload/contract/lists.ts';
import type { Said } from '../../engine/failure.ts';
import type { ListColumn, TextWay } from './list-column.ts';

/** A column; everything else is as most columns have it. */
export interface ColumnAbout {
  readonly name: string;
  readonly label: Said;
  readonly type: ColumnType;
  /** Left out where there is none: rows are looked at. */
  readonly index?: string;
  readonly expression: string;
  readonly column?: string;
  readonly empty?: ListColumn['empty'];
  readonly text?: TextWay;
  readonly choices?: ListColumn['choices'];
  readonly names?: ListColumn['names'];
  readonly condition?: ListColumn['condition'];
  readonly hiddenWith?: HidingField;
  /** null: the list is not sorted by it. */
  readonly order?: ListColumn['order'];
  readonly shown?: boolean;
  readonly unnamed?: boolean;
  /** What the index has between the column and the id. */
  readonly behind?: readonly string[];
  /** What the index holds behind its keys. */
  readonly covers?: readonly string[];
}

export function column(table: string, about: ColumnAbout): ListColumn {
  const { name, label, type, index = '', expression } = about;
  return {
    name,
    label,
    type,
    index,
    expression,
    column: about.column ?? expression,
    empty: about.empty,
    text: about.text ?? null,
    choices: about.choices ?? null,
    names: about.names ?? null,
    condition: about.condition ?? null,
    hiddenWith: about.hiddenWith ?? null,
    order: about.order === undefined ? indexOrder(table, index, about) : about.order,
    shown: about.shown ?? false,
    unnamed: about.unnamed ?? false,
  };
}

function indexOrder(
  table: string,
  index: string,
  { type, expression, behind = [], covers = [] }: ColumnAbout,
): Order | null {
  if (index === '') return null;
  const keys = [expression, ...behind, `${table}.id`];
  return {
    keys,
    types: [isNumber(type) ? 'number' : 'string', ...behind.map(() => 'string' as const), 'number'],
    stretches: [wholeIndex(table, index, keys, covers)],
  };
}

const numbers: readonly ColumnType[] = ['number', 'percent', 'money', 'yes-no'];
const isNumber = (type: ColumnType) => numbers.includes(type);

/** A text that is stored as it was written. */
export const written = (searched: boolean, few: boolean): TextWay => ({ way: 'written', searched, few });
