/** Sets of ids as SQLite tests them quickest: a byte for each id up to the greatest. */
import { type Statement, statement } from './statement.ts';

export class IdSet {
  readonly #bytes: Uint8Array;
  readonly size: number;

  constructor(ids: readonly number[]) {
    let greatest = 0;
    for (const id of ids) if (id > greatest) greatest = id;
    this.#bytes = new Uint8Array(greatest + 1);
    let size = 0;
    for (const id of ids) {
      if (this.#bytes[id] === 0) size += 1;
      this.#bytes[id] = 1;
    }
    this.size = size;
  }

  /** Those of the ids that are in this set. */
  among(ids: readonly number[]): IdSet {
    return new IdSet(ids.filter((id) => this.#bytes[id] === 1));
  }

  /** The smallest first. */
  ids(): number[] {
    const ids: number[] = [];
    for (let id = this.#bytes.indexOf(1); id >= 0; id = this.#bytes.indexOf(1, id + 1)) ids.push(id);
    return ids;
  }

  /** Whether an id is in it: a third of the time of `IN`, which makes a tree of the ids first. */
  holds(id: string): Statement {
    return statement(`substr(?, ${id} + 1, 1) = x'01'`, this.#bytes);
  }
}
