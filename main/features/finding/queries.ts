/** SQL of finding anything: the contact persons of clients. */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';

/** Names and means of contact of a client's contact persons. */
export function contactsOf(db: Db, clientId: number): { readonly name: string; readonly reaches: string }[] {
  return db
    .prepare<Key[], { name: string; reaches: string }>(
      "SELECT name, ifnull((SELECT group_concat(value, ' ') FROM reach WHERE contact_id = contact.id), '') AS reaches FROM contact INDEXED BY contact_client WHERE client_id = ? AND deleted_at IS NULL ORDER BY position LIMIT 50",
    )
    .all(clientId);
}
