/** Checking and compacting in a thread of its own: minutes for a large database, in which the engine must not stand still. */
import { Worker } from 'node:worker_threads';
import { DatabaseProblem } from '../../../db/database-problem.ts';
import type { FromUpkeepThread, UpkeepThreadData } from '../../../db/upkeep-thread.ts';

/** From source the thread's program is a source, too; a built program lies beside it in `out/`. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? '../../../db/upkeep-thread.ts' : '../upkeep/thread.js',
  import.meta.url,
);

/** Resolves with what the thread says when it is done. Rejects with DatabaseProblem, or with the error of a bug. */
export function upkeepInThread(data: UpkeepThreadData): Promise<Exclude<FromUpkeepThread, { type: 'failed' }>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: data, name: 'upkeep' });
    // What comes from there is written by `db/upkeep-thread.ts` and by nothing else.
    worker.on('message', (message: FromUpkeepThread) => {
      if (message.type !== 'failed') return resolve(message);
      const { problem } = message;
      const error = problem === null ? new Error(message.message) : new DatabaseProblem(problem.name, problem.path);
      error.message = message.message;
      reject(error);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread ended before it was done.')));
  });
}
