/** A backup is tried in a thread of its own, so that nobody's work stands still meanwhile, and it can be called off. */
import { Worker } from 'node:worker_threads';
import { DatabaseProblem } from '../../../db/database-problem.ts';
import { type Job, JobCancelled } from '../../engine/context.ts';
import { type TrialOrder, type Tried, trialSteps } from './trial.ts';
import type { FromTrialThread } from './trial-thread-messages.ts';

/** From source the thread's program is a source, too; a built program lies beside it in `out/`. */
const program = new URL(import.meta.url.endsWith('.ts') ? './trial-thread.ts' : '../trial/thread.js', import.meta.url);

/** Milliseconds between two looks at whether it was called off. */
const lookEvery = 100;

/**
 * Tries the backup and tells the job how far it is. Rejects with JobCancelled when that is cancelled, and with what `tryBackup` throws; the
 * thread has ended by then, so that its folder can be taken away.
 */
export async function tryInThread(order: TrialOrder, job: Job): Promise<Tried> {
  const worker = new Worker(program, { workerData: order, name: 'trial' });
  const { promise, resolve, reject } = Promise.withResolvers<Tried>();
  const look = setInterval(() => job.cancelled && reject(new JobCancelled()), lookEvery);
  // What comes from there is written by `trial-thread.ts` and by nothing else.
  worker.on('message', (message: FromTrialThread) => {
    if (message.type === 'done') return resolve(message.tried);
    if (message.type === 'failed') return reject(errorFrom(message.error));
    if (!job.cancelled) job.progress('checking', message.done, trialSteps);
  });
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('The thread that tries a backup ended before it was tried.')));
  try {
    return await promise;
  } finally {
    clearInterval(look);
    await worker.terminate();
  }
}

function errorFrom({ message, problem, neededVersion }: Extract<FromTrialThread, { type: 'failed' }>['error']): Error {
  if (problem === null) return new Error(message);
  const error = new DatabaseProblem(problem.name, problem.path, neededVersion === null ? {} : { neededVersion });
  error.message = message;
  return error;
}
