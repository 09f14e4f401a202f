/** The records of a selection, page by page: those that are named, or all that a filter leaves but some. */
import type { ClientFilter } from '../../../preload/contract/clients.ts';
import type { DealFilter } from '../../../preload/contract/deals.ts';
import type { DocumentFilter } from '../../../preload/contract/documents.ts';
import type { ProductFilter } from '../../../preload/contract/products.ts';
import type { Context } from '../../engine/context.ts';
import { clientPages, dealPages, documentPages, listChanged, productPages } from '../lists/pages.ts';

type Selection<Filter> =
  | { readonly ids: readonly number[] }
  | {
      readonly filter: Filter;
      readonly except: readonly number[];
      readonly upTo?: number | undefined;
      readonly count?: number | undefined;
    };

/**
 * Ids of the selected clients: those of a filter as the list shows them to the user, those that are named unasked. Failure `conflict`
 * behind the last of them where they are not as many as were selected: nothing may have been done before.
 */
export function selectedClients(context: Context, selection: Selection<ClientFilter>) {
  return selected(selection, (filter) =>
    clientPages(context, { filter, sort: { column: 'createdAt', descending: false } }),
  );
}

/** The same of products. */
export function selectedProducts(context: Context, selection: Selection<ProductFilter>) {
  return selected(selection, (filter) =>
    productPages(context, { filter, sort: { column: 'createdAt', descending: false } }),
  );
}

/** The same of documents. */
export function selectedDocuments(context: Context, selection: Selection<DocumentFilter>) {
  return selected(selection, (filter) =>
    documentPages(context, { filter, sort: { column: 'day', descending: false } }),
  );
}

/** The same of deals. */
export function selectedDeals(context: Context, selection: Selection<DealFilter>) {
  return selected(selection, (filter) =>
    dealPages(context, { filter, sort: { column: 'createdAt', descending: false } }),
  );
}

const idsInPage = 500;

function* selected<Filter>(
  selection: Selection<Filter>,
  pages: (filter: Filter) => Iterable<readonly { readonly id: number }[]>,
): Generator<number[]> {
  if ('ids' in selection) {
    const ids = [...new Set(selection.ids)];
    for (let from = 0; from < ids.length; from += idsInPage) yield ids.slice(from, from + idsInPage);
    return;
  }
  const { upTo = Number.POSITIVE_INFINITY, count } = selection;
  const except = new Set(selection.except);
  let found = 0;
  for (const rows of pages(selection.filter)) {
    const ids = rows.map(({ id }) => id).filter((id) => id <= upTo && !except.has(id));
    found += ids.length;
    yield ids;
  }
  if (count !== undefined && found !== count) throw listChanged(count, found);
}
