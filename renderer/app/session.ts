/** Who works here: the state of the office and the rights of its user, for every page. */
import { createContext, useContext } from 'react';
import type { HidingField, Right } from '../../preload/contract/channel.ts';
import type { OfficeState } from '../../preload/contract/office.ts';

export interface SessionState {
  readonly state: OfficeState;
  /** How the office stands, which several computers share and which cannot be reached now; null: it can be, or nobody knows why not. */
  readonly unreached: OfficeState | null;
  /** Takes over a newer state that a task answered with. */
  readonly enter: (state: OfficeState) => void;
}

export const SessionContext = createContext<SessionState | null>(null);

/** The state of the office. Only below `App`. */
export function useOffice(): SessionState {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useOffice stands outside of App.');
  return session;
}

/** Whether the user's role hides a field: it comes empty from the engine, and is not offered. */
export function useHidden(): (field: HidingField) => boolean {
  const { state } = useOffice();
  return (field) => state.user?.hidden.includes(field) ?? false;
}

/** Whether the signed-in user holds a right. What he may not do is not offered; the engine checks it anyway. */
export function useMay(): (right: Right) => boolean {
  const { state } = useOffice();
  return (right) => state.user?.rights.includes(right) ?? false;
}

/** Whether a right of the user reaches all records: what comes of it, such as a sum or a count, is then the whole. */
export function useReachesAll(): (right: Right) => boolean {
  const { state } = useOffice();
  const may = useMay();
  return (right) => may(right) && state.user?.reaches[right] === undefined;
}
