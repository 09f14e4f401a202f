/** Which call is being noted, from whatever page one is on, and which ones were dialled from here a moment ago. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { CallDirection } from '../../../preload/contract/calls.ts';
import { useOnScreen } from '../../ui/keys.tsx';

/** What is known of the call that is to be noted. */
export interface CallBegun {
  /** One that the telephone exchange has announced; null: another one. */
  readonly callId: number | null;
  readonly direction: CallDirection;
  readonly number: string;
  readonly client: { readonly id: number; readonly name: string } | null;
  readonly contactId: number | null;
  readonly deal: { readonly id: number; readonly name: string } | null;
}

/** What the page on the screen is about. */
export type CallAbout = Pick<CallBegun, 'client' | 'contactId' | 'deal'>;

/** A number that was dialled by a click. */
export interface Dialled extends CallBegun {
  readonly key: number;
}

export interface AskedCalls {
  readonly noting: CallBegun | null;
  readonly dialled: readonly Dialled[];
  /** Whom a call is with that is noted from the page on the screen. */
  readonly onPage: CallAbout | null;
  /** Ids of announced calls whose card was hidden here. */
  readonly hidden: readonly number[];
}

export const useAskedCalls = create<AskedCalls>()(() => ({ noting: null, dialled: [], onPage: null, hidden: [] }));

const nothingKnown: CallBegun = {
  callId: null,
  direction: 'out',
  number: '',
  client: null,
  contactId: null,
  deal: null,
};

/** Opens the window in which a call is noted; one that is open stays, with all that is typed in it. */
export function noteCall(begun: Partial<CallBegun> = {}): void {
  useAskedCalls.setState(({ noting }) => ({ noting: noting ?? { ...nothingKnown, ...begun } }));
}

/** Opens it for the call that was dialled last, whose card goes, or else for a call with whom the page on the screen is about. */
export function noteCallHere(): void {
  const {
    dialled: [last],
    onPage,
  } = useAskedCalls.getState();
  noteCall(last ?? onPage ?? {});
  if (last !== undefined) hideDialled(last.key);
}

/** Closes it. */
export function leaveCall(): void {
  useAskedCalls.setState({ noting: null });
}

/** A call that is noted while this page is on the screen is with this client and about this deal; null: with nobody in particular. */
export function useCallsAbout(about: CallAbout | null): void {
  const isOnScreen = useOnScreen();
  const key = JSON.stringify(about);
  useEffect(() => {
    const own: CallAbout | null = JSON.parse(key);
    if (!isOnScreen || own === null) return;
    useAskedCalls.setState({ onPage: own });
    return () => useAskedCalls.setState(({ onPage }) => ({ onPage: onPage === own ? null : onPage }));
  }, [isOnScreen, key]);
}

let dialledSoFar = 0;

/** Offers to note the call that was just dialled. */
export function dialled(call: Pick<CallBegun, 'number' | 'client' | 'contactId'>): void {
  dialledSoFar += 1;
  const one: Dialled = { ...nothingKnown, ...call, key: dialledSoFar };
  useAskedCalls.setState(({ dialled: before }) => ({
    dialled: [one, ...before.filter(({ number }) => number !== call.number)].slice(0, 3),
  }));
}

/** Takes the card of a dialled call away. */
export function hideDialled(key: number): void {
  useAskedCalls.setState(({ dialled: before }) => ({ dialled: before.filter((one) => one.key !== key) }));
}

/** Takes the card of an announced call away. */
export function hideCall(id: number): void {
  useAskedCalls.setState(({ hidden }) => ({ hidden: [...hidden, id] }));
}
