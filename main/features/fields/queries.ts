/** SQL of own fields and classifiers. */
import type { Db } from '../../../db/database.ts';
import type { OwnEntity, OwnFieldType } from '../../../preload/contract/own-values.ts';
import type { OwnValueRow } from './own-value-rows.ts';

/** A field as its table has it. */
export interface StoredField {
  readonly id: number;
  readonly version: number;
  readonly entity: OwnEntity;
  readonly name: string;
  readonly type: OwnFieldType;
  readonly classifierId: number | null;
  readonly currency: string | null;
  readonly place: string;
  readonly position: number;
  readonly hint: string;
  readonly inList: number;
  readonly inPrint: number;
  readonly deletedAt: string | null;
}

/** A value of a classifier. */
export interface StoredItem {
  readonly id: number;
  readonly classifierId: number;
  readonly name: string;
  readonly archived: number;
}

/** All fields, the removed ones included, in the order of their entities and positions. */
export function fieldRows(db: Db): StoredField[] {
  return db
    .prepare<[], StoredField>(
      'SELECT id, version, entity, name, type, classifier_id AS classifierId, currency, place, position, hint, in_list AS inList, in_print AS inPrint, deleted_at AS deletedAt FROM own_field ORDER BY entity, position, id',
    )
    .all();
}

/** The values of all classifiers, in their order. */
export function itemRows(db: Db): StoredItem[] {
  return db
    .prepare<[], StoredItem>(
      'SELECT id, classifier_id AS classifierId, name, archived FROM classifier_item ORDER BY classifier_id, position, id',
    )
    .all();
}

/** Whether there is such a client, and not in the bin. */
export function clientIsThere(db: Db, id: number): boolean {
  return db.prepare<[number]>('SELECT 1 FROM client WHERE id = ? AND deleted_at IS NULL').get(id) !== undefined;
}

/** Whether there is such a user who may still sign in. */
export function userIsThere(db: Db, id: number): boolean {
  return (
    db.prepare<[number]>('SELECT 1 FROM user WHERE id = ? AND deleted_at IS NULL AND active = 1').get(id) !== undefined
  );
}

/** The name of a client, also of one in the bin; undefined where there never was one. */
export function nameOfClient(db: Db, id: number): string | undefined {
  return db.prepare<[number], { clientName: string }>('SELECT name AS clientName FROM client WHERE id = ?').get(id)
    ?.clientName;
}

/** Takes the rows of one value away. */
export function deleteValueRows(db: Db, entityId: number, fieldId: number): void {
  db.prepare<[number, number]>('DELETE FROM own_value WHERE entity_id = ? AND field_id = ?').run(entityId, fieldId);
}

export function insertValueRow(db: Db, fieldId: number, { number, text }: OwnValueRow, entityId: number): void {
  db.prepare<[number, number, string, number]>(
    'INSERT OR IGNORE INTO own_value (field_id, number, text, entity_id) VALUES (?, ?, ?, ?)',
  ).run(fieldId, number, text, entityId);
}
