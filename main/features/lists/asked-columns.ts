/** What a session asks of the columns of a list: conditions and an order, refused where they are hidden from it or make no sense. */
import type { Order, RowCondition } from '../../../db/lists/listed.ts';
import { overlap, point, pointOf, type Range } from '../../../db/lists/ranges.ts';
import type { Condition } from '../../../preload/contract/lists.ts';
import { accessBy, isHidden } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { type OwnFieldDefinition, ownFieldsOf } from '../fields/own-fields.ts';
import { kindsOfType } from './asked-ranges.ts';
import { belongingCondition, columnCondition } from './conditions-queries.ts';
import type { ListColumn, ListDefinition } from './list-column.ts';
import { columnTypeOf, inOrderOfNames, namedOrder, ownCondition, ownOrder } from './own-conditions-queries.ts';
import { teamNames, userNames } from './reference-queries.ts';
import { hiddenColumn, noSuchColumn, notSortable, wrongKind } from './wrong-condition.ts';

/** Who asks for a list. */
export type Asker = Pick<Context, 'db' | 'user' | 'today' | 'now'>;

/** The conditions as tests of rows. Failure `invalid` and `forbidden`, which name the column. */
export function askedConditions(
  asker: Asker,
  definition: ListDefinition,
  conditions: readonly Condition[],
  deleted: boolean,
): RowCondition[] {
  const asking = { db: asker.db, userId: asker.user.id, today: asker.today, now: asker.now, deleted };
  return conditions.map((condition) => {
    const field = ownFieldNamed(asker, definition, condition.column);
    if (field !== undefined) {
      const label = { en: field.name, ru: field.name, fr: field.name };
      const asked = { name: condition.column, label, condition };
      if (!kindsOfType[columnTypeOf[field.type]].includes(condition.is)) throw wrongKind(label, condition.column);
      return ownCondition(asking, definition.listed.table, field, asked);
    }
    const column = visibleColumn(asker, definition, condition.column);
    const { label, name } = column;
    if (!kindsOfType[column.type].includes(condition.is)) throw wrongKind(label, name);
    return columnCondition(asking, definition.listed, column, { name, label, condition });
  });
}

/** The order of the list by a column. Failure `invalid` and `forbidden` as above. */
export function askedOrder(asker: Asker, definition: ListDefinition, name: string): Order {
  const { table } = definition.listed;
  const field = ownFieldNamed(asker, definition, name);
  if (field !== undefined) {
    if (!isSortable(field)) throw notSortable({ en: field.name, ru: field.name, fr: field.name });
    return ownOrder(field, { table, usual: usualOrder(definition), ranked: rankedValues(asker, field) });
  }
  const column = visibleColumn(asker, definition, name);
  const { order, label } = column;
  if (order === null) throw notSortable(label);
  if (order === 'by names') return namedOrder(table, column, usualKeys(definition), namedIds(asker, column));
  return 'like' in order ? askedOrder(asker, definition, order.like) : order;
}

/** What those that name the same are sorted by. */
const usualKeys = (definition: ListDefinition) => usualOrder(definition).keys.slice(0, -1);

function namedIds({ db }: Asker, { names, type }: ListColumn): number[] {
  if (names !== null) return names(db).map(({ id }) => id);
  return inOrderOfNames(type === 'user' ? userNames(db) : teamNames(db));
}

/** Several values and clients have no place in an order. */
export function isSortable({ type }: OwnFieldDefinition): boolean {
  return type !== 'choices' && type !== 'client';
}

function rankedValues({ db }: Asker, { type, choices }: OwnFieldDefinition): number[] | null {
  if (type === 'choice') return choices.map(({ id }) => id);
  return type === 'user' ? inOrderOfNames(userNames(db)) : null;
}

function usualOrder({ columns, usual }: ListDefinition): Order {
  const order = columns.find(({ name }) => name === usual)?.order;
  if (!order || order === 'by names' || 'like' in order) throw new Error(`${usual} has no index of its own.`);
  return order;
}

function ownFieldNamed({ db }: Asker, { entity }: ListDefinition, name: string): OwnFieldDefinition | undefined {
  const [, id] = /^own\.([1-9]\d{0,9})$/u.exec(name) ?? [];
  return id === undefined || entity === null
    ? undefined
    : ownFieldsOf(db, entity).find((field) => field.id === Number(id));
}

/** The column of this name. Failure `invalid` where there is none, `forbidden` where the user may not see it. */
function visibleColumn({ user }: Asker, { columns }: ListDefinition, name: string): ListColumn {
  const column = columns.find((one) => one.name === name);
  if (column === undefined) throw noSuchColumn(name);
  if (column.hiddenWith !== null && isHidden(user, column.hiddenWith)) throw hiddenColumn(column.label);
  return column;
}

/**
 * What the user's reach leaves of the list beside what is asked for; nothing where it goes to all records, or to all that
 * are asked for. Failure `forbidden` without the right.
 */
export function reachConditions(
  { user }: Pick<Asker, 'user'>,
  { listed, columns, belongs }: ListDefinition,
  asked: readonly RowCondition[] = [],
): RowCondition[] {
  if (belongs === null) return [];
  const access = accessBy(user, belongs.right);
  if (access.kind === 'all') return [];
  const named = (name: string) => columns.find((column) => column.name === name);
  const [responsible, team] = [named(belongs.responsible), named(belongs.team)];
  if (responsible === undefined || team === undefined) throw new Error('A list without its owners.');
  const teamIds = access.kind === 'team' ? access.teamIds : [];
  const asksOnly = (expression: string, ids: readonly number[]) =>
    rangesOn(asked, expression).some((ranges) => ranges.every((range) => ids.some((id) => pointOf(range) === id)));
  const seenBy = named(belongs.besides?.column ?? '')?.expression;
  if (asksOnly(responsible.expression, [access.userId]) || asksOnly(team.expression, teamIds)) return [];
  if (seenBy !== undefined && asksOnly(seenBy, [access.userId])) return [];
  // A team that is not asked for has no record among those that are.
  const teams = teamIds.filter((id) =>
    rangesOn(asked, team.expression).every((ranges) => overlap(ranges, [point(id)])),
  );
  return [belongingCondition(listed, responsible, team, { userId: access.userId, teamIds: teams }, belongs.besides)];
}

function rangesOn(conditions: readonly RowCondition[], expression: string): (readonly Range[])[] {
  return conditions.flatMap(({ on }) => (on?.expression === expression ? [on.ranges] : []));
}
