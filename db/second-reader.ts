/** A second way to read a database while something long is written to it, or while it is copied. */
import { join } from 'node:path';
import { type Db, openDatabase } from './database.ts';
import { asDatabaseProblem } from './database-problem.ts';
import { temporaryPlace } from './temporary-place.ts';

/** Pages that are copied before others have their turn. */
const pagesAtOnce = 2_000;

/**
 * The database as it is when this resolves, to be read and closed. A file that this process has for itself alone can only be
 * read through its one connection: what is answered is a copy on this computer's own disk then, gone when it is closed.
 * Rejects with DatabaseProblem.
 */
export async function openReader(db: Db): Promise<Db> {
  if (!db.exclusive) return openDatabase(db.path, { readonly: true });
  const { path, remove } = await copyOf(db);
  try {
    const reader = openDatabase(path, { readonly: true });
    return {
      ...reader,
      path: db.path,
      exclusive: true,
      close: () => {
        reader.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A copy of the database on this computer's own disk, made page by page while others work. Rejects with DatabaseProblem. */
export async function copyOf(db: Db): Promise<{ readonly path: string; readonly remove: () => void }> {
  const { folder, remove } = temporaryPlace('copy');
  try {
    const path = join(folder, 'office.kontor');
    await db.sql.backup(path, { progress: () => pagesAtOnce });
    return { path, remove };
  } catch (error) {
    remove();
    throw asDatabaseProblem(error, db.path);
  }
}
