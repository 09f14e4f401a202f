/** Changes of many deals: who is responsible for them, and of which campaign they came. */
import type { DealsChange } from '../../../preload/contract/bulk.ts';
import { mayTouch } from '../../engine/access.ts';
import { dealInCare, handDeal } from '../deals/care.ts';
import type { BulkTarget } from './changing.ts';
import { checkCampaign, checkResponsible } from './checking.ts';

/** The team goes with the person, and back with him when it is undone. */
type CareChange = DealsChange & { readonly teamId?: number | null };

export const bulkDeals: BulkTarget<CareChange> = {
  entity: 'deal',
  right: 'deals.change',
  check: (context, { responsibleId, campaignId }) => {
    checkResponsible(context, responsibleId);
    checkCampaign(context, campaignId);
  },
  load: ({ db, user, now }, id) => {
    const deal = dealInCare(db, id);
    if (deal === undefined || !mayTouch(user, 'deals.see', deal)) return null;
    const { version, name, isInBin, ...fields } = deal;
    return {
      version,
      name,
      fields,
      mayChange: !isInBin && mayTouch(user, 'deals.change', deal),
      // Those of the fields that `changed` answers.
      write: (changed) =>
        handDeal(db, { ...fields, ...(changed as Partial<typeof fields>), id, version, at: now, by: user.id }),
    };
  },
  changed: (_, change) => change,
};
