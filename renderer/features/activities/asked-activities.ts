/** Which activity is on the screen in a dialog, from whatever page one is on: a new one, one to be changed, one to be finished. */
import { create } from 'zustand';
import type { ActivityKind, Participant } from '../../../preload/contract/activities.ts';
import type { Before } from './stood-before.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

/** What a new one begins with. */
export interface Begun {
  readonly kind?: ActivityKind;
  readonly day?: string;
  readonly time?: string | null;
  /** Minutes. */
  readonly duration?: number | null;
  readonly responsibleId?: number;
  readonly client?: Named;
  /** Of the client, as `deal` is. */
  readonly document?: Named;
  readonly deal?: Named;
  readonly participants?: readonly Participant[];
}

/** What is to be finished. */
export interface Finishing {
  readonly id: number;
  readonly kind: ActivityKind;
  readonly subject: string;
}

/** What somebody does not take. */
export interface Declining extends Before {
  readonly subject: string;
  /** Who asks him. */
  readonly askedBy: string;
}

export type Asked =
  | { readonly what: 'new'; readonly begun: Begun }
  | { readonly what: 'change'; readonly id: number }
  | { readonly what: 'finish'; readonly activity: Finishing }
  | { readonly what: 'decline'; readonly activity: Declining };

/** Null: no dialog is open. */
export const useAskedActivity = create<{ readonly asked: Asked | null }>()(() => ({ asked: null }));

/** Opens the dialog that plans something. */
export function planActivity(begun: Begun = {}): void {
  useAskedActivity.setState({ asked: { what: 'new', begun } });
}

/** Opens an activity to be looked at and changed. */
export function openActivity(id: number): void {
  useAskedActivity.setState({ asked: { what: 'change', id } });
}

/** Asks what came of it. */
export function finishActivity({ id, kind, subject }: Finishing): void {
  useAskedActivity.setState({ asked: { what: 'finish', activity: { id, kind, subject } } });
}

/** Asks why it is not taken. */
export function declineActivity({ id, subject, askedBy, acceptance, declinedBecause }: Declining): void {
  const activity = { id, subject, askedBy, acceptance, declinedBecause };
  useAskedActivity.setState({ asked: { what: 'decline', activity } });
}

/** Closes the dialog. */
export function leaveActivity(): void {
  useAskedActivity.setState({ asked: null });
}
