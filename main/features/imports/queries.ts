/** SQL of imports: each run with its counts, and what it did to which record. */

import { withoutIndexes } from '../../../db/bulk-writing.ts';
import type { Db } from '../../../db/database.ts';
import { newUid } from '../../../db/uid.ts';
import type { ImportEntity } from '../../../preload/contract/imports.ts';

/** How many rows there were, and what became of them. */
export interface Counts {
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  /** Added to the record of a row above. */
  readonly joined: number;
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
  readonly undoneAt: string | null;
  readonly undoneBy: string;
  /** How many records are as they were before, where others of the same import are not. */
  readonly undoneRecords: number;
}

/** What one import did to one record. */
export interface ImportItem {
  readonly id: number;
  /** The version that the import left. */
  readonly version: number;
  /** JSON of what the record was; null: the import made it. */
  readonly before: string | null;
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

/** Rows that were joined to others are those that are left when the others are counted. */
export function updateCounts(db: Db, id: number, { rows, created, changed, same, skipped, refused }: Counts): void {
  db.prepare(
    `UPDATE import_run SET rows = @rows, created = @created, changed = @changed, same = @same, skipped = @skipped,
       refused = @refused WHERE id = @id`,
  ).run({ rows, created, changed, same, skipped, refused, id });
}

/**
 * Notes that the import left a record that was there at this version; `before` is JSON of what it was. A record that several rows of the file change
 * keeps what was before the first of them.
 */
export function putItem(db: Db, importId: number, entityId: number, version: number, before: string): void {
  db.prepare(
    `INSERT INTO import_item (import_id, entity_id, entity_version, before) VALUES (?, ?, ?, ?)
     ON CONFLICT (import_id, entity_id) DO UPDATE SET entity_version = excluded.entity_version`,
  ).run(importId, entityId, version, before);
}

const tables = { clients: 'client', products: 'product' } as const;

/** The latest record of the kind: those that are made from now on have ids behind it. */
export function lastRecord(db: Db, entity: ImportEntity): number {
  return Number(db.prepare(`SELECT max(id) FROM ${tables[entity]}`).pluck().get() ?? 0);
}

/** So many are noted before others have their turn. */
const notedAtOnce = 10_000;

/** Notes in steps that the import made all records behind `last`. */
export function* putNewItems(db: Db, importId: number, entity: ImportEntity, last: number): Generator<void> {
  const put = db.prepare<[number, number, number]>(
    `INSERT INTO import_item (import_id, entity_id, entity_version) SELECT ?, id, version FROM ${tables[entity]}
     WHERE id > ? AND id <= ? ORDER BY id`,
  );
  const end = lastRecord(db, entity);
  for (let at = last; at < end; at += notedAtOnce) {
    put.run(importId, at, at + notedAtOnce);
    yield;
  }
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
         r.changed, r.rows - r.created - r.changed - r.same - r.skipped - r.refused AS joined, r.same, r.skipped, r.refused, r.undone_at AS undoneAt, coalesce(b.name, '') AS undoneBy,
         CASE WHEN r.undone_at IS NULL AND r.version > 1
           THEN (SELECT count(*) FROM import_item i WHERE i.import_id = r.id AND i.entity_version = 0) ELSE 0 END AS undoneRecords
       FROM import_run r LEFT JOIN user u ON u.id = r.created_by LEFT JOIN user b ON b.id = r.undone_by
       WHERE r.deleted_at IS NULL ORDER BY r.id DESC LIMIT ?`,
    )
    .all(limit);
}

/** An import by its id; undefined where there is none. */
export function importRun(
  db: Db,
  id: number,
): { readonly entity: string; readonly version: number; readonly undoneAt: string | null } | undefined {
  return db
    .prepare<[number], { entity: string; version: number; undoneAt: string | null }>(
      'SELECT entity, version, undone_at AS undoneAt FROM import_run WHERE id = ? AND deleted_at IS NULL',
    )
    .get(id);
}

/** How many records the import wrote, without those that were given back what they were. */
export function itemCount(db: Db, importId: number): number {
  return Number(
    db
      .prepare<[number]>('SELECT count(*) FROM import_item WHERE import_id = ? AND entity_version > 0')
      .pluck()
      .get(importId),
  );
}

/** What the import did and is not undone, in the order of the records, from behind this one on. */
export function itemsAfter(db: Db, importId: number, after: number, limit: number): ImportItem[] {
  return db
    .prepare<[number, number, number], ImportItem>(
      `SELECT entity_id AS id, entity_version AS version, before FROM import_item
       WHERE import_id = ? AND entity_id > ? AND entity_version > 0 ORDER BY entity_id LIMIT ?`,
    )
    .all(importId, after, limit);
}

/** The imports of the same kind before this one that were not undone. */
export function earlierImports(db: Db, importId: number, entity: string): number[] {
  return db
    .prepare<[number, string], number>(
      'SELECT id FROM import_run WHERE id < ? AND entity = ? AND undone_at IS NULL AND deleted_at IS NULL',
    )
    .pluck()
    .all(importId, entity);
}

/** The record is again as the import left it at version `was`, under a new version. */
export function moveItem(db: Db, importId: number, entityId: number, was: number, version: number): void {
  db.prepare(
    'UPDATE import_item SET entity_version = ? WHERE import_id = ? AND entity_id = ? AND entity_version = ?',
  ).run(version, importId, entityId, was);
}

/** A record came back to version `was` under a new one: imports that left it so, and are not undone, left it so again. */
export function moveItems(db: Db, entity: string, entityId: number, was: number, version: number): void {
  db.prepare(
    `UPDATE import_item SET entity_version = ? WHERE entity_id = ? AND entity_version = ?
     AND import_id IN (SELECT id FROM import_run WHERE entity = ? AND undone_at IS NULL AND deleted_at IS NULL)`,
  ).run(version, entityId, was, entity);
}

/** Notes that the record is again what it was before the import: no version has the number 0. */
export function markItemUndone(db: Db, importId: number, entityId: number): void {
  db.prepare('UPDATE import_item SET entity_version = 0 WHERE import_id = ? AND entity_id = ?').run(importId, entityId);
}

/** Notes that the import was undone: as a whole, or for now without some records. */
export function markUndone(
  db: Db,
  id: number,
  { at, by, whole }: { readonly at: string; readonly by: number; readonly whole: boolean },
): void {
  db.prepare(
    `UPDATE import_run SET undone_at = iif(@whole, @at, NULL), undone_by = iif(@whole, @by, NULL), updated_at = @at,
       updated_by = @by, version = version + 1 WHERE id = @id`,
  ).run({ at, by, id, whole: Number(whole) });
}

/** What was chosen the last time for files of the shape; undefined the first time. */
export function mappingOfShape(
  db: Db,
  entity: string,
  shape: string,
): { readonly mapping: string; readonly reading: string; readonly at: string; readonly by: string } | undefined {
  return db
    .prepare<[string, string], { mapping: string; reading: string; at: string; by: string }>(
      `SELECT m.mapping, m.reading, m.used_at AS at, coalesce(u.name, '') AS "by"
       FROM import_mapping m LEFT JOIN user u ON u.id = m.used_by WHERE m.entity = ? AND m.shape = ?`,
    )
    .get(entity, shape);
}

/** `mapping` and `reading` are JSON. */
export function putMapping(
  db: Db,
  row: {
    readonly entity: string;
    readonly shape: string;
    readonly mapping: string;
    readonly reading: string;
    readonly at: string;
    readonly by: number;
  },
): void {
  db.prepare(
    `INSERT INTO import_mapping (entity, shape, mapping, reading, used_at, used_by)
     VALUES (@entity, @shape, @mapping, @reading, @at, @by)
     ON CONFLICT (entity, shape) DO UPDATE SET mapping = excluded.mapping, reading = excluded.reading,
       used_at = excluded.used_at, used_by = excluded.used_by`,
  ).run(row);
}

/** Fewer rows are not worth making indexes anew. */
const fewRows = 20_000;

/**
 * Makes room for so many new clients; answers how to bring things back into order, in steps, once they are written. Meanwhile clients are found by
 * code and by their keys only.
 */
export function roomForClients(db: Db, rows: number): () => Generator<void> {
  const last = lastRecord(db, 'clients');
  if (rows < fewRows || rows < last) return function* nothing() {};
  return withoutIndexes(db, 'client', ['client_code', 'client_bin', 'client_merged']);
}
