/**
 * An office on its way from one folder to another. Exactly one of the two counts, whenever the power goes: the one that it leaves, until
 * a note lies there that says where it is; from then on the other. Every step after that can be made again by whoever opens either.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { freeName } from '../../db/backup-files.ts';
import { lockOffice, syncFile, syncFolder } from '../../db/database.ts';
import { asDatabaseProblem, DatabaseProblem } from '../../db/database-problem.ts';
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

const Arriving = z.object({
  id: Note.shape.id,
  from: z.string().min(1),
  /** Of the moves of this office before: whoever has missed some finds it by the note of any. */
  earlier: z.array(Note.shape.id).default([]),
});
/** What lies in the folder that an office comes to, until it is there. */
type Arriving = z.infer<typeof Arriving>;

const database = 'office.kontor';
const sides = ['-wal', '-shm', '-journal'] as const;
const notePath = (folder: string) => join(folder, 'office.kontor-moved');
const arrivingPath = (folder: string) => join(folder, 'office.kontor-arriving');
/** By which move the office came that lies in the folder. */
const herePath = (folder: string) => join(folder, 'office.kontor-moved-here');

/** Whether the file is one of those by which a move is known. */
export function isOfMove(path: string): boolean {
  return [notePath, arrivingPath, herePath].some((of) => of(dirname(path)) === path);
}

/** Where the database lies in the new folder, whole and checked, before it counts. */
export function copyPath(folder: string): string {
  return join(folder, 'office.kontor-copy');
}

/**
 * Where the office is that was in this folder; null where it has not left it. Throws DatabaseProblem where that is not known: the drive
 * does not answer, or what lies there is no note. The database beside it is not to be opened then, for it may not count.
 */
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
  const earlier = cameBy(from);
  mkdirSync(to, { recursive: true });
  removeCopy(to);
  write(arrivingPath(to), { id, from, earlier } satisfies Arriving);
  return { id, from, to };
}

/**
 * From now on the office is in the new folder. Throws the system's error, and then `isStillThere` says whether it is in the old one;
 * DatabaseProblem `in-use` where somebody else has begun something in the new one.
 */
export function commitMove({ id, from, to }: Way, at: string, by: string): void {
  if (existsSync(join(to, database)) || read(arrivingPath(to), Arriving)?.id !== id)
    throw new DatabaseProblem('in-use', to, { detail: 'another office came here meanwhile' });
  write(notePath(from), { id, to, at, by } satisfies Note);
}

/** Whether an office is in the folder, or was there and left a note or what cannot be read: opening it says where the office is. */
export function leadsToOffice(folder: string): boolean {
  return existsSync(join(folder, database)) || existsSync(notePath(folder));
}

/** Whether the office has certainly not left the folder; not where the drive does not answer. */
export function isStillThere(folder: string): boolean {
  return attempt(() => readNote(folder) === null && existsSync(join(folder, database)), false);
}

/** Takes away what was to become the office there, of a move that is not made; unless another one is on its way there. */
export function removeArriving({ id, to }: Way): void {
  if ((read(arrivingPath(to), Arriving)?.id ?? id) !== id) return;
  removeCopy(to);
  rmSync(arrivingPath(to), { force: true });
}

/**
 * Whether an office that was on its way here has come: what is left to do is done now. `coming`: it is still in the folder that is
 * answered, or that folder cannot be reached to ask. Null: none was on its way. `note`: what lies in the folder that it leaves, for
 * whoever knows that folder under another name. Throws DatabaseProblem; `in-use` while somebody else does it.
 */
export function arrive(folder: string, note: Note | null = null): { readonly coming: string } | 'here' | null {
  const seen = read(arrivingPath(folder), Arriving);
  if (seen === null) return null;
  // It was there already, and only this was left; or somebody has made another office here, and nothing is on its way.
  if (hasOnlyDatabase(folder)) {
    attempt(() => rmSync(arrivingPath(folder), { force: true }), undefined);
    return 'here';
  }
  const left = note ?? attempt(() => readNote(seen.from), null);
  if (left?.id !== seen.id) return { coming: seen.from };
  const release = lockOffice(folder);
  try {
    const arriving = read(arrivingPath(folder), Arriving);
    if (arriving === null) return 'here';
    if (hasOnlyDatabase(folder)) return 'here';
    if (arriving.id !== seen.id || !existsSync(copyPath(folder))) return { coming: arriving.from };
    // An office that was here before, went away and comes back: nothing may lead away from the database once it has its name.
    rmSync(notePath(folder), { force: true });
    unmarkShared(folder);
    for (const end of sides) rmSync(join(folder, database + end), { force: true });
    write(herePath(folder), arriving);
    renameSync(copyPath(folder), join(folder, database));
    syncFolder(folder);
    rmSync(arrivingPath(folder), { force: true });
    return 'here';
  } catch (error) {
    throw asDatabaseProblem(error, folder);
  } finally {
    release();
  }
}

/** The database that was left behind becomes a backup there, under which nobody works on by mistake; once. Throws the system's error. */
export function retire(folder: string, now: string): void {
  const left = join(folder, database);
  if (readNote(folder) === null || !existsSync(left)) return;
  const backups = join(folder, 'backups');
  mkdirSync(backups, { recursive: true });
  renameSync(left, join(backups, freeName(backups, now, 'move')));
  for (const end of sides) rmSync(left + end, { force: true });
  unmarkShared(folder);
  syncFolder(folder);
}

/**
 * The folder in which the office is that this one is not, or no longer, the folder of; null where this one is. What is left to do of a
 * move that was cut short is done. Throws DatabaseProblem where it cannot be known; nothing is to be opened then.
 */
export function whereItWent(folder: string, now: string): string | null {
  const arrived = arrive(folder);
  if (arrived !== null && arrived !== 'here') return arrived.coming;
  const note = readNote(folder);
  if (note === null) return null;
  attempt(() => arrive(note.to, note), null);
  // As long as the new one cannot be seen, the old one stays as it is: it may be the only one that can be reached.
  if (hasCome(note)) attempt(() => retire(folder, now), undefined);
  return note.to;
}

/** Why nothing is to be opened in the folder: `moved`, or what keeps it from being known; null: the office is here, or there is none. */
export function whyNotHere(folder: string, now: string): DatabaseProblem | null {
  try {
    const elsewhere = whereItWent(folder, now);
    return elsewhere === null ? null : new DatabaseProblem('moved', elsewhere);
  } catch (error) {
    if (error instanceof DatabaseProblem) return error;
    throw error;
  }
}

/** An office is followed no further than this: whoever moved it in a circle is not gone after for ever. */
const mostMoves = 50;

/**
 * Where the office of this folder can be opened from this computer, however often it has moved on; `unreachable` with the folder that
 * cannot be reached, or holds another office; null where it has not left. Throws DatabaseProblem as `whereItWent`.
 */
export function follow(folder: string, now: string): { readonly at: string } | { readonly unreachable: string } | null {
  let at = folder;
  for (let moves = 0; moves < mostMoves; moves += 1) {
    const note = readNote(at);
    const to = whereItWent(at, now);
    if (to === null) return at === folder ? null : { at };
    const isTheOne = note === null || note.to !== to || cameBy(to).includes(note.id);
    if (!isTheOne || !(existsSync(join(to, database)) || readNote(to) !== null)) return { unreachable: to };
    at = to;
  }
  return { unreachable: at };
}

/** Whether this very office lies in the folder that the note names, as far as this computer sees it. */
function hasCome({ id, to }: Note): boolean {
  return attempt(() => existsSync(join(to, database)) && cameBy(to).includes(id), false);
}

/** The moves by which the office has come to be in the folder, or to have been there. */
function cameBy(folder: string): string[] {
  const here = read(herePath(folder), Arriving);
  return here === null ? [] : [...here.earlier, here.id];
}

function hasOnlyDatabase(folder: string): boolean {
  return existsSync(join(folder, database)) && !existsSync(copyPath(folder));
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
  syncFolder(dirname(path));
}

/** Null only where there certainly is no such file: whatever else comes is thrown, as a DatabaseProblem. */
function read<Content>(path: string, schema: z.ZodType<Content>): Content | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
    if (isMissing) return null;
    const problem = asDatabaseProblem(error, path);
    if (problem instanceof DatabaseProblem && problem.problem === 'no-right') throw problem;
    throw new DatabaseProblem('away', path, { cause: error, detail: 'it cannot be read where the office is' });
  }
}
