/** What a row makes of a product: of a new one, or of one that is there. */
import type { ProductFields } from '../../../preload/contract/products.ts';
import type { ListPrices } from './reading/list-prices.ts';
import type { ProductValues } from './reading/values.ts';

/** A product with its prices in the lists that columns of the file go into. */
export type WholeProduct = ProductFields & { readonly listPrices: ListPrices };

/** What a product has that its row does not say. */
export type ProductDefaults = Pick<ProductFields, 'currency' | 'priceIncludesVat' | 'vatRateId'>;

/** The new product of a row; `name` because a row without one makes none. */
export function newProduct(values: ProductValues, name: string, defaults: ProductDefaults): WholeProduct {
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
    listPrices: {},
    ...defaults,
    ...values,
    name,
  };
}

/** The product with what the row says on top; what the row does not say stays. */
export function mergedProduct(product: WholeProduct, values: ProductValues): WholeProduct {
  const { own, listPrices, ...given } = values;
  return {
    ...product,
    ...given,
    own: own === undefined ? product.own : { ...product.own, ...own },
    listPrices: listPrices === undefined ? product.listPrices : { ...product.listPrices, ...listPrices },
  };
}
