/** The files of the office against what the database names, and moving away what nobody names. */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Examination, Room } from './examination.ts';

type Files = NonNullable<Examination['files']>;

/** Milliseconds: a file that is younger may belong to a record that is being saved. */
const young = 24 * 60 * 60 * 1000;
const told = 100;
const sha256 = /^[0-9a-f]{64}$/u;

interface Found {
  readonly path: string;
  readonly stats: Stats;
}

/** Every file below the folder; none where there is no folder. */
export function* filesIn(folder: string): Generator<Found> {
  let entries: { readonly name: string; isDirectory(): boolean }[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return;
    throw error;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats?.isFile()) yield { path, stats };
    }
  }
}

/** How many files there are in the folder, and how large they are together. */
export function roomOf(folder: string): Room {
  let files = 0;
  let bytes = 0;
  for (const { stats } of filesIn(folder)) {
    files++;
    bytes += stats.size;
  }
  return { files, bytes };
}

/** Reads every file through that the database names. `now`: in milliseconds. */
export async function checkStoredFiles(
  folder: string,
  named: readonly { readonly sha256: string; readonly size: number }[],
  now: number,
  examined: (files: number, of: number) => void = () => undefined,
): Promise<Omit<Files, 'unused'>> {
  const missing: string[] = [];
  const altered: string[] = [];
  let done = 0;
  for (const { sha256: name } of named) {
    const state = sha256.test(name) ? await stateOf(join(folder, name.slice(0, 2), name), name) : 'missing';
    if (state === 'missing') missing.push(name);
    if (state === 'altered') altered.push(name);
    examined(++done, named.length);
  }
  const names = new Set(named.map((file) => file.sha256));
  let files = 0;
  let bytes = 0;
  for (const { stats } of unnamedIn(folder, names, now)) {
    files++;
    bytes += stats.size;
  }
  return {
    named: named.length,
    missing: missing.slice(0, told),
    altered: altered.slice(0, told),
    missingCount: missing.length,
    alteredCount: altered.length,
    unnamed: { files, bytes },
  };
}

/**
 * Moves the files that nobody names into `backups/files`, from where a restored backup takes back what it names; the rest of a file that was
 * never finished is removed. Only what has not been touched for a day. `isNamed` is asked right before each. Answers what went.
 */
export async function moveUnnamed(
  { files, backups }: { readonly files: string; readonly backups: string },
  isNamed: (sha256: string) => boolean,
  now: number,
): Promise<Room> {
  let moved = 0;
  let bytes = 0;
  for (const { path, stats } of unnamedIn(files, new Set(), now)) {
    const name = basename(path);
    const whole = sha256.test(name) && (await stateOf(path, name)) === 'there';
    await nextTurn();
    // Asked after all waiting, and the file's age once more: a record that is being saved has touched it.
    const present = statSync(path, { throwIfNoEntry: false });
    if (isNamed(name) || present === undefined || now - present.mtimeMs < young) continue;
    const target = join(backups, 'files', name.slice(0, 2), whole ? name : `${name}.unnamed`);
    if (name.endsWith('.part') || (whole && existsSync(target))) rmSync(path);
    else {
      mkdirSync(dirname(target), { recursive: true });
      renameSync(path, target);
    }
    moved++;
    bytes += stats.size;
  }
  return { files: moved, bytes };
}

function* unnamedIn(folder: string, names: ReadonlySet<string>, now: number): Generator<Found> {
  for (const found of filesIn(folder))
    if (!names.has(basename(found.path)) && now - found.stats.mtimeMs >= young) yield found;
}

async function stateOf(path: string, name: string): Promise<'there' | 'missing' | 'altered'> {
  const hash = createHash('sha256');
  try {
    for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing';
    // What cannot be read is no longer what it was.
    return 'altered';
  }
  return hash.digest('hex') === name ? 'there' : 'altered';
}
