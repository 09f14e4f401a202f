/** Taking a database over from a process that may still have it open, where the drive's locks cannot be trusted. */
import { existsSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openDatabase, syncFile, syncFolder } from './database.ts';
import { asDatabaseProblem, DatabaseProblem } from './database-problem.ts';

/** What SQLite keeps beside a database in WAL. */
const sidecars = ['-wal', '-shm'] as const;

/**
 * Puts a copy in the place of the database, with all that was committed to it. Whoever has the old file open goes on in a
 * file that no longer has a name, and can do no harm any more. `mayReplace` is asked last, when the copy is ready. Rejects
 * with DatabaseProblem, `not-kept` when it says no, and leaves what was there then.
 */
export async function takeOver(path: string, mayReplace: () => boolean): Promise<void> {
  const copy = `${path}-taken-over`;
  try {
    mustHaveRoom(path);
    await copyAtRest(path, copy);
    const db = openDatabase(copy, { exclusive: true });
    try {
      const health = db.sql.pragma('quick_check(1)', { simple: true });
      if (health !== 'ok') throw new DatabaseProblem('damaged', path, { detail: String(health) });
    } finally {
      db.close();
    }
    if (existsSync(`${copy}-wal`)) throw new DatabaseProblem('no-space', dirname(path));
    syncFile(copy);
    if (!mayReplace()) throw new DatabaseProblem('not-kept', path);
    renameSync(copy, path);
    for (const end of sidecars) rmSync(path + end, { force: true });
    syncFolder(dirname(path));
  } catch (error) {
    throw asDatabaseProblem(error, path);
  } finally {
    removeWithSidecars(copy);
  }
}

/** While a drive is full this is tried again and again: not by writing the half of a large file each time. */
function mustHaveRoom(path: string): void {
  const { bavail, blocks, bsize } = statfsSync(dirname(path));
  // Some drives of the network do not tell.
  if (blocks > 0 && bavail * bsize < statSync(path).size) throw new DatabaseProblem('no-space', dirname(path));
}

/** Copies the file and its log as they were at one moment: whoever had them open may bring the one into the other and close. */
async function copyAtRest(path: string, copy: string): Promise<void> {
  let stamp: string;
  do {
    removeWithSidecars(copy);
    stamp = stampOf(path);
    await copyFile(path, copy);
    if (existsSync(`${path}-wal`)) await copyFile(`${path}-wal`, `${copy}-wal`);
  } while (stampOf(path) !== stamp);
}

/** Changes with whatever is written into the file or its log. */
function stampOf(path: string): string {
  const stamps = [path, `${path}-wal`].map((one) => statSync(one, { bigint: true, throwIfNoEntry: false }));
  return stamps.map((stat) => (stat === undefined ? 'none' : `${stat.ino} ${stat.size} ${stat.mtimeNs}`)).join();
}

function removeWithSidecars(path: string): void {
  for (const end of ['', ...sidecars]) {
    try {
      rmSync(path + end, { force: true });
    } catch {
      // A drive that is gone takes nothing away either; the next one who takes over begins with this.
    }
  }
}
