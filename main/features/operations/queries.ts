/** SQL of operations: what was done to many records at once, and what each record was before. */
import type { Db } from '../../../db/database.ts';
import { newUid } from '../../../db/uid.ts';

export interface OperationRow {
  readonly id: number;
  readonly version: number;
  readonly kind: string;
  /** JSON. */
  readonly details: string;
  readonly records: number;
  readonly at: string;
  readonly by: string;
  readonly userId: number;
  readonly undoneAt: string | null;
  readonly undoneBy: string;
}

export interface ItemRow {
  readonly entity: string;
  readonly id: number;
  /** The version that the operation left. */
  readonly version: number;
  /** JSON. */
  readonly before: string;
}

/** Adds an operation without its records; answers its id. */
export function insertOperation(
  db: Db,
  { kind, details, at, by }: { kind: string; details: string; at: string; by: number },
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO operation (uid, created_at, created_by, updated_at, updated_by, kind, details, records)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0)`,
    )
    .run(newUid(), at, by, at, by, kind, details);
  return Number(lastInsertRowid);
}

export function insertItem(db: Db, operationId: number, { entity, id, version, before }: ItemRow): void {
  db.prepare(
    'INSERT INTO operation_item (operation_id, entity, entity_id, entity_version, before) VALUES (?, ?, ?, ?, ?)',
  ).run(operationId, entity, id, version, before);
}

export function updateRecords(db: Db, id: number, records: number): void {
  db.prepare('UPDATE operation SET records = ? WHERE id = ?').run(records, id);
}

const operationColumns = `o.id, o.version, o.kind, o.details, o.records, o.created_at AS at, coalesce(u.name, '') AS "by",
  o.created_by AS userId, o.undone_at AS undoneAt, coalesce(b.name, '') AS undoneBy
  FROM operation o LEFT JOIN user u ON u.id = o.created_by LEFT JOIN user b ON b.id = o.undone_by`;

/** Those before this id, the latest first, without cells of a single record; `userId` null: everybody's. */
export function operationRows(db: Db, userId: number | null, before: number, limit: number): OperationRow[] {
  return db
    .prepare<[{ userId: number | null; before: number; limit: number }], OperationRow>(
      `SELECT ${operationColumns} WHERE o.id < @before AND o.deleted_at IS NULL AND NOT (o.kind = 'paste' AND o.records = 1)
       AND (@userId IS NULL OR o.created_by = @userId) ORDER BY o.id DESC LIMIT @limit`,
    )
    .all({ userId, before, limit });
}

/** The operation; undefined where there is none. */
export function operationById(db: Db, id: number): OperationRow | undefined {
  return db
    .prepare<[number], OperationRow>(`SELECT ${operationColumns} WHERE o.id = ? AND o.deleted_at IS NULL`)
    .get(id);
}

/** What the operation did, in the order of the records, from behind this one on. */
export function itemsAfter(
  db: Db,
  operationId: number,
  { entity, id }: { readonly entity: string; readonly id: number },
  limit: number,
): ItemRow[] {
  return db
    .prepare<[number, string, number, number], ItemRow>(
      `SELECT entity, entity_id AS id, entity_version AS version, before FROM operation_item
       WHERE operation_id = ? AND (entity, entity_id) > (?, ?) ORDER BY entity, entity_id LIMIT ?`,
    )
    .all(operationId, entity, id, limit);
}

/** The latest operations before this one that were not undone. */
export function earlierOperations(db: Db, id: number, limit: number): number[] {
  return db
    .prepare<[number, number], number>(
      'SELECT id FROM operation WHERE id < ? AND undone_at IS NULL AND deleted_at IS NULL ORDER BY id DESC LIMIT ?',
    )
    .pluck()
    .all(id, limit);
}

/** The record is again as the operation left it at version `was`, under a new version. */
export function moveItem(
  db: Db,
  operationId: number,
  { entity, id }: Pick<ItemRow, 'entity' | 'id'>,
  was: number,
  version: number,
): void {
  db.prepare(
    `UPDATE operation_item SET entity_version = ?
     WHERE operation_id = ? AND entity = ? AND entity_id = ? AND entity_version = ?`,
  ).run(version, operationId, entity, id, was);
}

export function markUndone(db: Db, id: number, { at, by }: { readonly at: string; readonly by: number }): void {
  db.prepare(
    'UPDATE operation SET version = version + 1, updated_at = @at, updated_by = @by, undone_at = @at, undone_by = @by WHERE id = @id',
  ).run({ at, by, id });
}
