/** Whole lists, page after page, exactly as their channels answer them: with the reach of the user's rights, without what his role hides. */
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { activityHandlers } from '../activities/handlers.ts';
import { clientHandlers } from '../clients/handlers.ts';
import { dealHandlers } from '../deals/handlers.ts';
import { documentHandlers } from '../documents/handlers.ts';
import { productHandlers } from '../products/handlers.ts';

type ListChannel = 'clients.list' | 'products.list' | 'documents.list' | 'activities.list' | 'deals.list';

/** What a list is asked for, apart from where a page begins. */
export type Asked<Name extends ListChannel> = Pick<Parsed<Name>, 'filter' | 'sort'>;
export type RowOf<Name extends ListChannel> = Output<Name>['rows'][number];

const rowsInPage = 500;

/** What is selected is not what it was when somebody looked at it. */
export const listChanged = (were: number, are: number) =>
  new Failure('conflict', {
    en: `The list has changed since all of it was selected: ${were} then, ${are} of them now. Nothing was done; select anew.`,
    ru: `Список изменился после того, как его выделили целиком: было ${were}, теперь ${are}. Ничего не сделано; выделите заново.`,
    fr: `La liste a changé depuis qu’elle a été sélectionnée en entier : ${were} alors, ${are} maintenant. Rien n’a été fait ; sélectionnez de nouveau.`,
  });

/** Clients; between two pages others may have their turn, and what they change meanwhile may be seen. */
export function clientPages(context: Context, asked: Asked<'clients.list'>): Generator<RowOf<'clients.list'>[]> {
  return pages((after) => clientHandlers['clients.list'](context, { ...asked, after, limit: rowsInPage }));
}

export function productPages(context: Context, asked: Asked<'products.list'>): Generator<RowOf<'products.list'>[]> {
  return pages((after) => productHandlers['products.list'](context, { ...asked, after, limit: rowsInPage }));
}

export function documentPages(context: Context, asked: Asked<'documents.list'>): Generator<RowOf<'documents.list'>[]> {
  return pages((after) => documentHandlers['documents.list'](context, { ...asked, after, limit: rowsInPage }));
}

export function activityPages(
  context: Context,
  asked: Asked<'activities.list'>,
): Generator<RowOf<'activities.list'>[]> {
  return pages((after) => activityHandlers['activities.list'](context, { ...asked, after, limit: rowsInPage }));
}

export function dealPages(context: Context, asked: Asked<'deals.list'>): Generator<RowOf<'deals.list'>[]> {
  return pages((after) => dealHandlers['deals.list'](context, { ...asked, after, limit: rowsInPage }));
}

/** What the documents that a filter leaves come to, by currency; none where their channel adds nothing up. */
export function documentSums(
  context: Context,
  filter: Asked<'documents.list'>['filter'],
): Output<'documents.count'>['sums'] {
  return documentHandlers['documents.count'](context, filter).sums;
}

/** The same of deals. */
export function dealSums(context: Context, filter: Asked<'deals.list'>['filter']): Output<'deals.count'>['sums'] {
  return dealHandlers['deals.count'](context, filter).sums;
}

function* pages<Row>(
  page: (after: string | null) => { readonly rows: Row[]; readonly next: string | null },
): Generator<Row[]> {
  let after: string | null = null;
  do {
    const { rows, next } = page(after);
    yield rows;
    after = next;
  } while (after !== null);
}
