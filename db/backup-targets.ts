/**
 * Further folders that each backup is copied to: a second drive, a stick that is there only sometimes. A folder is known by the
 * mark in it, so that neither another stick under the same letter nor the empty place where one was is taken for it.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type SQLite from 'better-sqlite3';
import {
  type BackupNote,
  clearUnfinished,
  listBackups,
  readNote,
  removeQuietly,
  rotateBackups,
  writeNote,
} from './backup-files.ts';
import { asNoted, backUpFiles, type FilesCarried } from './backup-stored-files.ts';
import { openSqlite, syncFile, syncFolder } from './database.ts';
import { asDatabaseProblem, DatabaseProblem } from './database-problem.ts';
import { checkForBackup, countsOf } from './health.ts';
import { packFile, unpackFile } from './packed-file.ts';
import type { SealKey } from './seal-key.ts';

/** A folder that backups are copied to. */
export interface BackupTarget {
  /** What its mark says. */
  readonly id: string;
  readonly folder: string;
  /** What copies are encrypted with; null: they are only compressed. */
  readonly key: SealKey | null;
}

type MarkedFolder = Pick<BackupTarget, 'id' | 'folder'>;

const MARK = 'kontor-target.json';
const FOLDER = 'Kontor backups';

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
export function isTargetThere({ id, folder }: MarkedFolder): boolean {
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
export async function lookAtTarget({ id, folder }: MarkedFolder, office: string): Promise<TargetSeen> {
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
 * where there is none. The backup is opened and read in full once more; the copy, compressed, is read again, unpacked and compared with
 * it before it gets its name; only then are those deleted there that are no longer needed. Throws DatabaseProblem, `missing` when the
 * target is not there; what it holds stays as good as it was.
 */
export function copyLatest(backups: string, target: BackupTarget, { files, now, log }: CopyOptions): string | null {
  const latest = listBackups(backups).find(({ verified }) => verified);
  if (latest === undefined) return null;
  if (!isTargetThere(target)) throw new DatabaseProblem('missing', target.folder);
  const { folder, key } = target;
  const copy = `${latest.name}.${key === null ? 'packed' : 'sealed'}`;
  const isThere = listBackups(folder).some(({ name, verified }) => verified && name === copy);
  if (!isThere) {
    copyOne(join(backups, latest.name), join(folder, copy), key, files);
    try {
      rotateBackups(folder, now);
    } catch (error) {
      log?.(`Old backups could not be deleted: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return latest.at;
}

function copyOne(source: string, path: string, key: SealKey | null, files: string): void {
  const [folder, name] = [dirname(path), basename(path)];
  const unfinished = `${path}.unfinished`;
  try {
    const note = readNote(dirname(source), basename(source));
    if (note === null) throw new DatabaseProblem('missing', `${source}.json`);
    clearUnfinished(folder);
    const carried = checkedSource(source, note, (sql) => backUpFiles(sql, files, folder, key));
    const written = packFile(source, unfinished, key);
    const read = unpackFile(unfinished, null, { keys: key === null ? [] : [key], passphrase: null });
    if (read !== written)
      throw new DatabaseProblem('damaged', path, { detail: 'the drive does not give back what was written' });
    writeNote(folder, name, { ...note, size: statSync(unfinished).size, files: asNoted(carried) });
    renameSync(unfinished, path);
    syncFolder(folder);
  } catch (error) {
    removeQuietly(unfinished);
    removeQuietly(`${path}.json`);
    throw asDatabaseProblem(error, folder);
  }
}

/** Opens the backup and reads all of it before it is handed on: it may have gone bad since it was made. */
function checkedSource(
  path: string,
  { counts }: BackupNote,
  carry: (sql: SQLite.Database) => FilesCarried,
): FilesCarried {
  const refuse = (detail: string) => new DatabaseProblem('damaged', path, { detail });
  const sql = openSqlite(path, { readonly: true });
  try {
    const integrity = checkForBackup(sql);
    if (integrity !== 'ok') throw refuse(integrity.join('; '));
    const found = countsOf(sql);
    for (const table of ['clients', 'products', 'documents'] as const)
      if (found[table] !== counts[table])
        throw refuse(`it has ${found[table]} ${table}, and had ${counts[table]} when it was made`);
    return carry(sql);
  } finally {
    sql.close();
  }
}
