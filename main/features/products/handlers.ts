/** Handlers of products. */
import type { Handlers } from '../../engine/context.ts';
import { listGroups, renameGroup } from './groups.ts';
import { countProducts, findProducts, listProducts } from './listing.ts';
import { changeProduct, createProduct, removeProduct, restoreProduct, shownProduct } from './service.ts';

export const productHandlers: Handlers<
  | 'products.list'
  | 'products.count'
  | 'products.find'
  | 'products.groups'
  | 'products.renameGroup'
  | 'products.get'
  | 'products.create'
  | 'products.change'
  | 'products.remove'
  | 'products.restore'
> = {
  'products.list': (context, input) => listProducts(context, input),
  'products.count': (context, filter) => countProducts(context, filter),
  'products.find': (context, { text, limit }) => findProducts(context, text, limit),
  'products.groups': ({ db }) => listGroups(db),
  'products.renameGroup': (task, input) => renameGroup(task, input),
  'products.get': (context, { id }) => shownProduct(context, id),
  'products.create': (command, fields) => createProduct(command, fields),
  'products.change': (command, input) => changeProduct(command, input),
  'products.remove': (command, input) => removeProduct(command, input),
  'products.restore': (command, { id }) => restoreProduct(command, id),
};
