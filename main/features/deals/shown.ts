/** A deal as its user may see it. */
import type { Deal, DealFields } from '../../../preload/contract/deals.ts';
import { accessBy, mayTouch } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { stageBy } from './pipelines.ts';
import { documentsOfDeal, isPlanned, linesOfDeal, type StoredDeal, stagesEntered } from './queries.ts';
import { existingDeal } from './reached.ts';
import { isStalled, stageTimes } from './stalled.ts';

type Asking = Pick<Context, 'db' | 'user' | 'now'>;

/** The deal with all that stands on its card. Whether the user may see it has been asked before: who has just handed it over is answered all the same. */
export function dealFor(asking: Asking, id: number): Deal {
  const { db, user, now } = asking;
  const { teamId, amountByHand, ...stored } = existingDeal(db, id);
  const { maxDays } = stageBy(db, stored.stageId).stage;
  return {
    ...stored,
    amountByHand: amountByHand === 1,
    lines: linesOfDeal(db, id),
    stalled: isStalled({ ...stored, maxDays }, now),
    unplanned: stored.state === 'open' && !isPlanned(db, id),
    times: stageTimes(stagesEntered(db, id), now),
    documents: user.rights.has('documents.see') ? documentsOfDeal(db, id, accessBy(user, 'documents.see')) : [],
    may: {
      change: mayTouch(user, 'deals.change', { ...stored, teamId }),
      delete: mayTouch(user, 'deals.delete', { ...stored, teamId }),
    },
  };
}

/** What of a stored deal can be changed field by field. */
export function fieldsOfDeal(db: Context['db'], deal: StoredDeal): DealFields {
  const {
    name,
    clientId,
    contactId,
    amount,
    currency,
    probability,
    expectedClose,
    source,
    campaignId,
    responsibleId,
    note,
  } = deal;
  return {
    name,
    clientId,
    contactId,
    amount,
    amountByHand: deal.amountByHand === 1,
    currency,
    probability,
    expectedClose,
    source,
    campaignId,
    responsibleId,
    note,
    lines: linesOfDeal(db, deal.id),
  };
}
