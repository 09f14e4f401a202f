/** Calls as far as somebody's rights reach, and as he may see them. */
import { type Call, CallDirection, CallState } from '../../../preload/contract/calls.ts';
import type { ReachingRight } from '../../../preload/contract/channel.ts';
import { accessBy, isHidden, isReached, mayTouch } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { callRecord, type StoredCall } from './queries.ts';

type Asking = Pick<Context, 'db' | 'user'>;

/** The call, over which the user holds the right. Failure `not-found` for one that is not there or that he may not see: the same to him; `forbidden` for one that he may see and not more. */
export function reachedCall({ db, user }: Asking, right: ReachingRight, id: number): StoredCall {
  const record = callRecord(db, id);
  if (record === undefined || !isReached(accessBy(user, 'activities.see'), record))
    throw new Failure('not-found', {
      en: 'There is no such call.',
      ru: 'Такого звонка нет.',
      fr: 'Cet appel n’existe pas.',
    });
  if (!mayTouch(user, right, record))
    throw new Failure('forbidden', {
      en: 'This call is somebody else’s: you may see it and not change it.',
      ru: 'Это звонок другого сотрудника: вам можно его видеть, но не менять.',
      fr: 'Cet appel est celui de quelqu’un d’autre : vous pouvez le voir, pas le modifier.',
    });
  return record;
}

/** These calls in this order; whether they may be seen is for the caller to know. Clients that the user may not see are not named. Numbers are left out where his role hides them, whoever has them: the client may be made later, or be gone; and those of clients whom he may not see, but of calls that are his own. */
export function callsShown({ user }: Pick<Context, 'user'>, records: readonly StoredCall[]): Call[] {
  const hidesNumbers = isHidden(user, 'clients.reaches');
  return records.map(({ numberKey: _, teamId, clientResponsibleId, clientTeamId, ...record }) => {
    const ofClient = { responsibleId: clientResponsibleId, teamId: clientTeamId };
    const seesClient = record.clientId !== null && mayTouch(user, 'clients.see', ofClient);
    const isHis = record.responsibleId === user.id;
    return {
      ...record,
      ...(seesClient ? {} : { clientId: null, client: '', contactId: null, contact: '' }),
      number: hidesNumbers || (record.clientId !== null && !seesClient && !isHis) ? '' : record.number,
      direction: CallDirection.parse(record.direction),
      state: CallState.parse(record.state),
      mayChange: mayTouch(user, 'activities.change', { responsibleId: record.responsibleId, teamId }),
    };
  });
}
