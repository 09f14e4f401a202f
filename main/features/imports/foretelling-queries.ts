/** SQL that tells, before an import is undone, what would become of its records. */
import type { Db } from '../../../db/database.ts';
import { andReached, type Reach, reachedKeys } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';

/** How many records the import made or changed, of those that undoing would reach or leave. */
export interface ForetoldRow {
  readonly isNew: 0 | 1;
  readonly goes: 0 | 1;
  readonly records: number;
}

/** Clients of the import; `reach`: which of them the user may change. */
export function foretoldClients(db: Db, importId: number, reach: Reach): ForetoldRow[] {
  return db
    .prepare<Key[], ForetoldRow>(
      `SELECT i.before IS NULL AS isNew, ifnull(c.id IS NOT NULL AND c.version = i.entity_version AND c.deleted_at IS NULL
           AND (i.before IS NOT NULL OR NOT EXISTS (SELECT 1 FROM document d WHERE d.client_id = c.id AND d.deleted_at IS NULL))
           ${andReached(reach.kind, 'c.')}, 0) AS goes, count(*) AS records
       FROM import_item i LEFT JOIN client c ON c.id = i.entity_id
       WHERE i.import_id = ? AND i.entity_version > 0 GROUP BY 1, 2`,
    )
    .all(...reachedKeys(reach), importId);
}

/** Products of the import. */
export function foretoldProducts(db: Db, importId: number): ForetoldRow[] {
  return db
    .prepare<[number], ForetoldRow>(
      `SELECT i.before IS NULL AS isNew, p.id IS NOT NULL AND p.version = i.entity_version AND p.deleted_at IS NULL AS goes,
         count(*) AS records
       FROM import_item i LEFT JOIN product p ON p.id = i.entity_id
       WHERE i.import_id = ? AND i.entity_version > 0 GROUP BY 1, 2`,
    )
    .all(importId);
}

/** The later imports that changed records of this one and are not undone, the latest first: they have to be undone before it. */
export function laterImports(
  db: Db,
  importId: number,
  entity: string,
): { readonly id: number; readonly fileName: string; readonly at: string }[] {
  return db
    .prepare<[number, string, number], { id: number; fileName: string; at: string }>(
      `SELECT r.id, r.file_name AS fileName, r.created_at AS at FROM import_run r
       WHERE r.id > ? AND r.entity = ? AND r.undone_at IS NULL AND r.deleted_at IS NULL AND EXISTS (
         SELECT 1 FROM import_item later CROSS JOIN import_item i ON i.entity_id = later.entity_id AND i.import_id = ?
         WHERE later.import_id = r.id AND later.entity_version > 0 AND i.entity_version > 0) ORDER BY r.id DESC`,
    )
    .all(importId, entity, importId);
}
