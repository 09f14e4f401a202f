/** The program of the thread that makes one PDF of many, while the engine has their pages made. */
import { parentPort } from 'node:worker_threads';
import { growingPdf } from './merged-pdf.ts';
import type { FromMergingThread, ToMergingThread } from './merging-thread-messages.ts';

const growing = growingPdf();

async function answerTo(message: ToMergingThread): Promise<FromMergingThread> {
  const whole = await growing;
  if (message.type === 'whole') return { type: 'whole', bytes: await whole.bytes() };
  await whole.add(message.file);
  return { type: 'taken' };
}

// What comes from there is written by `merging-in-thread.ts` and by nothing else, and it waits for each answer.
parentPort?.on('message', async (message: ToMergingThread) => {
  const answer = await answerTo(message).catch((error: unknown): FromMergingThread => {
    return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
  });
  const handedOver = answer.type === 'whole' && answer.bytes.buffer instanceof ArrayBuffer ? [answer.bytes.buffer] : [];
  parentPort?.postMessage(answer, handedOver);
});
