/** The lists that there are. */
import type { ListName } from '../../../preload/contract/lists.ts';
import { activityList } from './activity-list-queries.ts';
import { clientList } from './client-list-queries.ts';
import { dealList } from './deal-list-queries.ts';
import { documentList } from './document-list-queries.ts';
import type { ListDefinition } from './list-column.ts';
import { productList } from './product-list-queries.ts';

export const listDefinitions: Readonly<Record<ListName, ListDefinition>> = {
  clients: clientList,
  products: productList,
  documents: documentList,
  activities: activityList,
  deals: dealList,
};
