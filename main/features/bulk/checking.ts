/** Whether the people, teams and campaigns that a change of many names are there. */
import type { Context } from '../../engine/context.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { hasCampaign } from '../campaigns/service.ts';
import { noSuchCampaign } from '../campaigns/words.ts';
import { isActiveUser, isTeam } from './queries.ts';

/** Failure `invalid` for a person who is no user of the office any more; null and undefined are nobody. */
export function checkResponsible({ db, language }: Context, id: number | null | undefined): void {
  if (id === null || id === undefined || isActiveUser(db, id)) return;
  const said = {
    en: 'The responsible person is not a user of this office any more. Choose another one.',
    ru: 'Ответственный больше не работает в программе. Выберите другого.',
    fr: 'Le responsable n’est plus un utilisateur de cette base. Choisissez-en un autre.',
  };
  invalidFields(language, [{ path: 'change.responsibleId', said }]);
}

/** Failure `invalid` for a team that there is not. */
export function checkTeam({ db, language }: Context, id: number | null | undefined): void {
  if (id === null || id === undefined || isTeam(db, id)) return;
  const said = {
    en: 'There is no such team any more. Choose another one.',
    ru: 'Такой команды больше нет. Выберите другую.',
    fr: 'Cette équipe n’existe plus. Choisissez-en une autre.',
  };
  invalidFields(language, [{ path: 'change.teamId', said }]);
}

/** Failure `invalid` for a campaign that there is not. */
export function checkCampaign({ db, language }: Context, id: number | null | undefined): void {
  if (id === null || id === undefined || hasCampaign(db, id)) return;
  invalidFields(language, [{ path: 'change.campaignId', said: noSuchCampaign }]);
}
