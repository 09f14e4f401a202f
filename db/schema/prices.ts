/** Price lists; their prices stand with the products. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businessColumns } from './columns.ts';

export const priceList = sqliteTable('price_list', {
  ...businessColumns(),
  position: integer().notNull(),
  name: text().notNull(),
  currency: text().notNull(),
  pricesIncludeVat: integer({ mode: 'boolean' }).notNull(),
  /** Days, both included; null: without bound. */
  validFrom: text(),
  validTo: text(),
  note: text().notNull(),
});
