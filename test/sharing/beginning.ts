/** Computers that begin in the same millisecond. */

/** Waits, to the millisecond, for the moment that `KONTOR_BEGIN_AT` names (since 1970), where it names one. */
export function waitForBeginning(): void {
  const moment = Number(process.env.KONTOR_BEGIN_AT ?? 0);
  while (Date.now() < moment) {
    // A timer would not be as exact.
  }
}
