/** SQL of imports: each run with its counts, and what it did to which record. */
import type { Db } from '../../../db/database.ts';
import { newUid } from '../../../db/uid.ts';

/** How many rows there were, and what became of them. */
export interface Counts {
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly same: number;
  readonly skipped: number;
  readonly refused: number;
}

export interface ImportRow extends Counts {
  readonly id: number;
  readonly entity: string;
  readonly fileName: string;
  readonly at: string;
  readonly by: string;
}

/** Begins an import, counts still at zero; answers its id. */
export function insertImport(
  db: Db,
  { entity, fileName, at, by }: { entity: string; fileName: string; at: string; by: number },
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO import_run (uid, created_at, created_by, updated_at, updated_by, entity, file_name,
         rows, created, changed, same, skipped, refused)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0)`,
    )
    .run(newUid(), at, by, at, by, entity, fileName);
  return Number(lastInsertRowid);
}

export function updateCounts(db: Db, id: number, counts: Counts): void {
  db.prepare(
    `UPDATE import_run SET rows = @rows, created = @created, changed = @changed, same = @same, skipped = @skipped,
       refused = @refused WHERE id = @id`,
  ).run({ ...counts, id });
}

/**
 * Notes that the import left the record at this version; `before` is null for a new record, else JSON of what it was. A record that several rows
 * of the file change keeps what was before the first of them.
 */
export function putItem(db: Db, importId: number, entityId: number, version: number, before: string | null): void {
  db.prepare(
    `INSERT INTO import_item (import_id, entity_id, entity_version, before) VALUES (?, ?, ?, ?)
     ON CONFLICT (import_id, entity_id) DO UPDATE SET entity_version = excluded.entity_version`,
  ).run(importId, entityId, version, before);
}

/**
 * What imports of this kind did to the record, the latest first. There are few imports and many items, so each import is asked for its item, by
 * the key of both.
 */
export function itemsOf(
  db: Db,
  entity: string,
  id: number,
): { readonly importId: number; readonly before: string | null }[] {
  return db
    .prepare<[number, string], { importId: number; before: string | null }>(
      `SELECT r.id AS importId, i.before FROM import_run r CROSS JOIN import_item i
       WHERE i.import_id = r.id AND i.entity_id = ? AND r.entity = ? ORDER BY r.id DESC`,
    )
    .all(id, entity);
}

/** The latest first. */
export function importRows(db: Db, limit: number): ImportRow[] {
  return db
    .prepare<[number], ImportRow>(
      `SELECT r.id, r.entity, r.file_name AS fileName, r.created_at AS at, coalesce(u.name, '') AS "by", r.rows, r.created,
         r.changed, r.same, r.skipped, r.refused
       FROM import_run r LEFT JOIN user u ON u.id = r.created_by WHERE r.deleted_at IS NULL ORDER BY r.id DESC LIMIT ?`,
    )
    .all(limit);
}
