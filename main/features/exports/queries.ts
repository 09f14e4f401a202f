/** SQL that exports ask. */
import type { Db } from '../../../db/database.ts';

/** The names of all users, by id, also of those who have left. */
export function namesOfPeople(db: Db): Map<number, string> {
  const rows = db.prepare<[], { id: number; name: string }>('SELECT id, name FROM user ORDER BY id').all();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
