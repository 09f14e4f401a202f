/** SQL of finding anything: documents by number or client, and the contact persons of clients. */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/listing.ts';
import { keyHolds, matchOf, type TypedText } from '../../../db/typed-text.ts';

export interface FoundDocument {
  readonly id: number;
  readonly type: string;
  readonly number: string | null;
  readonly day: string;
  readonly clientName: string;
}

const documentColumns = 'document.id, type, number, day, client_name AS clientName';

/** Documents whose number begins so. */
export const numberedStatement = `SELECT ${documentColumns} FROM document INDEXED BY document_number WHERE deleted_at IS NULL AND number >= ? AND number < ? ORDER BY number, id LIMIT ?`;

/** Documents that contain it, the latest first. */
export const containingStatement = (condition: string) =>
  `SELECT ${documentColumns} FROM document_search CROSS JOIN document ON document.id = document_search.rowid WHERE document_search MATCH ? AND deleted_at IS NULL AND ${condition} ORDER BY document_search.rowid DESC LIMIT ?`;

/** The best few documents for what is being typed; of a short text, those whose number begins so. */
export function bestDocuments(db: Db, text: TypedText, limit: number): FoundDocument[] {
  const found = new Map<number, FoundDocument>();
  const { asTyped } = text;
  const numbered = db.prepare<Key[], FoundDocument>(numberedStatement).all(asTyped, `${asTyped}\u{10FFFF}`, limit);
  for (const row of numbered) found.set(row.id, row);
  if (text.short || found.size >= limit) return [...found.values()];
  const holds = keyHolds(text, 'document.search_key');
  const containing = db
    .prepare<Key[], FoundDocument>(containingStatement(holds.sql))
    .all(matchOf(db, text, 'document_search'), ...holds.parameters, 2 * limit);
  for (const row of containing) if (!found.has(row.id)) found.set(row.id, row);
  return [...found.values()].slice(0, limit);
}

/** Names and means of contact of a client's contact persons. */
export function contactsOf(db: Db, clientId: number): { readonly name: string; readonly reaches: string }[] {
  return db
    .prepare<Key[], { name: string; reaches: string }>(
      "SELECT name, ifnull((SELECT group_concat(value, ' ') FROM reach WHERE contact_id = contact.id), '') AS reaches FROM contact INDEXED BY contact_client WHERE client_id = ? AND deleted_at IS NULL ORDER BY position LIMIT 50",
    )
    .all(clientId);
}
