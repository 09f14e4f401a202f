/** Handlers of what all lists have in common. */
import type { ListName } from '../../../preload/contract/lists.ts';
import type { Context, Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { noRight } from '../../engine/router-words.ts';
import { listColumns } from './columns.ts';
import { latestId } from './latest-queries.ts';

const seeing = {
  clients: 'clients.see',
  products: 'products.see',
  documents: 'documents.see',
  activities: 'activities.see',
  deals: 'deals.see',
} as const;

/** Failure `forbidden` without the right to see the records of the list. */
export function checkMaySee({ user }: Pick<Context, 'user'>, list: ListName): void {
  if (!user.rights.has(seeing[list])) throw new Failure('forbidden', noRight);
}

export const listHandlers: Handlers<'lists.columns' | 'lists.latest'> = {
  'lists.columns': (context, { list }) => listColumns(context, list),
  'lists.latest': (context, { list }) => {
    checkMaySee(context, list);
    return latestId(context.db, list);
  },
};
