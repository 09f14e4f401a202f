/** SQL of classifiers and their values. */
import type { Db } from '../../../db/database.ts';
import { newUid } from '../../../db/uid.ts';
import type { ClassifierKey } from '../../../preload/contract/fields.ts';
import type { Stamp } from './queries.ts';

export interface StoredClassifier {
  readonly id: number;
  readonly version: number;
  readonly key: ClassifierKey | null;
  readonly name: string;
}

type Bound = string | number | null;

export function classifierRows(db: Db): StoredClassifier[] {
  return db
    .prepare<[], StoredClassifier>(
      'SELECT id, version, key, name FROM classifier WHERE deleted_at IS NULL ORDER BY key IS NULL, name, id',
    )
    .all();
}

export function insertClassifier(db: Db, name: string, key: ClassifierKey | null, { at, by }: Stamp): number {
  return Number(
    db
      .prepare<Bound[]>(
        'INSERT INTO classifier (uid, created_at, created_by, updated_at, updated_by, key, name) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(newUid(), at, by, at, by, key, name).lastInsertRowid,
  );
}

/** Gives it the name, and a version more whatever of it has changed. */
export function touchClassifier(db: Db, id: number, name: string, { at, by }: Stamp): void {
  db.prepare<Bound[]>(
    'UPDATE classifier SET version = version + 1, updated_at = ?, updated_by = ?, name = ? WHERE id = ?',
  ).run(at, by, name, id);
}

export function deleteClassifier(db: Db, id: number): void {
  db.prepare<Bound[]>('DELETE FROM classifier WHERE id = ?').run(id);
}

/** Adds a value; answers its id. */
export function insertItem(db: Db, classifierId: number, name: string, position: number): number {
  return Number(
    db
      .prepare<Bound[]>('INSERT INTO classifier_item (classifier_id, position, name) VALUES (?, ?, ?)')
      .run(classifierId, position, name).lastInsertRowid,
  );
}

export function updateItem(db: Db, id: number, name: string, archived: boolean, position: number): void {
  db.prepare<Bound[]>('UPDATE classifier_item SET name = ?, archived = ?, position = ? WHERE id = ?').run(
    name,
    archived ? 1 : 0,
    position,
    id,
  );
}

export function deleteItem(db: Db, id: number): void {
  db.prepare<Bound[]>('DELETE FROM classifier_item WHERE id = ?').run(id);
}

/** Whether any record has the value in one of the fields that offer it. */
export function itemIsUsed(db: Db, fieldId: number, itemId: number): boolean {
  return (
    db.prepare<Bound[]>('SELECT 1 FROM own_value WHERE field_id = ? AND number = ? LIMIT 1').get(fieldId, itemId) !==
    undefined
  );
}

const distinctTexts: Readonly<Record<ClassifierKey, string>> = {
  source: `WITH RECURSIVE had(value) AS (
      SELECT min(source) FROM client WHERE deleted_at IS NULL AND source > ''
      UNION ALL SELECT (SELECT min(source) FROM client WHERE deleted_at IS NULL AND source > had.value) FROM had WHERE had.value IS NOT NULL
    ) SELECT value FROM had WHERE value IS NOT NULL LIMIT 1000`,
  industry: `WITH RECURSIVE had(value) AS (
      SELECT min(industry) FROM client WHERE deleted_at IS NULL AND industry > ''
      UNION ALL SELECT (SELECT min(industry) FROM client WHERE deleted_at IS NULL AND industry > had.value) FROM had WHERE had.value IS NOT NULL
    ) SELECT value FROM had WHERE value IS NOT NULL LIMIT 1000`,
  lostReason:
    "SELECT DISTINCT lost_reason FROM deal WHERE deleted_at IS NULL AND lost_reason <> '' ORDER BY 1 LIMIT 1000",
};

/** The values that the built-in field has, each once; the index is walked from one to the next. */
export function valuesInUse(db: Db, key: ClassifierKey): string[] {
  return db.prepare<[], string>(distinctTexts[key]).pluck().all();
}

const ownerTexts: Readonly<Record<ClassifierKey, string>> = {
  source: 'SELECT id, version FROM client WHERE deleted_at IS NULL AND source = ?',
  industry: 'SELECT id, version FROM client WHERE deleted_at IS NULL AND industry = ?',
  lostReason: 'SELECT id, version FROM deal WHERE deleted_at IS NULL AND lost_reason = ?',
};
const renameTexts: Readonly<Record<ClassifierKey, string>> = {
  source: 'UPDATE client SET source = ?, version = version + 1, updated_at = ?, updated_by = ? WHERE id = ?',
  industry: 'UPDATE client SET industry = ?, version = version + 1, updated_at = ?, updated_by = ? WHERE id = ?',
  lostReason: 'UPDATE deal SET lost_reason = ?, version = version + 1, updated_at = ?, updated_by = ? WHERE id = ?',
};

/** What the built-in field belongs to. */
export const ownerOfKey = {
  source: 'client',
  industry: 'client',
  lostReason: 'deal',
} as const satisfies Record<ClassifierKey, 'client' | 'deal'>;

export function recordsWith(
  db: Db,
  key: ClassifierKey,
  value: string,
): { readonly id: number; readonly version: number }[] {
  return db.prepare<[string], { id: number; version: number }>(ownerTexts[key]).all(value);
}

export function giveRecord(db: Db, key: ClassifierKey, id: number, value: string, { at, by }: Stamp): void {
  db.prepare<Bound[]>(renameTexts[key]).run(value, at, by, id);
}
