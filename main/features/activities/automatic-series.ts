/** Makes the occurrences of what repeats that are to be there by now, some series at a time. */
import type { Db } from '../../../db/database.ts';
import { type Clock, dayOf, instantOf } from '../../engine/clock.ts';
import type { Recorded } from '../../engine/context.ts';
import { recordChange } from '../audit/service.ts';
import { makeOccurrences } from './series.ts';
import { liveSeries } from './series-queries.ts';

export interface AutomaticSeriesPorts {
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** The open office; null while none is, or while a long write is under way. */
  readonly office: () => { readonly db: Db } | null;
  /** Occurrences were made. */
  readonly made: () => void;
}

/** So many series in one turn, each in a transaction of its own: everybody waits for them. */
const atOnce = 20;
/** Milliseconds after opening, after a look at which a long write was under way, between two turns of one look, and between two looks. */
const firstLook = 10_000;
const lookAgain = 60_000;
const pause = 200;
const lookEvery = 3_600_000;

export class AutomaticSeries {
  readonly #ports: AutomaticSeriesPorts;
  #timer: NodeJS.Timeout | null = null;

  constructor(ports: AutomaticSeriesPorts) {
    this.#ports = ports;
  }

  officeOpened(): void {
    this.#lookIn(firstLook, []);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #lookIn(milliseconds: number, left: readonly number[]): void {
    this.stop();
    this.#timer = setTimeout(() => this.#look(left), milliseconds).unref();
  }

  #look(left: readonly number[]): void {
    let next: readonly number[] = [];
    let wait = lookEvery;
    try {
      const office = this.#ports.office();
      const { clock } = this.#ports;
      if (office === null) {
        next = left;
        wait = lookAgain;
      } else {
        const ids = left.length > 0 ? left : liveSeries(office.db, dayOf(clock));
        next = ids.slice(atOnce);
        if (next.length > 0) wait = pause;
        const made = ids.slice(0, atOnce).map((id) => this.#continue(office.db, id));
        if (made.some((count) => count > 0)) this.#ports.made();
      }
    } catch (error) {
      this.#failed(error);
    }
    this.#lookIn(wait, next);
  }

  /** One that fails keeps none of the others. */
  #continue(db: Db, id: number): number {
    try {
      return continueSeries(db, [id], this.#ports.clock);
    } catch (error) {
      this.#failed(error);
      return 0;
    }
  }

  #failed(error: unknown): void {
    this.#ports.log(`activities automatic: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Makes what is to be there of these series by now; answers how many occurrences. The log names the program as who did it. */
export function continueSeries(db: Db, ids: readonly number[], clock: Clock): number {
  const [now, today] = [instantOf(clock), dayOf(clock)];
  const author = { at: now, userId: null, userName: 'Kontor', origin: 'series', channel: 'activities.add' };
  let made = 0;
  const record = (change: Recorded) => {
    recordChange(db, author, change);
    made += 1;
  };
  for (const id of ids) db.transaction(() => makeOccurrences({ db, now, today, record }, id));
  return made;
}
