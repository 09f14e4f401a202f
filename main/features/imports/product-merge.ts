/** What a row makes of a new product. */
import type { ProductFields } from '../../../preload/contract/products.ts';
import type { ProductValues } from './reading/values.ts';

/** What a product has that its row does not say. */
export type ProductDefaults = Pick<ProductFields, 'currency' | 'priceIncludesVat' | 'vatRateId'>;

/** The new product of a row; `name` because a row without one makes none. */
export function newProduct(values: ProductValues, name: string, defaults: ProductDefaults): ProductFields {
  return {
    code: '',
    kind: 'goods',
    group: '',
    unit: 'H87',
    price: 0,
    purchasePrice: null,
    barcode: '',
    description: '',
    discontinued: false,
    own: {},
    ...defaults,
    ...values,
    name,
  };
}
