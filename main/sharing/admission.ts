/** Whom a keeper lets in: stations with its own version of the program, on the same day. And who goes first where versions differ. */
import { compareVersions } from '../../db/migrate.ts';
import type { Refusal } from './station-messages.ts';

/** Milliseconds that the clocks of two computers may differ: documents of one office are not days apart. */
const mostApart = 12 * 60 * 60_000;

/** The program of a station, as it says itself. */
export interface ProgramOfStation {
  readonly program: string;
  /** The latest migration that it knows; empty where it does not say. */
  readonly schema: string;
}

/**
 * Why a station with this program and this time (UTC ISO 8601) is not let in by a keeper with its own; null: it is. Versions that
 * differ in their last number only (1.4.2 and 1.4.3) work together, unless they keep the database in another form.
 */
export function refusal(
  station: ProgramOfStation & { readonly now: string },
  keeper: ProgramOfStation & { readonly now: string },
): Refusal | null {
  const order = compare(station.program, keeper.program);
  if (order !== 0) return order < 0 ? 'older' : 'newer';
  if (hasOtherSchema(station, keeper)) return isOlder(station, keeper) ? 'older' : 'newer';
  return Math.abs(Date.parse(station.now) - Date.parse(keeper.now)) > mostApart ? 'clock' : null;
}

/** Whether one program would be locked out by what the other one makes of the database. */
export function isOlder(one: ProgramOfStation, other: ProgramOfStation): boolean {
  if (one.program === '' || (one.schema !== '' && one.schema === other.schema)) return false;
  const order = compareVersions(one.program, other.program);
  return order !== 0 ? order < 0 : hasOtherSchema(one, other) && one.schema < other.schema;
}

/** Who is to keep the office next: of those with the oldest program, whoever came first. Nobody is locked out by him. */
export function heirAmong<Station extends { readonly hello: { readonly contact: ProgramOfStation } }>(
  stations: readonly Station[],
): Station | undefined {
  return stations.toSorted((one, other) => compareVersions(one.hello.contact.program, other.hello.contact.program))[0];
}

function hasOtherSchema(one: ProgramOfStation, other: ProgramOfStation): boolean {
  return one.schema !== '' && other.schema !== '' && one.schema !== other.schema;
}

function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').slice(0, 2).map(Number));
  return (a?.[0] ?? 0) - (b?.[0] ?? 0) || (a?.[1] ?? 0) - (b?.[1] ?? 0);
}
