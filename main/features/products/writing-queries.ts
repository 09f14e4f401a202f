/** SQL that writes products, fast enough for imports: its statements are compiled once. */
import type { Db } from '../../../db/database.ts';
import { fold, nameKey } from '../../../db/folding.ts';
import { newUid } from '../../../db/uid.ts';
import type { ProductFields } from '../../../preload/contract/products.ts';
import { ownValueWriter } from '../fields/own-value-writer.ts';
import { storedOwnValues } from '../fields/stored-own-values.ts';

type Bound = string | number | null;

/** When and by whom something is written. */
export interface Stamp {
  readonly at: string;
  readonly by: number;
}

/** Writes products; everything inside of the caller's transaction. */
export interface ProductWriter {
  /** Adds a product; answers its id. */
  insert(fields: ProductFields, stamp: Stamp): number;
  /** Over exactly this version; false when the product has another one. */
  replace(id: number, version: number, now: ProductFields, stamp: Stamp): boolean;
  /** Into the bin, or out of it (`deletedAt` null); nothing in the bin is found. False as above. */
  setDeleted(id: number, version: number, fields: ProductFields, deletedAt: string | null, stamp: Stamp): boolean;
}

const columns = [
  'code',
  'name',
  'kind',
  'product_group',
  'unit',
  'price',
  'currency',
  'price_includes_vat',
  'vat_rate_id',
  'purchase_price',
  'barcode',
  'description',
  'origin_country',
  'customs_declaration',
  'discontinued',
  'own',
  'name_key',
  'search_key',
] as const;

function valuesOf(fields: ProductFields): Bound[] {
  return [
    fields.code,
    fields.name,
    fields.kind,
    fields.group,
    fields.unit,
    fields.price,
    fields.currency,
    fields.priceIncludesVat ? 1 : 0,
    fields.vatRateId,
    fields.purchasePrice,
    fields.barcode,
    fields.description,
    fields.originCountry ?? '',
    fields.customsDeclaration ?? '',
    fields.discontinued ? 1 : 0,
    JSON.stringify(fields.own),
    nameKey(fields.name),
    searchKeyOf(fields),
  ];
}

/** The folded text in which a product is looked for. */
function searchKeyOf({ name, code, barcode, group }: ProductFields): string {
  return fold([name, code, barcode, group].filter(Boolean).join(' '));
}

const writers = new WeakMap<Db, ProductWriter>();

/** The writer of this database, made once. */
export function productWriter(db: Db): ProductWriter {
  const known = writers.get(db) ?? makeWriter(db);
  writers.set(db, known);
  return known;
}

function makeWriter(db: Db): ProductWriter {
  const { sql } = db;
  const ownValues = ownValueWriter(db);
  const ownOfProduct = sql.prepare<Bound[], string>('SELECT own FROM product WHERE id = ?').pluck();
  const insertProduct = sql.prepare<Bound[]>(
    `INSERT INTO product (uid, created_at, created_by, updated_at, updated_by, ${columns.join(', ')}) VALUES (?, ?, ?, ?, ?, ${columns.map(() => '?').join(', ')})`,
  );
  const updateProduct = sql.prepare<Bound[]>(
    `UPDATE product SET version = version + 1, updated_at = ?, updated_by = ?, ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ? AND version = ?`,
  );
  const deleteProduct = sql.prepare<Bound[]>(
    'UPDATE product SET version = version + 1, updated_at = ?, updated_by = ?, deleted_at = ? WHERE id = ? AND version = ?',
  );
  const insertSearch = sql.prepare<Bound[]>('INSERT INTO product_search (rowid, text) VALUES (?, ?)');
  const deleteSearch = sql.prepare<Bound[]>('DELETE FROM product_search WHERE rowid = ?');
  return {
    insert(fields, { at, by }) {
      const id = Number(insertProduct.run(newUid(), at, by, at, by, ...valuesOf(fields)).lastInsertRowid);
      insertSearch.run(id, searchKeyOf(fields));
      ownValues.replace(id, {}, fields.own);
      return id;
    },
    replace(id, version, now, { at, by }) {
      const ownBefore = storedOwnValues(ownOfProduct.get(id) ?? '{}');
      if (updateProduct.run(at, by, ...valuesOf(now), id, version).changes === 0) return false;
      deleteSearch.run(id);
      insertSearch.run(id, searchKeyOf(now));
      ownValues.replace(id, ownBefore, now.own);
      return true;
    },
    setDeleted(id, version, fields, deletedAt, { at, by }) {
      if (deleteProduct.run(at, by, deletedAt, id, version).changes === 0) return false;
      deleteSearch.run(id);
      if (deletedAt === null) insertSearch.run(id, searchKeyOf(fields));
      return true;
    },
  };
}
