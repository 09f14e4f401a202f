/** Rows that arrive while the event loop turns, for a consumer that may not wait: the steps of a transaction. */
import type { GivenRow } from './ahead.ts';
import { batchesAhead } from './row-thread-messages.ts';

export class RowFeed {
  readonly #ready: (readonly GivenRow[])[] = [];
  #ended = false;
  #error: unknown = null;
  #stopped = false;
  #wake: (() => void) | null = null;

  /** Some rows at a time. */
  constructor(batches: AsyncIterable<readonly GivenRow[]>) {
    this.#read(batches).catch((error: unknown) => {
      this.#error = error;
      this.#ended = true;
    });
  }

  /** The next rows; `later`: not here yet; null: that was all. Throws what reading has thrown. */
  next(): readonly GivenRow[] | 'later' | null {
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

  async #read(batches: AsyncIterable<readonly GivenRow[]>): Promise<void> {
    for await (const batch of batches) {
      this.#ready.push(batch);
      while (this.#ready.length >= batchesAhead && !this.#stopped) await this.#room();
      if (this.#stopped) return;
    }
    this.#ended = true;
  }

  #room(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    return promise;
  }
}
