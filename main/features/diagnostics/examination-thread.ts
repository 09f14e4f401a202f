/** The program of the thread that examines an office; as a process with the words `hold-lock FOLDER` it holds a lock for the test of a drive. */
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { holderBy, holdLock } from './drive-test.ts';
import type { FromExaminationThread } from './examination-in-thread.ts';
import { type ExaminationOrder, examine } from './examining.ts';

function say(message: FromExaminationThread): void {
  parentPort?.postMessage(message);
}

const text = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const [, , word, folder] = process.argv;
if (parentPort === null) {
  if (word === 'hold-lock' && folder !== undefined) holdLock(folder);
} else {
  // Only `examination-in-thread.ts` starts this program as a thread.
  examine(
    workerData as ExaminationOrder,
    holderBy(fileURLToPath(import.meta.url)),
    (parts) => say({ type: 'examined', parts }),
    (part, error) => say({ type: 'log', line: `examining ${part}: ${text(error)}` }),
  ).then(
    (examination) => say({ type: 'done', examination }),
    (error: unknown) => say({ type: 'failed', message: text(error) }),
  );
}
