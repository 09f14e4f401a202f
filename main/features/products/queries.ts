/** SQL of products. */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { ProductFields } from '../../../preload/contract/products.ts';

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

export function productById(db: Db, id: number): StoredProduct | undefined {
  return db
    .prepare<Key[], StoredProduct>(
      'SELECT product.id, product.uid, product.version, product.updated_at AS updatedAt, user.name AS updatedBy, product.deleted_at AS deletedAt, code, product.name, kind, product_group AS "group", unit, price, currency, price_includes_vat AS priceIncludesVat, vat_rate_id AS vatRateId, purchase_price AS purchasePrice, barcode, description, origin_country AS originCountry, customs_declaration AS customsDeclaration, discontinued, own FROM product LEFT JOIN user ON user.id = product.updated_by WHERE product.id = ?',
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
