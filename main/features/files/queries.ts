/** SQL of the table of stored files. */
import { eq } from 'drizzle-orm';
import type { Db } from '../../../db/database.ts';
import { storedFile } from '../../../db/schema/index.ts';

export type StoredFileRow = typeof storedFile.$inferSelect;

/** Adds a file; one with the same content is there already and stays as it is. */
export function insertStoredFile(db: Db, row: StoredFileRow): void {
  db.orm.insert(storedFile).values(row).onConflictDoNothing().run();
}

export function storedFileBy(db: Db, sha256: string): StoredFileRow | undefined {
  return db.orm.select().from(storedFile).where(eq(storedFile.sha256, sha256)).get();
}
