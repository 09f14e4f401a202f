/** From a folder, a name and a password to an office that is open, or to why not: the channels one after the other. */
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { OfficeState } from '../../../preload/contract/office.ts';
import type { Reply } from '../../../preload/contract/reply.ts';

type Failed = Extract<Reply, { ok: false }>;

/** The channels that it takes. */
export interface OpeningCalls {
  /** Opens the folder; null: it has been opened, and how it stands now is to be looked up. */
  readonly open: Input<'office.open'> | null;
  ask<Name extends 'office.open' | 'office.state' | 'sessions.signIn'>(
    channel: Name,
    request: Input<Name>,
  ): Promise<Reply<Output<Name>>>;
  /** The office of the folder is open now, or it is known why it is not. */
  opened(state: OfficeState): void;
  /** It is being found out which computer keeps the office. */
  reaching(): void;
  /** The user wants no more of it. */
  isLeft(): boolean;
  /** Resolves after a while. */
  pause(): Promise<void>;
}

/** `show`: the page of this state is what comes next. `nobody`: no user of the office is called so. */
export type OpeningEnd =
  | { readonly end: 'show'; readonly state: OfficeState }
  | { readonly end: 'folder' | 'sign-in'; readonly failed: Failed }
  | { readonly end: 'nobody' }
  | { readonly end: 'left' };

/** Looks for a keeper, of some four seconds each: together longer than it takes to take over from one that has failed. */
const mostLooks = 8;

/** Opens the office and signs in. Whatever hinders the office itself is shown by the pages that are there for it. */
export async function openOffice(
  calls: OpeningCalls,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<OpeningEnd> {
  const first = calls.open === null ? await calls.ask('office.state', {}) : await calls.ask('office.open', calls.open);
  if (!first.ok) return { end: 'folder', failed: first };
  calls.opened(first.value);
  const state = await kept(calls, first.value);
  if (calls.isLeft()) return { end: 'left' };
  const { status, user, locked, users } = state;
  // A page of its own comes where nobody can sign in, where nobody has to, and where somebody is signed in whom the password does not change.
  const isIn = user !== null && (!user.hasPassword || `${name}${password}`.trim() === '');
  if (status !== 'open' || locked || isIn) return { end: 'show', state };
  const login = loginOf(users, name);
  if (login === null) return { end: 'nobody' };
  const signedIn = await calls.ask('sessions.signIn', { login, password });
  if (signedIn.ok) return { end: 'show', state: signedIn.value };
  if (signedIn.code === 'unavailable') {
    const now = await calls.ask('office.state', {});
    if (now.ok && now.value.status !== 'open') return { end: 'show', state: now.value };
  }
  return { end: 'sign-in', failed: signedIn };
}

/** The state once it is known who keeps the office, or after a time that is too long for it. */
async function kept(calls: OpeningCalls, first: OfficeState): Promise<OfficeState> {
  let state = first;
  for (let looks = 0; state.problem === 'not-kept' && looks < mostLooks && !calls.isLeft(); looks += 1) {
    calls.reaching();
    await calls.pause();
    const reply = await calls.ask('office.state', {});
    if (reply.ok) state = reply.value;
  }
  return state;
}

/**
 * By what the user signs in who has typed this as his name: his login, or the name by which the pages show him. Null: there is nobody of
 * the name. Where it is not told who works in the office, what was typed.
 */
export function loginOf(users: OfficeState['users'], typed: string): string | null {
  const wanted = plain(typed);
  if (users.length === 0 || wanted === '') return typed;
  const known = users.find(({ login }) => plain(login) === wanted);
  if (known) return known.login;
  const [called, another] = users.filter(({ name }) => plain(name) === wanted);
  return called && another ? typed : (called?.login ?? null);
}

/** Without accents and capitals, as the engine tells users apart. */
function plain(text: string): string {
  return text.trim().replace(/\s+/gu, ' ').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
