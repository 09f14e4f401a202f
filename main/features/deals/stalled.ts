/** How long deals stand in a stage. */
import type { StageKind } from '../../../preload/contract/deals.ts';
import type { StageEntered } from './queries.ts';

const day = 86_400_000;

/** Whole days between two moments. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / day));
}

/** Longer in its stage than it should be; what is closed is not stalled. */
export function isStalled(
  {
    state,
    stageSince,
    maxDays,
  }: { readonly state: StageKind; readonly stageSince: string; readonly maxDays: number | null },
  now: string,
): boolean {
  return state === 'open' && maxDays !== null && daysBetween(stageSince, now) > maxDays;
}

/** Whole days in each stage, in the order in which they were entered first; a closed deal stays nowhere. */
export function stageTimes(
  entered: readonly StageEntered[],
  now: string,
): { readonly stageId: number; readonly name: string; readonly days: number }[] {
  const times = new Map<number, { stageId: number; name: string; milliseconds: number }>();
  entered.forEach(({ stageId, name, kind, at }, place) => {
    const until = entered[place + 1]?.at ?? (kind === 'open' ? now : at);
    const time = times.get(stageId) ?? { stageId, name, milliseconds: 0 };
    time.milliseconds += Math.max(0, Date.parse(until) - Date.parse(at));
    times.set(stageId, time);
  });
  return [...times.values()].map(({ stageId, name, milliseconds }) => ({
    stageId,
    name,
    days: Math.floor(milliseconds / day),
  }));
}
