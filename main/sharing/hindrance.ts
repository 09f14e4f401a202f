/** What keeps a process from keeping an office for the moment, though it is its turn. */
import { asDatabaseProblem, DatabaseProblem } from '../../db/database-problem.ts';

/**
 * `drive`: it does not answer. `lock`: another process still has the file. `space`: the drive is full. `right`: nothing may be
 * written to it. Each may be over in a moment, and is then without anybody's doing here.
 */
export type Hindrance = 'drive' | 'lock' | 'space' | 'right';

/** What the error of the drive or the file at the path stands for; null: something that waiting does not mend. */
export function hindranceIn(error: unknown, path: string): Hindrance | null {
  const problem = asDatabaseProblem(error, path);
  if (!(problem instanceof DatabaseProblem)) return null;
  switch (problem.problem) {
    case 'away':
      return 'drive';
    case 'in-use':
    case 'not-kept':
      return 'lock';
    case 'no-space':
      return 'space';
    case 'no-right':
      return 'right';
    default:
      return null;
  }
}
