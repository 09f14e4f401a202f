/** The time of day, as a port: tests put their own in its place. */

export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  milliseconds(): number;
}

export const systemClock: Clock = { milliseconds: () => Date.now() };

/** UTC, ISO 8601, with milliseconds. */
export function instantOf(clock: Clock): string {
  return new Date(clock.milliseconds()).toISOString();
}

/** The moment at which the day begins on this computer, UTC; `later`: so many days after it. */
export function beginningOf(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** The day of the calendar on the wall of this computer, `YYYY-MM-DD`. */
export function dayOf(clock: Clock): string {
  return wallAt(new Date(clock.milliseconds())).day;
}

/** What the calendar and the clock on the wall of this computer show at a moment: `YYYY-MM-DD` and `HH:MM`. */
export function wallAt(moment: Date): { readonly day: string; readonly time: string } {
  const two = (part: number) => String(part).padStart(2, '0');
  return {
    day: `${String(moment.getFullYear()).padStart(4, '0')}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`,
    time: `${two(moment.getHours())}:${two(moment.getMinutes())}`,
  };
}
