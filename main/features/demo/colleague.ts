/** A colleague of the example office who has left since: what she had asked for, and what she did not take. */
import { newUid } from '../../../db/uid.ts';
import type { Said } from '../../engine/failure.ts';
import { dayAfter } from '../../printing/day-after.ts';
import { answerActivity } from '../activities/delegation.ts';
import { addActivity } from '../activities/service.ts';
import { addUser } from '../office/accounts.ts';
import { listRoles, seedRoles } from '../people/roles.ts';
import { closeAccess } from '../people/service.ts';
import { emptyActivity } from './activities.ts';
import { commandAt, type Past } from './command-at.ts';

const colleague: Said = { en: 'Sarah Bell', ru: 'Ольга Соколова', fr: 'Léa Bernard' };

const asked: Said = {
  en: 'Tell the client who takes over from me',
  ru: 'Познакомить с преемником',
  fr: 'Dire au client qui me remplace',
};

const declined: Said = {
  en: 'Show the new price list',
  ru: 'Показать новый прайс-лист',
  fr: 'Présenter le nouveau tarif',
};

const because: Said = {
  en: 'My last day is this Friday: please give it to somebody else.',
  ru: 'В пятницу мой последний день, поручите, пожалуйста, другому.',
  fr: 'Mon dernier jour est ce vendredi : confiez-la à quelqu’un d’autre.',
};

/** What she asked for waits for the administrator, and what she declined for his decision; all at the moment `at`. Her access is closed: an example office is for one person to walk in. */
export function addColleague(
  past: Past,
  asUser: (id: number) => Past['command'],
  clientIds: readonly number[],
  { today, at }: { readonly today: string; readonly at: string },
): void {
  const { language, command } = past;
  const [db, me] = [command.db, command.user];
  const name = colleague[language];
  seedRoles(db, at);
  const sales = listRoles({ db, language }).find(({ ready }) => ready === 'sales');
  if (sales === undefined) throw new Error('An office has the ready roles.');
  const account = { uid: newUid(), name, login: name, roleId: sales.id, password: null };
  const id = addUser(db, { ...account, at, by: me.id });
  const hers: Past = { ...past, userName: name, command: asUser(id) };
  const plan = (by: Past, responsibleId: number, subject: Said, place: number) =>
    addActivity(commandAt(by, 'activities.add', at), {
      ...emptyActivity,
      items: [],
      participants: [],
      kind: 'call',
      subject: subject[language],
      clientId: clientIds[place] ?? null,
      responsibleId,
      day: dayAfter(today, 1),
    }).id;
  plan(hers, me.id, asked, 5);
  const mine = plan(past, id, declined, 8);
  answerActivity(commandAt(hers, 'activities.answer', at), {
    id: mine,
    answer: 'declined',
    because: because[language],
  });
  closeAccess(commandAt(past, 'users.close', at), { id, version: 1 });
}
