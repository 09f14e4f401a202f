/** SQL of price lists. */
import type { Db } from '../../../db/database.ts';
import { keyHolds, matchOf, type TypedText } from '../../../db/typed-text.ts';
import { newUid } from '../../../db/uid.ts';
import type { PricedProduct, PriceListFields } from '../../../preload/contract/prices.ts';

type Bound = string | number | null;

/** When and by whom something is written. */
export interface Stamp {
  readonly at: string;
  readonly by: number;
}

export type StoredList = Omit<PriceListFields, 'pricesIncludeVat'> & {
  readonly id: number;
  readonly version: number;
  readonly position: number;
  readonly pricesIncludeVat: number;
  readonly deletedAt: string | null;
};

/** All lists in their order, those in the bin too. */
export function listRows(db: Db): StoredList[] {
  return db
    .prepare<[], StoredList>(
      'SELECT id, version, position, name, currency, prices_include_vat AS pricesIncludeVat, valid_from AS validFrom, valid_to AS validTo, note, deleted_at AS deletedAt FROM price_list ORDER BY position, id',
    )
    .all();
}

export function priceCount(db: Db, listId: number): number {
  return (
    db.prepare<[number], { n: number }>('SELECT count(*) AS n FROM price_list_item WHERE price_list_id = ?').get(listId)
      ?.n ?? 0
  );
}

export function insertList(db: Db, list: PriceListFields, { at, by }: Stamp): number {
  return Number(
    db
      .prepare<Bound[]>(
        `INSERT INTO price_list (uid, created_at, created_by, updated_at, updated_by, name, currency, prices_include_vat, valid_from, valid_to, note, position)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT ifnull(max(position) + 1, 0) FROM price_list))`,
      )
      .run(newUid(), at, by, at, by, ...columnsOf(list)).lastInsertRowid,
  );
}

export function updateList(db: Db, id: number, list: PriceListFields, { at, by }: Stamp): void {
  db.prepare<Bound[]>(
    'UPDATE price_list SET version = version + 1, updated_at = ?, updated_by = ?, name = ?, currency = ?, prices_include_vat = ?, valid_from = ?, valid_to = ?, note = ? WHERE id = ?',
  ).run(at, by, ...columnsOf(list), id);
}

function columnsOf({ name, currency, pricesIncludeVat, validFrom, validTo, note }: PriceListFields): Bound[] {
  return [name, currency, pricesIncludeVat ? 1 : 0, validFrom, validTo, note];
}

/** A version more: its prices have changed. */
export function touchList(db: Db, id: number, { at, by }: Stamp): void {
  db.prepare<Bound[]>('UPDATE price_list SET version = version + 1, updated_at = ?, updated_by = ? WHERE id = ?').run(
    at,
    by,
    id,
  );
}

export function setListDeleted(db: Db, id: number, deletedAt: string | null, { at, by }: Stamp): void {
  db.prepare<Bound[]>(
    'UPDATE price_list SET version = version + 1, updated_at = ?, updated_by = ?, deleted_at = ? WHERE id = ?',
  ).run(at, by, deletedAt, id);
}

export function placeList(db: Db, id: number, position: number, { at, by }: Stamp): void {
  db.prepare<Bound[]>(
    'UPDATE price_list SET version = version + 1, updated_at = ?, updated_by = ?, position = ? WHERE id = ?',
  ).run(at, by, position, id);
}

/** The price of a product in a list, in minor units of the list's currency; undefined where it has none. */
export function priceIn(db: Db, listId: number, productId: number): number | undefined {
  return db
    .prepare<[number, number], { price: number }>(
      'SELECT price FROM price_list_item WHERE price_list_id = ? AND product_id = ?',
    )
    .get(listId, productId)?.price;
}

export function putPrice(db: Db, listId: number, productId: number, price: number): void {
  db.prepare<Bound[]>(
    'INSERT INTO price_list_item (price_list_id, product_id, price) VALUES (?, ?, ?) ON CONFLICT (price_list_id, product_id) DO UPDATE SET price = excluded.price',
  ).run(listId, productId, price);
}

export function dropPrice(db: Db, listId: number, productId: number): void {
  db.prepare<Bound[]>('DELETE FROM price_list_item WHERE price_list_id = ? AND product_id = ?').run(listId, productId);
}

/** Prices of a product in all lists. */
export function pricesOfProduct(db: Db, productId: number): { readonly priceListId: number; readonly price: number }[] {
  return db
    .prepare<[number], { priceListId: number; price: number }>(
      'SELECT price_list_id AS priceListId, price FROM price_list_item WHERE product_id = ?',
    )
    .all(productId);
}

/** What a product costs by itself. */
export interface BasePrice {
  readonly id: number;
  readonly price: number;
  readonly currency: string;
  readonly includesVat: number;
  /** Basis points; null: without VAT. */
  readonly vatRate: number | null;
}

const basePrices = `SELECT product.id, price, currency, price_includes_vat AS includesVat, vat_rate.rate AS vatRate
  FROM product LEFT JOIN vat_rate ON vat_rate.id = product.vat_rate_id`;

export function basePriceOf(db: Db, productId: number): BasePrice | undefined {
  return db.prepare<[number], BasePrice>(`${basePrices} WHERE product.id = ?`).get(productId);
}

/** Products that are not in the bin, after this id; of a group and what is below it, where one is given. */
export function basePricesAfter(db: Db, id: number, group: string | null, limit: number): BasePrice[] {
  return db
    .prepare<Bound[], BasePrice>(
      `${basePrices} WHERE product.id > ? AND deleted_at IS NULL
       AND (? IS NULL OR product_group = ? OR substr(product_group, 1, length(?)) = ?) ORDER BY product.id LIMIT ?`,
    )
    .all(id, group, group, below(group), below(group), limit);
}

const below = (group: string | null) => `${group ?? ''} / `;

/** The price list that a client has; null: none, or no such client. */
export function listOfClient(db: Db, clientId: number): number | null {
  return (
    db
      .prepare<[number], { priceListId: number | null }>('SELECT price_list_id AS priceListId FROM client WHERE id = ?')
      .get(clientId)?.priceListId ?? null
  );
}

export type PricedRow = Omit<PricedProduct, 'basePriceIncludesVat'> & {
  readonly basePriceIncludesVat: number;
  readonly nameKey: string;
};

export interface PriceRequest {
  readonly listId: number;
  readonly text: TypedText | null;
  readonly group: string | null;
  readonly priced: boolean;
  /** Keys of the last row of the page before: group (within a group alone), name, id. */
  readonly after: readonly (string | number)[] | null;
  readonly limit: number;
}

/**
 * Products beside their prices in a list. Without a text an index gives the order; with one, the search gives the few
 * that are sorted.
 */
export function pricedProducts(db: Db, { listId, text, group, priced, after, limit }: PriceRequest): PricedRow[] {
  const conditions = ['p.deleted_at IS NULL'];
  const values: Bound[] = [listId];
  if (text !== null) {
    if (!text.short) {
      conditions.push('p.id IN (SELECT rowid FROM product_search WHERE product_search MATCH ?)');
      values.push(matchOf(db, text, 'product_search'));
    }
    const holds = keyHolds(text, 'p.search_key');
    conditions.push(holds.sql);
    values.push(...holds.parameters);
  }
  const keys = group === null ? ['p.name_key', 'p.id'] : ['p.product_group', 'p.name_key', 'p.id'];
  if (group !== null) {
    conditions.push('p.product_group >= ? AND p.product_group < ? AND (p.product_group = ? OR p.product_group >= ?)');
    values.push(group, `${group} / \uFFFF`, group, below(group));
  }
  if (after !== null) {
    conditions.push(`(${keys.join(', ')}) > (${keys.map(() => '?').join(', ')})`);
    values.push(...after);
  }
  const index = text !== null ? '' : group === null ? 'INDEXED BY product_name' : 'INDEXED BY product_product_group';
  return db
    .prepare<Bound[], PricedRow>(
      `SELECT p.id AS productId, p.code, p.name, p.product_group AS "group", p.unit, p.price AS basePrice,
         p.currency AS baseCurrency, p.price_includes_vat AS basePriceIncludesVat, p.name_key AS nameKey, i.price
       FROM product p ${index} ${priced ? 'CROSS' : 'LEFT'} JOIN price_list_item i ON i.price_list_id = ? AND i.product_id = p.id
       WHERE ${conditions.join(' AND ')} ORDER BY ${keys.join(', ')} LIMIT ?`,
    )
    .all(...values, limit);
}
