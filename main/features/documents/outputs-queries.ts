/** SQL of documents that left the program: what was handed out, when, to whom. */
import type { Db } from '../../../db/database.ts';
import { andReached, reachedKeys } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { EInvoiceFormat } from '../../../preload/contract/e-invoices.ts';
import type { Access } from '../../engine/access.ts';

/** How a document leaves the program. */
export type OutputKind = 'print' | 'pdf' | 'docx' | 'xlsx' | 'html' | 'png' | 'mail' | EInvoiceFormat;

export interface NewOutput {
  readonly documentId: number;
  readonly clientId: number | null;
  readonly at: string;
  readonly userId: number;
  readonly kind: OutputKind;
  /** SHA-256, hex, of the very bytes. */
  readonly sha256: string;
  readonly size: number;
  readonly target: string;
}

export function insertOutput(db: Db, output: NewOutput): void {
  db.prepare(
    `INSERT INTO document_output (document_id, client_id, at, user_id, kind, sha256, size, target)
     VALUES (@documentId, @clientId, @at, @userId, @kind, @sha256, @size, @target)`,
  ).run(output);
}

/** Whose the document is and its version, in the bin or not. */
export function ownerOfDocument(db: Db, id: number): { clientId: number | null; version: number } | undefined {
  return db
    .prepare<[number], { clientId: number | null; version: number }>(
      'SELECT client_id AS clientId, version FROM document WHERE id = ?',
    )
    .get(id);
}

export interface OutputRow {
  readonly outputId: number;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly sha256: string;
  readonly target: string;
  readonly id: number;
  readonly type: string;
  readonly number: string | null;
  readonly gross: number;
  readonly currency: string;
}

/** Of a document, the latest first. */
export function outputsOfDocument(
  db: Db,
  documentId: number,
  limit: number,
): Pick<OutputRow, 'at' | 'by' | 'kind' | 'target'>[] {
  return db
    .prepare<[number, number], Pick<OutputRow, 'at' | 'by' | 'kind' | 'target'>>(
      `SELECT o.at, ifnull((SELECT name FROM user WHERE user.id = o.user_id), '') AS by, o.kind, o.target
       FROM document_output o INDEXED BY document_output_document WHERE o.document_id = ? ORDER BY o.at DESC, o.id DESC LIMIT ?`,
    )
    .all(documentId, limit);
}

/** Of a client, before a moment and an id, the latest first. */
export function outputsStatement(access: Access['kind']): string {
  return `SELECT o.id AS outputId, o.at, ifnull((SELECT name FROM user WHERE user.id = o.user_id), '') AS by, o.kind, o.sha256, o.target,
      d.id, d.type, d.number, d.gross, d.currency
    FROM document_output o INDEXED BY document_output_client CROSS JOIN document d ON d.id = o.document_id
    WHERE o.client_id = ? AND (o.at, o.id) < (?, ?) AND d.deleted_at IS NULL ${andReached(access, 'd.')}
    ORDER BY o.at DESC, o.id DESC LIMIT ?`;
}

export function outputsOfClient(
  db: Db,
  access: Access,
  clientId: number,
  before: { readonly at: string; readonly id: number },
  limit: number,
): OutputRow[] {
  return db
    .prepare<Key[], OutputRow>(outputsStatement(access.kind))
    .all(clientId, before.at, before.id, ...reachedKeys(access), limit);
}
