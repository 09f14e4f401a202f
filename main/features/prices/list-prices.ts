/** The prices in a list: a page of them, set one by one, or filled from others. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { typedText } from '../../../db/typed-text.ts';
import type { PricedProduct, prices } from '../../../preload/contract/prices.ts';
import { Price } from '../../../preload/contract/values.ts';
import type { CommandContext, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { cursorAfter, keysOfCursor } from '../../engine/list-cursor.ts';
import { type ChangedPrice, keepPrices } from './price-operations.ts';
import { filledPrice, type PriceSource } from './pricing.ts';
import {
  type BasePrice,
  basePriceOf,
  basePricesAfter,
  dropPrice,
  pricedProducts,
  priceIn,
  putPrice,
  touchList,
} from './queries.ts';
import { livePriceList } from './service.ts';
import * as said from './words.ts';

type Input<Name extends keyof typeof prices> = z.output<(typeof prices)[Name]['input']>;

/** One page of the products of a list. Failure `invalid` for a cursor of another one. */
export function pageOfPrices(db: Db, { after, limit, priceListId, ...asked }: Input<'prices.page'>) {
  livePriceList(db, priceListId);
  const { text, group, priced } = asked;
  const list = { list: 'prices', priceListId, ...asked };
  const keys = keysOfCursor(after, list, group === null ? ['string', 'number'] : ['string', 'string', 'number']);
  const rows = pricedProducts(db, {
    listId: priceListId,
    text: typedText(text),
    group,
    priced,
    after: keys?.filter((key) => key !== null) ?? null,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const end = last && [...(group === null ? [] : [last.group]), last.nameKey, last.productId];
  const products: PricedProduct[] = page.map(({ nameKey: _, basePriceIncludesVat, ...row }) => ({
    ...row,
    basePriceIncludesVat: basePriceIncludesVat !== 0,
  }));
  return { rows: products, next: cursorAfter(end ?? null, list) };
}

/** Sets prices, or takes them out of the list. Failure `not-found` for a list, `invalid` for a product that is not there. */
export function changePrices(command: CommandContext, { priceListId, items }: Input<'prices.change'>) {
  const { db } = command;
  livePriceList(db, priceListId);
  invalidFields(
    command.language,
    items.flatMap(({ productId }, at) =>
      basePriceOf(db, productId) === undefined ? [{ path: `items.${at}.productId`, said: said.noSuchProduct }] : [],
    ),
  );
  const changes: Changes = {};
  for (const { productId, price } of items) {
    const old = priceIn(db, priceListId, productId) ?? null;
    if (old === price) continue;
    if (price === null) dropPrice(db, priceListId, productId);
    else putPrice(db, priceListId, productId, price);
    changes[`prices.${productId}`] = { old, new: price };
  }
  recordPrices(command, priceListId, changes);
  const done = Object.entries(changes).map(([path, { old, new: price }]) => ({ productId: idOf(path), old, price }));
  return {
    changed: done.length,
    operationId: done.length > 1 ? keepPrices(command, 'paste', priceListId, done) : null,
  };
}

/** So many products between two turns of others, and in one record of the audit. */
const step = 1000;

/**
 * Fills the list in one transaction. Failure `invalid` for another list in another currency, or a price that would be
 * beyond what a price may be.
 */
export async function fillPrices(task: TaskContext, { job, ...input }: Input<'prices.fill'>) {
  const { priceListId, fromListId, share, step: rounding, onlyMissing, group } = input;
  const watched = task.job(job);
  return task.writeInSteps(watched, function* (command) {
    const { db } = command;
    const list = livePriceList(db, priceListId);
    const from = fromListId === null ? null : livePriceList(db, fromListId);
    if (from !== null && from.currency !== list.currency)
      invalidFields(command.language, [{ path: 'fromListId', said: said.otherCurrency }]);
    let filled = 0;
    let otherCurrency = 0;
    let after = 0;
    const done: ChangedPrice[] = [];
    for (;;) {
      const products = basePricesAfter(db, after, group, step);
      if (products.length === 0) break;
      const changes: Changes = {};
      for (const product of products) {
        after = product.id;
        const source = sourceFor(db, product, from, list.currency);
        if (source === 'other-currency') otherCurrency += 1;
        if (source === 'other-currency' || source === null) continue;
        const old = priceIn(db, priceListId, product.id) ?? null;
        if (onlyMissing && old !== null) continue;
        const price = filledPrice(source, share, rounding, list.pricesIncludeVat !== 0);
        if (!Price.safeParse(price).success) throw new Failure('invalid', said.priceTooHigh);
        filled += 1;
        if (price === old) continue;
        putPrice(db, priceListId, product.id, price);
        changes[`prices.${product.id}`] = { old, new: price };
        done.push({ productId: product.id, old, price });
      }
      recordPrices(command, priceListId, changes);
      watched.progress('writing', filled, null);
      yield;
    }
    const operationId = done.length === 0 ? null : keepPrices(command, 'price-fill', priceListId, done);
    return { filled, otherCurrency, operationId };
  });
}

function sourceFor(
  db: Db,
  product: BasePrice,
  from: ReturnType<typeof livePriceList> | null,
  currency: string,
): PriceSource | 'other-currency' | null {
  const { vatRate } = product;
  if (from !== null) {
    const price = priceIn(db, from.id, product.id);
    return price === undefined ? null : { price, includesVat: from.pricesIncludeVat !== 0, vatRate };
  }
  if (product.currency !== currency) return 'other-currency';
  return { price: product.price, includesVat: product.includesVat !== 0, vatRate };
}

const idOf = (path: string): number => Number(path.slice('prices.'.length));

type Changes = Record<string, { old: number | null; new: number | null }>;

function recordPrices(command: CommandContext, priceListId: number, changes: Changes): void {
  if (Object.keys(changes).length === 0) {
    command.unchanged();
    return;
  }
  const { version } = livePriceList(command.db, priceListId);
  touchList(command.db, priceListId, { at: command.now, by: command.user.id });
  command.record({ entity: 'price-list', id: priceListId, version: version + 1, changes });
}
