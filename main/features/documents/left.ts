/** What is left to deliver and to bill of the lines of a document. */
import type { Db } from '../../../db/database.ts';
import type { LineLeft } from '../../../preload/contract/chain.ts';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import { firstLines, type Taken, takenOf } from './chain-queries.ts';
import { quantitiesNow } from './correction-queries.ts';
import { billingTypes, deliveringTypes } from './life.ts';
import { documentRecord, lineRecords } from './queries.ts';

/**
 * Of each line, in their order. A line that came from another one has no more left than the first one of its chain: an order
 * that was delivered leaves its invoice nothing to deliver. What was corrected counts as it is by now.
 */
export function leftOf(db: Db, documentId: number): LineLeft[] {
  const lines = lineRecords(db, documentId);
  const ids = lines.map(({ id }) => id);
  const first = firstLines(db, ids);
  const taken = takenOf(db, [...new Set([...ids, ...[...first.values()].map(({ id }) => id)])]);
  const sum = (lineId: number, types: readonly DocumentType[]) => quantityIn(taken, lineId, types);
  const billed = (lineId: number) => sum(lineId, billingTypes) - sum(lineId, ['credit-note']);
  const now = quantitiesNow(db, documentId);
  const isInvoice = billingTypes.some((type) => type === documentRecord(db, documentId)?.type);
  return lines.map(({ id, quantity: written }) => {
    const quantity = now.get(id) ?? written;
    const top = first.get(id) ?? { id, quantity };
    const delivered = sum(id, deliveringTypes);
    const credited = sum(id, ['credit-note']);
    const left = (own: number, ofTop: number) => Math.max(Math.min(quantity - own, top.quantity - ofTop), 0);
    return {
      lineId: id,
      quantity,
      delivered,
      billed: billed(id),
      // Nobody delivers what an invoice no longer asks for; the order above it may be invoiced anew.
      toDeliver: left(delivered + (isInvoice ? credited : 0), sum(top.id, deliveringTypes)),
      toBill: left(billed(id), billed(top.id)),
      toCredit: Math.max(quantity - credited, 0),
    };
  });
}

/** What is left to credit of each line of an invoice. */
export function leftToCredit(db: Db, documentId: number): { readonly lineId: number; readonly quantity: number }[] {
  return leftOf(db, documentId).map(({ lineId, toCredit }) => ({ lineId, quantity: toCredit }));
}

/** Whether tax invoices hold all of the document, or all of what its lines came from. */
export function isTaxInvoiced(db: Db, documentId: number): boolean {
  const lines = lineRecords(db, documentId);
  const ids = lines.map(({ id }) => id);
  const first = firstLines(db, ids);
  const taken = takenOf(db, [...new Set([...ids, ...[...first.values()].map(({ id }) => id)])]);
  const isWhole = ({ id, quantity }: { readonly id: number; readonly quantity: number }) =>
    taken.filter(({ lineId }) => lineId === id).reduce((sum, { taxed }) => sum + taxed, 0) >= quantity;
  return lines.length > 0 && lines.every((line) => isWhole(line) || isWhole(first.get(line.id) ?? line));
}

function quantityIn(taken: readonly Taken[], lineId: number, types: readonly DocumentType[]): number {
  return taken
    .filter((one) => one.lineId === lineId && types.some((type) => type === one.type))
    .reduce((total, { quantity }) => total + quantity, 0);
}
