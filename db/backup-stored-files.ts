/**
 * The stored files that a database names (PDFs of issued documents, logos, stamps), beside its backups in `backups/files/`
 * and back again. They are named by their content and never change, so each is copied once, whichever backups need it.
 * None is ever deleted from there: what an office has issued it keeps, and a picture more costs less than a mistake here.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type SQLite from 'better-sqlite3';
import { openSqlite, syncFolder } from './database.ts';
import { DatabaseProblem } from './database-problem.ts';
import { packFile, sealedName, unpackFile } from './packed-file.ts';
import type { SealKey } from './seal-key.ts';

/** What became of the stored files that a database names; each by its SHA-256 in hex. */
export interface FilesCarried {
  /** How many the database names. */
  readonly named: number;
  readonly copied: number;
  /** Not there, or not to be read. */
  readonly missing: readonly string[];
  /** There with another content. */
  readonly altered: readonly string[];
}

interface StoredFile {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

type State = 'there' | 'copied' | 'missing' | 'altered';

/** Where the files of this database lie. */
export function filesBeside(database: string): string {
  return join(dirname(database), 'files');
}

/**
 * Copies into `backups/files/` the files that the database names and that are not there yet, each durably, whole or not
 * at all. One that is missing or altered in `files` is answered, not thrown: the database is worth its backup all the
 * same. Of those that were copied before only presence and size are looked at. With a key they are encrypted, and so are their names. Throws what the folder of backups is
 * guilty of (no space, no right).
 */
export function backUpFiles(
  sql: SQLite.Database,
  files: string,
  backups: string,
  key: SealKey | null = null,
): FilesCarried {
  const office = { folder: files, key: null };
  const target = { folder: filesIn(backups), key };
  return carried(storedFilesIn(sql), target, (file) =>
    stateIn(target, file) === 'there' ? stateIn(office, file) : copied(office, target, file),
  );
}

/** Puts back into `files` what the database names and what is missing there, or cut short. Answers and throws as `backUpFiles`. */
export function putBackFiles(
  database: string,
  files: string,
  backups: string,
  key: SealKey | null = null,
): FilesCarried {
  const sql = openSqlite(database, { readonly: true });
  const office = { folder: files, key: null };
  try {
    return carried(storedFilesIn(sql), office, (file) =>
      stateIn(office, file) === 'there' ? 'there' : copied({ folder: filesIn(backups), key }, office, file),
    );
  } finally {
    sql.close();
  }
}

/** One line about what is missing or altered in the folder; null where all is well. */
export function filesTrouble({ named, missing, altered }: FilesCarried, folder: string): string | null {
  if (missing.length + altered.length === 0) return null;
  const first = [...missing, ...altered].slice(0, 5).join(', ');
  return `Of ${named} stored files ${missing.length} are missing and ${altered.length} altered in ${folder}: ${first}`;
}

/** What the note beside a backup says of them: the first hundred of those that are missing or altered. */
export function asNoted({ named, missing, altered }: FilesCarried): Omit<FilesCarried, 'copied'> {
  return { named, missing: missing.slice(0, 100), altered: altered.slice(0, 100) };
}

function filesIn(backups: string): string {
  return join(backups, 'files');
}

/** None where the database is from before there were any. */
function storedFilesIn(sql: SQLite.Database): StoredFile[] {
  const exists = sql.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'stored_file'").get();
  if (exists === undefined) return [];
  return sql.prepare<[], StoredFile>('SELECT sha256, size FROM stored_file ORDER BY sha256').all();
}

/** A folder of stored files; with a key their content and their names are encrypted. */
interface Place {
  readonly folder: string;
  readonly key: SealKey | null;
}

function carried(wanted: readonly StoredFile[], target: Place, carry: (file: StoredFile) => State): FilesCarried {
  const of: Record<State, string[]> = { there: [], copied: [], missing: [], altered: [] };
  for (const file of wanted) of[isName(file.sha256) ? carry(file) : 'missing'].push(file.sha256);
  const folders = new Set(of.copied.map((sha256) => dirname(pathIn(target, sha256))));
  if (folders.size > 0) for (const folder of [...folders, target.folder, dirname(target.folder)]) syncFolder(folder);
  return { named: wanted.length, copied: of.copied.length, missing: of.missing, altered: of.altered };
}

/** A database is a file that somebody may have written: its names are no way out of the folder. */
function isName(sha256: string): boolean {
  return /^[0-9a-f]{64}$/u.test(sha256);
}

/** The same two levels as in the office's `files/`. */
function pathIn({ folder, key }: Place, sha256: string): string {
  const name = key === null ? sha256 : sealedName(key, sha256);
  return join(folder, name.slice(0, 2), name);
}

/** How long an encrypted one is nobody knows, but it has its name only when it is whole. */
function stateIn(place: Place, { sha256, size }: StoredFile): State {
  const found = statSync(pathIn(place, sha256), { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) return 'missing';
  return place.key !== null || found.size === size ? 'there' : 'altered';
}

function copied(from: Place, to: Place, { sha256 }: StoredFile): State {
  const source = pathIn(from, sha256);
  const path = pathIn(to, sha256);
  // Always the same name: what a power cut leaves is written over by the next try.
  const unfinished = `${path}.part`;
  try {
    const state =
      from.key === null ? sentOn(source, unfinished, sha256, to.key) : opened(source, unfinished, sha256, from.key);
    if (state === 'copied') renameSync(unfinished, path);
    else rmSync(unfinished, { force: true });
    return state;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function sentOn(source: string, to: string, sha256: string, key: SealKey | null): State {
  let bytes: Buffer;
  try {
    bytes = readFileSync(source);
  } catch {
    return 'missing';
  }
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return 'altered';
  mkdirSync(dirname(to), { recursive: true });
  if (key !== null) return packFile(source, to, key) === sha256 ? 'copied' : 'altered';
  const file = openSync(to, 'w');
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return 'copied';
}

function opened(source: string, to: string, sha256: string, key: SealKey): State {
  if (!existsSync(source)) return 'missing';
  mkdirSync(dirname(to), { recursive: true });
  try {
    return unpackFile(source, to, { keys: [key], passphrase: null }) === sha256 ? 'copied' : 'altered';
  } catch (error) {
    if (error instanceof DatabaseProblem && error.problem === 'damaged') return 'altered';
    throw error;
  }
}
