/** SQL of the documents that hang on a client, as far as somebody's rights reach. */
import type { Db } from '../../../db/database.ts';
import { andReached, type Reach, reachedKeys } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';

/** Of the client, not in the bin. */
const ofClient = 'document AS d INDEXED BY document_client WHERE d.client_id = ? AND d.deleted_at IS NULL';

/** How many documents the client has, drafts among them. */
export function documentCount(db: Db, clientId: number, reach: Reach): number {
  return Number(
    db
      .prepare<Key[]>(`SELECT count(*) FROM ${ofClient} ${andReached(reach.kind, 'd.')}`)
      .pluck()
      .get(clientId, ...reachedKeys(reach)),
  );
}

/** What is taken off what an invoice asks for: the deposits asked for before, and what was credited of it. */
const takenOff = `ifnull((SELECT sum(json_extract(deposit.value, '$.gross')) FROM json_each(d.details, '$.deposits') AS deposit), 0)
  + ifnull((SELECT sum(credit.gross) FROM document AS credit INDEXED BY document_corrects WHERE credit.corrects_id = d.id
      AND credit.type = 'credit-note' AND credit.number IS NOT NULL AND credit.status <> 'cancelled' AND credit.deleted_at IS NULL), 0)`;

/** What is left to pay on the invoices and deposit invoices of the client, for each currency, in minor units. */
export function owedBy(db: Db, clientId: number, reach: Reach): { currency: string; amount: number }[] {
  return db
    .prepare<Key[], { currency: string; amount: number }>(
      `SELECT d.currency, sum(max(d.gross - d.paid - (${takenOff}), 0)) AS amount FROM ${ofClient} ${andReached(reach.kind, 'd.')}
         AND d.type IN ('invoice', 'deposit-invoice') AND d.status IN ('issued', 'part-paid')
       GROUP BY d.currency ORDER BY d.currency`,
    )
    .all(clientId, ...reachedKeys(reach));
}
