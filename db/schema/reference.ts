/** National data that documents refer to: units of measure and VAT rates with their dates. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** UNECE Recommendation 20. The names come from the program's own data; the office may add units. */
export const unit = sqliteTable('unit', {
  code: text().primaryKey(),
  names: text({ mode: 'json' }).$type<Record<string, { short: string; name: string }>>().notNull(),
});

export const vatRate = sqliteTable('vat_rate', {
  id: integer().primaryKey(),
  /** The key in the program's own data (`RU-22`), for adding what a later version knows; null: the office's own. */
  key: text().unique(),
  country: text().notNull(),
  /** Basis points; null: without VAT, which is not 0 %. */
  rate: integer(),
  labels: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
  validFrom: text(),
  validTo: text(),
  standard: integer({ mode: 'boolean' }).notNull(),
});

/** What one unit of `currency` costs in `base` from a day on, in millionths; as somebody has entered it. */
export const exchangeRate = sqliteTable(
  'exchange_rate',
  {
    base: text().notNull(),
    currency: text().notNull(),
    day: text().notNull(),
    rate: integer().notNull(),
    updatedAt: text().notNull(),
    updatedBy: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.base, table.currency, table.day] })],
);
