/** Price lists: made, changed, ordered; and what a product costs whom on which day. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import type { PriceList, PriceListFields, prices } from '../../../preload/contract/prices.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { holdsOn } from './pricing.ts';
import {
  basePriceOf,
  dropPrice,
  insertList,
  listOfClient,
  listRows,
  placeList,
  priceCount,
  priceIn,
  pricesOfProduct,
  putPrice,
  type Stamp,
  type StoredList,
  setListDeleted,
  updateList,
} from './queries.ts';
import * as said from './words.ts';

type Input<Name extends keyof typeof prices> = z.output<(typeof prices)[Name]['input']>;

/** The price lists in their order. */
export function priceLists(db: Db, { removed }: { readonly removed: boolean }): PriceList[] {
  return listRows(db)
    .filter(({ deletedAt }) => removed || deletedAt === null)
    .map((list) => shown(db, list));
}

/** The list, not in the bin. Failure `not-found`. */
export function livePriceList(db: Db, id: number): StoredList {
  const list = listRows(db).find((one) => one.id === id && one.deletedAt === null);
  if (list === undefined) throw new Failure('not-found', said.noSuchList);
  return list;
}

/** Whether a client may be given this list. */
export function hasPriceList(db: Db, id: number): boolean {
  return listRows(db).some((list) => list.id === id && list.deletedAt === null);
}

/** Adds a list. Failure `invalid` for a name that is taken or days in the wrong order. */
export function createPriceList(command: CommandContext, fields: PriceListFields): PriceList {
  const { db } = command;
  check(command, fields, null);
  const id = insertList(db, fields, stampOf(command));
  command.record({ entity: 'price-list', id, version: 1, changes: fieldChanges(null, { ...fields }) });
  return shownById(db, id);
}

/** Saves over exactly this version. Failure `conflict`, `invalid`, `not-found`. */
export function changePriceList(
  command: CommandContext,
  { id, version, changes }: Input<'prices.changeList'>,
): PriceList {
  const { db } = command;
  const before = listAt(db, id, version);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const old = fieldsOf(before);
  const now: PriceListFields = { ...old, ...given };
  const changed = fieldChanges({ ...old }, { ...now });
  if (Object.keys(changed).length === 0) command.unchanged();
  else {
    check(command, now, before);
    updateList(db, id, now, stampOf(command));
    command.record({ entity: 'price-list', id, version: version + 1, changes: changed });
  }
  return shownById(db, id);
}

/** Puts it into the bin with its prices. Failure `conflict`, `not-found`. */
export function removePriceList(command: CommandContext, { id, version }: Input<'prices.remove'>) {
  setDeleted(command, listAt(command.db, id, version), command.now);
  return { id, version: version + 1 };
}

/** Takes it out of the bin. What is not in the bin stays as it is. */
export function restorePriceList(command: CommandContext, id: number): PriceList {
  const { db } = command;
  const list = listRows(db).find((one) => one.id === id);
  if (list === undefined) throw new Failure('not-found', said.noSuchList);
  if (list.deletedAt === null) command.unchanged();
  else {
    check(command, fieldsOf(list), list);
    setDeleted(command, list, null);
  }
  return shownById(db, id);
}

/** Puts the lists into this order; those that are not named follow. Failure `not-found`. */
export function orderPriceLists(command: CommandContext, ids: readonly number[]): PriceList[] {
  const { db } = command;
  const stored = listRows(db);
  for (const id of ids) if (!stored.some((list) => list.id === id)) throw new Failure('not-found', said.noSuchList);
  const named = new Set(ids);
  const order = [...named, ...stored.map(({ id }) => id).filter((id) => !named.has(id))];
  let changed = false;
  for (const list of stored) {
    const position = order.indexOf(list.id);
    if (position === list.position) continue;
    changed = true;
    placeList(db, list.id, position, stampOf(command));
    const changes = { position: { old: list.position, new: position } };
    command.record({ entity: 'price-list', id: list.id, version: list.version + 1, changes });
  }
  if (!changed) command.unchanged();
  return priceLists(db, { removed: false });
}

/** What a product costs in each list that is there. */
export function pricesOf(db: Db, productId: number): { priceListId: number; price: number | null }[] {
  const known = new Map(pricesOfProduct(db, productId).map((one) => [one.priceListId, one.price]));
  return listRows(db)
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ id }) => ({ priceListId: id, price: known.get(id) ?? null }));
}

/** A price for somebody on some day; null where there is none in the currency that was asked for. */
export interface PriceFor {
  /** Minor units of the currency that was asked for. */
  readonly price: number;
  readonly includesVat: boolean;
  /** Where it comes from; null: the product's own price. */
  readonly priceListId: number | null;
}

/**
 * The price in the client's list where that holds on the day, is in this currency and has the product; else the product's
 * own price where it is in this currency. Prices are never converted from one currency to another.
 */
export function priceFor(db: Db, { productId, clientId, day, currency }: Input<'prices.for'>): PriceFor | null {
  const listId = clientId === null ? null : listOfClient(db, clientId);
  const list = listId === null ? undefined : listRows(db).find(({ id }) => id === listId);
  if (list?.deletedAt === null && list.currency === currency && holdsOn(list, day)) {
    const price = priceIn(db, list.id, productId);
    if (price !== undefined) return { price, includesVat: list.pricesIncludeVat !== 0, priceListId: list.id };
  }
  const base = basePriceOf(db, productId);
  if (base === undefined || base.currency !== currency) return null;
  return { price: base.price, includesVat: base.includesVat !== 0, priceListId: null };
}

/**
 * Puts a price into a list for the caller's command, which audits it, or takes it out (null). The price in minor units of the list's currency.
 */
export function putListPrice(
  db: Db,
  {
    priceListId,
    productId,
    price,
  }: { readonly priceListId: number; readonly productId: number; readonly price: number | null },
): void {
  if (price === null) dropPrice(db, priceListId, productId);
  else putPrice(db, priceListId, productId, price);
}

function listAt(db: Db, id: number, version: number): StoredList {
  const list = livePriceList(db, id);
  if (list.version !== version) throw new Failure('conflict', said.listChanged, { version: list.version });
  return list;
}

function check({ db, language }: CommandContext, fields: PriceListFields, before: StoredList | null): void {
  const wrong: WrongField[] = [];
  const others = listRows(db).filter(({ id, deletedAt }) => id !== before?.id && deletedAt === null);
  if (others.some(({ name }) => fold(name) === fold(fields.name))) wrong.push({ path: 'name', said: said.nameTaken });
  if (fields.validFrom !== null && fields.validTo !== null && fields.validTo < fields.validFrom)
    wrong.push({ path: 'validTo', said: said.endsBeforeItBegins });
  if (before !== null && before.currency !== fields.currency && priceCount(db, before.id) > 0)
    wrong.push({ path: 'currency', said: said.currencyStays });
  invalidFields(language, wrong);
}

function setDeleted(command: CommandContext, list: StoredList, deletedAt: string | null): void {
  setListDeleted(command.db, list.id, deletedAt, stampOf(command));
  const changes = { deletedAt: { old: list.deletedAt, new: deletedAt } };
  command.record({ entity: 'price-list', id: list.id, version: list.version + 1, changes });
}

function stampOf({ now, user }: CommandContext): Stamp {
  return { at: now, by: user.id };
}

function fieldsOf({ name, currency, pricesIncludeVat, validFrom, validTo, note }: StoredList): PriceListFields {
  return { name, currency, pricesIncludeVat: pricesIncludeVat !== 0, validFrom, validTo, note };
}

function shownById(db: Db, id: number): PriceList {
  const list = listRows(db).find((one) => one.id === id);
  if (list === undefined) throw new Failure('not-found', said.noSuchList);
  return shown(db, list);
}

function shown(db: Db, list: StoredList): PriceList {
  const { id, version, deletedAt } = list;
  return { ...fieldsOf(list), id, version, deletedAt, prices: priceCount(db, id) };
}
