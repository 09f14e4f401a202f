/** Rows as products: how they are read, recognised and written. */
import type { Db } from '../../../db/database.ts';
import { nameKey } from '../../../db/folding.ts';
import type { ImportOrder } from '../../../preload/contract/imports.ts';
import type { ProductFields } from '../../../preload/contract/products.ts';
import { pricesOf, putListPrice } from '../prices/service.ts';
import { addImportedProduct, saveImportedProduct } from '../products/importing.ts';
import { fieldsOf, findProductsByKeys, getProduct } from '../products/service.ts';
import type { Target } from './deciding.ts';
import { type OwnColumn, shownOwn } from './naming.ts';
import { mergedProduct, newProduct, type ProductDefaults, type WholeProduct } from './product-merge.ts';
import { shownProduct } from './product-shown.ts';
import { shownSum } from './reading/amounts.ts';
import type { ListColumn, ListPrices } from './reading/list-prices.ts';
import { problems } from './reading/problems.ts';
import { type ProductContext, type ProductValues, readProductRow } from './reading/values.ts';
import type { Records, RowKey } from './records.ts';
import type { Writing } from './writing.ts';

/** How the rows of a file are to be taken. */
interface ProductOrder {
  readonly mapping: readonly (string | null)[];
  readonly fixed: Readonly<Record<string, string>>;
  readonly context: ProductContext;
  readonly defaults: ProductDefaults;
  readonly matchBy: ImportOrder['matchBy'];
  readonly own: readonly OwnColumn[];
}

/** Rows as products, recognised by code, else by name. */
export function productTarget({
  mapping,
  fixed,
  context,
  defaults,
  matchBy,
  own,
}: ProductOrder): Target<ProductValues, WholeProduct> {
  return {
    read: ({ cells }) => readProductRow(cells, mapping, fixed, context),
    keysOf: ({ code, name }) => {
      if (code !== undefined && matchBy !== 'name') return [{ kind: 'code', value: code, folded: code }];
      return name === undefined || matchBy === 'code' ? [] : [{ kind: 'name', value: name, folded: nameKey(name) }];
    },
    isMeant: () => true,
    isReached: () => true,
    readFor(cells, values, product) {
      if (values.currency === product.currency) return null;
      if (values.currency === undefined) {
        // A sum without its currency is in that of the product, whose minor unit may be another one.
        if (context.currency === product.currency) return null;
        return readProductRow(cells, mapping, fixed, { ...context, currency: product.currency });
      }
      const keepsOld =
        values.price === undefined || (values.purchasePrice === undefined && product.purchasePrice !== null);
      if (!keepsOld) return null;
      const said = problems.otherCurrency(values.currency, product.currency);
      return { values, problems: [{ field: 'currency', said }], shown: {} };
    },
    create: (values, name) => newProduct(values, name, defaults),
    merge: mergedProduct,
    follows: () => false,
    contradicts: (product, values) => JSON.stringify(mergedProduct(product, values)) !== JSON.stringify(product),
    join: (product) => product,
    shown: (product) => ({
      ...shownProduct(product, context),
      ...shownOwn(product.own, own),
      ...shownPrices(product.listPrices, context),
    }),
  };
}

function shownPrices(prices: ListPrices, { lists = [], language }: ProductContext): Record<string, string> {
  return Object.fromEntries(
    lists.map(({ name, key, currency }) => {
      const price = prices[key];
      return [name, typeof price === 'number' ? shownSum(price, currency)[language] : ''] as const;
    }),
  );
}

/** The products of the office with their prices in these lists; with `writing` they are written, too. */
export function storedProducts(
  db: () => Db,
  writing: Writing | null,
  lists: readonly ListColumn[],
): Records<WholeProduct> {
  const pricesIn = (id: number): ListPrices => {
    if (lists.length === 0) return {};
    const known = new Map(pricesOf(db(), id).map(({ priceListId, price }) => [String(priceListId), price]));
    return Object.fromEntries(lists.map(({ key }) => [key, known.get(key) ?? null]));
  };
  const putPrices = (productId: number, prices: ListPrices) => {
    for (const [list, price] of Object.entries(prices))
      putListPrice(db(), { priceListId: Number(list), productId, price });
  };
  return {
    find: ({ kind, value }) => findProductsByKeys(db(), kind === 'code' ? { code: value } : { name: value })?.ids ?? [],
    load: (id) => ({ ...fieldsOf(getProduct(db(), id)), listPrices: pricesIn(id) }),
    add({ listPrices, ...fields }) {
      if (writing === null) throw new Error('Records that are only read are not added to.');
      const id = addImportedProduct(db(), fields, writing.stamp);
      putPrices(id, listPrices);
      return id;
    },
    save(id, { listPrices, ...fields }) {
      if (writing === null) return;
      const before = getProduct(db(), id);
      const whole: WholeProduct = { ...fieldsOf(before), listPrices: pricesIn(id) };
      putPrices(id, listPrices);
      writing.saved(id, saveImportedProduct(db(), before, fields, writing.stamp), whole);
    },
  };
}

/** Every key under which a later row of the file may find the product. */
export function productKeys({ code, name }: ProductFields): Omit<RowKey, 'value'>[] {
  const keys: Omit<RowKey, 'value'>[] = [{ kind: 'name', folded: nameKey(name) }];
  if (code !== '') keys.push({ kind: 'code', folded: code });
  return keys;
}
