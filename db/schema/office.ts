/** Tables of the office itself: settings, users, own companies, number series, audit, stored files, imports. */
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { businessColumns } from './columns.ts';

/** One value by its key; the keys are the services' own (`country`, `example`, …). */
export const setting = sqliteTable('setting', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).notNull(),
  updatedAt: text().notNull(),
  updatedBy: integer().notNull(),
});

export const role = sqliteTable('role', {
  ...businessColumns(),
  key: text().notNull().unique(),
  name: text().notNull(),
  /**
   * Names of rights (`clients.see`); `["*"]`: all, also those that later versions add. A right over own or the team's
   * records only has its reach behind it: `clients.see:own`, `clients.see:team`.
   */
  rights: text({ mode: 'json' }).$type<string[]>().notNull(),
  /** Fields that its users never see: `products.purchasePrice`. */
  hidden: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
});

/** People who see each other's records where their rights reach the team's. */
export const team = sqliteTable('team', { ...businessColumns(), name: text().notNull() });

export const teamMember = sqliteTable(
  'team_member',
  {
    teamId: integer()
      .notNull()
      .references(() => team.id, { onDelete: 'cascade' }),
    userId: integer()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    leads: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.userId] }), index('team_member_user').on(table.userId)],
);

export const user = sqliteTable(
  'user',
  {
    ...businessColumns(),
    login: text().notNull(),
    /** The login, folded: «Анна» signs in as «анна» too. */
    loginKey: text().notNull(),
    name: text().notNull(),
    roleId: integer()
      .notNull()
      .references(() => role.id),
    /** `scrypt$N$r$p$salt$hash`, base64; null: no password. */
    password: text(),
    failedSignIns: integer().notNull().default(0),
    lastFailedAt: text(),
    active: integer({ mode: 'boolean' }).notNull().default(true),
  },
  (table) => [uniqueIndex('user_login').on(table.loginKey).where(sql`${table.deletedAt} IS NULL`)],
);

/** What one person chose for himself. `screen:…` keys are the page's own. */
export const preference = sqliteTable(
  'preference',
  {
    userId: integer()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    value: text({ mode: 'json' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.key] })],
);

export const ownCompany = sqliteTable('own_company', {
  ...businessColumns(),
  position: integer().notNull(),
  name: text().notNull(),
  legalName: text().notNull(),
  country: text().notNull(),
  taxNumbers: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
  legalForm: text().notNull(),
  register: text().notNull(),
  phone: text().notNull(),
  email: text().notNull(),
  site: text().notNull(),
  director: text().notNull(),
  directorPost: text().notNull(),
  accountant: text().notNull(),
  vatPayer: integer({ mode: 'boolean' }).notNull(),
  vatRounding: text().notNull(),
  pricesIncludeVat: integer({ mode: 'boolean' }).notNull(),
  currency: text().notNull(),
  paymentDays: integer().notNull(),
  latePenaltyRate: integer().notNull(),
  earlyPaymentDiscount: integer().notNull(),
  /** What the director acts on the basis of (`Устава`), as contracts say it. */
  directorBasis: text().notNull().default(''),
  /** Who else may sign: the contract's `Signatory`s. */
  signatories: text({ mode: 'json' }).$type<unknown[]>().notNull().default([]),
  /** France: VAT is due on what is invoiced rather than on what is paid. */
  vatOnDebits: integer({ mode: 'boolean' }).notNull().default(false),
  /** Documents up to this day are neither issued nor cancelled. */
  closedUntil: text(),
  /** Content hashes of pictures in `stored_file`. */
  logo: text().references(() => storedFile.sha256),
  stamp: text().references(() => storedFile.sha256),
  signature: text().references(() => storedFile.sha256),
  accountantSignature: text().references(() => storedFile.sha256),
});

/** A file in the office's `files/`, named by its content. */
export const storedFile = sqliteTable('stored_file', {
  sha256: text().primaryKey(),
  size: integer().notNull(),
  mediaType: text().notNull(),
  name: text().notNull(),
  createdAt: text().notNull(),
  createdBy: integer().notNull(),
});

export const numberSeries = sqliteTable(
  'number_series',
  {
    ...businessColumns(),
    companyId: integer()
      .notNull()
      .references(() => ownCompany.id),
    type: text().notNull(),
    prefix: text().notNull(),
    pattern: text().notNull(),
    reset: text().notNull(),
  },
  (table) => [
    uniqueIndex('number_series_company_type').on(table.companyId, table.type).where(sql`${table.deletedAt} IS NULL`),
  ],
);

/** The last number given in a period (`''`, `2026`, `2026-11`); moves only inside the transaction that issues. */
export const numberSeriesCounter = sqliteTable(
  'number_series_counter',
  {
    seriesId: integer()
      .notNull()
      .references(() => numberSeries.id),
    period: text().notNull(),
    last: integer().notNull(),
    /** The latest day of a document that has a number of this period: an earlier one is warned of. */
    lastDay: text(),
  },
  (table) => [
    primaryKey({ columns: [table.seriesId, table.period] }),
    check('last_not_negative', sql`${table.last} >= 0`),
  ],
);

/** Who changed what: append-only (triggers refuse change and deletion), each record with the hash of the one before. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer().primaryKey(),
    at: text().notNull(),
    userId: integer(),
    userName: text().notNull(),
    /** The station or host that the call came from. */
    origin: text().notNull(),
    channel: text().notNull(),
    entity: text().notNull(),
    entityId: integer().notNull(),
    entityVersion: integer().notNull(),
    /** JSON: `{field: {old, new}}`, exactly as it was hashed. */
    changes: text().notNull(),
    /** SHA-256, hex, of the previous hash and of this record's columns. */
    hash: text().notNull(),
  },
  (table) => [
    index('audit_entity').on(table.entity, table.entityId, table.id),
    index('audit_at').on(table.at, table.id),
    index('audit_user').on(table.userId, table.id),
    index('audit_channel').on(table.channel, table.id),
  ],
);

export const importRun = sqliteTable('import_run', {
  ...businessColumns(),
  entity: text().notNull(),
  fileName: text().notNull(),
  rows: integer().notNull(),
  created: integer().notNull(),
  changed: integer().notNull(),
  same: integer().notNull(),
  skipped: integer().notNull(),
  refused: integer().notNull(),
  undoneAt: text(),
  undoneBy: integer(),
});

/** How the columns of a file of this shape were read the last time. */
export const importMapping = sqliteTable(
  'import_mapping',
  {
    id: integer().primaryKey(),
    entity: text().notNull(),
    /** Hash of the folded names of its columns. */
    shape: text().notNull(),
    mapping: text({ mode: 'json' }).notNull(),
    reading: text({ mode: 'json' }).notNull(),
    usedAt: text().notNull(),
    usedBy: integer().notNull(),
  },
  (table) => [uniqueIndex('import_mapping_shape').on(table.entity, table.shape)],
);

/** What an import did to one record, so that it can be shown and undone: the values before, null for a new record. */
export const importItem = sqliteTable(
  'import_item',
  {
    importId: integer()
      .notNull()
      .references(() => importRun.id),
    entityId: integer().notNull(),
    /** The version that the import left behind: a later one means that somebody has touched the record since. */
    entityVersion: integer().notNull(),
    before: text({ mode: 'json' }),
  },
  (table) => [primaryKey({ columns: [table.importId, table.entityId] })],
);

/** Something that was done to many records at once and can be undone: a change of many, a merge, a hand-over, a paste. */
export const operation = sqliteTable(
  'operation',
  {
    ...businessColumns(),
    kind: text().notNull(),
    /** What was asked for, as the contract has it. */
    details: text({ mode: 'json' }).notNull(),
    records: integer().notNull(),
    undoneAt: text(),
    undoneBy: integer(),
  },
  (table) => [index('operation_kind').on(table.kind, table.id)],
);

/** What an operation did to one record: the values before, and the version that it left behind. */
export const operationItem = sqliteTable(
  'operation_item',
  {
    operationId: integer()
      .notNull()
      .references(() => operation.id),
    entity: text().notNull(),
    entityId: integer().notNull(),
    entityVersion: integer().notNull(),
    before: text({ mode: 'json' }),
  },
  (table) => [primaryKey({ columns: [table.operationId, table.entity, table.entityId] })],
);

/**
 * Who is signed in to an office that several computers share, so that the next keeper knows it, too. Of the session's token
 * only the SHA-256 is kept: whoever reads the file cannot work in the name of others.
 */
export const signedIn = sqliteTable(
  'signed_in',
  {
    tokenHash: text().primaryKey(),
    userId: integer()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    since: text().notNull(),
    locked: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [index('signed_in_user').on(table.userId), index('signed_in_since').on(table.since)],
);

/** What a command was answered, for whoever sends it once more: kept for some hours. */
export const answeredCommand = sqliteTable(
  'answered_command',
  {
    /** Made by the sender, of chance. */
    id: text().primaryKey(),
    /** Whose command it was; null: nobody had signed in. */
    userId: integer(),
    at: text().notNull(),
    value: text({ mode: 'json' }).notNull(),
  },
  (table) => [index('answered_command_at').on(table.at)],
);
