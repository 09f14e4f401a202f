/**
 * An office on its way from one folder to another. Exactly one of the two counts, whenever the power goes: the one that it leaves, until
 * a note lies there that says where it is; from then on the other. Every step after that can be made again by whoever opens either.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { freeName } from '../../db/backup-files.ts';
import { syncFile, syncFolder } from '../../db/database.ts';
import { unmarkShared } from './beacon-file.ts';

const Note = z.object({
  /** Of this move, by chance. */
  id: z.string().regex(/^[0-9a-f]{32}$/u),
  /** The folder where the office is now, as it was called on the computer that moved it. */
  to: z.string().min(1),
  /** UTC ISO 8601. */
  at: z.string(),
  by: z.string(),
});
/** What lies in a folder that an office has left. */
export type Note = z.infer<typeof Note>;

const Arriving = z.object({ id: Note.shape.id, from: z.string().min(1) });
/** What lies in the folder that an office comes to, until it is there. */
type Arriving = z.infer<typeof Arriving>;

const database = 'office.kontor';
const sides = ['-wal', '-shm', '-journal'] as const;
const notePath = (folder: string) => join(folder, 'office.kontor-moved');
const arrivingPath = (folder: string) => join(folder, 'office.kontor-arriving');

/** Where the database lies in the new folder, whole and checked, before it counts. */
export function copyPath(folder: string): string {
  return join(folder, 'office.kontor-copy');
}

/** Where the office is that was in this folder; null where it has not left it. */
export function readNote(folder: string): Note | null {
  return read(notePath(folder), Note);
}

/** The way of an office from one folder to another; the same names are used again after a power cut. */
export interface Way {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** Says in the new folder that an office is to come, and from where. Throws the system's error. */
export function beginMove(from: string, to: string): Way {
  const id = randomBytes(16).toString('hex');
  mkdirSync(to, { recursive: true });
  removeCopy(to);
  write(arrivingPath(to), { id, from } satisfies Arriving);
  return { id, from, to };
}

/** From now on the office is in the new folder. Throws the system's error, and then it is in the old one still. */
export function commitMove({ id, from, to }: Way, at: string, by: string): void {
  write(notePath(from), { id, to, at, by } satisfies Note);
}

/** Takes away what was to become the office here, of a move that is not made. */
export function removeArriving(folder: string): void {
  removeCopy(folder);
  rmSync(arrivingPath(folder), { force: true });
}

/**
 * Whether an office that was on its way here has come: what is left to do is done now. `coming`: it is still in the folder that is
 * answered, or that folder cannot be reached to ask. Null: none was on its way.
 */
export function arrive(folder: string): { readonly coming: string } | 'here' | null {
  const arriving = read(arrivingPath(folder), Arriving);
  if (arriving === null) return null;
  if (readNote(arriving.from)?.id !== arriving.id) return { coming: arriving.from };
  const copy = copyPath(folder);
  if (existsSync(copy)) {
    for (const end of sides) rmSync(join(folder, database + end), { force: true });
    renameSync(copy, join(folder, database));
  }
  // An office that was here before, went away and comes back.
  rmSync(notePath(folder), { force: true });
  unmarkShared(folder);
  syncFolder(folder);
  rmSync(arrivingPath(folder), { force: true });
  return 'here';
}

/** The database that was left behind becomes a backup there, under which nobody works on by mistake; once. Throws the system's error. */
export function retire(folder: string, now: string): void {
  const left = join(folder, database);
  if (readNote(folder) === null || !existsSync(left)) return;
  const backups = join(folder, 'backups');
  mkdirSync(backups, { recursive: true });
  renameSync(left, join(backups, freeName(backups, now, 'manual')));
  for (const end of sides) rmSync(left + end, { force: true });
  unmarkShared(folder);
  syncFolder(folder);
}

/**
 * The folder in which the office is that this one is not, or no longer, the folder of; null where this one is. What is left to do of a
 * move that was cut short is done.
 */
export function whereItWent(folder: string, now: string): string | null {
  const arrived = attempt(() => arrive(folder), null);
  if (arrived !== null && arrived !== 'here') return arrived.coming;
  const note = readNote(folder);
  if (note === null) return null;
  attempt(() => arrive(note.to), null);
  attempt(() => retire(folder, now), undefined);
  return note.to;
}

/** What a drive that does not answer leaves to be done, is done another time. */
function attempt<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

function removeCopy(folder: string): void {
  for (const end of ['', '.unfinished', '.unfinished-journal', ...sides])
    rmSync(copyPath(folder) + end, { force: true });
}

function write(path: string, content: Note | Arriving): void {
  const unfinished = `${path}.unfinished`;
  writeFileSync(unfinished, JSON.stringify(content));
  syncFile(unfinished);
  renameSync(unfinished, path);
  syncFolder(join(path, '..'));
}

function read<Content>(path: string, schema: z.ZodType<Content>): Content | null {
  try {
    const found = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}
