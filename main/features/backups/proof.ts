/** The drill: a backup is proven good by restoring it into a temporary place, with a protocol and a line in the log. */
import { listBackups } from '../../../db/backup-files.ts';
import { DatabaseProblem } from '../../../db/database-problem.ts';
import { keyOfBackup } from '../../../db/restore.ts';
import { temporaryPlace } from '../../../db/temporary-place.ts';
import type { BackupProof } from '../../../preload/contract/backup-proof.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { Context, Job, TaskContext } from '../../engine/context.ts';
import { problemWords } from '../../engine/problem-words.ts';
import { formPlaces, printAssets } from '../forms/service.ts';
import { figuresOf } from './figures.ts';
import { folderOf, opened } from './place.ts';
import { notedProofs } from './proof-queries.ts';
import { type BareProof, protocolName, protocolPage, protocolSections } from './protocol.ts';
import { isGood, type Tried } from './trial.ts';
import { tryInThread } from './trial-in-thread.ts';

/** Proves the backup. Rejects with Failure `invalid` where a passphrase is needed, DatabaseProblem `missing`, `no-space` and the like of this computer. */
export async function proveBackup(
  task: TaskContext,
  { name, place, passphrase, job: jobName }: Parsed<'backups.prove'>,
): Promise<Output<'backups.prove'>> {
  const job = task.job(jobName);
  const from = folderOf(task, place);
  const { office, language, now } = task;
  const backup = listBackups(from).find((one) => one.name === name);
  if (backup === undefined) throw new DatabaseProblem('missing', from);
  let outcome: Pick<BareProof, 'found' | 'problem' | 'sha256'>;
  try {
    const key = opened(() =>
      keyOfBackup(from, name, { keys: office.targets.keys(office.paths), passphrase: passphrase ?? null }),
    );
    const { sha256, found } = await tried(task, job, { from, name, key });
    outcome = { sha256, found, problem: null };
  } catch (error) {
    if (!(error instanceof DatabaseProblem) || !ofTheBackup.has(error.problem)) throw error;
    outcome = { sha256: '', found: null, problem: problemWords(error)[language] };
  }
  const { at, size, form, programVersion } = backup;
  const by = task.hasOffice ? task.user.name : '';
  const good = outcome.found !== null && isGood(outcome.found);
  const proof: BareProof = { name, at, size, form, programVersion, provenAt: now, by, good, ...outcome };
  if (task.hasOffice)
    await task.write((command) => command.record({ entity: 'backup', id: 0, version: 0, changes: asNoted(proof) }));
  const protocol = await printed(task, job, proof);
  return { ...proof, sections: protocolSections(proof, language), protocol };
}

/** What is wrong with the backup itself, and not with this computer. */
export const ofTheBackup: ReadonlySet<string> = new Set(['damaged', 'not-a-database', 'not-kontor', 'newer']);

/** Where nobody else may open the present file, it is looked through here; else the thread reads it. */
async function tried(
  task: TaskContext,
  job: Job,
  { from, name, key }: { from: string; name: string; key: ReturnType<typeof keyOfBackup> },
): Promise<Tried> {
  const { program } = task.office;
  const present = task.hasOffice ? task.db : null;
  const today = present === null ? null : present.exclusive ? await figuresOf(present) : present.path;
  const place = temporaryPlace('trial');
  try {
    const { root, version, builtOn } = program;
    const order = { kind: 'prove', program: { root, version, builtOn }, folder: place.folder } as const;
    return await tryInThread({ ...order, from, name, key, now: task.now, today }, job);
  } finally {
    place.remove();
  }
}

/** What the log keeps of a proof. */
export function asNoted({ name, good, sha256 }: BareProof) {
  return {
    proven: { old: null, new: name },
    good: { old: null, new: good },
    ...(sha256 !== '' && { sha256: { old: null, new: sha256 } }),
  };
}

/** Null where this host has nothing to print with, which it says itself; the proof is worth as much without paper. */
async function printed(task: TaskContext, job: Job, proof: BareProof): Promise<BackupProof['protocol']> {
  job.progress('printing', 0, null);
  const { language, uploads, session, host } = task;
  const page = protocolPage(proof, language, printAssets(formPlaces(task)));
  try {
    return uploads.keep(session, protocolName(proof, language), await host.printToPdf(page)).handle;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    task.office.diagnosis.note(`The protocol is not printed: ${why}`);
    return null;
  }
}

/** Earlier proofs, the latest first, as the log has them. */
export function earlierProofs({ db }: Context, { limit }: Parsed<'backups.proofs'>): Output<'backups.proofs'> {
  return notedProofs(db, limit).map(({ at, by, changes }) => {
    // The column is written by `recordChange` alone, of what `asNoted` answers.
    const { proven, good } = JSON.parse(changes) as ReturnType<typeof asNoted>;
    return { name: proven.new, at, by, good: good.new };
  });
}
