/** The program of the thread that writes the log of a large transaction back into the database. */
import { parentPort, workerData } from 'node:worker_threads';
import { openSqlite } from './database.ts';
import type { WriteBackData } from './write-back.ts';

// Only `write-back.ts` starts this program, and says nothing but these two words.
const { path } = workerData as WriteBackData;
const sql = openSqlite(path);
parentPort?.postMessage('open');
parentPort?.once('message', (word: 'begin' | 'drop') => {
  // As far as nobody reads what was there before; nobody waits for it.
  if (word === 'begin') sql.pragma('wal_checkpoint(PASSIVE)');
  sql.close();
});
