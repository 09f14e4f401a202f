/** SQL of products. */
import { bestRows } from '../../../db/best-rows.ts';
import type { Db } from '../../../db/database.ts';
import { countRows, type Key, type ListedTable, type ListRequest, listRows } from '../../../db/listing.ts';
import type { TypedText } from '../../../db/typed-text.ts';
import type { ProductFields, ProductRow, productColumns } from '../../../preload/contract/products.ts';

export type ProductColumn = (typeof productColumns)[number];

/** A row of a list as SQLite has it: 0 and 1 for no and yes. */
export type StoredProductRow = Omit<ProductRow, 'priceIncludesVat' | 'discontinued' | 'own' | 'ownClients'> & {
  /** JSON. */
  readonly own: string;
  readonly priceIncludesVat: number;
  readonly discontinued: number;
};

/** A product as its table has it; what belongs to lists and search is left out. */
export type StoredProduct = Omit<ProductFields, 'priceIncludesVat' | 'discontinued' | 'own'> & {
  /** JSON. */
  readonly own: string;
  readonly id: number;
  readonly uid: string;
  readonly version: number;
  readonly updatedAt: string;
  readonly updatedBy: string | null;
  readonly deletedAt: string | null;
  readonly priceIncludesVat: number;
  readonly discontinued: number;
};

/** How the list of products is sorted, filtered and searched. */
export const listedProducts: ListedTable<ProductColumn> = {
  table: 'product',
  search: 'product_search',
  select:
    'id, version, code, name, product_group AS "group", kind, unit, price, currency, price_includes_vat AS priceIncludesVat, vat_rate_id AS vatRateId, discontinued, updated_at AS updatedAt, purchase_price AS purchasePrice, barcode, created_at AS createdAt, own',
  orders: {
    name: { index: 'product_name', columns: ['name_key', 'id'] },
    code: { index: 'product_code', columns: ['code', 'id'] },
    group: { index: 'product_product_group', columns: ['product_group', 'name_key', 'id'] },
    price: { index: 'product_price', columns: ['price', 'id'] },
    kind: { index: 'product_kind', columns: ['kind', 'name_key', 'id'] },
    unit: { index: 'product_unit', columns: ['unit', 'id'] },
    purchasePrice: { index: 'product_purchase_price', columns: ['ifnull("purchase_price", -1)', 'id'] },
    barcode: { index: 'product_barcode', columns: ['barcode', 'id'] },
    discontinued: { index: 'product_discontinued', columns: ['discontinued', 'id'] },
    createdAt: { index: 'product_created', columns: ['created_at', 'id'] },
    updatedAt: { index: 'product_updated', columns: ['updated_at', 'id'] },
  },
  narrowed: { kind: { index: 'product_kind', columns: ['name_key', 'id'] } },
  bin: 'product_bin',
  beginnings: [
    { column: 'name_key', index: 'product_name' },
    { column: 'code', index: 'product_code' },
  ],
};

export function productPage(db: Db, request: ListRequest<ProductColumn>) {
  return listRows<StoredProductRow, ProductColumn>(db, listedProducts, request);
}

export function productCount(db: Db, filter: Pick<ListRequest<ProductColumn>, 'equal' | 'deleted' | 'text'>) {
  return countRows(db, listedProducts, filter);
}

/** The best few for what is being typed, without those that are no longer offered. */
export function bestProducts(db: Db, text: TypedText, limit: number): StoredProductRow[] {
  return bestRows<StoredProductRow>(db, listedProducts, text, limit, 'discontinued = 0');
}

/** Those that have exactly this code or bar code, the latest first. */
export function productsCoded(db: Db, code: string, limit: number): StoredProductRow[] {
  return db
    .prepare<Key[], StoredProductRow>(
      `SELECT ${listedProducts.select} FROM product INDEXED BY product_code WHERE deleted_at IS NULL AND code = ? AND discontinued = 0 ORDER BY id DESC LIMIT ?`,
    )
    .all(code, limit);
}

export function productById(db: Db, id: number): StoredProduct | undefined {
  return db
    .prepare<Key[], StoredProduct>(
      'SELECT product.id, product.uid, product.version, product.updated_at AS updatedAt, user.name AS updatedBy, product.deleted_at AS deletedAt, code, product.name, kind, product_group AS "group", unit, price, currency, price_includes_vat AS priceIncludesVat, vat_rate_id AS vatRateId, purchase_price AS purchasePrice, barcode, description, discontinued, own FROM product LEFT JOIN user ON user.id = product.updated_by WHERE product.id = ?',
    )
    .get(id);
}

/** Ids of products, not in the bin, that have the code: the oldest first. */
export function productIdsByCode(db: Db, code: string): number[] {
  return db
    .prepare<Key[], number>(
      'SELECT id FROM product INDEXED BY product_code WHERE deleted_at IS NULL AND code = ? ORDER BY id LIMIT 20',
    )
    .pluck()
    .all(code);
}

/** Ids of products, not in the bin, that have the folded name: the oldest first. */
export function productIdsByName(db: Db, nameKey: string): number[] {
  return db
    .prepare<Key[], number>(
      'SELECT id FROM product INDEXED BY product_name WHERE deleted_at IS NULL AND name_key = ? ORDER BY id LIMIT 20',
    )
    .pluck()
    .all(nameKey);
}

export function unitExists(db: Db, code: string): boolean {
  return db.prepare<Key[]>('SELECT 1 FROM unit WHERE code = ?').get(code) !== undefined;
}

export function vatRateExists(db: Db, id: number): boolean {
  return db.prepare<Key[]>('SELECT 1 FROM vat_rate WHERE id = ?').get(id) !== undefined;
}
