/** Examines an office in a thread of its own, so that nobody's work stands still meanwhile. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type Job, JobCancelled } from '../../engine/context.ts';
import { removeProbes } from './drive-test.ts';
import type { Examination } from './examination.ts';
import { type ExaminationOrder, partsExamined } from './examining.ts';

/** What the thread says. */
export type FromExaminationThread =
  | { readonly type: 'examined'; readonly parts: number }
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'done'; readonly examination: Examination }
  | { readonly type: 'failed'; readonly message: string };

/** From source the thread's program is a source, too; a built program lies beside it in `out/`. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? './examination-thread.ts' : '../examination/thread.js',
  import.meta.url,
);

/** Milliseconds after which a thread is asked once more whether anybody still waits for it. */
const lookEvery = 100;

/** Rejects with JobCancelled as soon as nobody wants it any more; what the thread is reading then, it reads to its end unheard. */
export async function examineInThread(
  order: ExaminationOrder,
  job: Job,
  log: (line: string) => void,
): Promise<Examination> {
  const worker = new Worker(program, { workerData: order, name: 'examination' });
  let looking: ReturnType<typeof setInterval> | undefined;
  try {
    return await new Promise<Examination>((resolve, reject) => {
      const tell = (parts: number) => {
        try {
          job.progress('checking', parts, partsExamined);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      looking = setInterval(() => {
        if (job.cancelled) reject(new JobCancelled());
      }, lookEvery);
      tell(0);
      // What comes from there is written by `examination-thread.ts` and by nothing else.
      worker.on('message', (message: FromExaminationThread) => {
        if (message.type === 'examined') tell(message.parts);
        else if (message.type === 'log') log(message.line);
        else if (message.type === 'done') resolve(message.examination);
        else reject(new Error(message.message));
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The thread that examines the office ended before it was done.')));
    });
  } finally {
    clearInterval(looking);
    void worker.terminate().then(() => {
      for (const folder of [order.folder, order.stateFolder]) if (existsSync(folder)) removeProbes(folder);
    });
  }
}
