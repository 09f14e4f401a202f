/** What is said beside the name of an activity of who gave it to whom, and of what was answered. Pure. */
import type { ActivityRow } from '../../../preload/contract/activities.ts';

export interface AskedWording {
  readonly word: 'askedByWhom' | 'givenByWhom' | 'isAskedNow' | 'declinedByWhom';
  /** null: nothing is open about it. */
  readonly state: 'amber' | 'red' | null;
}

/** null: it is one's own idea, or one has given it to somebody who has taken it. */
export function askedWord(
  { acceptance, askedById }: Pick<ActivityRow, 'acceptance' | 'askedById'>,
  me: number | undefined,
): AskedWording | null {
  if (askedById === null) return null;
  if (acceptance === 'declined') return { word: 'declinedByWhom', state: 'red' };
  const isAsker = askedById === me;
  if (acceptance === 'asked') return { word: isAsker ? 'isAskedNow' : 'askedByWhom', state: 'amber' };
  return isAsker ? null : { word: 'givenByWhom', state: null };
}
