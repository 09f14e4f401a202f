/** Every version of a print form that a document was issued with. */
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A print form as a whole, by its content; never changed. */
export const formVersion = sqliteTable('form_version', {
  sha256: text().primaryKey(),
  form: text().notNull(),
  /** JSON: the template, its partials, its style, its settings. */
  content: text().notNull(),
  createdAt: text().notNull(),
});
