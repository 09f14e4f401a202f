/** What the thread that reads the rows of a file is given, and what is said between it and the import. */
import type { ReadingOptions } from '../../../preload/contract/imports.ts';
import type { FailureCode } from '../../../preload/contract/reply.ts';
import type { Said } from '../../engine/failure.ts';
import type { AheadOrder } from './ahead.ts';

/** The thread's `workerData`: a file and how it is read, nothing of it left open. */
export interface RowSource {
  readonly path: string;
  readonly fileName: string;
  readonly reading: ReadingOptions;
  /** How what the rows say is read, too; null: that is for the engine. */
  readonly ahead: AheadOrder | null;
  /** The folder of the national data. */
  readonly national: string;
}

export type FromRowThread =
  /** Rows as JSON: one text is handed over in a fraction of the time that thousands of small values take. */
  | { readonly type: 'rows'; readonly rows: string }
  | { readonly type: 'end' }
  /** `failure` is null for an error that is a bug. */
  | {
      readonly type: 'failed';
      readonly message: string;
      readonly failure: { readonly code: FailureCode; readonly said: Said } | null;
    };

/** Rows in one message. */
export const rowsInBatch = 200;
/** So many messages are under way at most, so that a file of any size needs little memory; whoever took one says `taken`. */
export const batchesAhead = 20;
