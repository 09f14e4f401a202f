/** When a letter that did not go is tried again: soon at first, then less and less often. */

const minute = 60_000;
/** Milliseconds to wait after the first, second … attempt; the last one holds for all others. */
const waits = [1, 2, 5, 15, 30, 60].map((minutes) => minutes * minute);
/** A server that asks to try later is asked for so long (RFC 5321, 4.5.4.1: at least four to five days). */
const askedFor = 5 * 24 * 60 * minute;

/** The moment after so many attempts, UTC ISO 8601 with milliseconds. */
export function nextAttempt(attempts: number, now: string): string {
  const wait = waits[Math.min(attempts, waits.length) - 1] ?? minute;
  return new Date(Date.parse(now) + wait).toISOString();
}

/** What `nextAttempt` says after the first, second … attempt; the last one holds for all others. */
export function nextAttempts(now: string): string[] {
  return waits.map((_, index) => nextAttempt(index + 1, now));
}

/** A letter that servers have put off since before this moment was asked for long enough. While there is no connection nothing counts. */
export function putOffForGood(now: string): string {
  return new Date(Date.parse(now) - askedFor).toISOString();
}
