/** What the thread that tries a backup says; its `workerData` is a `TrialOrder`. */
import type { SentError } from '../../../db/backup-thread-messages.ts';
import type { Tried } from './trial.ts';

export type FromTrialThread =
  | { readonly type: 'step'; readonly done: number }
  | { readonly type: 'done'; readonly tried: Tried }
  | { readonly type: 'failed'; readonly error: SentError & { readonly neededVersion: string | null } };
