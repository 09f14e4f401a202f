/** SQL of what happened to the deals of a client, by the moment. */
import type { Db } from '../../../db/database.ts';
import { andReached, type Reach, reachedKeys } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { StageKind } from '../../../preload/contract/deals.ts';

export interface DealEventRow {
  readonly at: string;
  readonly by: string;
  /** Of the change. */
  readonly id: number;
  readonly dealId: number;
  readonly name: string;
  readonly amount: number;
  readonly currency: string;
  readonly stage: string;
  readonly kind: StageKind;
  readonly isFirst: 0 | 1;
  readonly reason: string;
}

/** Of a client, whose deals are few, before a moment and an id, the latest first; none of the bin. */
export function dealEventsStatement(reach: Reach['kind']): string {
  return `SELECT came.at, ifnull((SELECT name FROM user WHERE user.id = came.by), '') AS by, came.id, deal.id AS dealId, deal.name,
      deal.amount, deal.currency, stage.name AS stage, stage.kind, came.from_id IS NULL AS isFirst,
      CASE WHEN deal.stage_since = came.at THEN deal.lost_reason ELSE '' END AS reason
    FROM deal INDEXED BY deal_client
    CROSS JOIN deal_stage_change AS came INDEXED BY deal_stage_change_deal ON came.deal_id = deal.id
    CROSS JOIN stage ON stage.id = came.to_id
    WHERE deal.client_id = ? AND deal.deleted_at IS NULL AND (came.at, came.id) < (?, ?) ${andReached(reach, 'deal.')}
    ORDER BY came.at DESC, came.id DESC LIMIT ?`;
}

export function dealEvents(
  db: Db,
  reach: Reach,
  clientId: number,
  before: { readonly at: string; readonly id: number },
  limit: number,
): DealEventRow[] {
  return db
    .prepare<Key[], DealEventRow>(dealEventsStatement(reach.kind))
    .all(clientId, before.at, before.id, ...reachedKeys(reach), limit);
}
