/** SQL of attached files. */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';
import { newUid } from '../../../db/uid.ts';

export interface AttachmentRow {
  readonly id: number;
  readonly version: number;
  readonly entity: string;
  readonly entityId: number;
  readonly sha256: string;
  readonly name: string;
  readonly note: string;
  readonly size: number;
  readonly mediaType: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
}

const columns = `attachment.id, version, entity, entity_id AS entityId, attachment.sha256, attachment.name, note, size,
  media_type AS mediaType, attachment.created_at AS createdAt,
  ifnull((SELECT name FROM user WHERE user.id = attachment.created_by), '') AS createdBy,
  updated_at AS updatedAt, deleted_at AS deletedAt`;

/** In the bin or not. */
export function attachmentById(db: Db, id: number): AttachmentRow | undefined {
  return db
    .prepare<Key[], AttachmentRow>(
      `SELECT ${columns} FROM attachment CROSS JOIN stored_file ON stored_file.sha256 = attachment.sha256 WHERE attachment.id = ?`,
    )
    .get(id);
}

/** Not in the bin, before this moment and id, the latest first. */
export const attachmentsStatement = `SELECT ${columns} FROM attachment INDEXED BY attachment_record
  CROSS JOIN stored_file ON stored_file.sha256 = attachment.sha256
  WHERE entity = ? AND entity_id = ? AND (attachment.created_at, attachment.id) < (?, ?) AND deleted_at IS NULL
  ORDER BY attachment.created_at DESC, attachment.id DESC LIMIT ?`;

export function attachmentsBefore(
  db: Db,
  record: { readonly entity: string; readonly id: number },
  before: { readonly at: string; readonly id: number },
  limit: number,
): AttachmentRow[] {
  return db
    .prepare<Key[], AttachmentRow>(attachmentsStatement)
    .all(record.entity, record.id, before.at, before.id, limit);
}

interface Stamp {
  readonly at: string;
  readonly by: number;
}

/** Answers the id. */
export function insertAttachment(
  db: Db,
  { entity, id, sha256, name }: { entity: string; id: number; sha256: string; name: string },
  { at, by }: Stamp,
): number {
  return Number(
    db
      .prepare<Key[]>(
        "INSERT INTO attachment (uid, created_at, created_by, updated_at, updated_by, entity, entity_id, sha256, name, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
      )
      .run(newUid(), at, by, at, by, entity, id, sha256, name).lastInsertRowid,
  );
}

export function updateAttachment(
  db: Db,
  { id, name, note, deletedAt }: { id: number; name: string; note: string; deletedAt: string | null },
  { at, by }: Stamp,
): void {
  db.prepare<(Key | null)[]>(
    'UPDATE attachment SET version = version + 1, updated_at = ?, updated_by = ?, name = ?, note = ?, deleted_at = ? WHERE id = ?',
  ).run(at, by, name, note, deletedAt, id);
}
