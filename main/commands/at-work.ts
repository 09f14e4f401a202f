/** What every command for backups works with, and how it ends. */
import { existsSync, readFileSync } from 'node:fs';
import { type Backup, listBackups } from '../../db/backup-files.ts';
import { backupsIn } from '../../db/backup-targets.ts';
import { lockOffice } from '../../db/database.ts';
import { DatabaseProblem } from '../../db/database-problem.ts';
import { keyOfBackup } from '../../db/restore.ts';
import type { SealKey } from '../../db/seal-key.ts';
import type { Language } from '../../preload/contract/values.ts';
import type { Host } from '../engine/host.ts';
import type { Program } from '../engine/office-file.ts';
import type { OfficePaths } from '../engine/office-paths.ts';
import { Targets } from '../features/backups/targets.ts';
import { readNote, whyNotHere } from '../sharing/moved-office.ts';
import { isSharedFolder } from '../sharing/network-drives.ts';
import type { Told } from './arguments.ts';
import type { CommandWords } from './command-words.ts';

export interface AtWork {
  readonly told: Told;
  readonly words: CommandWords;
  readonly language: Language;
  readonly program: Program;
  /** Where this computer keeps what belongs to no office. */
  readonly stateFolder: string;
  readonly paths: OfficePaths;
  readonly host: Pick<Host, 'printToPdf' | 'seal' | 'unseal'>;
  /** UTC ISO 8601 with milliseconds. */
  readonly now: string;
  /** Takes a line of what came out. */
  say(line: string): void;
  /** Takes a line about what went wrong beside it. */
  log(line: string): void;
}

/** What the shell is told. */
export const exitCodes = { done: 0, failed: 1, words: 2, inUse: 3, passphrase: 4, notCopied: 5 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Thrown to end a command with a line and a code. */
export class Ended extends Error {
  readonly code: ExitCode;

  constructor(code: ExitCode, line: string) {
    super(line);
    this.name = 'Ended';
    this.code = code;
  }
}

/** Holds the office for the work, which then is the only one at its file. Ended `inUse` where somebody else has it. */
export async function holding<Result>(at: AtWork, work: () => Result | Promise<Result>): Promise<Result> {
  const { paths, words } = at;
  mustNotHaveLeft(at);
  if (isSharedFolder(paths.folder)) throw new Ended(exitCodes.inUse, words.shared(paths.folder));
  const release = held(at);
  if (release === null) throw new Ended(exitCodes.inUse, words.inUse(paths.folder));
  try {
    // Another process may have moved it until a moment ago.
    const note = readNote(paths.folder);
    if (note !== null) throw new Ended(exitCodes.failed, words.moved(paths.folder, note.to));
    return await work();
  } finally {
    release();
  }
}

/** Ended `failed` where the office is in another folder now, or nobody can tell. */
function mustNotHaveLeft({ paths, words, now }: AtWork): void {
  const why = whyNotHere(paths.folder, now);
  if (why === null) return;
  throw new Ended(
    exitCodes.failed,
    why.problem === 'moved' ? words.moved(paths.folder, why.path) : words.unknown(why.path),
  );
}

/** How to give the office back; null where somebody else has it. */
export function held({ paths }: Pick<AtWork, 'paths'>): (() => void) | null {
  try {
    return lockOffice(paths.folder);
  } catch (error) {
    if (error instanceof DatabaseProblem && error.problem === 'in-use') return null;
    throw error;
  }
}

/** Ended `failed` where the folder holds no office. */
export function mustBeOffice(at: AtWork): void {
  const { paths, words } = at;
  mustNotHaveLeft(at);
  if (!existsSync(paths.database)) throw new Ended(exitCodes.failed, words.noOffice(paths.folder));
}

/** The folder of the backups that were asked for. */
export function backupsFolder({ told, paths }: AtWork): string {
  return told.place === null ? paths.backups : backupsIn(told.place);
}

/** The places that this computer copies the office's backups to, looked at. */
export async function lookedAtTargets({ stateFolder, host, paths, log }: AtWork): Promise<Targets> {
  const targets = new Targets(stateFolder, host, log);
  await targets.look(paths);
  return targets;
}

/** The backup that was named, the folder it lies in, and its key. Ended `failed` where there is none. */
export async function namedBackup(at: AtWork): Promise<{ backup: Backup; from: string; key: SealKey | null }> {
  const { told, words, paths } = at;
  const passphrase = passphraseIn(at);
  const from = backupsFolder(at);
  const [name = ''] = told.words;
  const backup = listBackups(from).find((one) => one.name === name);
  if (backup === undefined) throw new Ended(exitCodes.failed, words.noSuchBackup(name, from));
  if (backup.form !== 'sealed') return { backup, from, key: null };
  const keys = (await lookedAtTargets(at)).keys(paths);
  return { backup, from, key: keyOfBackup(from, name, { keys, passphrase }) };
}

/** What stands in the file that was named, whose last line end is no part of it; null where none was. Ended `words`. */
function passphraseIn({ told: { passphraseFile: file }, words }: AtWork): string | null {
  if (file === null) return null;
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/u, '');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const why = isMissing ? null : error instanceof Error ? error.message : String(error);
    throw new Ended(exitCodes.words, words.noPassphraseFile(file, why));
  }
}
