/** The program of the thread that checks tables of a copy together with the thread that made it. */
import { workerData } from 'node:worker_threads';
import { type CheckThreadData, checkTables, goAhead } from './shared-check.ts';

// Only `shared-check.ts` starts this program.
const data = workerData as CheckThreadData;
if (goAhead(data)) checkTables(data);
