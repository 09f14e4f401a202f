/** E-mail: the accounts that letters are sent from, and the letters, from the outbox until they are sent. */
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businessColumns } from './columns.ts';
import { storedFile, user } from './office.ts';
import { document } from './trade.ts';

/** From where letters are sent: an account of the whole office, or of one person. */
export const mailAccount = sqliteTable('mail_account', {
  ...businessColumns(),
  /** Whose it is; null: everybody's who may send documents. */
  userId: integer().references(() => user.id),
  address: text().notNull(),
  senderName: text().notNull(),
  host: text().notNull(),
  port: integer().notNull(),
  /** `tls` from the first byte, `starttls`, `none`. */
  security: text().notNull(),
  /** Empty: the server asks for no sign-in. */
  userName: text().notNull(),
  /** As the key store of one computer has sealed it; another computer cannot open it. Null: there is none. */
  password: text(),
  signature: text().notNull(),
  /** The one that is offered first to those who may use it. */
  isDefault: integer({ mode: 'boolean' }).notNull(),
});

/**
 * A letter. What it says never changes once it is here (triggers hold that), nor does it leave `sent` again. `uid` is given by whoever
 * sends, so that a letter which is handed in twice is one letter.
 */
export const mailMessage = sqliteTable(
  'mail_message',
  {
    ...businessColumns(),
    accountId: integer()
      .notNull()
      .references(() => mailAccount.id),
    /** The document that it is about: the first of those that are attached. */
    documentId: integer()
      .notNull()
      .references(() => document.id),
    fromAddress: text().notNull(),
    fromName: text().notNull(),
    /** Addresses, as the head of the letter names them. */
    to: text('to_list', { mode: 'json' }).$type<string[]>().notNull(),
    cc: text('cc_list', { mode: 'json' }).$type<string[]>().notNull(),
    bcc: text('bcc_list', { mode: 'json' }).$type<string[]>().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    /** `Message-ID`, the same with each attempt. */
    messageId: text().notNull().unique(),
    /** `waiting`, `sending`, `sent`, `failed`, `uncertain`, `cancelled`. */
    state: text().notNull(),
    attempts: integer().notNull(),
    /** When it is tried next; null where it is not. */
    nextAttemptAt: text(),
    /** Since when a server has been asking to try later; null: none has, since somebody last wanted it tried. */
    laterSince: text(),
    /** Whom a server has accepted it for, and who was refused for good: address → `accepted` or the server's words. */
    recipients: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    /** What went wrong last, by its code; empty: nothing. */
    problem: text().notNull(),
    /** What the server said last, in its own words. */
    serverWords: text().notNull(),
    sentAt: text(),
    /** SHA-256, hex, of the whole letter as it was handed to the server. */
    sha256: text(),
  },
  (table) => [
    index('mail_message_state').on(table.state, table.id),
    index('mail_message_author').on(table.createdBy, table.id),
    index('mail_message_author_state').on(table.createdBy, table.state, table.id),
    index('mail_message_due').on(table.accountId, table.nextAttemptAt, table.id).where(sql`${table.state} = 'waiting'`),
    index('mail_message_document').on(table.documentId),
    check(
      'mail_message_known_state',
      sql`${table.state} IN ('waiting', 'sending', 'sent', 'failed', 'uncertain', 'cancelled')`,
    ),
    check('mail_message_waits_until', sql`(${table.state} = 'waiting') = (${table.nextAttemptAt} IS NOT NULL)`),
    check('mail_message_sent_at', sql`(${table.state} = 'sent') = (${table.sentAt} IS NOT NULL)`),
  ],
);

/** What is attached to a letter: the print form of a document, kept by its content. */
export const mailAttachment = sqliteTable(
  'mail_attachment',
  {
    messageId: integer()
      .notNull()
      .references(() => mailMessage.id),
    position: integer().notNull(),
    documentId: integer()
      .notNull()
      .references(() => document.id),
    sha256: text()
      .notNull()
      .references(() => storedFile.sha256),
    name: text().notNull(),
    size: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.messageId, table.position] }),
    index('mail_attachment_file').on(table.sha256),
    index('mail_attachment_document').on(table.documentId),
  ],
);
