/** What people add to records of any kind: notes, attached files, own fields with their choices; and the views of lists. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businessColumns } from './columns.ts';
import { storedFile, user } from './office.ts';

export const note = sqliteTable(
  'note',
  {
    ...businessColumns(),
    entity: text().notNull(),
    entityId: integer().notNull(),
    text: text().notNull(),
    pinned: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    index('note_record').on(table.entity, table.entityId, table.createdAt, table.id),
    index('note_pinned')
      .on(table.entity, table.entityId, table.id)
      .where(sql`${table.deletedAt} IS NULL AND ${table.pinned} = 1`),
    index('note_bin').on(table.deletedAt, table.id).where(sql`${table.deletedAt} IS NOT NULL`),
  ],
);

/** A file on a record; its bytes are in `files/`, once for each content. */
export const attachment = sqliteTable(
  'attachment',
  {
    ...businessColumns(),
    entity: text().notNull(),
    entityId: integer().notNull(),
    sha256: text()
      .notNull()
      .references(() => storedFile.sha256),
    name: text().notNull(),
    note: text().notNull(),
  },
  (table) => [
    index('attachment_record').on(table.entity, table.entityId, table.createdAt, table.id),
    index('attachment_file').on(table.sha256),
    index('attachment_bin').on(table.deletedAt, table.id).where(sql`${table.deletedAt} IS NOT NULL`),
  ],
);

/** A list of values of the office's own, for fields of choice; `key` is set for those that built-in fields propose (`source`, `industry`). */
export const classifier = sqliteTable('classifier', {
  ...businessColumns(),
  key: text().unique(),
  name: text().notNull(),
});

export const classifierItem = sqliteTable(
  'classifier_item',
  {
    id: integer().primaryKey(),
    classifierId: integer()
      .notNull()
      .references(() => classifier.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    name: text().notNull(),
    /** No longer offered; records keep it. */
    archived: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('classifier_item_order').on(table.classifierId, table.position)],
);

/** A field that the office added to clients, contact persons, products or documents. */
export const ownField = sqliteTable(
  'own_field',
  {
    ...businessColumns(),
    /** `client`, `contact`, `product`, `document`. */
    entity: text().notNull(),
    name: text().notNull(),
    type: text().notNull(),
    classifierId: integer().references(() => classifier.id),
    /** Of money: its currency. */
    currency: text(),
    /** The section of the card. */
    place: text().notNull(),
    position: integer().notNull(),
    /** What is to be written there, shown beside the field. */
    hint: text().notNull(),
    inList: integer({ mode: 'boolean' }).notNull(),
    inPrint: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [index('own_field_entity').on(table.entity, table.position)],
);

/**
 * Values of own fields, for lists: by number where the type has one (yes 1, no 0, ids of choices, clients, users), by folded
 * text otherwise (days as they are). Of several choices a row each. The migration makes it WITHOUT ROWID.
 */
export const ownValue = sqliteTable(
  'own_value',
  {
    fieldId: integer()
      .notNull()
      .references(() => ownField.id, { onDelete: 'cascade' }),
    number: real().notNull().default(0),
    text: text().notNull().default(''),
    entityId: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fieldId, table.number, table.text, table.entityId] }),
    index('own_value_entity').on(table.entityId, table.fieldId),
  ],
);

/** A list as somebody wants to see it again: filter, sort, columns. */
export const listView = sqliteTable(
  'list_view',
  {
    ...businessColumns(),
    list: text().notNull(),
    name: text().notNull(),
    userId: integer()
      .notNull()
      .references(() => user.id),
    shared: integer({ mode: 'boolean' }).notNull(),
    position: integer().notNull(),
    content: text({ mode: 'json' }).notNull(),
  },
  (table) => [index('list_view_list').on(table.list, table.position).where(sql`${table.deletedAt} IS NULL`)],
);
