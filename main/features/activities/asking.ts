/** Who gave an activity to its responsible person, and what that person says to it. */
import type { Db } from '../../../db/database.ts';
import { Acceptance } from '../../../preload/contract/activities.ts';
import { mayTouch } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { asksAcceptance } from '../office/settings.ts';
import type { StoredActivity } from './queries.ts';
import { answerOfSeries, type StoredSeries } from './series-queries.ts';

/** `askedById` null: nobody but himself; `acceptance` null: he is not asked. */
export interface Asking {
  readonly askedById: number | null;
  readonly acceptance: Acceptance | null;
  readonly declinedBecause: string;
}

/** What is its responsible person's own. */
export const ownToDo: Asking = { askedById: null, acceptance: null, declinedBecause: '' };

export type Asked = Pick<StoredActivity, 'responsibleId' | 'teamId' | 'askedById' | 'acceptance'>;

/** As it is stored. */
export function askingOf({
  askedById,
  acceptance,
  declinedBecause,
}: Pick<StoredActivity, 'askedById' | 'acceptance' | 'declinedBecause'>): Asking {
  return { askedById, acceptance: acceptanceOf(acceptance), declinedBecause };
}

/** Empty where nobody is asked. */
export function acceptanceOf(stored: string): Acceptance | null {
  return stored === '' ? null : Acceptance.parse(stored);
}

/**
 * What is to be noted when the user makes somebody responsible: who does it for himself asks nobody. Steps of a template and the occurrences of
 * a series that follow the first one are given without asking (`asks` false): the answer to it is that to all of them.
 */
export function givenBy({ db, user }: Pick<Context, 'db' | 'user'>, responsibleId: number, asks = true): Asking {
  if (responsibleId === user.id) return ownToDo;
  return {
    askedById: user.id,
    acceptance: asks && asksAcceptance(db) ? 'asked' : null,
    declinedBecause: '',
  };
}

/** The same of one that was given before: back to the one who gave it, it is his own again. Whoever hands on what he was given is the one who asks. */
export function givenOn(
  context: Pick<Context, 'db' | 'user'>,
  { askedById }: Pick<Asked, 'askedById'>,
  responsibleId: number,
  asks = true,
): Asking {
  return responsibleId === askedById ? ownToDo : givenBy(context, responsibleId, asks);
}

/**
 * Whether the user holds the right over it. What is declined is for the one who gave it to decide about, as if it were his own; the responsible
 * person stays who he is until then.
 */
export function mayTouchActivity(
  user: Context['user'],
  right: 'activities.change' | 'activities.delete',
  record: Asked,
): boolean {
  if (mayTouch(user, right, record)) return true;
  return user.rights.has(right) && record.acceptance === 'declined' && record.askedById === user.id;
}

/** A series as each of those that come by it. */
export function seriesAsked(db: Db, series: StoredSeries): Asked {
  const { content, teamId, askedById } = series;
  return { responsibleId: content.responsibleId, teamId, askedById, acceptance: answerOfSeries(db, series).acceptance };
}

/** Whether an answer to the one was an answer to the other, too: both come by the same rule, from the same one for the same one, and the same was said to both. */
export function isAnsweredWith(one: StoredActivity, other: StoredActivity): boolean {
  if (one.responsibleId !== other.responsibleId || one.askedById !== other.askedById) return false;
  if (one.acceptance === 'asked') return other.acceptance === '';
  return one.acceptance === other.acceptance && one.declinedBecause === other.declinedBecause;
}

/** Whether the user may make somebody else responsible for it. */
export function mayGive(user: Context['user'], record: Asked): boolean {
  if (!user.rights.has('activities.create')) return false;
  return record.askedById === user.id || mayTouchActivity(user, 'activities.change', record);
}
