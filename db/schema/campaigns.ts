/** What the office spends to be found: a fair, an advertisement, a mailing; clients and deals say of which they came. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businessColumns } from './columns.ts';

export const campaign = sqliteTable('campaign', {
  ...businessColumns(),
  name: text().notNull(),
  /** Of which source it is a part; empty: of none. */
  source: text().notNull(),
  /** Days, both included; null: without bound. */
  fromDay: text(),
  toDay: text(),
  /** All of it, in minor units. */
  cost: integer().notNull(),
  currency: text().notNull(),
  note: text().notNull(),
  /** No longer offered; what came of it keeps it. */
  archived: integer({ mode: 'boolean' }).notNull().default(false),
});
