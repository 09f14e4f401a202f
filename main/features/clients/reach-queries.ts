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

/** What the deposits come to that an invoice takes off, or that its credit note leaves standing. */
const depositsOf = (document: 'd' | 'credit') =>
  `ifnull((SELECT sum(json_extract(deposit.value, '$.gross')) FROM json_each(${document}.details, '$.deposits') AS deposit), 0)`;

/** What is taken off what an invoice asks for: the deposits asked for before, and what was given back of it. */
const takenOff = `${depositsOf('d')}
  + ifnull((SELECT sum(credit.gross - ${depositsOf('credit')}) FROM document AS credit INDEXED BY document_corrects WHERE credit.corrects_id = d.id
      AND credit.type = 'credit-note' AND credit.number IS NOT NULL AND credit.status <> 'cancelled' AND credit.deleted_at IS NULL), 0)`;

/** Invoices of which something is left to pay, or of which more was credited than was left: of those that are paid only a credit note or a correction makes such a one. */
const unsettled = `d.type IN ('invoice', 'deposit-invoice') AND (d.status IN ('issued', 'part-paid') OR (d.status = 'paid' AND d.id IN (
  SELECT note.corrects_id FROM document AS note INDEXED BY document_client
  WHERE note.client_id = ? AND note.type = 'credit-note' AND note.deleted_at IS NULL AND note.status <> 'cancelled' AND note.number IS NOT NULL))
  OR (d.status = 'paid' AND d.id IN (SELECT value FROM json_each(?))))`;

/** The SQL of what is open on invoices, by currency, without what corrections of deliveries add; the last key is a list of those that have any. */
export const openInvoicesStatement = (kind: Reach['kind']) =>
  `SELECT d.currency, sum(d.gross - d.paid - (${takenOff})) AS amount FROM ${ofClient} ${andReached(kind, 'd.')}
     AND ${unsettled} GROUP BY d.currency`;

/** The SQL of what corrections of deliveries add to what the client's invoices ask for, by currency; the first key is a list of invoices with sums. */
export const correctedStatement = (kind: Reach['kind']) =>
  `SELECT d.currency, sum(json_extract(one.value, '$[1]')) AS amount
   FROM json_each(?) AS one CROSS JOIN document AS d ON d.id = json_extract(one.value, '$[0]')
   WHERE d.client_id = ? AND d.deleted_at IS NULL ${andReached(kind, 'd.')} GROUP BY d.currency`;

/** The SQL of what was paid and belongs to no document, by currency. */
export const advancesStatement = `SELECT p.currency,
    sum(p.amount - ifnull((SELECT sum(a.amount) FROM payment_allocation AS a WHERE a.payment_id = p.id), 0)) AS amount
  FROM payment AS p INDEXED BY payment_client WHERE p.client_id = ? AND p.deleted_at IS NULL GROUP BY p.currency`;

interface Sum {
  readonly currency: string;
  readonly amount: number;
}

/**
 * What the client owes on invoices and deposit invoices less what he has paid in advance, for each currency, in minor units; negative: what is
 * owed to him. Advances are of no document: who does not see all documents is not told of them. `corrected`: what corrections of deliveries add to
 * what invoices ask for.
 */
export function owedBy(db: Db, clientId: number, reach: Reach, corrected: ReadonlyMap<number, number>): Sum[] {
  const reached = [clientId, ...reachedKeys(reach)];
  const open = db
    .prepare<Key[], Sum>(openInvoicesStatement(reach.kind))
    .all(...reached, clientId, JSON.stringify([...corrected.keys()]));
  const corrections =
    corrected.size === 0
      ? []
      : db.prepare<Key[], Sum>(correctedStatement(reach.kind)).all(JSON.stringify([...corrected]), ...reached);
  const advances = reach.kind === 'all' ? db.prepare<[number], Sum>(advancesStatement).all(clientId) : [];
  const sums = new Map<string, number>();
  for (const { currency, amount } of [...open, ...corrections]) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  for (const { currency, amount } of advances) sums.set(currency, (sums.get(currency) ?? 0) - amount);
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .filter(({ amount }) => amount !== 0)
    .sort((one, other) => (one.currency < other.currency ? -1 : 1));
}
