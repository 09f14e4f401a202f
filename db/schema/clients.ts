/** Clients, their contact persons, and what belongs to either: means of contact, addresses, bank accounts. */
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { addressColumns, businessColumns } from './columns.ts';
import { ownCompany, user } from './office.ts';

export const client = sqliteTable(
  'client',
  {
    ...businessColumns(),
    code: text().notNull(),
    kind: text().notNull(),
    name: text().notNull(),
    legalName: text().notNull(),
    type: text().notNull(),
    state: text().notNull(),
    category: text(),
    source: text().notNull(),
    industry: text().notNull(),
    responsibleId: integer().references(() => user.id),
    country: text().notNull(),
    taxNumbers: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    director: text().notNull(),
    directorPost: text().notNull(),
    actingOn: text().notNull(),
    discount: integer().notNull(),
    currency: text(),
    paymentDays: integer(),
    creditLimit: integer(),
    language: text(),
    nextContact: text(),
    note: text().notNull(),
    /** For lists, kept by the service with each save: the first address, phone, e-mail and tax number. */
    listCity: text().notNull(),
    listCountry: text().notNull(),
    listPhone: text().notNull(),
    listEmail: text().notNull(),
    listTaxNumber: text().notNull(),
    /** Folded name: order of lists, and beginnings of names. */
    nameKey: text().notNull(),
    /** Folded text of everything a client is found by, and digits of phones; the same as in `client_search`. */
    searchKey: text().notNull(),
  },
  (table) => {
    const there = sql`${table.deletedAt} IS NULL`;
    return [
      index('client_name').on(table.nameKey, table.id).where(there),
      index('client_code').on(table.code, table.id).where(there),
      index('client_city').on(table.listCity, table.id).where(there),
      index('client_country').on(table.listCountry, table.id).where(there),
      index('client_phone').on(table.listPhone, table.id).where(there),
      index('client_email').on(table.listEmail, table.id).where(there),
      index('client_tax_number').on(table.listTaxNumber, table.id).where(there),
      index('client_type').on(table.type, table.nameKey, table.id).where(there),
      index('client_state').on(table.state, table.nameKey, table.id).where(there),
      index('client_updated').on(table.updatedAt, table.id).where(there),
      index('client_bin').on(table.deletedAt, table.id).where(sql`${table.deletedAt} IS NOT NULL`),
    ];
  },
);

/**
 * Each key by which a client is recognised as the same: a tax number, the digits of a phone, an e-mail, the name.
 * The migration makes it WITHOUT ROWID: a tree that is found by the key, and nothing else to keep up.
 */
export const clientKey = sqliteTable(
  'client_key',
  {
    /** `tax-number`, `phone`, `email`, `name`. */
    kind: text().notNull(),
    key: text().notNull(),
    clientId: integer()
      .notNull()
      .references(() => client.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.kind, table.key, table.clientId] })],
);

export const contact = sqliteTable(
  'contact',
  {
    ...businessColumns(),
    clientId: integer()
      .notNull()
      .references(() => client.id),
    position: integer().notNull(),
    name: text().notNull(),
    post: text().notNull(),
    note: text().notNull(),
  },
  (table) => [index('contact_client').on(table.clientId, table.position)],
);

/** A phone, fax, e-mail, site or messenger of a client or of a contact person. */
export const reach = sqliteTable(
  'reach',
  {
    id: integer().primaryKey(),
    clientId: integer().references(() => client.id, { onDelete: 'cascade' }),
    contactId: integer().references(() => contact.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    kind: text().notNull(),
    value: text().notNull(),
    label: text().notNull(),
  },
  (table) => [
    index('reach_client').on(table.clientId, table.position).where(sql`${table.clientId} IS NOT NULL`),
    index('reach_contact').on(table.contactId, table.position).where(sql`${table.contactId} IS NOT NULL`),
    check('reach_one_owner', sql`(${table.clientId} IS NULL) <> (${table.contactId} IS NULL)`),
  ],
);

export const address = sqliteTable(
  'address',
  {
    id: integer().primaryKey(),
    clientId: integer().references(() => client.id, { onDelete: 'cascade' }),
    companyId: integer().references(() => ownCompany.id, { onDelete: 'cascade' }),
    /** `legal`, `postal`, `delivery`. */
    purpose: text().notNull(),
    ...addressColumns(),
  },
  (table) => [
    uniqueIndex('address_client').on(table.clientId, table.purpose).where(sql`${table.clientId} IS NOT NULL`),
    uniqueIndex('address_company').on(table.companyId, table.purpose).where(sql`${table.companyId} IS NOT NULL`),
    check('address_one_owner', sql`(${table.clientId} IS NULL) <> (${table.companyId} IS NULL)`),
  ],
);

export const bankAccount = sqliteTable(
  'bank_account',
  {
    id: integer().primaryKey(),
    clientId: integer().references(() => client.id, { onDelete: 'cascade' }),
    companyId: integer().references(() => ownCompany.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    bank: text().notNull(),
    bic: text().notNull(),
    account: text().notNull(),
    corrAccount: text().notNull(),
    currency: text().notNull(),
  },
  (table) => [
    index('bank_account_client').on(table.clientId, table.position).where(sql`${table.clientId} IS NOT NULL`),
    index('bank_account_company').on(table.companyId, table.position).where(sql`${table.companyId} IS NOT NULL`),
    check('bank_account_one_owner', sql`(${table.clientId} IS NULL) <> (${table.companyId} IS NULL)`),
  ],
);
