/** Price lists: other prices than a product's own, for some clients, in some time, in one currency each. */
import { z } from 'zod';
import { type Capability, command, query, task } from './channel.ts';
import { Currency, Cursor, Day, Id, Instant, JobId, Line, Note, Page, PageSize, Price, Version } from './values.ts';

export const PriceListFields = z.object({
  name: Line(100).pipe(z.string().min(1)),
  currency: Currency,
  pricesIncludeVat: z.boolean(),
  /** Both days included; null: without bound. */
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  note: Note(1000),
});
export type PriceListFields = z.infer<typeof PriceListFields>;

export const PriceList = PriceListFields.extend({
  id: Id,
  version: Version,
  /** How many products have a price in it. */
  prices: z.number().int(),
  deletedAt: Instant.nullable(),
});
export type PriceList = z.infer<typeof PriceList>;

/** A product beside its price in a list. */
export const PricedProduct = z.object({
  productId: Id,
  code: z.string(),
  name: z.string(),
  group: z.string(),
  unit: z.string(),
  /** The product's own price. */
  basePrice: Price,
  baseCurrency: Currency,
  basePriceIncludesVat: z.boolean(),
  /** In the list; null: it has none there. */
  price: Price.nullable(),
});
export type PricedProduct = z.infer<typeof PricedProduct>;

/** A share of a price in basis points: 10,000 leave it as it is. */
const Share = z.number().int().min(1).max(10_000_000);

export const prices = {
  'prices.lists': query({
    about: 'The price lists in their order; those in the bin too where `removed` is asked for.',
    right: 'products.see',
    input: z.object({ removed: z.boolean() }),
    output: z.array(PriceList),
  }),
  'prices.create': command({
    about: 'Adds a price list without prices.',
    right: 'products.change',
    input: PriceListFields,
    output: PriceList,
  }),
  'prices.changeList': command({
    about: 'Changes a price list over exactly this version. Its currency stays once it has prices.',
    right: 'products.change',
    input: z.object({ id: Id, version: Version, changes: PriceListFields.partial() }),
    output: PriceList,
  }),
  'prices.remove': command({
    about: 'Puts a price list with its prices into the bin. Clients who have it pay the products’ own prices then.',
    right: 'products.change',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id, version: Version }),
  }),
  'prices.restore': command({
    about: 'Takes a price list out of the bin, with its prices.',
    right: 'products.change',
    input: z.object({ id: Id }),
    output: PriceList,
  }),
  'prices.order': command({
    about: 'Puts the price lists into this order.',
    right: 'products.change',
    input: z.object({ ids: z.array(Id).min(1).max(500) }),
    output: z.array(PriceList),
  }),
  'prices.of': query({
    about: 'What a product costs in each price list.',
    right: 'products.see',
    input: z.object({ productId: Id }),
    output: z.array(z.object({ priceListId: Id, price: Price.nullable() })),
  }),
  'prices.change': command({
    about: 'Sets prices of products in a list; null takes a price out of it.',
    right: 'products.change',
    input: z.object({
      priceListId: Id,
      items: z
        .array(z.object({ productId: Id, price: Price.nullable() }))
        .min(1)
        .max(5000),
    }),
    /** `operationId`: of several prices, so that they can be given back at once. */
    output: z.object({ changed: z.number().int(), operationId: Id.nullable() }),
  }),
  'prices.page': query({
    about: 'One page of products by name with their own prices and those of a list; within a group, by group and name.',
    right: 'products.see',
    input: z.object({
      priceListId: Id,
      /** Any part of name, code or bar code. */
      text: z.string().max(200),
      /** The group with what is below it; null: all. */
      group: z.string().max(150).nullable(),
      /** Only products that have a price in the list. */
      priced: z.boolean(),
      after: Cursor.nullable(),
      limit: PageSize,
    }),
    output: Page(PricedProduct),
  }),
  'prices.fill': task({
    about:
      'Fills a list from the products’ own prices, or from another list, times a share, rounded half-up to a step; in one transaction. What is in another currency is left alone and counted.',
    right: 'products.change',
    input: z.object({
      priceListId: Id,
      /** null: the products’ own prices. */
      fromListId: Id.nullable(),
      share: Share,
      /** Minor units of the list’s currency to which prices are rounded; 1: to the cent. */
      step: z.number().int().min(1).max(100_000_000),
      /** Prices that are in the list already stay. */
      onlyMissing: z.boolean(),
      /** The group with what is below it; null: all. */
      group: z.string().max(150).nullable(),
      job: JobId.optional(),
    }),
    /** `operationId`: for `operations.undo`; null where no price was another one. */
    output: z.object({ filled: z.number().int(), otherCurrency: z.number().int(), operationId: Id.nullable() }),
  }),
  'prices.for': query({
    about:
      'What a product costs a client on a day: in the client’s price list where that is valid on the day and in the currency, else its own price. `price` is null where there is none in this currency.',
    right: 'products.see',
    input: z.object({ productId: Id, clientId: Id.nullable(), day: Day, currency: Currency }),
    output: z.object({ price: Price.nullable(), includesVat: z.boolean(), priceListId: Id.nullable() }),
  }),
} satisfies Capability;
