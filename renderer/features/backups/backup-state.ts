/** Whether the office has a backup that would help, and the restore that can still be undone. */
import { create } from 'zustand';
import type { OfficeState } from '../../../preload/contract/office.ts';

const day = 24 * 60 * 60 * 1000;
/** Days after which the last good backup counts as old. */
const oldAfter = 3;

export type BackupWorry =
  | { readonly kind: 'failed'; readonly at: string }
  | { readonly kind: 'old'; readonly at: string; readonly days: number };

/** What is wrong with the last backup, or null. An office that never had one is new and is no worry yet. */
export function backupWorry(last: OfficeState['lastBackup'], now: number): BackupWorry | null {
  if (!last) return null;
  if (!last.good) return { kind: 'failed', at: last.at };
  const days = Math.floor((now - Date.parse(last.at)) / day);
  return days > oldAfter ? { kind: 'old', at: last.at, days } : null;
}

export type TargetWorry =
  | { readonly kind: 'failed'; readonly target: Target; readonly problem: NonNullable<Target['problem']> }
  | { readonly kind: 'old'; readonly target: Target; readonly days: number };

type Target = OfficeState['backupTargets'][number];

/** The targets that a copy failed on, or that have had none for longer than they may. A new one counts from when it was added. */
export function targetWorries(targets: readonly Target[], now: number): TargetWorry[] {
  return targets.flatMap((target): TargetWorry[] => {
    const { problem, lastGoodAt, addedAt, warnAfterDays } = target;
    if (problem !== null) return [{ kind: 'failed', target, problem }];
    const days = Math.floor((now - Date.parse(lastGoodAt ?? addedAt)) / day);
    return days > warnAfterDays ? [{ kind: 'old', target, days }] : [];
  });
}

interface Restored {
  /** The moment that the office has gone back to. */
  readonly to: string;
  /** The backup that undoes it; null where there was nothing to keep. */
  readonly kept: string | null;
  /** It was itself the undoing of another. */
  readonly undoing: boolean;
}

/** The last restore of this page; everything else on the screen is read again after it. */
export const useRestored = create<{ readonly restored: Restored | null }>()(() => ({ restored: null }));
