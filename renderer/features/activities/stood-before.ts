/** What an answer to something that was given is undone by: what stood before it stands again. */
import type { Activity } from '../../../preload/contract/activities.ts';
import type { Input } from '../../../preload/contract/index.ts';

/** As it was before it was answered; a row of a list asks, and need not say more. */
export type Before = Pick<Activity, 'id' | 'acceptance' | 'declinedBecause'> & Partial<Pick<Activity, 'answersAll'>>;

/** The answers to be given one after the other. */
export function answersBefore({ id, acceptance, declinedBecause, answersAll }: Before): Input<'activities.answer'>[] {
  if (acceptance !== 'declined') return [{ id, answer: acceptance ?? 'asked' }];
  const declined = { id, answer: 'declined', because: declinedBecause } as const;
  // Out of what is accepted a day is declined by itself; what was declined as a whole is asked first.
  return answersAll === true ? [{ id, answer: 'asked' }, declined] : [declined];
}
