/** Changes of many products. */
import type { ProductsChange } from '../../../preload/contract/bulk.ts';
import type { ProductFields } from '../../../preload/contract/products.ts';
import { saveImportedProduct } from '../products/importing.ts';
import { fieldsOf, findProduct } from '../products/service.ts';
import type { BulkTarget } from './changing.ts';

export const bulkProducts: BulkTarget<ProductsChange> = {
  entity: 'product',
  right: 'products.change',
  check: () => undefined,
  load: ({ db, user, now }, id) => {
    const product = findProduct(db, id);
    if (product === undefined) return null;
    const fields = fieldsOf(product);
    return {
      version: product.version,
      name: product.name,
      fields: { ...fields },
      mayChange: product.deletedAt === null,
      write: (changed) => {
        // The names are those that `changed` answers, so the types are those of the product.
        const next = { ...fields, ...(changed as Partial<ProductFields>) };
        return saveImportedProduct(db, product, next, { at: now, by: user.id });
      },
    };
  },
  changed: (_, change) => change,
};
