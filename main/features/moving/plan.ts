/** What moving an office to a folder would mean. */
import { mkdirSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { MovingPlan } from '../../../preload/contract/moving.ts';
import { cloudServiceOf } from '../../engine/cloud-folders.ts';
import type { OfficePaths } from '../../engine/office-paths.ts';
import { isOnNetworkDrive } from '../../sharing/network-drives.ts';
import { filesIn } from './carry-over.ts';

/** More than what is copied, so that the office can be worked in afterwards. */
const spare = 64 * 1024 * 1024;

/** Looks at the folder, and at what there is to move. Writes and removes one empty file there. `withBackups`: there has to be space for them, too. */
export function movingPlan(paths: OfficePaths, to: string, withBackups: boolean): MovingPlan {
  const size = (...folders: readonly string[]) => {
    const all = folders.flatMap((folder) => filesIn(folder));
    return { count: all.length, bytes: all.reduce((sum, file) => sum + file.bytes, 0) };
  };
  const database = statSync(paths.database).size;
  const files = size(paths.files, join(paths.folder, 'templates'));
  const backups = size(paths.backups);
  const free = freeIn(to);
  const needed = database + files.bytes + spare;
  const isTooMuch = free !== null && free < needed + (withBackups ? backups.bytes : 0);
  const problem = problemOf(paths.folder, to) ?? (isTooMuch ? 'no-space' : null);
  return { to, problem, network: isOnNetworkDrive(to), free, database, files, backups, needed };
}

function problemOf(from: string, to: string): MovingPlan['problem'] {
  if (isInside(to, from) || isInside(from, to)) return 'same';
  if (cloudServiceOf(to) !== null) return 'cloud';
  const names = namesIn(to);
  if (names === null) return 'not-writable';
  if (names.includes('office.kontor')) return 'has-office';
  // One that an office has left, or to which one was on its way, is as good as empty: nothing there is overwritten.
  const isKnown = names.includes('office.kontor-moved') || names.includes('office.kontor-arriving');
  if (names.length > 0 && !isKnown) return 'not-empty';
  return isWritable(to) ? null : 'not-writable';
}

/** Whether the one folder is the other, or lies inside of it. */
function isInside(one: string, other: string): boolean {
  const way = relative(resolve(other), resolve(one));
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}

function namesIn(folder: string): string[] | null {
  try {
    return readdirSync(folder);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? [] : null;
  }
}

function isWritable(folder: string): boolean {
  const probe = join(folder, 'office.kontor-probe');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}

function freeIn(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
