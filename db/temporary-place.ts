/**
 * Folders for whole databases that lie on this computer's own disk only as long as a process works with them: a copy to be read from, a backup that is
 * tried out. Each is held by a lock of the system, so that what a killed process has left is known by nobody holding it.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockOffice } from './database.ts';

export interface TemporaryPlace {
  readonly folder: string;
  /** Takes the folder away with all that is in it. May be called twice. */
  remove(): void;
}

const PREFIX = /^kontor-(?:copy|trial)-/u;
/** Milliseconds after which a folder that nobody holds was left behind: one that is being made is not held yet. */
const leftAfter = 60_000;
/** The same for folders of versions that held none of theirs. */
const unheldAfter = 24 * 60 * 60_000;

/** A folder that only this user of the computer can look into. Throws DatabaseProblem, or the error of the file system. */
export function temporaryPlace(kind: 'copy' | 'trial'): TemporaryPlace {
  const folder = mkdtempSync(join(tmpdir(), `kontor-${kind}-`));
  const hold = join(folder, 'hold');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const release = lockOffice(folder, hold);
    return {
      folder,
      remove: () => {
        release();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Removes what killed processes have left in the system's folder for temporary files; answers how many folders. What cannot be removed is told to `log`. */
export function sweepTemporaryPlaces(now: number, log: (line: string) => void): number {
  let swept = 0;
  for (const name of readdirSync(tmpdir()).filter((one) => PREFIX.test(one))) {
    const folder = join(tmpdir(), name);
    try {
      if (!isLeft(folder, now)) continue;
      rmSync(folder, { recursive: true, force: true });
      swept += 1;
    } catch (error) {
      log(`What is left in ${folder} could not be removed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return swept;
}

function isLeft(folder: string, now: number): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  const hold = join(folder, 'hold');
  if (found === undefined || !found.isDirectory()) return false;
  if (!existsSync(hold)) return now - found.mtimeMs > unheldAfter;
  if (now - found.mtimeMs <= leftAfter) return false;
  try {
    lockOffice(folder, hold)();
    return true;
  } catch {
    return false;
  }
}
