/** SQL of the rows of products' lists, and of finding a few. */
import type { Db } from '../../../db/database.ts';
import { type BestRequest, bestIds } from '../../../db/lists/best-ids.ts';
import { type Key, statement } from '../../../db/lists/statement.ts';
import type { ProductRow } from '../../../preload/contract/products.ts';

/** A row of a list as SQLite has it: 0 and 1 for no and yes, own values as JSON. */
export type StoredProductRow = Omit<ProductRow, 'priceIncludesVat' | 'discontinued' | 'own' | 'ownClients'> & {
  readonly own: string;
  readonly priceIncludesVat: number;
  readonly discontinued: number;
};

/** The rows of these products, in this order. */
export function productRows(db: Db, ids: readonly number[]): StoredProductRow[] {
  return db
    .prepare<Key[], StoredProductRow>(
      `SELECT product.id, product.version, product.code, product.name, product.product_group AS "group", product.kind,
         product.unit, product.price, product.currency, product.price_includes_vat AS priceIncludesVat,
         product.vat_rate_id AS vatRateId, product.discontinued, product.updated_at AS updatedAt,
         product.purchase_price AS purchasePrice, product.barcode, product.origin_country AS originCountry,
         product.customs_declaration AS customsDeclaration, product.created_at AS createdAt, product.own
       FROM json_each(?) AS wanted CROSS JOIN product ON product.id = wanted.value`,
    )
    .all(JSON.stringify(ids));
}

/** The best few for what is being typed, without those that are no longer offered. */
export function bestProducts(db: Db, request: Omit<BestRequest, 'conditions'>): number[] {
  const offered = { test: statement('product.discontinued = 0'), source: null, on: null };
  return bestIds(db, { ...request, conditions: [offered] });
}

/** Those that have exactly this code or bar code, the latest first. */
export function productsCoded(db: Db, code: string, limit: number): number[] {
  return db
    .prepare<Key[], number>(
      `SELECT id FROM (
         SELECT id FROM product INDEXED BY product_code WHERE deleted_at IS NULL AND code = ? AND discontinued = 0
         UNION
         SELECT id FROM product INDEXED BY product_barcode WHERE deleted_at IS NULL AND barcode = ? AND discontinued = 0)
       ORDER BY id DESC LIMIT ?`,
    )
    .pluck()
    .all(code, code, limit);
}
