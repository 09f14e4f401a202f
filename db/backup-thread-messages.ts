/** What the thread that makes a backup is given, and what it says. */
import type { BackupOrder, OrderDone } from './backup-order.ts';
import type { DatabaseProblemName } from './database-problem.ts';

/**
 * How far the thread is, in the one cell of `phase`, so that a process that is closing can wait for it without a turn
 * of its own event loop. Whoever changes `waiting` does it by compare and exchange: the thread begins, or it is called off.
 */
export const phases = { waiting: 0, running: 1, good: 2, failed: 3, calledOff: 4 } as const;

/** The thread's `workerData`. */
export interface BackupThreadData {
  readonly order: BackupOrder;
  readonly phase: Int32Array<SharedArrayBuffer>;
}

/** An error as plain data; `problem` is null for one that is a bug. */
export interface SentError {
  readonly message: string;
  readonly problem: { readonly name: DatabaseProblemName; readonly path: string } | null;
}

export type FromBackupThread =
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'done'; readonly done: OrderDone }
  | { readonly type: 'failed'; readonly error: SentError };
