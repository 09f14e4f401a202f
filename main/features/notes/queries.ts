/** SQL of notes. */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';
import { newUid } from '../../../db/uid.ts';

export interface NoteRow {
  readonly id: number;
  readonly version: number;
  readonly entity: string;
  readonly entityId: number;
  readonly text: string;
  readonly pinned: 0 | 1;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly deletedAt: string | null;
}

const columns = `id, version, entity, entity_id AS entityId, text, pinned, created_at AS createdAt,
  ifnull((SELECT name FROM user WHERE user.id = note.created_by), '') AS createdBy, updated_at AS updatedAt,
  ifnull((SELECT name FROM user WHERE user.id = note.updated_by), '') AS updatedBy, deleted_at AS deletedAt`;

/** In the bin or not. */
export function noteById(db: Db, id: number): NoteRow | undefined {
  return db.prepare<Key[], NoteRow>(`SELECT ${columns} FROM note WHERE id = ?`).get(id);
}

/** Not in the bin, before this moment and id, the latest first. */
export const notesStatement = `SELECT ${columns} FROM note INDEXED BY note_record
  WHERE entity = ? AND entity_id = ? AND (created_at, id) < (?, ?) AND deleted_at IS NULL
  ORDER BY created_at DESC, id DESC LIMIT ?`;

export function notesBefore(
  db: Db,
  record: { readonly entity: string; readonly id: number },
  before: { readonly at: string; readonly id: number },
  limit: number,
): NoteRow[] {
  return db.prepare<Key[], NoteRow>(notesStatement).all(record.entity, record.id, before.at, before.id, limit);
}

export const pinnedStatement = `SELECT ${columns} FROM note INDEXED BY note_pinned
  WHERE entity = ? AND entity_id = ? AND deleted_at IS NULL AND pinned = 1 ORDER BY id DESC LIMIT ?`;

export function pinnedNotes(db: Db, entity: string, id: number, limit: number): NoteRow[] {
  return db.prepare<Key[], NoteRow>(pinnedStatement).all(entity, id, limit);
}

interface Stamp {
  readonly at: string;
  readonly by: number;
}

/** Answers the id. */
export function insertNote(
  db: Db,
  { entity, id, text, pinned }: { entity: string; id: number; text: string; pinned: boolean },
  { at, by }: Stamp,
): number {
  return Number(
    db
      .prepare<Key[]>(
        'INSERT INTO note (uid, created_at, created_by, updated_at, updated_by, entity, entity_id, text, pinned) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(newUid(), at, by, at, by, entity, id, text, pinned ? 1 : 0).lastInsertRowid,
  );
}

/** `stamp` null: when and by whom it was changed stays. */
export function updateNote(
  db: Db,
  { id, text, pinned, deletedAt }: { id: number; text: string; pinned: boolean; deletedAt: string | null },
  stamp: Stamp | null,
): void {
  db.prepare<(Key | null)[]>(
    'UPDATE note SET version = version + 1, updated_at = ifnull(?, updated_at), updated_by = ifnull(?, updated_by), text = ?, pinned = ?, deleted_at = ? WHERE id = ?',
  ).run(stamp?.at ?? null, stamp?.by ?? null, text, pinned ? 1 : 0, deletedAt, id);
}
