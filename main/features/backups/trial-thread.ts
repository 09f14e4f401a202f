/** The program of the thread that tries a backup, while the engine answers its calls. */
import { parentPort, workerData } from 'node:worker_threads';
import { DatabaseProblem } from '../../../db/database-problem.ts';
import { type TrialOrder, tryBackup } from './trial.ts';
import type { FromTrialThread } from './trial-thread-messages.ts';

function say(message: FromTrialThread): void {
  parentPort?.postMessage(message);
}

try {
  // Only `trial-in-thread.ts` starts this program.
  const tried = await tryBackup(workerData as TrialOrder, (done) => say({ type: 'step', done }));
  say({ type: 'done', tried });
} catch (error) {
  const problem = error instanceof DatabaseProblem ? { name: error.problem, path: error.path } : null;
  const neededVersion = error instanceof DatabaseProblem ? error.neededVersion : null;
  const message = error instanceof Error ? error.message : String(error);
  say({ type: 'failed', error: { message, problem, neededVersion } });
}
