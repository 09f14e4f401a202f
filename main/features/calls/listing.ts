/** Lists of calls, as far as the session may see them. */
import type { z } from 'zod';
import { type Call, type calls, callsCounted, type NumberOwner } from '../../../preload/contract/calls.ts';
import { type Access, accessBy, isHidden, mayTouch } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { cursorAfter, keysOfCursor } from '../../engine/list-cursor.ts';
import { holdersOfNumber } from '../clients/by-phone.ts';
import { callsBefore, countWaiting, liveCallsOf } from './queries.ts';
import { callsShown } from './reached.ts';

type Asking = Pick<Context, 'db' | 'user'>;
type Asked = z.output<(typeof calls)['calls.list']['input']>;

/** A call whose end was never told of is not under way for ever, and rings for some minutes only. */
const longest = 4 * 3_600_000;
const longestRinging = 5 * 60_000;
/** So long after its end a call is still there to be noted. */
const justEnded = 15 * 60_000;
const mostLive = 5;

/** Of the session's user, the latest first. */
export function liveCalls(context: Pick<Context, 'db' | 'user' | 'now'>): Call[] {
  const { db, user, now } = context;
  const before = (milliseconds: number) => new Date(Date.parse(now) - milliseconds).toISOString();
  const since = { started: before(longest), rang: before(longestRinging), ended: before(justEnded) };
  return callsShown(context, liveCallsOf(db, user.id, since, mostLive));
}

/** One page. Failure `invalid` for a cursor of another list. */
export function listCalls(
  context: Asking,
  { which, mine, after, limit }: Asked,
): { rows: Call[]; next: string | null } {
  const asked = { which, mine };
  // `~` comes after every moment.
  const [at, id] = keysOfCursor(after, asked, ['string', 'number']) ?? ['~', 0];
  const records = callsBefore(
    context.db,
    which,
    accessOf(context, mine),
    { at: String(at), id: Number(id) },
    limit + 1,
  );
  const rows = records.slice(0, limit);
  const last = records.length > limit ? rows.at(-1) : undefined;
  return {
    rows: callsShown(context, rows),
    next: cursorAfter(last === undefined ? null : [last.startedAt, last.id], asked),
  };
}

/** How many missed calls wait. */
export function countCalls(context: Asking, { mine }: { readonly mine: boolean }): { count: number; exact: boolean } {
  const count = countWaiting(context.db, accessOf(context, mine), callsCounted + 1);
  return { count: Math.min(count, callsCounted), exact: count <= callsCounted };
}

/** Whose number it is, of those clients that the user may see; nobody's for whoever may not see phone numbers. */
export function ownersOfNumber({ db, user }: Asking, number: string): NumberOwner[] {
  if (isHidden(user, 'clients.reaches')) return [];
  return holdersOfNumber(db, number)
    .filter((holder) => mayTouch(user, 'clients.see', holder))
    .map(({ clientId, client, contactId, contact }) => ({ clientId, client, contactId, contact }));
}

function accessOf({ user }: Asking, mine: boolean): Access {
  const access = accessBy(user, 'activities.see');
  return mine ? { kind: 'own', userId: user.id } : access;
}
