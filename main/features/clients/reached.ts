/** Whether somebody's rights reach a client: asked before anything that hangs on it is shown or changed. */
import type { Db } from '../../../db/database.ts';
import type { ReachingRight } from '../../../preload/contract/channel.ts';
import { accessBy, isReached, mayTouch } from '../../engine/access.ts';
import type { SignedInUser } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { type ClientBelonging, clientBelonging } from './queries.ts';
import { noSuchClient } from './saving.ts';

interface Asking {
  readonly db: Db;
  readonly user: SignedInUser;
}

/** The client, in the bin or not. Failure `not-found` for one that is not there or that the user may not see: the same to him. */
export function seenClient({ db, user }: Asking, id: number): ClientBelonging {
  const found = clientBelonging(db, id);
  if (found === undefined || !isReached(accessBy(user, 'clients.see'), found)) throw noSuchClient();
  return found;
}

/** Whether the user may see the client; false also where there is none. */
export function maySeeClient({ db, user }: Asking, id: number): boolean {
  const found = clientBelonging(db, id);
  return found !== undefined && mayTouch(user, 'clients.see', found);
}

/** The client, in the bin or not, over which the user holds the right. Failure `not-found` as in `seenClient`, `forbidden` for one that he may see and not more. */
export function reachedClient(asking: Asking, right: ReachingRight, id: number): ClientBelonging {
  const found = seenClient(asking, id);
  if (!mayTouch(asking.user, right, found))
    throw new Failure('forbidden', {
      en: 'This client is in the care of somebody else: you may see it and not change it.',
      ru: 'Этого клиента ведёт другой сотрудник: вам можно его смотреть, но не менять.',
      fr: 'Ce client est suivi par quelqu’un d’autre : vous pouvez le consulter, pas le modifier.',
    });
  return found;
}

/**
 * The client, not in the bin, over which the user holds the right. Failure `not-found` as in `seenClient` and for one
 * in the bin, `forbidden` for one that he may see and not more.
 */
export function touchedClient(asking: Asking, right: ReachingRight, id: number): ClientBelonging {
  const found = reachedClient(asking, right, id);
  if (found.deletedAt !== null)
    throw new Failure('not-found', {
      en: 'The client is in the bin. Restore it first.',
      ru: 'Клиент удалён в корзину. Сначала восстановите его.',
      fr: 'Le client est dans la corbeille. Restaurez-le d’abord.',
    });
  return found;
}
