/** What an engine knows of the office server that it runs in, and what it measures for its page. */

/** Where the server is reached in the network. */
export interface ServedAt {
  /** To be typed into a browser, the likeliest first. */
  readonly addresses: string[];
  readonly port: number;
  /** The certificate that browsers are to trust. PEM. */
  readonly certificate: string;
  /** SHA-256 of it (DER), hexadecimal. */
  readonly fingerprint: string;
  /** UTC ISO 8601: until when that of the server is valid; it is made anew before. */
  readonly until: string;
}

/** The server as handlers know it. */
export interface OfficeServer {
  /** Null: it does not listen yet. */
  readonly at: ServedAt | null;
  /** UTC ISO 8601: when this process began. */
  readonly since: string;
  readonly figures: CallFigures;
  /** Where this computer keeps what belongs to no office. */
  readonly stateFolder: string;
}

/** A call that took long. */
export interface SlowCall {
  readonly channel: string;
  readonly milliseconds: number;
  /** UTC ISO 8601: when it was answered. */
  readonly at: string;
}

const second = 1_000;
const seconds = 60;
/** The hour is kept in so many parts, each with its slowest. */
const parts = 12;
const part = 5 * 60_000;
const mostSlow = 10;

/** Counts calls by the second of the last minute, and remembers the slowest of the last hour: in a fixed room, for each call in a few steps. */
export class CallFigures {
  readonly #counts = new Map<number, number>();
  readonly #slow = new Map<number, SlowCall[]>();

  /** A call was answered. `now`: milliseconds since 1970. */
  note(channel: string, milliseconds: number, now: number): void {
    const at = Math.floor(now / second);
    this.#counts.set(at, (this.#counts.get(at) ?? 0) + 1);
    if (this.#counts.size > seconds) forget(this.#counts, at - seconds);
    const of = Math.floor(now / part);
    const slowest = this.#slow.get(of) ?? [];
    const last = slowest[mostSlow - 1];
    if (last !== undefined && last.milliseconds >= milliseconds) return;
    slowest.push({ channel, milliseconds, at: new Date(now).toISOString() });
    slowest.sort(slowerFirst);
    slowest.length = Math.min(slowest.length, mostSlow);
    this.#slow.set(of, slowest);
    if (this.#slow.size > parts) forget(this.#slow, of - parts);
  }

  /** Calls of each second of the last minute, the oldest first; the second that is not over yet is not among them. */
  lastMinute(now: number): number[] {
    const at = Math.floor(now / second);
    return Array.from({ length: seconds }, (_, index) => this.#counts.get(at - seconds + index) ?? 0);
  }

  /** The slowest of the last hour, the slowest first. */
  slowest(now: number): SlowCall[] {
    const of = Math.floor(now / part);
    const all = [...this.#slow].flatMap(([at, calls]) => (at > of - parts ? calls : []));
    return all.sort(slowerFirst).slice(0, mostSlow);
  }
}

function slowerFirst(one: SlowCall, other: SlowCall): number {
  return other.milliseconds - one.milliseconds;
}

function forget(map: Map<number, unknown>, before: number): void {
  for (const at of map.keys()) if (at < before) map.delete(at);
}
