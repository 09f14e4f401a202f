/** Who gave an activity to its responsible person, and what that person says to it. */
import { Acceptance } from '../../../preload/contract/activities.ts';
import { mayTouch } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { asksAcceptance } from '../office/settings.ts';
import type { StoredActivity } from './queries.ts';
import type { StoredSeries } from './series-queries.ts';

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
export function seriesAsked({ content, teamId, askedById, acceptance }: StoredSeries): Asked {
  return { responsibleId: content.responsibleId, teamId, askedById, acceptance };
}

type Answered = Pick<StoredActivity, 'responsibleId' | 'askedById' | 'acceptance' | 'declinedBecause'>;

/** Whether it was given by the same one to the same one as its series is, and answered with it; a day that was answered by itself was not. */
export function standsAsSeries(one: Answered, series: StoredSeries): boolean {
  const isGivenWith = one.responsibleId === series.content.responsibleId && one.askedById === series.askedById;
  return isGivenWith && one.acceptance === series.acceptance && one.declinedBecause === series.declinedBecause;
}

/** Whether what is said to it is said to all of its series: it is the one that asks for all of them, or was answered with them. */
export function standsForAll(one: Answered, series: StoredSeries): boolean {
  const isAsking = one.acceptance === 'asked' && series.acceptance === '';
  return one.acceptance !== '' && standsAsSeries(isAsking ? { ...one, acceptance: '' } : one, series);
}

/** Whether the user may make somebody else responsible for it. */
export function mayGive(user: Context['user'], record: Asked): boolean {
  if (!user.rights.has('activities.create')) return false;
  return record.askedById === user.id || mayTouchActivity(user, 'activities.change', record);
}
