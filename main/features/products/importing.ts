/** Products as imports write them: many in one transaction, told of by the import's own audit record and its list of records. */
import type { Db } from '../../../db/database.ts';
import type { ProductFields } from '../../../preload/contract/products.ts';
import { productWriter, type Stamp } from './writing-queries.ts';

/** Adds a product without an audit record; answers its id. Unit and VAT rate must exist. */
export function addImportedProduct(db: Db, fields: ProductFields, stamp: Stamp): number {
  return productWriter(db).insert(fields, stamp);
}

/** Saves a product over exactly this version, without an audit record; answers its new version. */
export function saveImportedProduct(
  db: Db,
  { id, version }: { readonly id: number; readonly version: number },
  now: ProductFields,
  stamp: Stamp,
): number {
  if (!productWriter(db).replace(id, version, now, stamp)) throw new Error(`Product ${id} has another version.`);
  return version + 1;
}

/** Puts a product into the bin, without an audit record; answers its new version. */
export function removeImportedProduct(
  db: Db,
  { id, version }: { readonly id: number; readonly version: number },
  fields: ProductFields,
  stamp: Stamp,
): number {
  if (!productWriter(db).setDeleted(id, version, fields, stamp.at, stamp))
    throw new Error(`Product ${id} has another version.`);
  return version + 1;
}
