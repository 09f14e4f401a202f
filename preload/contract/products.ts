/** Goods and services that are sold. */
import { z } from 'zod';
import { type Capability, command, query, task } from './channel.ts';
import { Conditions } from './lists.ts';
import { OwnValues } from './own-values.ts';
import {
  Currency,
  Cursor,
  Id,
  Instant,
  JobId,
  Line,
  ListSort,
  Note,
  Page,
  PageSize,
  Position,
  Price,
  Version,
} from './values.ts';

export const productKinds = ['goods', 'service'] as const;

export const ProductFields = z.object({
  code: Line(50),
  name: Line(300).pipe(z.string().min(1)),
  kind: z.enum(productKinds),
  group: Line(150),
  /** Code of the unit, UNECE Recommendation 20 (`H87` piece, `KGM` kilogram). */
  unit: z.string().max(10),
  price: Price,
  currency: Currency,
  /** The price holds VAT already. */
  priceIncludesVat: z.boolean(),
  vatRateId: Id.nullable(),
  purchasePrice: Price.nullable(),
  barcode: Line(50),
  description: Note(2000),
  /** Of imported goods: two letters of the country, number of the customs declaration; lines of documents take them over. */
  originCountry: Line(3).optional(),
  customsDeclaration: Line(100).optional(),
  /** No longer offered when typing; old documents keep it. */
  discontinued: z.boolean(),
  own: OwnValues,
});
export type ProductFields = z.infer<typeof ProductFields>;

export const Product = ProductFields.extend({
  id: Id,
  uid: z.string(),
  version: Version,
  /** Names of the clients that own fields refer to, by id. */
  ownClients: z.record(z.string(), z.string()),
  updatedAt: Instant,
  updatedBy: z.string(),
  deletedAt: Instant.nullable(),
});
export type Product = z.infer<typeof Product>;

/** What the list is sorted by, besides own fields (`own.12`). */
export const productColumns = [
  'name',
  'code',
  'group',
  'kind',
  'unit',
  'price',
  'purchasePrice',
  'barcode',
  'discontinued',
  'createdAt',
  'updatedAt',
] as const;
export const ProductRow = z.object({
  id: Id,
  version: Version,
  code: z.string(),
  name: z.string(),
  group: z.string(),
  kind: z.enum(productKinds),
  unit: z.string(),
  price: Price,
  currency: Currency,
  priceIncludesVat: z.boolean(),
  vatRateId: Id.nullable(),
  discontinued: z.boolean(),
  updatedAt: Instant,
  /** null also where the session may not see it. */
  purchasePrice: Price.nullable(),
  barcode: z.string(),
  originCountry: z.string(),
  customsDeclaration: z.string(),
  createdAt: Instant,
  own: OwnValues,
  ownClients: z.record(z.string(), z.string()),
});
export type ProductRow = z.infer<typeof ProductRow>;

export const ProductFilter = z.object({
  text: z.string().max(200).optional(),
  kind: z.enum(productKinds).optional(),
  conditions: Conditions.optional(),
  deleted: z.boolean().optional(),
});
export type ProductFilter = z.infer<typeof ProductFilter>;

export const products = {
  'products.list': query({
    about: 'One page of the list of products.',
    right: 'products.see',
    input: z.object({
      filter: ProductFilter,
      sort: ListSort(productColumns),
      after: Cursor.nullable(),
      /** Begins at this row (from 0) instead of `after` a cursor. */
      at: Position.optional(),
      limit: PageSize,
    }),
    output: Page(ProductRow),
  }),
  'products.count': query({
    about: 'How many products a filter leaves.',
    right: 'products.see',
    input: ProductFilter,
    output: z.object({ count: z.number().int(), exact: z.boolean() }),
  }),
  'products.find': query({
    about: 'The best few products for what is being typed: by code, bar code or any part of the name.',
    right: 'products.see',
    input: z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }),
    output: z.array(ProductRow),
  }),
  'products.groups': query({
    about: 'The groups that products have, each once, by name; ` / ` stands between a group and what is below it.',
    right: 'products.see',
    input: z.object({}),
    output: z.array(z.string()),
  }),
  'products.renameGroup': task({
    about: 'Gives a group of products, and with it those below it, another name, in all their products at once.',
    right: 'products.change',
    input: z.object({ from: Line(150).pipe(z.string().min(1)), into: Line(150), job: JobId.optional() }),
    output: z.object({ products: z.number().int() }),
  }),
  'products.get': query({
    about: 'A product.',
    right: 'products.see',
    input: z.object({ id: Id }),
    output: Product,
  }),
  'products.create': command({
    about: 'Adds a product.',
    right: 'products.create',
    input: ProductFields.extend({ own: OwnValues.default({}) }),
    output: Product,
  }),
  'products.change': command({
    about: 'Changes fields of a product; see `clients.change` for `was`.',
    right: 'products.change',
    input: z.object({ id: Id, version: Version, changes: ProductFields.partial(), was: ProductFields.partial() }),
    output: Product,
  }),
  'products.remove': command({
    about: 'Puts a product into the bin.',
    right: 'products.delete',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id, version: Version }),
  }),
  'products.restore': command({
    about: 'Takes a product out of the bin.',
    right: 'products.delete',
    input: z.object({ id: Id }),
    output: Product,
  }),
} satisfies Capability;
