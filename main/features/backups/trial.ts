/**
 * A backup that is tried out: restored into a temporary place by the very code of a restore, opened as the program opens an office, and
 * looked through. The present office is only read.
 */
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readNote } from '../../../db/backup-files.ts';
import { openDatabase } from '../../../db/database.ts';
import { appliedIn } from '../../../db/migrate.ts';
import { restoreBackup } from '../../../db/restore.ts';
import type { SealKey } from '../../../db/seal-key.ts';
import { countedThings, type FoundInBackup } from '../../../preload/contract/backup-proof.ts';
import { migrationsOf, openOfficeFile, type Program } from '../../engine/office-file.ts';
import { officePaths } from '../../engine/office-paths.ts';
import { prepareOffice } from '../../engine/prepared-office.ts';
import { checkChain } from '../audit/service.ts';
import { takeNational } from '../reference/national.ts';
import { type Figures, figuresOf } from './figures.ts';
import { orphansIn } from './proof-queries.ts';

/** What is to be tried, as plain data. */
export interface TrialOrder {
  /** `open`: it is only brought to where it can be read. */
  readonly kind: 'prove' | 'open';
  readonly program: Program;
  /** A folder for this alone; whoever made it takes it away. */
  readonly folder: string;
  /** Where the backup lies. */
  readonly from: string;
  readonly name: string;
  /** Null: it is not encrypted. */
  readonly key: SealKey | null;
  /** UTC ISO 8601 with milliseconds. */
  readonly now: string;
  /** Today's office: a database that may be read here, its figures, or null where there is none to compare with. */
  readonly today: string | Figures | null;
}

/** What came out. */
export interface Tried {
  readonly sha256: string;
  readonly found: FoundInBackup | null;
}

/** How many steps a trial has, of which `progress` is told. */
export const trialSteps = 5;

/** The database of the office that a trial has put into its folder. */
export function triedDatabase(folder: string): string {
  return officePaths(join(folder, 'office')).database;
}

/**
 * Tries the backup. Rejects with DatabaseProblem or MigrationError where it cannot be restored or opened, and as `restoreBackup` does. Takes seconds
 * for a gigabyte, during which this thread does nothing else.
 */
export async function tryBackup(order: TrialOrder, progress: (done: number) => void): Promise<Tried> {
  const { kind, program, folder, from, name, key, now } = order;
  takeNational(join(program.root, 'national'));
  progress(0);
  const sha256 = kind === 'prove' ? await hashOf(join(from, name)) : '';
  progress(1);
  const begun = performance.now();
  const paths = officePaths(join(folder, 'office'));
  mkdirSync(paths.folder);
  const { health, files } = restoreBackup({
    path: paths.database,
    folder: paths.backups,
    from,
    name,
    secret: { keys: key === null ? [] : [key], passphrase: null },
    now,
    programVersion: program.version,
    migrations: migrationsOf(program),
  });
  progress(2);
  const before = new Set(health.schema.map(({ tag }) => tag));
  const opened = openOfficeFile(paths.folder, {
    program,
    now,
    expected: true,
    mayCommit: null,
    prepare: (db) => prepareOffice(db, now),
  });
  if (opened.status === 'broken') throw opened.problem;
  if (opened.status !== 'open') throw new Error(`A restored office is ${opened.status}.`);
  const restoring = Math.round(performance.now() - begun);
  try {
    if (kind === 'open') return { sha256, found: null };
    progress(3);
    const { db } = opened;
    const log = await checkChain({ db });
    const orphans = orphansIn(db);
    progress(4);
    const figures = await figuresOf(db);
    const { named, missing, altered } = files;
    const found: FoundInBackup = {
      restoring,
      migrated: appliedIn(db.sql).flatMap(({ tag }) => (before.has(tag) ? [] : [tag])),
      integrity: health.integrity === 'ok' ? [] : [...health.integrity],
      orphans,
      log,
      files: { named, missing: missing.slice(0, 100), altered: altered.slice(0, 100) },
      ...compared(figures, await figuresOfToday(order), order),
    };
    progress(trialSteps);
    return { sha256, found };
  } finally {
    opened.db.close();
    opened.release();
  }
}

async function figuresOfToday({ today }: TrialOrder): Promise<Figures | null> {
  if (typeof today !== 'string') return today;
  const db = openDatabase(today, { readonly: true });
  try {
    return await figuresOf(db);
  } finally {
    db.close();
  }
}

/** The figures of the backup beside those of its note, and of today. */
function compared(
  { companies, counts, numbers, receivables }: Figures,
  today: Figures | null,
  { from, name }: Pick<TrialOrder, 'from' | 'name'>,
): Pick<FoundInBackup, 'companies' | 'counts' | 'numbers' | 'receivables'> {
  const noted: Partial<Record<string, number>> = { ...readNote(from, name)?.counts };
  const currencies = new Set([...receivables.keys(), ...(today?.receivables.keys() ?? [])]);
  return {
    companies: [...companies],
    counts: countedThings.map((what) => ({
      what,
      noted: noted[what] ?? null,
      found: counts[what],
      today: today?.counts[what] ?? null,
    })),
    numbers: numbers.map(({ series, company, type, last }) => ({
      company,
      type,
      last,
      today: today?.numbers.find((one) => one.series === series)?.last ?? null,
    })),
    receivables: [...currencies].sort().map((currency) => ({
      currency,
      amount: receivables.get(currency) ?? 0,
      today: today === null ? null : (today.receivables.get(currency) ?? 0),
    })),
  };
}

/** SHA-256, hex, of the file. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(part);
  return hash.digest('hex');
}

/** Whether everything in the backup is as it should be. */
export function isGood({ integrity, orphans, log, counts, files }: FoundInBackup): boolean {
  const isAsNoted = counts.every(({ noted, found }) => noted === null || noted === found);
  const isComplete = files.missing.length + files.altered.length === 0;
  return integrity.length === 0 && orphans === 0 && log.firstBroken === null && isAsNoted && isComplete;
}
