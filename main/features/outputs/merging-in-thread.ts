/** One PDF of many, put together in a thread of its own while their pages are made: a thousand invoices are seconds of work. */
import { Worker } from 'node:worker_threads';
import { Failure } from '../../engine/failure.ts';
import type { GrowingPdf } from './merged-pdf.ts';
import type { FromMergingThread, ToMergingThread } from './merging-thread-messages.ts';
import { tooLargeForOne } from './words.ts';

/** From source the thread's program is a source, too; a built program lies beside it in `out/`. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? './merging-thread.ts' : '../merging/thread.js',
  import.meta.url,
);

/**
 * Megabytes that the thread may have for objects: those that live shortly, and those of the PDF. A thousand invoices are 60; without a bound its
 * heap would grow to four times that before it is tidied. What fills it is told, and ends the thread alone.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 };

export interface MergingPdf extends GrowingPdf {
  /** Lets go of the thread, whatever it is doing. */
  end(): Promise<void>;
}

/**
 * One thing is asked after the other. Where no thread can be started the files are merged here. Failure `invalid` where they are too much for its
 * memory.
 */
export function mergingInThread(thread: URL = program): MergingPdf {
  const worker = new Worker(thread, { name: 'merging', resourceLimits });
  let asked = Promise.withResolvers<FromMergingThread>();
  let broken: Error | null = null;
  let taken = 0;
  let here: GrowingPdf | null = null;
  // What comes from there is written by `merging-thread.ts` and by nothing else.
  worker.on('message', (message: FromMergingThread) => asked.resolve(message));
  const stopped = (error: Error) => {
    const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    broken ??= isFull ? new Failure('invalid', tooLargeForOne) : error;
    // Nobody need be asking.
    asked.promise.catch(() => undefined);
    asked.reject(broken);
  };
  worker.once('error', stopped);
  worker.once('exit', () => stopped(new Error('The thread that merges PDFs ended before they were one.')));

  async function answerTo(message: ToMergingThread): Promise<FromMergingThread> {
    if (broken !== null) throw broken;
    asked = Promise.withResolvers();
    worker.postMessage(message);
    const answer = await asked.promise;
    if (answer.type === 'failed') throw new Error(answer.message);
    return answer;
  }

  return {
    async add(file) {
      try {
        if (here === null) await answerTo({ type: 'file', file });
      } catch (error) {
        if (taken > 0 || error instanceof Failure) throw error;
        const { growingPdf } = await import('./merged-pdf.ts');
        here = await growingPdf();
      }
      await here?.add(file);
      taken += 1;
    },
    async bytes() {
      if (here !== null) return here.bytes();
      const answer = await answerTo({ type: 'whole' });
      if (answer.type !== 'whole') throw new Error('The thread that merges PDFs answered something else.');
      return answer.bytes;
    },
    end: async () => void (await worker.terminate()),
  };
}
