/** Backups proven and restored without a window. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../db/database.ts';
import { DatabaseProblem } from '../../db/database-problem.ts';
import { isUpToDate } from '../../db/migrate.ts';
import { restoreBackup } from '../../db/restore.ts';
import { temporaryPlace } from '../../db/temporary-place.ts';
import { migrationsOf, openOfficeFile } from '../engine/office-file.ts';
import { officePaths } from '../engine/office-paths.ts';
import { prepareOffice } from '../engine/prepared-office.ts';
import { problemWords } from '../engine/problem-words.ts';
import { type AuditedChange, recordChange } from '../features/audit/service.ts';
import { asNoted, ofTheBackup } from '../features/backups/proof.ts';
import { type BareProof, protocolPage, protocolSections } from '../features/backups/protocol.ts';
import { isGood, type Tried, tryBackup } from '../features/backups/trial.ts';
import { isSharedFolder } from '../sharing/network-drives.ts';
import { type AtWork, Ended, type ExitCode, exitCodes, held, holding, namedBackup } from './at-work.ts';

/** Restores the backup into a temporary place, looks through everything in it, and writes the protocol that was asked for. */
export async function prove(at: AtWork): Promise<ExitCode> {
  const { words, told, say, log, now, language } = at;
  const { backup, from, key } = await namedBackup(at);
  const { name, at: made, size, form, programVersion } = backup;
  // Where nobody else has the office it is compared with the backup, and its log is told.
  const isOurs = existsSync(at.paths.database) && !isSharedFolder(at.paths.folder);
  const release = isOurs ? held(at) : null;
  try {
    const isCurrent = release !== null && isUpToDate(at.paths.database, migrationsOf(at.program));
    const outcome = await outcomeOf(at, { from, name, key }, isCurrent ? at.paths.database : null);
    const good = outcome.found !== null && isGood(outcome.found);
    const proof: BareProof = { name, at: made, size, form, programVersion, provenAt: now, by: '', good, ...outcome };
    if (isCurrent) noted(at, 'backups.prove', { entity: 'backup', id: 0, version: 0, changes: asNoted(proof) });
    else log(words.notNoted);
    if (told.protocol !== null) await printed(at, proof, told.protocol);
    for (const { label, value, state } of protocolSections(proof, language).flatMap(({ rows }) => rows))
      if (state === 'bad') log(`${label}: ${value}`);
    if (!good) throw new Ended(exitCodes.failed, words.notProven(name));
    say(words.proven(name, ((outcome.found?.restoring ?? 0) / 1000).toFixed(1)));
    return exitCodes.done;
  } finally {
    release?.();
  }
}

type Named = Pick<Awaited<ReturnType<typeof namedBackup>>, 'from' | 'key'> & { readonly name: string };

async function outcomeOf(
  { program, now, language }: AtWork,
  { from, name, key }: Named,
  today: string | null,
): Promise<Tried & Pick<BareProof, 'problem'>> {
  const place = temporaryPlace('trial');
  try {
    const order = { kind: 'prove', program, folder: place.folder, from, name, key, now, today } as const;
    return { ...(await tryBackup(order, () => undefined)), problem: null };
  } catch (error) {
    if (!(error instanceof DatabaseProblem) || !ofTheBackup.has(error.problem)) throw error;
    return { sha256: '', found: null, problem: problemWords(error)[language] };
  } finally {
    place.remove();
  }
}

/** The protocol is worth its paper, the proof does not depend on it. */
async function printed({ host, program, language, words, say, log }: AtWork, proof: BareProof, file: string) {
  const assets = {
    templates: join(program.root, 'templates'),
    fonts: join(program.root, 'node_modules', '@fontsource', 'noto-sans'),
  };
  try {
    writeFileSync(file, await host.printToPdf(protocolPage(proof, language, assets)));
    say(words.protocolAt(file));
  } catch (error) {
    log(words.noProtocol(error instanceof Error ? error.message : String(error)));
  }
}

/** Writes it into the log of the office, which this process holds and which is up to date. */
function noted({ paths, now }: AtWork, channel: 'backups.prove' | 'backups.restore', change: AuditedChange): void {
  const author = { at: now, userId: null, userName: 'Kontor', origin: 'command', channel };
  const db = openDatabase(paths.database);
  try {
    db.transaction(() => recordChange(db, author, change));
  } finally {
    db.close();
  }
}

/** Makes the folder where there is none, and answers how to leave no trace of that while no office is in it. */
function madeFolder(folder: string): () => void {
  const first = mkdirSync(folder, { recursive: true });
  return () => {
    if (first !== undefined && !existsSync(officePaths(folder).database))
      rmSync(first, { recursive: true, force: true });
  };
}

/** Puts the backup in the place of the office, and opens that as the program does. */
export async function restore(at: AtWork): Promise<ExitCode> {
  const { told, words, paths, program, now, say, log, language } = at;
  const { backup, from, key } = await namedBackup(at);
  const { name } = backup;
  if (!told.yes) {
    const say = existsSync(paths.database) ? words.sayYes : words.sayYesNew;
    throw new Ended(exitCodes.words, say(name, paths.folder));
  }
  const leave = madeFolder(paths.folder);
  const kept = await holding(at, () => {
    const { kept: before, files } = restoreBackup({
      path: paths.database,
      folder: paths.backups,
      from,
      name,
      secret: { keys: key === null ? [] : [key], passphrase: null },
      now,
      programVersion: program.version,
      migrations: migrationsOf(program),
    });
    const lacking = files.missing.length + files.altered.length;
    if (lacking > 0) log(words.filesMissing(lacking));
    return before;
  }).catch((error: unknown) => {
    leave();
    throw error;
  });
  const prepare = (db: Parameters<typeof prepareOffice>[0]) => prepareOffice(db, now);
  const opened = openOfficeFile(paths.folder, { program, now, expected: true, mayCommit: null, prepare });
  if (opened.status !== 'open') {
    const problem = opened.status === 'broken' ? opened.problem : null;
    const why = problem instanceof DatabaseProblem ? problemWords(problem)[language] : String(problem);
    throw new Ended(exitCodes.failed, words.doesNotOpen(why, kept));
  }
  opened.db.close();
  opened.release();
  await holding(at, () =>
    noted(at, 'backups.restore', {
      entity: 'backup',
      id: 0,
      version: 0,
      changes: { restored: { old: kept, new: name } },
    }),
  );
  say(words.restored(name, kept));
  return exitCodes.done;
}
