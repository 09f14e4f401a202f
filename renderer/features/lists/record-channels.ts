/** What a list asks the engine for, and the channels of its records. */

import { useMemo } from 'react';
import type { Right } from '../../../preload/contract/channel.ts';
import type { Entity } from '../../../preload/contract/events.ts';
import type { ListName } from '../../../preload/contract/lists.ts';
import type { Reply } from '../../../preload/contract/reply.ts';
import { useEngine } from '../../app/engine.ts';
import type { ListSort, RowsPage } from '../../ui/grid-rows.ts';
import type { ListTotal } from '../../ui/ListGrid.tsx';
import type { ListFilter } from './use-list-state.ts';

export type RecordFilter = ListFilter & { readonly clientId?: number };

export interface RowsRequest {
  readonly filter: RecordFilter;
  readonly sort: ListSort;
  readonly after: string | null;
  readonly at?: number;
  readonly limit: number;
}

/** The channels of the records. Stands outside of components: a new object would be a new list. */
export interface RecordChannels<Row> {
  readonly list: (request: RowsRequest) => Promise<Reply<RowsPage<Row>>>;
  readonly remove: ((request: { id: number; version: number }) => Promise<Reply>) | null;
  readonly restore: ((request: { id: number }) => Promise<Reply>) | null;
  readonly changeRight: Right;
  readonly removeRight: Right;
  /** The list is read again when one of these has changed. */
  readonly entities: readonly Entity[];
}

export interface Found extends ListTotal {
  readonly sums?: readonly { readonly currency: string; readonly amount: number }[];
}

/** How many a filter leaves; `isOld`: still of the filter before. */
export function useFound(
  list: ListName,
  filter: RecordFilter,
): { readonly found: Found | undefined; readonly isOld: boolean } {
  const { clientId: _, ...common } = filter;
  const clients = useEngine('clients.count', common, { enabled: list === 'clients', keep: true });
  const products = useEngine('products.count', common, { enabled: list === 'products', keep: true });
  const documents = useEngine('documents.count', filter, { enabled: list === 'documents', keep: true });
  const activities = useEngine('activities.count', filter, { enabled: list === 'activities', keep: true });
  const deals = useEngine('deals.count', common, { enabled: list === 'deals', keep: true });
  const asked = { clients, products, documents, activities, deals }[list];
  const { data } = asked;
  // Deals are counted to the end, and do not say so.
  const found = useMemo(() => data && { exact: true, ...data }, [data]);
  return { found, isOld: asked.isPlaceholderData };
}
