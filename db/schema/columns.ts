/** The columns that every business table has. */
import { integer, text } from 'drizzle-orm/sqlite-core';

/**
 * `uid` is a UUIDv7 for import, export and merging; `version` grows by one with each change (optimistic locking);
 * instants are UTC ISO 8601 with milliseconds; `deletedAt` set means: in the bin.
 */
export function businessColumns() {
  return {
    id: integer().primaryKey({ autoIncrement: true }),
    uid: text().notNull().unique(),
    version: integer().notNull().default(1),
    createdAt: text().notNull(),
    createdBy: integer().notNull(),
    updatedAt: text().notNull(),
    updatedBy: integer().notNull(),
    deletedAt: text(),
  };
}

/** A national or postal address, in one row with its owner's columns. */
export function addressColumns() {
  return {
    street: text().notNull().default(''),
    postcode: text().notNull().default(''),
    city: text().notNull().default(''),
    region: text().notNull().default(''),
    country: text().notNull().default(''),
  };
}
