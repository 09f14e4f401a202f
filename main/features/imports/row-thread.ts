/** The program of the thread that reads the rows of one file while the engine writes what they say. */
import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../../engine/failure.ts';
import { takeNational } from '../reference/national.ts';
import { type GivenRow, readerAhead } from './ahead.ts';
import { openTable } from './reading/table.ts';
import { batchesAhead, type FromRowThread, type RowSource, rowsInBatch } from './row-thread-messages.ts';

// Only `rows-in-thread.ts` starts this program.
const { path, fileName, reading, ahead, national } = workerData as RowSource;

let underWay = 0;
let wake: (() => void) | null = null;
parentPort?.on('message', () => {
  underWay--;
  wake?.();
});

function say(message: FromRowThread): void {
  parentPort?.postMessage(message);
}

async function hand(rows: readonly GivenRow[]): Promise<void> {
  while (underWay >= batchesAhead)
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  underWay++;
  say({ type: 'rows', rows: JSON.stringify(rows) });
}

async function run(): Promise<void> {
  takeNational(national);
  const table = await openTable(path, fileName, reading);
  const read = ahead === null ? null : readerAhead(ahead);
  let batch: GivenRow[] = [];
  for await (const row of table.rows()) {
    batch.push(read === null ? row : { ...row, ahead: read(row.cells) });
    if (batch.length < rowsInBatch) continue;
    await hand(batch);
    batch = [];
  }
  if (batch.length > 0) await hand(batch);
  say({ type: 'end' });
}

run()
  .catch((error: unknown) => {
    const failure = error instanceof Failure ? { code: error.code, said: error.said } : null;
    say({ type: 'failed', message: error instanceof Error ? error.message : String(error), failure });
  })
  .finally(() => parentPort?.close());
