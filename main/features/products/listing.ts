/** Lists of products: pages, counts, and the best few for what is being typed. */
import type { z } from 'zod';
import { typedText } from '../../../db/typed-text.ts';
import type { ProductFilter, ProductRow, products } from '../../../preload/contract/products.ts';
import { isHidden } from '../../engine/access.ts';
import { ownClientNames, shownOwnValues } from '../fields/record-values.ts';
import { storedOwnValues } from '../fields/stored-own-values.ts';
import { type Asker, countListed, type ListFilter, listDefinitions, listedIds, searchedBy } from '../lists/listing.ts';
import { bestProducts, productRows, productsCoded } from './list-queries.ts';

type ListInput = z.output<(typeof products)['products.list']['input']>;

const definition = listDefinitions.products;

/** One page of the list. Failure as of `listedIds`. */
export function listProducts(asker: Asker, input: ListInput): { rows: ProductRow[]; next: string | null } {
  const { ids, next } = listedIds(asker, definition, { ...input, filter: asConditions(input.filter) });
  return { rows: productsShown(asker, ids), next };
}

/** How many products the filter leaves. */
export function countProducts(asker: Asker, filter: ProductFilter): { count: number; exact: boolean } {
  return { ...countListed(asker, definition, asConditions(filter)) };
}

/** The best few: the one with exactly this code, those whose name begins so, then those that contain it, the latest first. */
export function findProducts(asker: Asker, typed: string, limit: number): ProductRow[] {
  const text = typedText(typed);
  if (text === null) return [];
  const { db } = asker;
  const request = { listed: definition.listed, text, searched: searchedBy(asker, definition), limit };
  const found = new Set([...productsCoded(db, typed.trim(), limit), ...bestProducts(db, request)]);
  return productsShown(asker, [...found].slice(0, limit));
}

/** These products in this order, without what the role hides. */
export function productsShown({ db, user }: Pick<Asker, 'db' | 'user'>, ids: readonly number[]): ProductRow[] {
  const hidesPurchase = isHidden(user, 'products.purchasePrice');
  return productRows(db, ids).map(({ own, ...row }) => {
    const values = shownOwnValues(db, 'product', storedOwnValues(own));
    return {
      ...row,
      priceIncludesVat: row.priceIncludesVat !== 0,
      discontinued: row.discontinued !== 0,
      purchasePrice: hidesPurchase ? null : row.purchasePrice,
      own: values,
      ownClients: ownClientNames(db, 'product', [values], user),
    };
  });
}

function asConditions({ kind, conditions = [], text, deleted }: ProductFilter): ListFilter {
  const ofKind = kind === undefined ? [] : [{ column: 'kind', is: 'is' as const, values: [kind] }];
  return { text, deleted, conditions: [...ofKind, ...conditions] };
}
