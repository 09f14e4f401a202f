/** Everything of an office copied to another folder and checked there; then it counts there, and not before. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFile, syncFolder } from '../../../db/database.ts';
import { asDatabaseProblem, DatabaseProblem } from '../../../db/database-problem.ts';
import { type Job, JobCancelled } from '../../engine/context.ts';
import type { OfficePaths } from '../../engine/office-paths.ts';
import {
  beginMove,
  commitMove,
  copyPath,
  isStillThere,
  readNote,
  removeArriving,
  type Way,
} from '../../sharing/moved-office.ts';
import { upkeepInThread } from '../upkeep/upkeep-in-thread.ts';

export interface Carrying {
  readonly paths: OfficePaths;
  readonly to: string;
  readonly backups: boolean;
  readonly job: Job;
  /** Asked last: DatabaseProblem `not-kept` when another computer keeps the office now. */
  readonly mustBeOurs: () => void;
  /** UTC ISO 8601. */
  readonly at: string;
  readonly by: string;
}

const keyName = 'secret.key';

interface FoundFile {
  /** Below the folder. */
  readonly name: string;
  readonly bytes: number;
}

/** The files in a folder and below it; none where there is no folder. */
export function filesIn(folder: string): FoundFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ name: path.slice(folder.length + 1), bytes: statSync(path).size }));
}

/**
 * Copies the database, which nobody has open, with what belongs to it, and says that the office is there now. Rejects with
 * JobCancelled, or with what went wrong, and then nothing of it is left in the new folder and the office is where it was; unless the drive
 * went away at the very end, so that nobody knows: then everything stays in both, and the note in the old folder tells later.
 */
export async function carryOver({ paths, to, backups, job, mustBeOurs, at, by }: Carrying): Promise<void> {
  const { folder: from, database } = paths;
  const trees = ['files', 'templates', ...(backups ? ['backups'] : [])].map((name) => ({
    name,
    files: filesIn(join(from, name)),
    isNew: !existsSync(join(to, name)),
  }));
  const size = statSync(database).size;
  const total = trees.reduce((sum, { files }) => files.reduce((more, { bytes }) => more + bytes, sum), size);
  const made: string[] = [];
  let done = 0;
  let isCommitting = false;
  const way = beginMove(from, to);
  try {
    job.progress('writing', 0, total);
    await upkeepInThread({ path: database, to: copyPath(to) });
    done += size;
    for (const { name: tree, files } of trees)
      for (const { name, bytes } of files) {
        job.progress('writing', done, total);
        const target = join(to, tree, name);
        if (await copied(join(from, tree, name), target)) made.push(target);
        done += bytes;
      }
    // What only the office's own key opens: passwords of its mail accounts.
    const key = join(to, keyName);
    if (existsSync(join(from, keyName)) && (await copied(join(from, keyName), key))) made.push(key);
    job.progress('writing', done, total);
    for (const { name } of trees) if (existsSync(join(to, name))) syncFolder(join(to, name));
    syncFolder(to);
    if (job.cancelled) throw new JobCancelled();
    mustBeOurs();
    isCommitting = true;
    commitMove(way, at, by);
  } catch (error) {
    // What could have got there may have, though the drive says otherwise.
    if (isCommitting && !isStillThere(from)) {
      if (isNoted(way)) return;
      throw asDatabaseProblem(error, from);
    }
    for (const path of made) rmSync(path, { force: true });
    for (const { name, isNew } of trees) if (isNew) rmSync(join(to, name), { recursive: true, force: true });
    removeArriving(way);
    throw asDatabaseProblem(error, to);
  }
}

/** Whether the note lies there, though it is not known whether a loss of power would leave it. */
function isNoted({ id, from }: Way): boolean {
  try {
    return readNote(from)?.id === id;
  } catch {
    return false;
  }
}

/** Copies the file durably and reads the copy again; false where the same one is there already. */
async function copied(from: string, to: string): Promise<boolean> {
  const isThere = existsSync(to);
  const digest = await digestOf(from);
  if (isThere && (await digestOf(to)) === digest) return false;
  const unfinished = `${to}.part`;
  try {
    mkdirSync(dirname(to), { recursive: true });
    await copyFile(from, unfinished);
    syncFile(unfinished);
    if ((await digestOf(unfinished)) !== digest)
      throw new DatabaseProblem('damaged', to, { detail: 'the copy is not what was copied' });
    renameSync(unfinished, to);
    return !isThere;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(bytes);
  return hash.digest('hex');
}
