/** All that is to be done for a backup: made, copied to every target that is there, superfluous ones deleted. */
import { makeBackup } from './backup.ts';
import { type Backup, type BackupReason, rotateBackups } from './backup-files.ts';
import { filesBeside } from './backup-stored-files.ts';
import { type BackupTarget, copyLatest } from './backup-targets.ts';
import type { Db } from './database.ts';
import { asDatabaseProblem, DatabaseProblem, type DatabaseProblemName } from './database-problem.ts';

/** What is to be done, as plain data. */
export interface BackupOrder {
  /** The database, by its path. */
  readonly source: string;
  /** A copy of it that is to be read in its place, where nobody else may open it. */
  readonly copy?: string | null;
  /** The folder of backups. */
  readonly folder: string;
  /** Null: none is made; the latest good one is copied to the targets that lack it. */
  readonly reason: BackupReason | null;
  /** UTC ISO 8601 with milliseconds. */
  readonly now: string;
  readonly programVersion: string;
  readonly targets: readonly BackupTarget[];
}

/** What became of a target. */
export interface TargetCopied {
  readonly id: string;
  /** When the backup was made that it has now; null where none could be copied, or there is none. */
  readonly at: string | null;
  /** `other`: a fault of the program, which is told in the log. */
  readonly problem: DatabaseProblemName | 'other' | null;
}

export interface OrderDone {
  /** Null where none was to be made. */
  readonly backup: Backup | null;
  readonly copies: readonly TargetCopied[];
}

/**
 * `open`: the database, where it is open in this thread and cannot be a second time. Makes the backup, then the copies; a target that fails keeps neither the backup nor the other targets from being good, and is told
 * in the answer and in the log. So is failing to delete what is no longer needed. Throws what `makeBackup` throws.
 */
export function carryOut(order: BackupOrder, log: (line: string) => void, open: Db | null = null): OrderDone {
  const { source, copy = null, folder, reason, now, programVersion, targets } = order;
  const options = { now, programVersion, log, copy };
  const backup = reason === null ? null : makeBackup(open ?? source, folder, { ...options, reason });
  if (backup !== null) {
    try {
      rotateBackups(folder, now);
    } catch (error) {
      log(`Old backups could not be deleted: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const files = filesBeside(source);
  const copies = targets.map((target): TargetCopied => {
    const { id } = target;
    try {
      return { id, at: copyLatest(folder, target, { files, now, log }), problem: null };
    } catch (thrown) {
      const error = asDatabaseProblem(thrown, target.folder);
      const problem = error instanceof DatabaseProblem ? error.problem : 'other';
      // A stick that is not plugged in is nothing out of the ordinary.
      if (problem !== 'missing')
        log(`No copy of the backup in ${target.folder}: ${error instanceof Error ? error.message : String(error)}`);
      return { id, at: null, problem };
    }
  });
  return { backup, copies };
}
