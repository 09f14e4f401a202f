/** When a backup is due by itself. */
import { type Clock, dayOf } from '../../engine/clock.ts';

/** How it stands with the backups of the open office. */
export interface Standing {
  /** When the last one was made, or failed; null where there was none. */
  readonly last: { readonly at: string; readonly good: boolean } | null;
  /** Something was committed since the last good one. */
  readonly hasChanges: boolean;
  /** A change waits so long at the most. */
  readonly everyHours: number;
}

const hour = 60 * 60_000;
/** Milliseconds after which what has failed is tried again: a full disk is not filled anew every minute. */
export const againAfter = 15 * 60_000;

/**
 * Why a backup is to be made now, or null. The first one of a calendar day is made also without changes: it shows that the disk and the
 * database are well. A clock that was set back makes none wait longer than it would have.
 */
export function dueBackup({ last, hasChanges, everyHours }: Standing, clock: Clock): 'daily' | 'schedule' | null {
  if (last === null) return 'daily';
  const at = Date.parse(last.at);
  const passed = Math.abs(clock.milliseconds() - at);
  if (!last.good) return passed >= againAfter ? 'daily' : null;
  if (dayOf({ milliseconds: () => at }) !== dayOf(clock)) return 'daily';
  return hasChanges && passed >= everyHours * hour ? 'schedule' : null;
}
