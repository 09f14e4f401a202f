/** Print forms as the office has changed them, and every version of a form that a document was issued with. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businessColumns } from './columns.ts';
import { storedFile } from './office.ts';

/** A print form as a whole, by its content; never changed. */
export const formVersion = sqliteTable('form_version', {
  sha256: text().primaryKey(),
  form: text().notNull(),
  /** JSON: the template, its partials, its style, its settings. */
  content: text().notNull(),
  /** Of a form made in Word: its .docx among the stored files. */
  word: text().references(() => storedFile.sha256),
  createdAt: text().notNull(),
});

/** The office's own copy of a print form of the program. */
export const officeForm = sqliteTable(
  'office_form',
  {
    ...businessColumns(),
    /** The form of the program that it is a copy of. */
    form: text().notNull(),
    name: text().notNull(),
    /** Handlebars; null: as the program has it. */
    body: text(),
    /** CSS behind that of the program. */
    style: text().notNull().default(''),
    /** What is changed without code, as the contract's `FormSettings`. */
    settings: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
    /** The program's form when the copy was made, to show what an update has changed in it. */
    factory: text().references(() => formVersion.sha256),
    /** Made in Word: its .docx among the stored files; null: HTML. */
    word: text().references(() => storedFile.sha256),
    /** What that file was called. */
    wordName: text().notNull().default(''),
    /** New documents use it instead of the program's. */
    isUsual: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('office_form_form').on(table.form, table.id).where(sql`${table.deletedAt} IS NULL`)],
);
