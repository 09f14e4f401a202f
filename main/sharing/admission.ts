/** Whom a keeper lets in: stations with its own version of the program, on the same day. */
import type { Refusal } from './station-messages.ts';

/** Milliseconds that the clocks of two computers may differ: documents of one office are not days apart. */
const mostApart = 12 * 60 * 60_000;

/**
 * Why a station with this program and this time (UTC ISO 8601) is not let in by a keeper with its own; null: it is. Versions that
 * differ in their last number only (1.4.2 and 1.4.3) work together.
 */
export function refusal(
  station: { readonly program: string; readonly now: string },
  keeper: { readonly program: string; readonly now: string },
): Refusal | null {
  const order = compare(station.program, keeper.program);
  if (order !== 0) return order < 0 ? 'older' : 'newer';
  return Math.abs(Date.parse(station.now) - Date.parse(keeper.now)) > mostApart ? 'clock' : null;
}

function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').slice(0, 2).map(Number));
  return (a?.[0] ?? 0) - (b?.[0] ?? 0) || (a?.[1] ?? 0) - (b?.[1] ?? 0);
}
