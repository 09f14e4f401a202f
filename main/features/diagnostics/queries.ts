/** SQL of the examination's own questions. */
import type { Db } from '../../../db/database.ts';

/** Whether the database names a stored file of this content. */
export function isNamedFile(db: Db, sha256: string): boolean {
  return db.prepare<[string]>('SELECT 1 FROM stored_file WHERE sha256 = ?').get(sha256) !== undefined;
}
