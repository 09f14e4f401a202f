/** When somebody works on a day, for both sides: minutes on the wall of the office since midnight. Pure. */
import type { SpecialDay, WorkingWeek } from './working-time.ts';

/** From a minute up to another one, which is no longer in it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** `HH:MM`; the end of the day is `24:00`. */
export function timeOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/**
 * When somebody with these hours works on the day. On a working day that his week leaves free (a Saturday that was moved) he works as on the
 * first day of his week on which he does.
 */
export function hoursOn(
  day: string,
  week: WorkingWeek,
  special: ReadonlyMap<string, Pick<SpecialDay, 'free'>>,
): Span[] {
  const known = special.get(day);
  if (known?.free) return [];
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const usual = week[weekday] ?? [];
  const spans = usual.length > 0 || known === undefined ? usual : (week.find((one) => one.length > 0) ?? []);
  return spans.map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }));
}
