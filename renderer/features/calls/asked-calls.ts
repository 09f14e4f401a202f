/** Which call is being noted, from whatever page one is on, and which ones were dialled from here a moment ago. */
import { create } from 'zustand';
import type { CallDirection } from '../../../preload/contract/calls.ts';

/** What is known of the call that is to be noted. */
export interface CallBegun {
  /** One that the telephone exchange has announced; null: another one. */
  readonly callId: number | null;
  readonly direction: CallDirection;
  readonly number: string;
  readonly client: { readonly id: number; readonly name: string } | null;
  readonly contactId: number | null;
}

/** A number that was dialled by a click. */
export interface Dialled extends CallBegun {
  readonly key: number;
}

interface AskedCalls {
  readonly noting: CallBegun | null;
  readonly dialled: readonly Dialled[];
  /** Ids of announced calls whose card was hidden here. */
  readonly hidden: readonly number[];
}

export const useAskedCalls = create<AskedCalls>()(() => ({ noting: null, dialled: [], hidden: [] }));

const nothingKnown: CallBegun = { callId: null, direction: 'out', number: '', client: null, contactId: null };

/** Opens the window in which a call is noted; one that is open stays, with all that is typed in it. */
export function noteCall(begun: Partial<CallBegun> = {}): void {
  useAskedCalls.setState(({ noting }) => ({ noting: noting ?? { ...nothingKnown, ...begun } }));
}

/** Closes it. */
export function leaveCall(): void {
  useAskedCalls.setState({ noting: null });
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
