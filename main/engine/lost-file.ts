/** When an open office file is no longer to be used, and is opened anew: here, or by another computer. */
import { DatabaseProblem, problemInFolder } from '../../db/database-problem.ts';
import type { OfficePaths } from './office-paths.ts';

/** Milliseconds after which damage is once more taken for what a failing drive makes of a sound file. */
const trustedFor = 10 * 60_000;
/** Milliseconds for which a drive is at fault that has just been away, or on which nobody could say any more who keeps the office. */
const troubledFor = 60_000;

interface LostFilePorts {
  readonly paths: () => OfficePaths;
  /** Has the file opened anew; false where this process does not keep a shared office. */
  readonly lost: () => boolean;
  /** A steady clock. */
  readonly milliseconds: () => number;
  readonly log: (line: string) => void;
}

/**
 * Answers what is to be told of an error: a problem of the office's folder where it is one. After its drive was away, what was open stays unusable.
 * A drive that fails under the open file has SQLite find damage that is not in it, at every call from then on: so damage that follows
 * trouble with the drive, and the first in any case, is told as a drive that is away, and whoever opens the file next finds out whether it is
 * sound. One that is really damaged is not opened again and again, for the sake of what can still be read of it.
 */
export function lostFile({ paths, lost, milliseconds, log }: LostFilePorts): (error: unknown) => unknown {
  let damagedAt = Number.NEGATIVE_INFINITY;
  let troubledAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    const { folder, database } = paths();
    const problem = problemInFolder(error, folder);
    if (!(problem instanceof DatabaseProblem)) return problem;
    const now = milliseconds();
    if (problem.problem === 'away' || problem.problem === 'not-kept') troubledAt = now;
    if (problem.problem === 'away') lost();
    if (problem.problem !== 'damaged' || problem.path !== database) return problem;
    const isKnown = now - damagedAt < trustedFor && now - troubledAt > troubledFor;
    if (isKnown || !lost()) return problem;
    damagedAt = now;
    log(`The open file seems damaged, and is opened anew: ${problem.message}`);
    return new DatabaseProblem('away', database, { cause: problem, detail: problem.message });
  };
}
