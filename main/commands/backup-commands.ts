/** Backups made, listed and checked without a window, and the places that they are copied to. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listBackups, readNote } from '../../db/backup-files.ts';
import { carryOut, type TargetCopied } from '../../db/backup-order.ts';
import { DatabaseProblem } from '../../db/database-problem.ts';
import { type Health, inspect } from '../../db/health.ts';
import { mustBeOfProgram } from '../../db/migrate.ts';
import { unpackFile } from '../../db/packed-file.ts';
import type { SealKey } from '../../db/seal-key.ts';
import { temporaryPlace } from '../../db/temporary-place.ts';
import { migrationsOf } from '../engine/office-file.ts';
import { damagedCopy, problemWords } from '../engine/problem-words.ts';
import { ofTheBackup } from '../features/backups/proof.ts';
import { momentAsWritten, sizeAsWritten } from '../features/backups/protocol.ts';
import type { Targets } from '../features/backups/targets.ts';
import {
  type AtWork,
  backupsFolder,
  Ended,
  type ExitCode,
  exitCodes,
  held,
  holding,
  lookedAtTargets,
  mustBeOffice,
  namedBackup,
} from './at-work.ts';
import { madeByRunningOffice } from './running-office.ts';

/** Makes a backup, or has the program make it that has the office open for browsers. */
export async function make(at: AtWork): Promise<ExitCode> {
  const { paths, words, stateFolder, say } = at;
  mustBeOffice(at);
  const release = held(at);
  if (release === null) {
    const made = await madeByRunningOffice(stateFolder, paths.folder);
    if (made === null) throw new Ended(exitCodes.inUse, words.inUse(paths.folder));
    say(words.asked(made.name));
    if (made.targets === null) return exitCodes.done;
    return toldPlaces(
      at,
      made.targets.map(({ folder, there, problem, lastGoodAt }) => {
        const isCopied = lastGoodAt === made.at;
        return { folder, problem: isCopied ? null : there ? (problem ?? 'other') : 'missing', isCopied };
      }),
    );
  }
  release();
  return holding(at, async () => {
    const targets = await lookedAtTargets(at);
    const { backup, copies } = carryOut(orderOf(at, targets, 'manual'), at.log);
    if (backup === null) throw new Error('No backup was made.');
    say(words.made(backup.name, sizeAsWritten(backup.size, at.language)));
    return toldCopies(at, targets, copies);
  });
}

function orderOf({ paths, now, program }: AtWork, targets: Targets, reason: 'manual' | null) {
  const { database: source, backups: folder } = paths;
  return { source, folder, reason, now, programVersion: program.version, targets: targets.there(paths) };
}

/** Notes what became of the copies, and says it of each of these places. */
function toldCopies(
  at: AtWork,
  targets: Targets,
  copies: readonly TargetCopied[],
  folders: readonly string[] | null = null,
): ExitCode {
  targets.note(at.paths, copies);
  const copied = new Map(copies.map((copy) => [copy.id, copy]));
  const shown = targets.shown(at.paths).filter(({ folder }) => folders === null || folders.includes(folder));
  return toldPlaces(
    at,
    shown.map(({ id, folder, there, problem }) => {
      const copy = copied.get(id);
      if (copy === undefined) return { folder, problem: there ? problem : 'missing', isCopied: false };
      return { folder, problem: copy.problem, isCopied: copy.at !== null };
    }),
  );
}

/** What became of the copy at a place; `missing`: its drive is not connected, which is no failure. */
interface PlaceTold {
  readonly folder: string;
  readonly problem: TargetCopied['problem'] | 'passphrase';
  readonly isCopied: boolean;
}

function toldPlaces({ words, say, log }: AtWork, places: readonly PlaceTold[]): ExitCode {
  let code: ExitCode = exitCodes.done;
  for (const { folder, problem, isCopied } of places) {
    if (problem === 'missing') say(words.notConnected(folder));
    else if (problem !== null) {
      log(words.notCopied(folder, words.whyNotCopied(problem)));
      code = exitCodes.notCopied;
    } else if (isCopied) say(words.copied(folder));
  }
  return code;
}

/** The backups, the latest first, a line each. */
export function list(at: AtWork): ExitCode {
  const { words, language, say } = at;
  const folder = backupsFolder(at);
  const backups = listBackups(folder);
  if (backups.length === 0) throw new Ended(exitCodes.failed, words.noBackups(folder));
  for (const { name, at: when, reason, size, verified } of backups)
    say(
      [
        name,
        momentAsWritten(when, language, true),
        words.reasons[reason],
        sizeAsWritten(size, language),
        verified ? words.checked : words.unchecked,
      ].join('  '),
    );
  return exitCodes.done;
}

/** Opens the backup, reads all of it, and compares it with its note. */
export async function check(at: AtWork): Promise<ExitCode> {
  const { words, say, program, language } = at;
  const { backup, from, key } = await namedBackup(at);
  const path = join(from, backup.name);
  const wrong = (why: string) => new Ended(exitCodes.failed, words.bad(backup.name, why));
  let health: Health;
  try {
    health = inspected(path, backup.form === 'plain', key);
    mustBeOfProgram(path, migrationsOf(program), health.schema);
  } catch (error) {
    if (!(error instanceof DatabaseProblem) || !ofTheBackup.has(error.problem)) throw error;
    throw wrong(
      problemWords(new DatabaseProblem(error.problem, path, { neededVersion: error.neededVersion }))[language],
    );
  }
  if (health.integrity !== 'ok') throw wrong(`${damagedCopy[language]} (${health.integrity.join('; ')})`);
  const noted = readNote(from, backup.name)?.counts ?? health.counts;
  for (const what of ['clients', 'products', 'documents'] as const)
    if (noted[what] !== health.counts[what]) throw wrong(words.otherCounts);
  say(words.good(backup.name));
  return exitCodes.done;
}

function inspected(path: string, isPlain: boolean, key: SealKey | null): Health {
  if (isPlain) return inspect(path);
  const place = temporaryPlace('trial');
  try {
    const unpacked = join(place.folder, 'office.kontor');
    unpackFile(path, unpacked, { keys: key === null ? [] : [key], passphrase: null });
    return inspect(unpacked);
  } finally {
    place.remove();
  }
}

/** The places that backups are copied to: listed, added, removed. */
export async function places(at: AtWork): Promise<ExitCode> {
  const [what, which = ''] = at.told.words;
  mustBeOffice(at);
  const targets = await lookedAtTargets(at);
  if (what === undefined) return listed(at, targets);
  if (what === 'add' && which !== '') return added(at, targets, resolve(which));
  if (what === 'remove' && which !== '') return removed(at, targets, which);
  throw new Ended(exitCodes.words, at.words.wrongWords(`targets ${what}`));
}

function listed({ paths, words, language, say }: AtWork, targets: Targets): ExitCode {
  const shown = targets.shown(paths);
  if (shown.length === 0) say(words.noTargets);
  for (const { folder, there, lastGoodAt, problem } of shown) {
    const last = lastGoodAt === null ? words.targetNever : momentAsWritten(lastGoodAt, language);
    const failed = problem === null || problem === 'missing' ? '' : words.lastFailed(words.whyNotCopied(problem));
    say(`${folder}  ${there ? words.targetThere : words.targetAway}${failed}  ${last}`);
  }
  return exitCodes.done;
}

async function added(at: AtWork, targets: Targets, folder: string): Promise<ExitCode> {
  const { paths, told, now, words, say, log } = at;
  if (!existsSync(folder)) throw new Ended(exitCodes.failed, words.noSuchFolder(folder));
  const made = targets.add(paths, folder, told.warnAfterDays, now);
  say(words.targetAdded(made));
  await targets.look(paths);
  // What is known of one place only: the others have what they have.
  const order = orderOf(at, targets, null);
  const { copies } = carryOut({ ...order, targets: order.targets.filter((one) => one.folder === made) }, log);
  return toldCopies(at, targets, copies, [made]);
}

function removed({ paths, words, say }: AtWork, targets: Targets, which: string): ExitCode {
  const found = targets.shown(paths).find(({ id, folder }) => id === which || folder === resolve(which));
  if (found === undefined) throw new Ended(exitCodes.failed, words.noSuchTarget(which));
  say(words.targetRemoved(targets.remove(paths, found.id)));
  return exitCodes.done;
}
