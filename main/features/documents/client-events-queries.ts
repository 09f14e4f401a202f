/** SQL of what happened to the documents of a client, by the moment. */
import type { Db } from '../../../db/database.ts';
import { andReached, reachedKeys } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { Access } from '../../engine/access.ts';

export type DocumentEvent = 'created' | 'issued' | 'cancelled';

export interface DocumentEventRow {
  readonly at: string;
  readonly by: string;
  readonly id: number;
  readonly type: string;
  readonly number: string | null;
  readonly gross: number;
  readonly currency: string;
}

const userOf = (column: string) => `ifnull((SELECT name FROM user WHERE user.id = document.${column}), '')`;

/** Nobody is kept in the document who cancelled it: the audit knows. */
const whoCancelled = `ifnull((SELECT user_name FROM audit INDEXED BY audit_entity WHERE entity = 'document' AND entity_id = document.id
  AND channel = 'documents.cancel' ORDER BY id DESC LIMIT 1), '')`;

const events: Readonly<Record<DocumentEvent, { readonly moment: string; readonly by: string }>> = {
  created: { moment: 'created_at', by: userOf('created_by') },
  issued: { moment: 'issued_at', by: userOf('issued_by') },
  cancelled: { moment: 'cancelled_at', by: whoCancelled },
};

/** Of a client, before a moment and an id, the latest first; no drafts in the bin. */
export function documentEventsStatement(event: DocumentEvent, access: Access['kind']): string {
  const { moment, by } = events[event];
  return `SELECT ${moment} AS at, ${by} AS by, id, type, number, gross, currency
    FROM document INDEXED BY document_client_${event}
    WHERE client_id = ? AND deleted_at IS NULL AND ${moment} IS NOT NULL AND (${moment}, id) < (?, ?) ${andReached(access)}
    ORDER BY ${moment} DESC, id DESC LIMIT ?`;
}

export function documentEvents(
  db: Db,
  event: DocumentEvent,
  access: Access,
  clientId: number,
  before: { readonly at: string; readonly id: number },
  limit: number,
): DocumentEventRow[] {
  return db
    .prepare<Key[], DocumentEventRow>(documentEventsStatement(event, access.kind))
    .all(clientId, before.at, before.id, ...reachedKeys(access), limit);
}
