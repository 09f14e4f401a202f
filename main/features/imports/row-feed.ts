/** Rows that arrive while the event loop turns, for a consumer that may not wait: the steps of a transaction. */
import type { Row } from './reading/row.ts';

const rowsInBatch = 200;
/** So many wait at most, so that a file of any size needs little memory. */
const batchesAhead = 20;

export class RowFeed {
  readonly #ready: Row[][] = [];
  #ended = false;
  #error: unknown = null;
  #stopped = false;
  #wake: (() => void) | null = null;

  constructor(rows: AsyncIterable<Row>) {
    this.#read(rows).catch((error: unknown) => {
      this.#error = error;
      this.#ended = true;
    });
  }

  /** The next rows; `later`: not here yet; null: that was all. Throws what reading has thrown. */
  next(): readonly Row[] | 'later' | null {
    const batch = this.#ready.shift();
    if (batch !== undefined) {
      this.#wake?.();
      return batch;
    }
    if (this.#error !== null) throw this.#error;
    return this.#ended ? null : 'later';
  }

  /** Lets the file go; may be called twice. */
  stop(): void {
    this.#stopped = true;
    this.#wake?.();
  }

  async #read(rows: AsyncIterable<Row>): Promise<void> {
    let batch: Row[] = [];
    for await (const row of rows) {
      batch.push(row);
      if (batch.length < rowsInBatch) continue;
      this.#ready.push(batch);
      batch = [];
      while (this.#ready.length >= batchesAhead && !this.#stopped) await this.#room();
      if (this.#stopped) return;
    }
    if (batch.length > 0) this.#ready.push(batch);
    this.#ended = true;
  }

  #room(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    return promise;
  }
}
