/** SQL that changes of many ask: whether people and teams are there. */
import type { Db } from '../../../db/database.ts';

export function isActiveUser(db: Db, id: number): boolean {
  const found = db.prepare<[number]>('SELECT 1 FROM user WHERE id = ? AND active = 1 AND deleted_at IS NULL').get(id);
  return found !== undefined;
}

export function isTeam(db: Db, id: number): boolean {
  return db.prepare<[number]>('SELECT 1 FROM team WHERE id = ? AND deleted_at IS NULL').get(id) !== undefined;
}
