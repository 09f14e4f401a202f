/** SQL of looking into a backup: records by their uid, which is the same in both databases, and what belongs to them. */
import type { Db } from '../../../db/database.ts';

/** Tables whose rows have a uid that is looked up. */
export type UidTable =
  | 'client'
  | 'contact'
  | 'product'
  | 'note'
  | 'document'
  | 'user'
  | 'team'
  | 'price_list'
  | 'campaign'
  | 'own_field';

/** The row of this uid; undefined where there is none. */
export function rowOf(db: Db, table: UidTable, uid: string): { id: number; deletedAt: string | null } | undefined {
  return db
    .prepare<[string], { id: number; deletedAt: string | null }>(
      `SELECT id, deleted_at AS deletedAt FROM ${table} WHERE uid = ?`,
    )
    .get(uid);
}

export function uidOf(db: Db, table: UidTable, id: number): string | null {
  const uid: unknown = db.prepare<[number]>(`SELECT uid FROM ${table} WHERE id = ?`).pluck().get(id);
  return typeof uid === 'string' ? uid : null;
}

/** What a row of these is called; empty where there is none. */
export function nameIn(db: Db, table: 'user' | 'team' | 'price_list' | 'campaign', id: number): string {
  const name: unknown = db.prepare<[number]>(`SELECT name FROM ${table} WHERE id = ?`).pluck().get(id);
  return typeof name === 'string' ? name : '';
}

/** Gives a row that was brought back the uid that it had. */
export function putUid(db: Db, table: 'client' | 'contact' | 'product' | 'note', id: number, uid: string): void {
  db.prepare<[string, number]>(`UPDATE ${table} SET uid = ? WHERE id = ?`).run(uid, id);
}

/** Contact persons of a client, not in the bin, in their order: id and uid. */
export function contactUids(db: Db, clientId: number): { id: number; uid: string }[] {
  return db
    .prepare<[number], { id: number; uid: string }>(
      'SELECT id, uid FROM contact WHERE client_id = ? AND deleted_at IS NULL ORDER BY position, id',
    )
    .all(clientId);
}

export interface NoteThen {
  readonly id: number;
  readonly uid: string;
  readonly version: number;
  readonly text: string;
  readonly pinned: number;
  readonly createdAt: string;
  readonly createdBy: number;
  readonly by: string;
}

/** Notes of a client, not in the bin, the latest first. */
export function notesOfClient(db: Db, clientId: number): NoteThen[] {
  return db
    .prepare<[number], NoteThen>(
      `SELECT id, uid, version, text, pinned, created_at AS createdAt, created_by AS createdBy,
       ifnull((SELECT name FROM user WHERE user.id = note.created_by), '') AS by
       FROM note WHERE entity = 'client' AND entity_id = ? AND deleted_at IS NULL ORDER BY created_at DESC, id DESC`,
    )
    .all(clientId);
}

/** Says when and by whom a note that was brought back had been written. */
export function putNoteOrigin(db: Db, id: number, at: string, by: number): void {
  db.prepare<[string, number, number]>('UPDATE note SET created_at = ?, created_by = ? WHERE id = ?').run(at, by, id);
}

export interface DocumentThen {
  readonly uid: string;
  readonly type: string;
  readonly number: string | null;
  readonly day: string;
  readonly gross: number;
  readonly currency: string;
}

/** The latest documents of a client. */
export function documentsOfClient(db: Db, clientId: number, limit: number): DocumentThen[] {
  return db
    .prepare<[number, number], DocumentThen>(
      `SELECT uid, type, number, day, gross, currency FROM document WHERE client_id = ? AND deleted_at IS NULL
       ORDER BY day DESC, id DESC LIMIT ?`,
    )
    .all(clientId, limit);
}

/** The rate of today that is the one of this id there: by its key, or of the same country and percentage; null where there is none. */
export function sameVatRate(then: Db, now: Db, id: number): number | null {
  const rate = then
    .prepare<[number], { key: string | null; country: string; rate: number | null }>(
      'SELECT key, country, rate FROM vat_rate WHERE id = ?',
    )
    .get(id);
  if (rate === undefined) return null;
  const found: unknown = now
    .prepare<(string | number | null)[]>(
      `SELECT id FROM vat_rate WHERE (? IS NOT NULL AND key = ?) OR (? IS NULL AND key IS NULL AND country = ? AND rate IS ?)
       ORDER BY id = ? DESC LIMIT 1`,
    )
    .pluck()
    .get(rate.key, rate.key, rate.key, rate.country, rate.rate, id);
  return typeof found === 'number' ? found : null;
}
