/** The program of the thread that looks after a database file which nobody else has open, while the engine answers its calls. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkLeftBackup, type LeftBackup } from './backup.ts';
import { writeCompacted } from './compact.ts';
import { DatabaseProblem, type DatabaseProblemName } from './database-problem.ts';
import { type Health, inspect } from './health.ts';

/** What it is given. */
export type UpkeepThreadData =
  | {
      readonly path: string;
      /** Where a compact copy is written; null: the file is checked. */
      readonly to: string | null;
    }
  | { readonly left: LeftBackup };

/** What it says, once. `problem`: null for a bug. */
export type FromUpkeepThread =
  | { readonly type: 'checked'; readonly health: Health }
  | { readonly type: 'written' }
  /** As `checkLeftBackup` answers. */
  | { readonly type: 'backup'; readonly trouble: string | null }
  | {
      readonly type: 'failed';
      readonly message: string;
      readonly problem: { readonly name: DatabaseProblemName; readonly path: string } | null;
    };

function done(data: UpkeepThreadData): FromUpkeepThread {
  try {
    if ('left' in data) return { type: 'backup', trouble: checkLeftBackup(data.left) };
    const { path, to } = data;
    if (to === null) return { type: 'checked', health: inspect(path, { exclusive: true }) };
    writeCompacted(path, to);
    return { type: 'written' };
  } catch (error) {
    const problem = error instanceof DatabaseProblem ? { name: error.problem, path: error.path } : null;
    return { type: 'failed', message: error instanceof Error ? error.message : String(error), problem };
  }
}

// Only `main/features/upkeep/upkeep-in-thread.ts` starts this program.
parentPort?.postMessage(done(workerData as UpkeepThreadData));
