/** SQL of own fields and classifiers. */
import type { Db } from '../../../db/database.ts';
import { newUid } from '../../../db/uid.ts';
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

/** A client's name and to whom it belongs, also of one in the bin; undefined where there never was one. */
export function namedClient(
  db: Db,
  id: number,
): { readonly clientName: string; readonly responsibleId: number | null; readonly teamId: number | null } | undefined {
  return db
    .prepare<[number], { clientName: string; responsibleId: number | null; teamId: number | null }>(
      'SELECT name AS clientName, responsible_id AS responsibleId, team_id AS teamId FROM client WHERE id = ?',
    )
    .get(id);
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

export interface FieldColumns {
  readonly name: string;
  readonly type: OwnFieldType;
  readonly classifierId: number | null;
  readonly currency: string | null;
  readonly place: string;
  readonly hint: string;
  readonly inList: boolean;
  readonly inPrint: boolean;
}

/** When and by whom something is written. */
export interface Stamp {
  readonly at: string;
  readonly by: number;
}

type Bound = string | number | null;

/** Adds a field after the others of its entity; answers its id. */
export function insertField(db: Db, entity: OwnEntity, field: FieldColumns, { at, by }: Stamp): number {
  return Number(
    db
      .prepare<Bound[]>(
        `INSERT INTO own_field (uid, created_at, created_by, updated_at, updated_by, entity, name, type, classifier_id, currency, place, hint, in_list, in_print, position)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT ifnull(max(position) + 1, 0) FROM own_field WHERE entity = ?))`,
      )
      .run(newUid(), at, by, at, by, entity, ...columnsOf(field), entity).lastInsertRowid,
  );
}

/** Over exactly this version; false when the field has another one. */
export function updateField(db: Db, id: number, version: number, field: FieldColumns, { at, by }: Stamp): boolean {
  return (
    db
      .prepare<Bound[]>(
        'UPDATE own_field SET version = version + 1, updated_at = ?, updated_by = ?, name = ?, type = ?, classifier_id = ?, currency = ?, place = ?, hint = ?, in_list = ?, in_print = ? WHERE id = ? AND version = ?',
      )
      .run(at, by, ...columnsOf(field), id, version).changes > 0
  );
}

export function setFieldDeleted(db: Db, id: number, deletedAt: string | null, { at, by }: Stamp): void {
  db.prepare<Bound[]>(
    'UPDATE own_field SET version = version + 1, updated_at = ?, updated_by = ?, deleted_at = ? WHERE id = ?',
  ).run(at, by, deletedAt, id);
}

export function placeField(db: Db, id: number, place: string, position: number, { at, by }: Stamp): void {
  db.prepare<Bound[]>(
    'UPDATE own_field SET version = version + 1, updated_at = ?, updated_by = ?, place = ?, position = ? WHERE id = ?',
  ).run(at, by, place, position, id);
}

function columnsOf({ name, type, classifierId, currency, place, hint, inList, inPrint }: FieldColumns): Bound[] {
  return [name, type, classifierId, currency, place, hint, inList ? 1 : 0, inPrint ? 1 : 0];
}

/** Ids of the records that have a value of the field. */
export function ownersOf(db: Db, fieldId: number): number[] {
  return db
    .prepare<[number], number>('SELECT DISTINCT entity_id FROM own_value WHERE field_id = ?')
    .pluck()
    .all(fieldId);
}

/** Ids of the records that have this number (the id of a choice) in the field. */
export function ownersOfNumber(db: Db, fieldId: number, number: number): number[] {
  return db
    .prepare<[number, number], number>('SELECT entity_id FROM own_value WHERE field_id = ? AND number = ?')
    .pluck()
    .all(fieldId, number);
}

export interface OwnRecord {
  readonly version: number;
  /** JSON. */
  readonly own: string;
  readonly label: string;
}

const recordTexts: Readonly<Record<OwnEntity, string>> = {
  client: 'SELECT version, own, name AS label FROM client WHERE id = ?',
  contact: 'SELECT version, own, name AS label FROM contact WHERE id = ?',
  product: 'SELECT version, own, name AS label FROM product WHERE id = ?',
  document: "SELECT version, own, ifnull(number, '') || ' ' || client_name AS label FROM document WHERE id = ?",
};
const updateTexts: Readonly<Record<OwnEntity, string>> = {
  client: 'UPDATE client SET own = ?, version = version + 1, updated_at = ?, updated_by = ? WHERE id = ?',
  contact: 'UPDATE contact SET own = ?, version = version + 1, updated_at = ?, updated_by = ? WHERE id = ?',
  product: 'UPDATE product SET own = ?, version = version + 1, updated_at = ?, updated_by = ? WHERE id = ?',
  document: 'UPDATE document SET own = ?, version = version + 1, updated_at = ?, updated_by = ? WHERE id = ?',
};

/** Own values of a record as they are stored, and what it is called. */
export function ownRecord(db: Db, entity: OwnEntity, id: number): OwnRecord | undefined {
  return db.prepare<[number], OwnRecord>(recordTexts[entity]).get(id);
}

/** Puts other own values (JSON) into a record. */
export function updateOwn(db: Db, entity: OwnEntity, id: number, own: string, { at, by }: Stamp): void {
  db.prepare<Bound[]>(updateTexts[entity]).run(own, at, by, id);
}

/** The one client, not in the bin, that has this folded name; undefined where there is none or there are several. */
export function clientNamed(db: Db, key: string): number | undefined {
  const ids = db
    .prepare<[string], number>('SELECT id FROM client WHERE deleted_at IS NULL AND name_key = ? LIMIT 2')
    .pluck()
    .all(key);
  return ids.length === 1 ? ids[0] : undefined;
}

/** Users, those who have left too. */
export function userRows(db: Db): { readonly id: number; readonly userName: string }[] {
  return db.prepare<[], { id: number; userName: string }>('SELECT id, name AS userName FROM user ORDER BY id').all();
}
