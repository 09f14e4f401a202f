/** Which further folders this computer copies the backups of an office to. Paths belong to the computer that has the drive, so they are no part of the office. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupTargetProblem } from '../../../preload/contract/backup-target.ts';
import { Instant } from '../../../preload/contract/values.ts';

const KnownTarget = z.object({
  id: z.string(),
  folder: z.string(),
  addedAt: Instant,
  /** When the latest backup was made that was seen there. */
  lastGoodAt: Instant.nullable(),
  /** What the last try ended with. */
  problem: BackupTargetProblem.nullable(),
  warnAfterDays: z.number().int(),
});
/** A target as this computer remembers it while it is not there. */
export type KnownTarget = z.infer<typeof KnownTarget>;

/** By office folder. */
const Kept = z.record(z.string(), z.array(KnownTarget));

const file = (stateFolder: string) => join(stateFolder, 'backup-targets.json');

/** The targets of the office in this folder; none where none were noted. Throws where the note cannot be read. */
export function readTargets(stateFolder: string, office: string): KnownTarget[] {
  return readAll(stateFolder)[office] ?? [];
}

/** Keeps them, whole or not at all. Throws the error of the file system. */
export function writeTargets(stateFolder: string, office: string, targets: readonly KnownTarget[]): void {
  const all = { ...readAll(stateFolder), [office]: targets };
  mkdirSync(stateFolder, { recursive: true });
  const unfinished = `${file(stateFolder)}.new`;
  writeFileSync(unfinished, `${JSON.stringify(all, null, 2)}\n`);
  renameSync(unfinished, file(stateFolder));
}

function readAll(stateFolder: string): z.infer<typeof Kept> {
  let text: string;
  try {
    text = readFileSync(file(stateFolder), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  return Kept.parse(JSON.parse(text));
}
