/** E-mail: accounts, texts, and the outbox. Passwords are not here: the key store of the system keeps them. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { client } from './clients.ts';
import { businessColumns } from './columns.ts';
import { user } from './office.ts';

export const mailAccount = sqliteTable('mail_account', {
  ...businessColumns(),
  /** Whose it is; null: the office's, for everybody who may send. */
  userId: integer().references(() => user.id),
  name: text().notNull(),
  address: text().notNull(),
  host: text().notNull(),
  port: integer().notNull(),
  /** `tls` from the first byte, `starttls`, `none` (only to this computer). */
  security: text().notNull(),
  login: text().notNull(),
});

/** A text that letters begin with. */
export const mailText = sqliteTable('mail_text', {
  ...businessColumns(),
  name: text().notNull(),
  language: text().notNull(),
  /** For which type of documents; null: any. */
  documentType: text(),
  subject: text().notNull(),
  body: text().notNull(),
});

/** A letter: waiting, on its way, or sent. */
export const mailMessage = sqliteTable(
  'mail_message',
  {
    ...businessColumns(),
    accountId: integer()
      .notNull()
      .references(() => mailAccount.id),
    /** `queued`, `sending`, `sent`, `failed`, `uncertain` (cut off where the server may have taken it), `cancelled`. */
    status: text().notNull(),
    /** `Message-ID` of RFC 5322: the same for each attempt. */
    messageId: text().notNull(),
    /** JSON: lists of addresses. */
    recipients: text({ mode: 'json' }).$type<{ to: string[]; cc: string[]; bcc: string[] }>().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    /** JSON: name, SHA-256 in the stored files, size, media type of each. */
    attachments: text({ mode: 'json' }).$type<unknown[]>().notNull(),
    /** JSON: ids of the documents that are attached. */
    documents: text({ mode: 'json' }).$type<number[]>().notNull(),
    clientId: integer().references(() => client.id),
    attempts: integer().notNull().default(0),
    nextAttemptAt: text(),
    /** The server's own words. */
    lastError: text().notNull().default(''),
    sentAt: text(),
  },
  (table) => [
    uniqueIndex('mail_message_message_id').on(table.messageId),
    index('mail_message_status').on(table.status, table.nextAttemptAt, table.id).where(sql`${table.deletedAt} IS NULL`),
    index('mail_message_client')
      .on(table.clientId, table.createdAt, table.id)
      .where(sql`${table.clientId} IS NOT NULL`),
  ],
);
