/** Products, and documents of every type with their lines. */
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { client } from './clients.ts';
import { businessColumns } from './columns.ts';
import { formVersion } from './forms.ts';
import { numberSeries, ownCompany, storedFile, team, user } from './office.ts';
import { priceList } from './prices.ts';
import { unit, vatRate } from './reference.ts';

export const product = sqliteTable(
  'product',
  {
    ...businessColumns(),
    code: text().notNull(),
    name: text().notNull(),
    kind: text().notNull(),
    group: text('product_group').notNull(),
    unit: text()
      .notNull()
      .references(() => unit.code),
    price: integer().notNull(),
    currency: text().notNull(),
    priceIncludesVat: integer({ mode: 'boolean' }).notNull(),
    vatRateId: integer().references(() => vatRate.id),
    purchasePrice: integer(),
    barcode: text().notNull(),
    description: text().notNull(),
    discontinued: integer({ mode: 'boolean' }).notNull(),
    own: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
    /** Of imported goods, for Russian tax invoices: ISO country, number of the customs declaration. */
    originCountry: text().notNull().default(''),
    customsDeclaration: text().notNull().default(''),
    nameKey: text().notNull(),
    searchKey: text().notNull(),
  },
  (table) => {
    const there = sql`${table.deletedAt} IS NULL`;
    return [
      index('product_name').on(table.nameKey, table.id).where(there),
      index('product_code').on(table.code, table.id).where(there),
      index('product_product_group').on(table.group, table.nameKey, table.id).where(there),
      index('product_price').on(table.price, table.id).where(there),
      index('product_kind').on(table.kind, table.nameKey, table.id).where(there),
      index('product_updated').on(table.updatedAt, table.id).where(there),
      index('product_unit').on(table.unit, table.id).where(there),
      index('product_barcode').on(table.barcode, table.id).where(there),
      index('product_discontinued').on(table.discontinued, table.id).where(there),
      index('product_purchase_price').on(sql`ifnull("purchase_price", -1)`, table.id).where(there),
      index('product_created').on(table.createdAt, table.id).where(there),
      index('product_bin').on(table.deletedAt, table.id).where(sql`${table.deletedAt} IS NOT NULL`),
    ];
  },
);

/** A draft has no number; what is issued has one, and its parties and lines never change again (triggers hold that). */
export const document = sqliteTable(
  'document',
  {
    ...businessColumns(),
    type: text().notNull(),
    status: text().notNull(),
    companyId: integer()
      .notNull()
      .references(() => ownCompany.id),
    clientId: integer().references(() => client.id),
    seriesId: integer().references(() => numberSeries.id),
    /** Period of the series in which `seq` counts. */
    period: text(),
    seq: integer(),
    number: text(),
    day: text().notNull(),
    dueDay: text(),
    serviceDay: text(),
    currency: text().notNull(),
    /** How many units of the own currency one unit of `currency` costs, in millionths; null: the same currency. */
    exchangeRate: integer(),
    pricesIncludeVat: integer({ mode: 'boolean' }).notNull(),
    vatRounding: text().notNull(),
    discount: integer().notNull(),
    language: text().notNull(),
    form: text().notNull(),
    /** The print form that was chosen (`ru-torg-12`); null: the usual one of the type. */
    template: text(),
    /** The content of the print form as it was when the document was issued: a reprint looks the same for ever. */
    formVersion: text().references(() => formVersion.sha256),
    /** What only some types have, as the contract's `DocumentDetails`. */
    details: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
    bankAccount: integer(),
    comment: text().notNull(),
    net: integer().notNull(),
    vat: integer().notNull(),
    gross: integer().notNull(),
    discountAmount: integer().notNull(),
    vatTable: text({ mode: 'json' }).notNull(),
    paid: integer().notNull().default(0),
    /** Of a draft the client's present name, of an issued document the one it had. */
    clientName: text().notNull(),
    clientKey: text().notNull(),
    /** Both parties and what else of the own company the form prints, as they stood when it was issued. */
    frozen: text({ mode: 'json' }),
    basedOnId: integer(),
    /** The document that this one corrects or credits. */
    correctsId: integer(),
    contractId: integer(),
    dealId: integer(),
    issuedAt: text(),
    issuedBy: integer(),
    cancelledAt: text(),
    cancelReason: text().notNull().default(''),
    /** The PDF that was printed first; a reprint is the same file. */
    pdf: text().references(() => storedFile.sha256),
    /** With a form made in Word: the filled .docx that was made first. */
    docx: text().references(() => storedFile.sha256),
    searchKey: text().notNull(),
    /** With the team it decides who sees the document (own, team's, all). */
    responsibleId: integer().references(() => user.id),
    teamId: integer().references(() => team.id),
    own: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => {
    const there = sql`${table.deletedAt} IS NULL`;
    return [
      index('document_responsible').on(table.responsibleId, table.day, table.id).where(there),
      index('document_team').on(table.teamId, table.day, table.id).where(there),
      index('document_updated').on(table.updatedAt, table.id).where(there),
      index('document_bin').on(table.deletedAt, table.id).where(sql`${table.deletedAt} IS NOT NULL`),
      uniqueIndex('document_series_seq')
        .on(table.seriesId, table.period, table.seq)
        .where(sql`${table.seq} IS NOT NULL`),
      // Each has what filters ask for behind what it sorts by, so that a list reads the table for the page it shows only.
      index('document_day')
        .on(table.day, table.id, table.status, table.type, table.clientId, table.currency, table.gross, table.dueDay)
        .where(there),
      index('document_number').on(table.number, table.id).where(there),
      index('document_sequence')
        .on(
          table.seriesId,
          table.period,
          table.seq,
          table.id,
          table.day,
          table.status,
          table.type,
          table.clientId,
          table.currency,
          table.gross,
          table.dueDay,
          // The register adds up whole series.
          table.net,
          table.vat,
          table.responsibleId,
          table.teamId,
        )
        .where(sql`${table.deletedAt} IS NULL AND ${table.seq} IS NOT NULL`),
      index('document_client_name')
        .on(
          table.clientKey,
          table.id,
          table.day,
          table.status,
          table.type,
          table.clientId,
          table.currency,
          table.gross,
          table.dueDay,
          table.number,
        )
        .where(there),
      index('document_gross')
        .on(table.gross, table.id, table.day, table.status, table.type, table.clientId, table.currency, table.dueDay)
        .where(there),
      index('document_status')
        .on(table.status, table.day, table.id, table.type, table.clientId, table.currency, table.gross, table.dueDay)
        .where(there),
      index('document_due')
        .on(table.dueDay, table.id, table.day, table.status, table.type, table.clientId, table.currency, table.gross)
        .where(there),
      index('document_type')
        .on(table.type, table.day, table.id, table.status, table.clientId, table.currency, table.gross, table.dueDay)
        .where(there),
      index('document_client')
        .on(table.clientId, table.day, table.id, table.status, table.type, table.currency, table.gross, table.dueDay)
        .where(there),
      // What happened to the documents of a client, by the moment: pages of his timeline.
      index('document_client_created').on(table.clientId, table.createdAt, table.id).where(there),
      index('document_client_issued')
        .on(table.clientId, table.issuedAt, table.id)
        .where(sql`${table.deletedAt} IS NULL AND ${table.issuedAt} IS NOT NULL`),
      index('document_client_cancelled')
        .on(table.clientId, table.cancelledAt, table.id)
        .where(sql`${table.deletedAt} IS NULL AND ${table.cancelledAt} IS NOT NULL`),
      index('document_currency')
        .on(table.currency, table.day, table.id, table.status, table.type, table.clientId, table.gross, table.dueDay)
        .where(there),
      index('document_based_on').on(table.basedOnId).where(sql`${table.basedOnId} IS NOT NULL`),
      index('document_corrects').on(table.correctsId).where(sql`${table.correctsId} IS NOT NULL`),
      index('document_contract').on(table.contractId).where(sql`${table.contractId} IS NOT NULL`),
      index('document_deal').on(table.dealId, table.id).where(sql`${table.dealId} IS NOT NULL`),
      check('document_number_whole', sql`(${table.number} IS NULL) = (${table.seq} IS NULL)`),
      check('document_draft_has_no_number', sql`${table.status} <> 'draft' OR ${table.number} IS NULL`),
    ];
  },
);

export const documentLine = sqliteTable(
  'document_line',
  {
    id: integer().primaryKey(),
    documentId: integer()
      .notNull()
      .references(() => document.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    productId: integer().references(() => product.id),
    /** The line of another document that this one was taken from, for what is left to deliver and to bill. */
    basedOnLineId: integer(),
    code: text().notNull(),
    name: text().notNull(),
    unit: text().notNull(),
    quantity: integer().notNull(),
    price: integer().notNull(),
    discount: integer().notNull(),
    vatRateId: integer().references(() => vatRate.id),
    /** Frozen beside the id: a rate that is mended later changes no document. */
    vatRate: integer(),
    net: integer().notNull(),
    vat: integer().notNull(),
    gross: integer().notNull(),
    originCountry: text().notNull().default(''),
    customsDeclaration: text().notNull().default(''),
  },
  (table) => [
    uniqueIndex('document_line_position').on(table.documentId, table.position),
    index('document_line_product').on(table.productId),
    index('document_line_based_on').on(table.basedOnLineId).where(sql`${table.basedOnLineId} IS NOT NULL`),
  ],
);

/** The price of a product in a price list, in minor units of the list's currency. */
export const priceListItem = sqliteTable(
  'price_list_item',
  {
    priceListId: integer()
      .notNull()
      .references(() => priceList.id, { onDelete: 'cascade' }),
    productId: integer()
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    price: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.priceListId, table.productId] }),
    index('price_list_item_product').on(table.productId),
  ],
);

/** Money that came in (or, negative, went back), in minor units. */
export const payment = sqliteTable(
  'payment',
  {
    ...businessColumns(),
    companyId: integer()
      .notNull()
      .references(() => ownCompany.id),
    clientId: integer()
      .notNull()
      .references(() => client.id),
    day: text().notNull(),
    amount: integer().notNull(),
    currency: text().notNull(),
    /** `bank`, `cash`, `card`, `other`. */
    method: text().notNull(),
    /** Of the bank, or the number of the cash order. */
    reference: text().notNull(),
    purpose: text().notNull(),
    /** The cash receipt order that was issued for it. */
    receiptId: integer().references(() => document.id),
  },
  (table) => [
    index('payment_client').on(table.clientId, table.day, table.id).where(sql`${table.deletedAt} IS NULL`),
    index('payment_receipt').on(table.receiptId).where(sql`${table.receiptId} IS NOT NULL`),
  ],
);

/** Which part of a payment belongs to which document; the rest is an advance. */
export const paymentAllocation = sqliteTable(
  'payment_allocation',
  {
    paymentId: integer()
      .notNull()
      .references(() => payment.id, { onDelete: 'cascade' }),
    documentId: integer()
      .notNull()
      .references(() => document.id),
    amount: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.paymentId, table.documentId] }),
    index('payment_allocation_document').on(table.documentId),
  ],
);

/**
 * Logos, stamps and signatures that stand on issued documents, by the hash of the file: such a file is kept though the company has another one by
 * now. A trigger fills it from `document.frozen`.
 */
export const frozenPicture = sqliteTable('frozen_picture', { sha256: text().primaryKey() });

/** Each time a document left the program: printed, saved, sent; append-only (triggers hold that). */
export const documentOutput = sqliteTable(
  'document_output',
  {
    id: integer().primaryKey(),
    documentId: integer()
      .notNull()
      .references(() => document.id),
    clientId: integer(),
    at: text().notNull(),
    userId: integer().notNull(),
    /** `print`, `pdf`, `docx`, `xlsx`, `html`, `png`, `mail`, `e-invoice`. */
    kind: text().notNull(),
    /** SHA-256, hex, of the very bytes that were handed out. */
    sha256: text().notNull(),
    size: integer().notNull(),
    /** To whom, or on which printer. */
    target: text().notNull(),
  },
  (table) => [
    index('document_output_document').on(table.documentId, table.at, table.id),
    index('document_output_client').on(table.clientId, table.at, table.id).where(sql`${table.clientId} IS NOT NULL`),
  ],
);
