/** The clock of this computer that never goes back; the same for all threads of a process. */

/** Milliseconds since some moment. */
export function monotonic(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}
