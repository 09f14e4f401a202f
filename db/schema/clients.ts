/** Clients, their contact persons, and what belongs to either: means of contact, addresses, bank accounts. */
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { campaign } from './campaigns.ts';
import { addressColumns, businessColumns } from './columns.ts';
import { ownCompany, team, user } from './office.ts';
import { priceList } from './prices.ts';

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
    /** With the responsible person it decides who sees the client (own, team's, all). */
    teamId: integer().references(() => team.id),
    priceListId: integer().references(() => priceList.id),
    campaignId: integer().references(() => campaign.id),
    /** Whether mailings may be sent: `given`, `refused`, null: never asked; since which day, and how it was said. */
    consent: text(),
    consentDay: text(),
    consentNote: text().notNull().default(''),
    /** Values of own fields by the field's id, as the contract's `OwnValues`; the same in `own_value` for lists. */
    own: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
    /** In the bin because it was merged into this one. */
    mergedIntoId: integer(),
    /** For lists, kept by the service with each save: the first address, phone, e-mail and tax number. */
    listCity: text().notNull(),
    listCountry: text().notNull(),
    listPhone: text().notNull(),
    listEmail: text().notNull(),
    listTaxNumber: text().notNull(),
    listRegion: text().notNull().default(''),
    /** Folded name of the responsible person. */
    listResponsible: text().notNull().default(''),
    listCampaign: text().notNull().default(''),
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
      index('client_responsible').on(table.responsibleId, table.nameKey, table.id).where(there),
      index('client_responsible_name').on(table.listResponsible, table.id).where(there),
      index('client_team').on(table.teamId, table.nameKey, table.id).where(there),
      index('client_kind').on(table.kind, table.id).where(there),
      index('client_category').on(sql`ifnull("category", '')`, table.id).where(there),
      index('client_source').on(table.source, table.id).where(there),
      index('client_list_campaign').on(table.listCampaign, table.id).where(there),
      index('client_campaign').on(table.campaignId).where(sql`${table.campaignId} IS NOT NULL`),
      index('client_industry').on(table.industry, table.id).where(there),
      index('client_region').on(table.listRegion, table.id).where(there),
      index('client_next_contact').on(sql`ifnull("next_contact", '')`, table.id).where(there),
      index('client_created').on(table.createdAt, table.id).where(there),
      index('client_discount').on(table.discount, table.id).where(there),
      index('client_payment_days').on(sql`ifnull("payment_days", -1)`, table.id).where(there),
      index('client_credit_limit').on(sql`ifnull("credit_limit", -1)`, table.id).where(there),
      index('client_consent').on(sql`ifnull("consent", '')`, table.id).where(there),
      index('client_merged').on(table.mergedIntoId).where(sql`${table.mergedIntoId} IS NOT NULL`),
      index('client_bin').on(table.deletedAt, table.id).where(sql`${table.deletedAt} IS NOT NULL`),
    ];
  },
);

/**
 * Each key by which a client is recognised as the same: a tax number, the digits of a phone, an e-mail, the name.
 * The migration makes it WITHOUT ROWID: a tree that is found by the key, and nothing else to keep up. That the client is there is not checked by
 * SQLite: keys are written in their own order, and each would fetch another page of the clients. They go when the client goes into the bin.
 */
export const clientKey = sqliteTable(
  'client_key',
  {
    /** `tax-number`, `phone`, `email`, `name`. */
    kind: text().notNull(),
    key: text().notNull(),
    clientId: integer().notNull(),
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
    own: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
    /** `1985-04-12`, or `--04-12` without the year; null: it is not known. */
    birthday: text(),
  },
  (table) => [
    // By month and day. What is asked for is in the index: whose client it is, is known without the table.
    index('contact_birthday')
      .on(sql`substr(${table.birthday}, -5)`, table.clientId, table.id, table.deletedAt, table.birthday)
      .where(sql`${table.deletedAt} IS NULL AND ${table.birthday} IS NOT NULL`),
    index('contact_client').on(table.clientId, table.position),
    index('contact_bin').on(table.deletedAt, table.id).where(sql`${table.deletedAt} IS NOT NULL`),
  ],
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

/** A word that clients are marked with. */
export const tag = sqliteTable(
  'tag',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    /** Folded: «VIP» and «vip» are one tag. */
    nameKey: text().notNull(),
  },
  (table) => [uniqueIndex('tag_name').on(table.nameKey)],
);

/** The migration makes it WITHOUT ROWID. */
export const clientTag = sqliteTable(
  'client_tag',
  {
    tagId: integer()
      .notNull()
      .references(() => tag.id, { onDelete: 'cascade' }),
    clientId: integer()
      .notNull()
      .references(() => client.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.tagId, table.clientId] }), index('client_tag_client').on(table.clientId)],
);

/** What one client is to another; each pair and kind once. */
export const clientLink = sqliteTable(
  'client_link',
  {
    ...businessColumns(),
    fromId: integer()
      .notNull()
      .references(() => client.id, { onDelete: 'cascade' }),
    toId: integer()
      .notNull()
      .references(() => client.id, { onDelete: 'cascade' }),
    /** `to` is what of `from`: `parent` (its parent company), `agent`, `partner`, `other`. */
    kind: text().notNull(),
    note: text().notNull(),
  },
  (table) => [
    uniqueIndex('client_link_pair').on(table.fromId, table.toId, table.kind).where(sql`${table.deletedAt} IS NULL`),
    index('client_link_from').on(table.fromId),
    index('client_link_to').on(table.toId),
    check('client_link_of_two', sql`${table.fromId} <> ${table.toId}`),
  ],
);

/** A pair of clients that are suspected to be one; made by a search over the whole base, a decision about it stays. */
export const suspect = sqliteTable(
  'suspect',
  {
    firstId: integer()
      .notNull()
      .references(() => client.id, { onDelete: 'cascade' }),
    secondId: integer()
      .notNull()
      .references(() => client.id, { onDelete: 'cascade' }),
    /** 0 to 1000. */
    likelihood: integer().notNull(),
    /** JSON: a list of kinds of keys (`tax-number`, `phone`, `email`, `name`, `similar-name`). */
    reasons: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** They are two: not suspected again. */
    dismissedAt: text(),
    dismissedBy: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.firstId, table.secondId] }),
    index('suspect_second').on(table.secondId),
    index('suspect_likelihood')
      .on(table.likelihood, table.firstId, table.secondId)
      .where(sql`${table.dismissedAt} IS NULL`),
    check('suspect_in_order', sql`${table.firstId} < ${table.secondId}`),
  ],
);
