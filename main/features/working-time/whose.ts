/** Whose working time somebody sees and changes: his own, and of those whose activities he does. */
import { mayTouch } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { firstTeamOf } from '../people/belonging.ts';

type Asking = Pick<Context, 'db' | 'user'>;

const reaches = ({ db, user }: Asking, right: 'activities.see' | 'activities.change', userId: number) =>
  userId === user.id || mayTouch(user, right, { responsibleId: userId, teamId: firstTeamOf(db, userId) });

export const seesTimeOf = (asking: Asking, userId: number): boolean => reaches(asking, 'activities.see', userId);

export const changesTimeOf = (asking: Asking, userId: number): boolean => reaches(asking, 'activities.change', userId);

/** Failure `forbidden` for somebody else whose activities the user may not change. */
export function mustChangeTimeOf(asking: Asking, userId: number): void {
  if (changesTimeOf(asking, userId)) return;
  throw new Failure('forbidden', {
    en: 'You may enter this for yourself, and for people whose tasks you may change.',
    ru: 'Это можно указать для себя и для тех, чьи дела вы можете менять.',
    fr: 'Vous pouvez l’indiquer pour vous-même et pour les personnes dont vous pouvez modifier les tâches.',
  });
}
