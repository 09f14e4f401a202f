/** The folder of backups: what the files are called, what is known of each, which of them go. */
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FilesCarried } from './backup-stored-files.ts';
import { syncFile } from './database.ts';
import { asDatabaseProblem } from './database-problem.ts';
import type { Counts } from './health.ts';
import { backupsToDelete } from './rotation.ts';

export type BackupForm = 'plain' | 'packed' | 'sealed';

export type BackupReason = 'closing' | 'daily' | 'schedule' | 'migration' | 'manual' | 'restore' | 'move';

/** A backup as the list shows it. */
export interface Backup {
  /** Its file in the folder: `office-2026-11-23T101502Z-closing.kontor`. Names sort by time. */
  readonly name: string;
  /** UTC ISO 8601 with milliseconds. */
  readonly at: string;
  readonly reason: BackupReason;
  /** Bytes. */
  readonly size: number;
  /** Null where the note beside the file is missing; the file itself is not opened for the list. */
  readonly counts: Counts | null;
  readonly programVersion: string | null;
  /** It was opened and checked after it was written, and has the same size still. */
  readonly verified: boolean;
  /** How the file is written: as a database, compressed, or compressed and encrypted. */
  readonly form: BackupForm;
}

/** What the note beside a backup says, `<name>.json`. */
export interface BackupNote {
  readonly at: string;
  readonly size: number;
  readonly counts: Counts;
  readonly programVersion: string;
  /** The names of the migrations in it. */
  readonly schema: readonly string[];
  /** How many stored files it names, and the first hundred of those that were missing or altered in `files/`, by SHA-256. */
  readonly files: Omit<FilesCarried, 'copied'>;
}

const NAME =
  /^office-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})Z-(closing|daily|schedule|migration|manual|restore|move)(?:-\d{1,3})?(?:-damaged)?\.kontor(?:\.packed|\.sealed)?$/;
/** What a backup that was cut short leaves; a log (`-wal`) beside a backup is part of what a restore put aside. */
const ENDINGS = /(?:\.unfinished(?:-journal|-wal|-shm)?|\.json|\.json\.unfinished)$/;

/** Whether a file of this name is a backup of ours. */
export function isBackupName(name: string): boolean {
  return NAME.test(name);
}

/** How the file of this name is written. */
export function formOf(name: string): BackupForm {
  const ending = /\.(packed|sealed)$/.exec(name)?.[1];
  return ending === 'packed' || ending === 'sealed' ? ending : 'plain';
}

/** A name that is not taken in the folder. */
export function freeName(folder: string, now: string, reason: BackupReason, damaged = false): string {
  const second = `${now.slice(0, 19).replaceAll(':', '')}Z`;
  const taken = new Set(namesIn(folder));
  for (let n = 1; ; n += 1) {
    const name = `office-${second}-${reason}${n === 1 ? '' : `-${n}`}${damaged ? '-damaged' : ''}.kontor`;
    if (!taken.has(name)) return name;
  }
}

/** The backups in the folder, the latest first; none where there is no folder. Opens no database. Throws DatabaseProblem. */
export function listBackups(folder: string): Backup[] {
  try {
    return namesIn(folder)
      .flatMap((name) => describe(folder, name))
      .sort((a, b) => (a.at === b.at ? order(b.name, a.name) : order(b.at, a.at)));
  } catch (error) {
    throw asDatabaseProblem(error, folder);
  }
}

/**
 * Deletes the backups that are no longer needed (see `backupsToDelete`) and answers their names. Files that are not called like ours
 * are never touched. Throws DatabaseProblem.
 */
export function rotateBackups(folder: string, now: string): string[] {
  const gone = backupsToDelete(listBackups(folder), now);
  try {
    for (const name of gone) {
      rmSync(join(folder, name), { force: true });
      for (const end of ['.json', '-wal', '-shm', '-journal']) rmSync(join(folder, name + end), { force: true });
    }
  } catch (error) {
    throw asDatabaseProblem(error, folder);
  }
  return gone;
}

/** Removes what a backup that was cut short has left: unfinished files, and notes without their backup. */
export function clearUnfinished(folder: string): void {
  const names = new Set(allIn(folder));
  for (const name of names) {
    const ending = ENDINGS.exec(name);
    if (ending === null) continue;
    const of = name.slice(0, ending.index);
    if (isBackupName(of) && (name.includes('.unfinished') || !names.has(of)))
      rmSync(join(folder, name), { force: true });
  }
}

/** A drive that has just gone cannot be cleared up, and what it said first is what counts. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}

/** Writes the note beside a backup, whole or not at all. */
export function writeNote(folder: string, name: string, note: BackupNote): void {
  const path = join(folder, `${name}.json`);
  writeFileSync(`${path}.unfinished`, `${JSON.stringify(note, null, 2)}\n`);
  syncFile(`${path}.unfinished`);
  renameSync(`${path}.unfinished`, path);
}

/** One backup of the folder; nothing where the file has just gone. */
function describe(folder: string, name: string): Backup[] {
  const parts = NAME.exec(name);
  const file = statSync(join(folder, name), { throwIfNoEntry: false });
  if (parts === null || file === undefined || !file.isFile()) return [];
  const [, day, hours, minutes, seconds, reason] = parts;
  const note = readNote(folder, name);
  return [
    {
      name,
      at: note?.at ?? `${day}T${hours}:${minutes}:${seconds}.000Z`,
      // The pattern lets only these words through.
      reason: reason as BackupReason,
      size: file.size,
      counts: note?.counts ?? null,
      programVersion: note?.programVersion ?? null,
      verified: note !== null && note.size === file.size,
      form: formOf(name),
    },
  ];
}

/** What the note beside a backup says; null where there is none, or one that somebody has spoilt: the backup is listed all the same. */
export function readNote(folder: string, name: string): BackupNote | null {
  let note: unknown;
  try {
    note = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  } catch {
    return null;
  }
  if (!isRecord(note) || !isRecord(note.counts)) return null;
  const { at, size, programVersion, schema } = note;
  const { clients, products, documents } = note.counts;
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return null;
  if (typeof size !== 'number' || typeof programVersion !== 'string') return null;
  if (typeof clients !== 'number' || typeof products !== 'number' || typeof documents !== 'number') return null;
  const { named, missing, altered } = isRecord(note.files) ? note.files : {};
  return {
    at,
    size,
    programVersion,
    counts: { clients, products, documents },
    schema: textsIn(schema),
    files: { named: typeof named === 'number' ? named : 0, missing: textsIn(missing), altered: textsIn(altered) },
  };
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function namesIn(folder: string): string[] {
  return allIn(folder).filter(isBackupName);
}

function allIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
