/** SQL of the audit table. */
import type { Db } from '../../../db/database.ts';

/** A record of the audit table as it is stored. `changes` is the JSON text that was hashed. */
export interface AuditRow {
  readonly id: number;
  readonly at: string;
  readonly userId: number | null;
  readonly userName: string;
  readonly origin: string;
  readonly channel: string;
  readonly entity: string;
  readonly entityId: number;
  readonly entityVersion: number;
  readonly changes: string;
  readonly hash: string;
}

/** The columns of `AuditRow`, as SQL. */
export const auditColumns = `id, at, user_id AS userId, user_name AS userName, origin, channel, entity, entity_id AS entityId,
  entity_version AS entityVersion, changes, hash`;

/** Number and hash of the last record; 0 and '' before the first. */
export function lastRecord(db: Db): { readonly id: number; readonly hash: string } {
  const row = db.prepare<[], { id: number; hash: string }>('SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1').get();
  return row ?? { id: 0, hash: '' };
}

export function insertRecord(db: Db, row: AuditRow): void {
  db.prepare(
    `INSERT INTO audit (id, at, user_id, user_name, origin, channel, entity, entity_id, entity_version, changes, hash)
     VALUES (@id, @at, @userId, @userName, @origin, @channel, @entity, @entityId, @entityVersion, @changes, @hash)`,
  ).run(row);
}

/** The records of one thing, the latest first, below the number `before`. */
export function recordsOf(db: Db, entity: string, entityId: number, before: number, limit: number): AuditRow[] {
  return db
    .prepare<[string, number, number, number], AuditRow>(
      `SELECT ${auditColumns} FROM audit WHERE entity = ? AND entity_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
    )
    .all(entity, entityId, before, limit);
}

/** All records in their order, a block at a time. */
export function recordsAfter(db: Db, id: number, limit: number): AuditRow[] {
  return db
    .prepare<[number, number], AuditRow>(`SELECT ${auditColumns} FROM audit WHERE id > ? ORDER BY id LIMIT ?`)
    .all(id, limit);
}
