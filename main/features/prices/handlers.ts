/** Handlers of price lists. */
import type { prices } from '../../../preload/contract/prices.ts';
import type { Handlers } from '../../engine/context.ts';
import { changePrices, fillPrices, pageOfPrices } from './list-prices.ts';
import {
  changePriceList,
  createPriceList,
  orderPriceLists,
  priceFor,
  priceLists,
  pricesOf,
  removePriceList,
  restorePriceList,
} from './service.ts';

export const priceHandlers: Handlers<keyof typeof prices> = {
  'prices.lists': ({ db }, input) => priceLists(db, input),
  'prices.create': (command, fields) => createPriceList(command, fields),
  'prices.changeList': (command, input) => changePriceList(command, input),
  'prices.remove': (command, input) => removePriceList(command, input),
  'prices.restore': (command, { id }) => restorePriceList(command, id),
  'prices.order': (command, { ids }) => orderPriceLists(command, ids),
  'prices.of': ({ db }, { productId }) => pricesOf(db, productId),
  'prices.change': (command, input) => changePrices(command, input),
  'prices.page': ({ db }, input) => pageOfPrices(db, input),
  'prices.fill': (task, input) => fillPrices(task, input),
  'prices.for': ({ db }, input) => priceFor(db, input) ?? { price: null, includesVat: false, priceListId: null },
};
