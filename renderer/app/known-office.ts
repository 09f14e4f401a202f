/** What a page knows of its office, and what it makes of how the office stands now: what somebody has typed is never lost by it. */
import type { EndOfSession } from '../../preload/contract/events.ts';
import type { OfficeState } from '../../preload/contract/office.ts';

export interface KnownOffice {
  readonly state: OfficeState | null;
  /** As it was before the program was started anew and knew its user no longer: what he had typed waits for him. */
  readonly interrupted: OfficeState | null;
  /** Why somebody else has ended the session; null: nobody has. */
  readonly ended: EndOfSession | null;
  /** How a shared office stands that cannot be reached, while the page of its user stays as it is; null: it can be, or nobody knows why not. */
  readonly unreached: OfficeState | null;
}

export const nothingKnown: KnownOffice = { state: null, interrupted: null, ended: null, unreached: null };

/** Whether the office is another computer's to open at this moment: nothing is wrong with its file, and nobody is to touch it here. */
export function isAway({ status, problem, sharing }: Pick<OfficeState, 'status' | 'problem' | 'sharing'>): boolean {
  return status === 'broken' && sharing !== null && waiting.some((one) => one === problem);
}

const waiting = [
  'not-kept',
  'away',
  'in-use',
  'unreachable',
  'other-version',
  'newer',
  'moved',
  'clock',
] as const satisfies readonly OfficeState['problem'][];

/** Why nothing can be saved, as it stands at the foot of the page; null: it can be. An office that has moved does not come back here. */
export function lostAtFoot(
  isConnectionLost: boolean,
  unreached: Pick<OfficeState, 'problem'> | null,
  isShared: boolean,
): 'officeMoved' | 'officeLost' | 'connectionLost' | null {
  if (unreached?.problem === 'moved') return 'officeMoved';
  if (!isConnectionLost && unreached === null) return null;
  return isShared ? 'officeLost' : 'connectionLost';
}

/** Whether the page of who works in `before` is to stay as it is, although `next` can be worked in by nobody. */
export function keepsPage(before: OfficeState | null, next: OfficeState): boolean {
  return isAway(next) && before?.user != null && before.folder === next.folder;
}

/** `wasLost`: the engine, or the office, could not be reached since the state before. */
export function nowKnown(known: KnownOffice, state: OfficeState, wasLost: boolean): KnownOffice {
  const { state: before, interrupted, ended } = known;
  if (keepsPage(interrupted ?? before, state)) return { ...known, unreached: state };
  const isForgotten = wasLost && before?.user && !state.user && before.status === state.status;
  return {
    state,
    interrupted: isForgotten ? before : state.user ? null : interrupted,
    ended: state.user ? null : ended,
    unreached: null,
  };
}
