/** SQL of extensions of the telephone exchange. */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';

/** Extensions by person, each in order. */
export function extensionRows(db: Db): { readonly userId: number; readonly extension: string }[] {
  return db
    .prepare<[], { userId: number; extension: string }>(
      'SELECT user_id AS userId, extension FROM phone_extension ORDER BY user_id, extension',
    )
    .all();
}

/** Whose extension it is; undefined: nobody's. */
export function ownerOfExtension(db: Db, extension: string): number | undefined {
  return db.prepare<Key[], number>('SELECT user_id FROM phone_extension WHERE extension = ?').pluck().get(extension);
}

export function extensionsOf(db: Db, userId: number): string[] {
  return db
    .prepare<Key[], string>(
      'SELECT extension FROM phone_extension INDEXED BY phone_extension_user WHERE user_id = ? ORDER BY extension',
    )
    .pluck()
    .all(userId);
}

/** These in the place of those that the person had. */
export function replaceExtensions(db: Db, userId: number, extensions: readonly string[]): void {
  db.prepare<Key[]>('DELETE FROM phone_extension WHERE user_id = ?').run(userId);
  const add = db.prepare<Key[]>('INSERT INTO phone_extension (extension, user_id) VALUES (?, ?)');
  for (const extension of extensions) add.run(extension, userId);
}
