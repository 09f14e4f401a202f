/** SQL of own fields and classifiers. */
import type { Db } from '../../../db/database.ts';
import type { OwnEntity, OwnFieldType } from '../../../preload/contract/own-values.ts';

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
