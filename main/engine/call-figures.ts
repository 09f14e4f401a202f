/** How the calls since the start of this engine went: which took longest, and how many come in a second. Names and times, nothing else. */

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
/** Seconds over which calls are counted. */
const secondsCounted = 60;

interface Kept {
  calls: number;
  longest: number;
  slow: number;
  readonly latest: number[];
}

/**
 * Its size is bounded: whoever records does so for channels of the contract only, and of each a few numbers are kept. Moments (`at`) are milliseconds of any clock that is
 * always the same one.
 */
export class CallFigures {
  readonly #channels = new Map<string, Kept>();
  /** Calls by the second in which they ended; a second has the place of the one a minute before. */
  readonly #seconds: { second: number; calls: number }[] = [];

  /** A call has ended after so many milliseconds; null where that says nothing, because it waits for people. */
  record(channel: string, milliseconds: number | null, at: number): void {
    const second = Math.floor(at / 1000);
    const place = second % secondsCounted;
    const counted = this.#seconds[place];
    if (counted?.second === second) counted.calls++;
    else this.#seconds[place] = { second, calls: 1 };
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

  /** Calls in a second, on average over the `seconds` (60 at most) that were over at this moment. */
  perSecond(at: number, seconds = secondsCounted): number {
    const now = Math.floor(at / 1000);
    const over = Math.min(seconds, secondsCounted - 1);
    let calls = 0;
    for (const counted of this.#seconds)
      if (counted !== undefined && counted.second < now && counted.second >= now - over) calls += counted.calls;
    return calls / over;
  }
}

/** The middle one of the numbers, the lower of two; 0 of none. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
