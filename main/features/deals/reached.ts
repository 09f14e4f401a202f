/** Whether somebody's rights reach a deal: asked before it is shown or changed. */
import type { Db } from '../../../db/database.ts';
import type { ReachingRight } from '../../../preload/contract/channel.ts';
import { accessBy, isReached, mayTouch } from '../../engine/access.ts';
import type { SignedInUser } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { dealById, type StoredDeal } from './queries.ts';
import { dealInBin, dealOfOthers, noSuchDeal } from './words.ts';

interface Asking {
  readonly db: Db;
  readonly user: SignedInUser;
}

/** The deal, in the bin or not, whoever may see it. Failure `not-found`. */
export function existingDeal(db: Db, id: number): StoredDeal {
  const found = dealById(db, id);
  if (found === undefined) throw new Failure('not-found', noSuchDeal);
  return found;
}

/** The deal, in the bin or not; null for one that is not there or that the user may not see. */
export function dealIfSeen({ db, user }: Asking, id: number): StoredDeal | null {
  const found = user.rights.has('deals.see') ? dealById(db, id) : undefined;
  return found !== undefined && isReached(accessBy(user, 'deals.see'), found) ? found : null;
}

/** The deal, in the bin or not. Failure `not-found` for one that is not there or that the user may not see: the same to him. */
export function seenDeal({ db, user }: Asking, id: number): StoredDeal {
  const found = existingDeal(db, id);
  if (!isReached(accessBy(user, 'deals.see'), found)) throw new Failure('not-found', noSuchDeal);
  return found;
}

/** The deal, in the bin or not, over which the user holds the right. Failure `not-found` as in `seenDeal`, `forbidden` for one that he may see and not more. */
export function reachedDeal(asking: Asking, right: ReachingRight, id: number): StoredDeal {
  const found = seenDeal(asking, id);
  if (!mayTouch(asking.user, right, found)) throw new Failure('forbidden', dealOfOthers);
  return found;
}

/** The same, not in the bin. */
export function touchedDeal(asking: Asking, right: ReachingRight, id: number): StoredDeal {
  const found = reachedDeal(asking, right, id);
  if (found.deletedAt !== null) throw new Failure('not-found', dealInBin);
  return found;
}

/** A deal that the user may see, not in the bin. */
export function liveDeal(asking: Asking, id: number): StoredDeal {
  const found = seenDeal(asking, id);
  if (found.deletedAt !== null) throw new Failure('not-found', dealInBin);
  return found;
}
