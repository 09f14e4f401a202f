/** Backups in a thread of their own, one after the other, so that nobody's work stands still meanwhile. */
import { Worker } from 'node:worker_threads';
import { type BackupOrder, carryOut, type OrderDone } from '../../../db/backup-order.ts';
import {
  type BackupThreadData,
  type FromBackupThread,
  phases,
  type SentError,
} from '../../../db/backup-thread-messages.ts';
import { DatabaseProblem } from '../../../db/database-problem.ts';

type Log = (line: string) => void;

/** From source the thread's program is a source, too; a built program lies beside it in `out/`. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? '../../../db/backup-thread.ts' : '../backup/thread.js',
  import.meta.url,
);

/** Milliseconds that a thread may take to begin, when the process is closing. */
const longestStart = 10_000;
/** Milliseconds that closing waits for a backup that has begun: less than the shell waits for the engine. */
const longestRun = 8 * 60_000;

/** The backup that is being made now, and the one that was asked for last. */
let present: BackupThreadData | null = null;
let last: Promise<unknown> = Promise.resolve();

/**
 * Carries the order out in a thread of its own, after those that were given before. Where no thread can be started it is done
 * here, and the log says so. Rejects with what `carryOut` throws.
 */
export function backUpInThread(order: BackupOrder, log: Log, thread: URL = program): Promise<OrderDone> {
  const made = last.then(() => inThread(order, log, thread));
  last = made.catch(() => undefined);
  return made;
}

/** Resolves when no backup is being made any more: nothing may be put in the place of a database before that. */
export async function backupsOver(): Promise<void> {
  for (let waited: Promise<unknown> | null = null; waited !== last; ) {
    waited = last;
    await waited;
  }
}

/** Whether a backup of this database is being made now. */
export function isBackingUp(database: string): boolean {
  return present?.order.source === database && present.order.reason !== null;
}

/**
 * Waits until what is being done for this database is done, and keeps this thread from everything else meanwhile: for a
 * process that is closing. Answers whether a good backup was made.
 */
export function waitForBackup(database: string): boolean {
  if (present === null || present.order.source !== database) return false;
  const { phase, order } = present;
  Atomics.wait(phase, 0, phases.waiting, longestStart);
  if (calledOff(phase)) return false;
  Atomics.wait(phase, 0, phases.running, longestRun);
  return order.reason !== null && Atomics.load(phase, 0) === phases.good;
}

/** Whether the thread had not begun, and now never will. */
function calledOff(phase: Int32Array): boolean {
  return Atomics.compareExchange(phase, 0, phases.waiting, phases.calledOff) === phases.waiting;
}

async function inThread(order: BackupOrder, log: Log, thread: URL): Promise<OrderDone> {
  const data: BackupThreadData = { order, phase: new Int32Array(new SharedArrayBuffer(4)) };
  present = data;
  try {
    return await answerOf(thread, data, log);
  } catch (error) {
    if (!calledOff(data.phase)) throw error;
    log(`No thread for the backup, so it is made without: ${error instanceof Error ? error.message : String(error)}`);
    return carryOut(order, log);
  } finally {
    present = null;
  }
}

function answerOf(thread: URL, data: BackupThreadData, log: Log): Promise<OrderDone> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: data, name: 'backup' });
    // What comes from there is written by `db/backup-thread.ts` and by nothing else.
    worker.on('message', (message: FromBackupThread) => {
      if (message.type === 'log') log(message.line);
      else if (message.type === 'done') resolve(message.done);
      else reject(errorFrom(message.error));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread of the backup ended without a backup.')));
  });
}

function errorFrom({ message, problem }: SentError): Error {
  const error = problem === null ? new Error(message) : new DatabaseProblem(problem.name, problem.path);
  error.message = message;
  return error;
}
