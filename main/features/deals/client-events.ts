/** What happened to the deals of a client: added, moved from stage to stage, won, lost; as far as the user may see them. */
import type { TimelineEntry } from '../../../preload/contract/timeline.ts';
import { accessBy } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { dealEvents } from './client-events-queries.ts';

interface PlacedEvent {
  readonly at: string;
  readonly id: number;
  readonly entry: Extract<TimelineEntry, { kind: 'deal' }>;
}

/** Before a moment and an id, the latest first, each with where it stands in the order; nothing for whoever sees no deals. */
export function dealEventsOf(
  { db, user }: Pick<Context, 'db' | 'user'>,
  clientId: number,
  before: { readonly at: string; readonly id: number },
  limit: number,
): PlacedEvent[] {
  if (!user.rights.has('deals.see')) return [];
  return dealEvents(db, accessBy(user, 'deals.see'), clientId, before, limit).map(
    ({ at, by, id, dealId, kind, isFirst, ...deal }) => ({
      at,
      id,
      entry: {
        kind: 'deal',
        key: `deal:${id}`,
        at,
        by,
        event: isFirst === 1 ? 'added' : kind === 'open' ? 'moved' : kind,
        deal: { ...deal, id: dealId },
      },
    }),
  );
}
