/** Pages and counts of any list, as the session may see it. */

import { type Counted, countRows } from '../../../db/lists/count.ts';
import type { RowCondition } from '../../../db/lists/listed.ts';
import { listPage } from '../../../db/lists/page.ts';
import { listPageAt } from '../../../db/lists/position.ts';
import { textCondition } from '../../../db/lists/text-condition.ts';
import { typedText } from '../../../db/typed-text.ts';
import type { Condition } from '../../../preload/contract/lists.ts';
import { isHidden } from '../../engine/access.ts';
import { cursorAfter, keysOrNone } from '../../engine/list-cursor.ts';
import { type Asker, askedConditions, askedOrder, reachConditions } from './asked-columns.ts';
import type { ListDefinition } from './list-column.ts';
import { tooFarDown } from './wrong-condition.ts';

export { type Asker, reachConditions } from './asked-columns.ts';
export { dayBefore } from './asked-ranges.ts';
export { listDefinitions } from './definitions.ts';
export type { ListDefinition } from './list-column.ts';

/** What all filters have in common. */
export interface ListFilter {
  readonly text?: string | undefined;
  readonly conditions?: readonly Condition[] | undefined;
  readonly deleted?: boolean | undefined;
}

/** What all lists are asked for. */
export interface ListInput {
  readonly filter: ListFilter;
  readonly sort: { readonly column: string; readonly descending: boolean };
  readonly after: string | null;
  /** Instead of `after`: begins at this row, from 0. */
  readonly at?: number | undefined;
  readonly limit: number;
}

/**
 * One page: ids of records, and where the next page begins. Failure `invalid` for a cursor of another list, a condition
 * that makes no sense, or a position that would take too long to find; `forbidden` for a column that is hidden.
 */
export function listedIds(
  asker: Asker,
  definition: ListDefinition,
  { filter, sort, after, at, limit }: ListInput,
): { readonly ids: readonly number[]; readonly next: string | null } {
  const { db } = asker;
  const order = askedOrder(asker, definition, sort.column);
  const request = {
    listed: definition.listed,
    order,
    descending: sort.descending,
    conditions: filterConditions(asker, definition, filter),
    deleted: filter.deleted ?? false,
    limit,
  };
  const asked = askedOf(definition, filter, sort);
  if (at !== undefined) {
    const page = listPageAt(db, { ...request, at });
    if (page === null) throw tooFarDown();
    return { ids: page.ids, next: cursorAfter(page.next, asked) };
  }
  const { ids, next } = listPage(db, { ...request, after: keysOrNone(after, asked, order.types) });
  return { ids, next: cursorAfter(next, asked) };
}

/** What a cursor is good for. */
export function askedOf({ list }: ListDefinition, filter: ListFilter, sort: ListInput['sort']) {
  const { text = '', conditions = [], deleted = false } = filter;
  return { list, text, conditions, deleted, ...sort };
}

/** How many records the filter leaves of those that the session may see. */
export function countListed(asker: Asker, definition: ListDefinition, filter: ListFilter): Counted {
  const { listed } = definition;
  const conditions = filterConditions(asker, definition, filter);
  return countRows(asker.db, { listed, conditions, deleted: filter.deleted ?? false });
}

/** Everything that a record must pass to stand in the list: the filter, and the reach of the session's rights. */
export function filterConditions(asker: Asker, definition: ListDefinition, filter: ListFilter): RowCondition[] {
  const text = typedText(filter.text ?? '');
  const asked = askedConditions(asker, definition, filter.conditions ?? [], filter.deleted ?? false);
  return [
    ...reachConditions(asker, definition, asked),
    ...asked,
    ...(text === null ? [] : [textCondition(asker.db, definition.listed, text, searchedBy(asker, definition))]),
  ];
}

/** Where what is typed is looked for: not in means of contact, where the session may not see them. */
export function searchedBy({ user }: Pick<Asker, 'user'>, definition: ListDefinition): string {
  return isHidden(user, 'clients.reaches') ? definition.searchedWithoutReaches : definition.searched;
}
