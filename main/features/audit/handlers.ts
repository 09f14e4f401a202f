/** Handlers of the audit channels. */
import { type Entity, seeingRights } from '../../../preload/contract/events.ts';
import type { Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { wholeHistory } from './history.ts';
import { auditLog } from './log.ts';
import { peopleOfLog } from './log-queries.ts';
import { checkChain } from './service.ts';

export const auditHandlers: Handlers<'audit.list' | 'audit.people' | 'audit.of' | 'audit.check'> = {
  'audit.list': ({ db, user }, request) => auditLog(db, user, request),
  'audit.people': ({ db }) => peopleOfLog(db),
  'audit.of': ({ db, user }, { entity, id, before, limit }) => {
    const right = seeingRights[entity satisfies Entity];
    if (right !== null && !user.rights.has(right))
      throw new Failure('forbidden', {
        en: 'You may not see the history of this record.',
        ru: 'У вас нет права видеть историю этой записи.',
        fr: 'Vous n’avez pas le droit de voir l’historique de cette fiche.',
      });
    return wholeHistory(db, entity, id, before, limit);
  },
  'audit.check': ({ db }) => checkChain(db),
};
