/** The office's `files/`: what documents and companies keep for ever, each named by its content. */
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Db, syncFolder } from '../../../db/database.ts';
import { insertStoredFile, storedFileBy } from './queries.ts';

/** A file that lies in `files/`; `sha256` in hex. */
export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where a file of this content lies in `files`; folders of the first two digits keep lists of names short. */
export function storedFilePath(files: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/u.test(sha256)) throw new Error('Not a SHA-256 in hex.');
  return join(files, sha256.slice(0, 2), sha256);
}

/**
 * Puts the bytes into `files`, durably: whole under their name, or not at all. They count only once a row refers to
 * them (`recordStoredFile`, in the transaction that needs them).
 */
export function storeFile(files: string, bytes: Uint8Array): StoredFile {
  const sha256 = sha256Of(bytes);
  const stored = { sha256, size: bytes.length };
  const path = storedFilePath(files, sha256);
  if (readStoredFile(files, sha256) !== null) {
    touch(path);
    return stored;
  }
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    const file = openSync(unfinished, 'wx');
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
  syncFolder(dirname(path));
  syncFolder(files);
  return stored;
}

/**
 * As `storeFile`, of a file that lies elsewhere on the disk, a piece at a time: large ones keep nobody waiting.
 */
export function storeFileAt(files: string, source: string): Promise<StoredFile> {
  return storePieces(files, createReadStream(source));
}

/** As `storeFile`, of bytes that come piece by piece. */
export async function storePieces(files: string, pieces: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  mkdirSync(files, { recursive: true });
  const unfinished = join(files, `${randomBytes(8).toString('hex')}.part`);
  try {
    const hash = createHash('sha256');
    let size = 0;
    const target = await open(unfinished, 'wx');
    try {
      for await (const bytes of pieces) {
        hash.update(bytes);
        size += bytes.length;
        await target.write(bytes);
      }
      await target.sync();
    } finally {
      await target.close();
    }
    const stored = { sha256: hash.digest('hex'), size };
    const path = storedFilePath(files, stored.sha256);
    if ((await wholeStoredFile(files, stored.sha256)) !== null) {
      touch(path);
      return stored;
    }
    mkdirSync(dirname(path), { recursive: true });
    renameSync(unfinished, path);
    syncFolder(dirname(path));
    syncFolder(files);
    return stored;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** A file that is about to be named once more counts as new: what nobody names is moved away only when it is old. */
function touch(path: string): void {
  const now = new Date();
  utimesSync(path, now, now);
}

/** Where the file lies, read through a piece at a time; null where it is missing or is no longer what it was. */
export async function wholeStoredFile(files: string, sha256: string): Promise<string | null> {
  const path = storedFilePath(files, sha256);
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex') === sha256 ? path : null;
}

/** Whether there is a file of this content; nothing is said of what is in it. */
export function hasStoredFile(files: string, sha256: string): boolean {
  return existsSync(storedFilePath(files, sha256));
}

/** The bytes, or null where the file is missing or is no longer what it was. */
export function readStoredFile(files: string, sha256: string): Buffer | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(storedFilePath(files, sha256));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return sha256Of(bytes) === sha256 ? bytes : null;
}

/** Takes a file away to which no row refers. */
export function dropUnusedFile(db: Db, files: string, sha256: string): void {
  if (storedFileBy(db, sha256) === undefined) rmSync(storedFilePath(files, sha256), { force: true });
}

/** The row that a record refers to; to be written in the transaction of that record. */
export function recordStoredFile(
  db: Db,
  { sha256, size }: StoredFile,
  more: { readonly mediaType: string; readonly name: string; readonly at: string; readonly by: number },
): void {
  const { mediaType, name, at, by } = more;
  insertStoredFile(db, { sha256, size, mediaType, name, createdAt: at, createdBy: by });
}

/** What a stored file was called when it came in, or null where there is none of this content. */
export function storedFileName(db: Db, sha256: string): string | null {
  return storedFileBy(db, sha256)?.name ?? null;
}

/** The media type of a stored file, or null where there is none of this content. */
export function storedMediaType(db: Db, sha256: string): string | null {
  return storedFileBy(db, sha256)?.mediaType ?? null;
}
