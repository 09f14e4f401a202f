/** Lists of products: pages, counts, and the best few for what is being typed. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { typedText } from '../../../db/typed-text.ts';
import type { ProductFilter, ProductRow, products } from '../../../preload/contract/products.ts';
import { cursorAfter, keysOfCursor } from '../../engine/list-cursor.ts';
import { storedOwnValues } from '../fields/stored-own-values.ts';
import {
  bestProducts,
  listedProducts,
  productCount,
  productPage,
  productsCoded,
  type StoredProductRow,
} from './queries.ts';

type ListInput = z.output<(typeof products)['products.list']['input']>;

/** One page of the list. Failure `invalid` for a cursor of another list. */
export function listProducts(db: Db, { filter, sort, after, limit }: ListInput) {
  const asked = { list: 'products', ...filter, ...sort };
  const order = isOwn(sort.column) ? 'name' : sort.column;
  const types = listedProducts.orders[order].columns.map((column) => (numbers.test(column) ? 'number' : 'string'));
  const { rows, next } = productPage(db, {
    ...asFilter(filter),
    order,
    descending: sort.descending,
    after: keysOfCursor(after, asked, types),
    limit,
  });
  return { rows: rows.map(plainRow), next: cursorAfter(next, asked) };
}

/** How many products the filter leaves. */
export function countProducts(db: Db, filter: ProductFilter): { count: number; exact: boolean } {
  return productCount(db, asFilter(filter));
}

/** The best few: the one with exactly this code, those whose name begins so, then those that contain it, the latest first. */
export function findProducts(db: Db, typed: string, limit: number): ProductRow[] {
  const text = typedText(typed);
  if (text === null) return [];
  const found = new Map<number, StoredProductRow>();
  for (const row of productsCoded(db, typed.trim(), limit)) found.set(row.id, row);
  for (const row of bestProducts(db, text, limit)) if (!found.has(row.id)) found.set(row.id, row);
  return [...found.values()].slice(0, limit).map(plainRow);
}

function asFilter({ text, kind, deleted }: ProductFilter) {
  return { text: typedText(text ?? ''), equal: kind === undefined ? {} : { kind }, deleted: deleted ?? false };
}

const isOwn = (column: string): column is `own.${number}` => column.startsWith('own.');
const numbers = /^(?:id|price|discontinued|.*-1\))$/u;

function plainRow(row: StoredProductRow): ProductRow {
  const { id, version, code, name, group, kind, unit, price, currency, vatRateId, updatedAt } = row;
  return {
    id,
    version,
    code,
    name,
    group,
    kind,
    unit,
    price,
    currency,
    priceIncludesVat: row.priceIncludesVat !== 0,
    vatRateId,
    discontinued: row.discontinued !== 0,
    updatedAt,
    purchasePrice: row.purchasePrice,
    barcode: row.barcode,
    createdAt: row.createdAt,
    own: storedOwnValues(row.own),
    ownClients: {},
  };
}
