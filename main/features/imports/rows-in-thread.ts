/** The rows of a file, some hundred at a time: a large file is read by a thread of its own, while the engine writes; a huge one is not, for the memory's sake. */
import { Worker } from 'node:worker_threads';
import { Failure } from '../../engine/failure.ts';
import { nationalFolder } from '../reference/national.ts';
import type { GivenRow } from './ahead.ts';
import type { Table } from './reading/table.ts';
import { type FromRowThread, type RowSource, rowsInBatch } from './row-thread-messages.ts';

/** From source the thread's program is a source, too; a built program lies beside it in `out/`. */
const program = new URL(import.meta.url.endsWith('.ts') ? './row-thread.ts' : '../rows/thread.js', import.meta.url);

/** Of fewer rows a thread would be more work than reading them. */
const worthThread = 5000;
/** Of more rows a second heap would be too much beside what a long transaction takes: there memory counts more than speed. */
const mostForThread = 300_000;

/** Megabytes that the thread may have for what lives shortly: rows come and go. */
const young = 16;

/**
 * All rows of the table, as `rows` of it gives them. Throws what reading throws. Where no thread can be started they are read here.
 * `rows`: how many there are, or seem to be.
 */
export function batchesOf(
  table: Table,
  file: Pick<RowSource, 'path' | 'fileName' | 'ahead'>,
  rows: number,
  thread: URL = program,
): AsyncGenerator<readonly GivenRow[]> {
  if (rows < worthThread || rows > mostForThread) return readHere(table);
  return readInThread(table, { ...file, reading: table.reading, national: nationalFolder() }, thread);
}

async function* readHere(table: Table): AsyncGenerator<readonly GivenRow[]> {
  let batch: GivenRow[] = [];
  for await (const row of table.rows()) {
    batch.push(row);
    if (batch.length < rowsInBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* readInThread(table: Table, source: RowSource, thread: URL): AsyncGenerator<readonly GivenRow[]> {
  const worker = new Worker(thread, {
    workerData: source,
    name: 'rows',
    resourceLimits: { maxYoungGenerationSizeMb: young },
  });
  const arrived: FromRowThread[] = [];
  let broken: unknown = null;
  let wake = () => {};
  // What comes from there is written by `row-thread.ts` and by nothing else.
  worker.on('message', (message: FromRowThread) => {
    arrived.push(message);
    wake();
  });
  const stopped = (error: unknown) => {
    broken ??= error;
    wake();
  };
  worker.once('error', stopped);
  worker.once('exit', () => stopped(new Error('The thread that reads rows ended before they did.')));
  let any = false;
  try {
    for (;;) {
      const message = arrived.shift();
      if (message === undefined) {
        if (broken !== null) break;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (message.type === 'end') return;
      else if (message.type === 'failed')
        throw message.failure === null
          ? new Error(message.message)
          : new Failure(message.failure.code, message.failure.said);
      else {
        any = true;
        worker.postMessage('taken');
        // Written by `row-thread.ts` alone.
        yield JSON.parse(message.rows) as GivenRow[];
      }
    }
  } finally {
    await worker.terminate();
  }
  if (any) throw broken;
  yield* readHere(table);
}
