/** The program of the thread that checks tables of a copy together with the thread that made it. */
import { workerData } from 'node:worker_threads';
import { type CheckThreadData, checkAsSecond } from './shared-check.ts';

// Only `shared-check.ts` starts this program.
checkAsSecond(workerData as CheckThreadData);
