/**
 * After a large transaction its log is written back into the database by a thread, with a connection of its own: a second or more for
 * some hundred megabytes, in which the engine goes on answering. What was committed is on the disk before that.
 */
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** The thread's `workerData`: the database. Its only message says that it has it open; whoever started it says `begin` or `drop`. */
export interface WriteBackData {
  readonly path: string;
}

/** From source the thread's program is a source, too; a built program lies beside it in `out/`. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? './write-back-thread.ts' : '../write-back/thread.js',
  import.meta.url,
);

/** Bytes of a log that are worth a thread. */
const worthThread = 32 * 1024 * 1024;

let underWay: Promise<void> = Promise.resolve();

/** Resolves when no log is being written back: before the file is let go, and perhaps replaced. */
export function writtenBack(): Promise<void> {
  return underWay;
}

export interface WriteBack {
  /** The log is complete now. Resolves when the thread is on its way; what it does not do the next commit does. */
  begin(): Promise<void>;
  /** There is nothing to be written back. */
  drop(): void;
}

/** Gets a thread ready, where the log of the database is worth one; null: it is not. Call it before the log is committed. */
export function readyToWriteBack(path: string): WriteBack | null {
  const { size } = statSync(`${path}-wal`, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size < worthThread) return null;
  const worker = new Worker(program, { workerData: { path } satisfies WriteBackData, name: 'write-back' });
  worker.unref();
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve());
    worker.once('error', () => resolve());
  });
  const isOpen = new Promise<void>((resolve) => {
    worker.once('message', () => resolve());
  });
  underWay = ended;
  return {
    // It is to have this very file open before anybody can put another one in its place.
    begin: async () => {
      await Promise.race([isOpen, ended]);
      worker.postMessage('begin');
    },
    drop: () => worker.postMessage('drop'),
  };
}
