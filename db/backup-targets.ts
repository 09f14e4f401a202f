/**
 * Further folders that each backup is copied to: a second drive, a stick that is there only sometimes. A folder is known by the
 * mark in it, so that neither another stick under the same letter nor the empty place where one was is taken for it.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackupNote, clearUnfinished, listBackups, readNote, rotateBackups, writeNote } from './backup-files.ts';
import { asNoted, backUpFiles, type FilesCarried } from './backup-stored-files.ts';
import { openSqlite, syncFile, syncFolder } from './database.ts';
import { asDatabaseProblem, DatabaseProblem } from './database-problem.ts';
import { checkForBackup, countsOf } from './health.ts';

/** A folder that backups are copied to. */
export interface BackupTarget {
  /** What its mark says. */
  readonly id: string;
  readonly folder: string;
}

const MARK = 'kontor-target.json';
const FOLDER = 'Kontor backups';
const BLOCK = 1024 * 1024;

/**
 * Makes a folder of its own, marked with this id, in the one that somebody has chosen: on one stick the backups of two
 * offices stay apart. Answers its path. Throws DatabaseProblem.
 */
export function makeTarget(chosen: string, id: string): string {
  try {
    for (let n = 1; ; n += 1) {
      const folder = join(chosen, n === 1 ? FOLDER : `${FOLDER} ${n}`);
      if (existsSync(folder)) continue;
      mkdirSync(folder);
      const mark = join(folder, MARK);
      writeFileSync(mark, `${JSON.stringify({ id })}\n`);
      syncFile(mark);
      syncFolder(folder);
      return folder;
    }
  } catch (error) {
    throw asDatabaseProblem(error, chosen);
  }
}

/** Whether the drive with the folder is there, and the folder is the one that was marked. */
export function isTargetThere({ id, folder }: BackupTarget): boolean {
  try {
    return isMarkOf(id, readFileSync(join(folder, MARK), 'utf8'));
  } catch {
    return false;
  }
}

/** What a look at a target finds. */
export interface TargetSeen {
  readonly there: boolean;
  /** It lies on the drive of the office, which takes both along when it breaks. */
  readonly sameDrive: boolean;
}

/** Looks at the target without keeping this thread waiting: a network drive that has gone may take half a minute to say so. */
export async function lookAtTarget({ id, folder }: BackupTarget, office: string): Promise<TargetSeen> {
  try {
    const there = isMarkOf(id, await readFile(join(folder, MARK), 'utf8'));
    return { there, sameDrive: there && (await stat(folder)).dev === (await stat(office)).dev };
  } catch {
    return { there: false, sameDrive: false };
  }
}

function isMarkOf(id: string, text: string): boolean {
  const mark: unknown = JSON.parse(text);
  return typeof mark === 'object' && mark !== null && 'id' in mark && mark.id === id;
}

/** The folder of backups in what somebody has chosen to look into: itself, the one of a target in it, or that of an office. */
export function backupsIn(chosen: string): string {
  const inside = [chosen, join(chosen, FOLDER), join(chosen, 'backups')];
  return inside.find((folder) => listBackups(folder).length > 0) ?? chosen;
}

export interface CopyOptions {
  /** The office's `files/`. */
  readonly files: string;
  /** UTC ISO 8601 with milliseconds. */
  readonly now: string;
  readonly log?: (line: string) => void;
}

/**
 * Copies the latest good backup of the folder into the target unless it is there already, and answers when that was made; null
 * where there is none. The copy is read again, opened, and compared with what is known of the backup before it
 * gets its name; only then are those deleted there that are no longer needed. Throws DatabaseProblem, `missing` when the
 * target is not there; what it holds stays as good as it was.
 */
export function copyLatest(backups: string, target: BackupTarget, { files, now, log }: CopyOptions): string | null {
  const latest = listBackups(backups).find(({ verified }) => verified);
  if (latest === undefined) return null;
  if (!isTargetThere(target)) throw new DatabaseProblem('missing', target.folder);
  const { folder } = target;
  const isThere = listBackups(folder).some(({ name, verified }) => verified && name === latest.name);
  if (!isThere) {
    copyOne(backups, latest.name, folder, files);
    try {
      rotateBackups(folder, now);
    } catch (error) {
      log?.(`Old backups could not be deleted: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return latest.at;
}

function copyOne(backups: string, name: string, folder: string, files: string): void {
  const path = join(folder, name);
  const unfinished = `${path}.unfinished`;
  try {
    const note = readNote(backups, name);
    if (note === null) throw new DatabaseProblem('missing', join(backups, `${name}.json`));
    clearUnfinished(folder);
    const written = copyBytes(join(backups, name), unfinished);
    if (hashOf(unfinished) !== written)
      throw new DatabaseProblem('damaged', path, { detail: 'the drive does not give back what was written' });
    writeNote(folder, name, { ...note, files: asNoted(checkedCopy(unfinished, note, files, folder)) });
    renameSync(unfinished, path);
    syncFolder(folder);
  } catch (error) {
    removeQuietly(unfinished);
    removeQuietly(`${path}.json`);
    throw asDatabaseProblem(error, folder);
  }
}

/** A drive that has just gone cannot be cleared up, and what it said first is what counts. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}

/** Opens the copy, reads all of it, and takes the files along that it names. */
function checkedCopy(path: string, { counts }: BackupNote, files: string, folder: string): FilesCarried {
  const refuse = (detail: string) => new DatabaseProblem('damaged', path, { detail });
  const copy = openSqlite(path, { readonly: true });
  try {
    const integrity = checkForBackup(copy);
    if (integrity !== 'ok') throw refuse(integrity.join('; '));
    const found = countsOf(copy);
    for (const table of ['clients', 'products', 'documents'] as const)
      if (found[table] !== counts[table])
        throw refuse(`the copy has ${found[table]} ${table}, the backup ${counts[table]}`);
    return backUpFiles(copy, files, folder);
  } finally {
    copy.close();
  }
}

/** Durably; answers the SHA-256 of what was read. */
function copyBytes(from: string, to: string): string {
  const target = openSync(to, 'w');
  try {
    const hash = eachBlock(from, (block) => {
      for (let done = 0; done < block.length; ) done += writeSync(target, block, done);
    });
    fsyncSync(target);
    return hash;
  } finally {
    closeSync(target);
  }
}

function hashOf(path: string): string {
  return eachBlock(path, () => undefined);
}

function eachBlock(path: string, take: (block: Buffer) => void): string {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(BLOCK);
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const length = readSync(file, buffer, 0, buffer.length, null);
      if (length === 0) return hash.digest('hex');
      const block = buffer.subarray(0, length);
      hash.update(block);
      take(block);
    }
  } finally {
    closeSync(file);
  }
}
