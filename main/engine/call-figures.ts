/** How the calls of this engine went: which took longest since its start, and what came lately. Names and times, nothing else. */

/** Longer than this, in milliseconds, a query is worth a line in the log. */
export const slowCall = 40;

/** The calls of one channel; times in milliseconds. */
export interface ChannelFigures {
  readonly channel: string;
  readonly calls: number;
  readonly longest: number;
  /** Of the latest calls, 128 at most. */
  readonly median: number;
  /** How many took longer than `slowCall`. */
  readonly slow: number;
}

/** Durations that are kept of each channel: enough for a median, the same however long the program runs. */
const durationsKept = 128;

interface Kept {
  calls: number;
  longest: number;
  slow: number;
  readonly latest: number[];
}

/** Its size is bounded: whoever records does so for channels of the contract only, and of each a few numbers are kept. */
export class CallFigures {
  readonly #channels = new Map<string, Kept>();

  /** A call has ended after so many milliseconds; null where that says nothing, because it waits for people. */
  record(channel: string, milliseconds: number | null): void {
    if (milliseconds === null) return;
    const kept = this.#channels.get(channel) ?? { calls: 0, longest: 0, slow: 0, latest: [] };
    this.#channels.set(channel, kept);
    kept.latest[kept.calls % durationsKept] = milliseconds;
    kept.calls++;
    kept.longest = Math.max(kept.longest, milliseconds);
    if (milliseconds > slowCall) kept.slow++;
  }

  /** The channels whose longest call took longest, the longest first. */
  slowest(limit: number): ChannelFigures[] {
    return [...this.#channels]
      .map(([channel, { calls, longest, slow, latest }]) => ({
        channel,
        calls,
        longest,
        slow,
        median: medianOf(latest),
      }))
      .sort((a, b) => b.longest - a.longest)
      .slice(0, limit);
  }
}

/** The middle one of the numbers, the lower of two; 0 of none. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
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
export class RecentCalls {
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
