/** What corrections of deliveries make of what an invoice asks for. In Russia what was delivered is corrected, and the invoice stays as it was. */
import type { Db } from '../../../db/database.ts';
import {
  type CorrectionRow,
  correctionRows,
  correctionsAround,
  correctionsOfClient,
  invoiceOfCorrection,
} from './corrected-invoice-queries.ts';

/** The issued corrections of what was delivered on the basis of an invoice, or of the order that it is of; the latest first. */
export function correctionsFor(db: Db, invoiceId: number): CorrectionRow[] {
  const ids = correctionsAround(db, invoiceId).filter((id) => invoiceOfCorrection(db, id) === invoiceId);
  return correctionRows(db, ids);
}

/** By how much corrections make more of what an invoice asks for, in minor units; negative: less. */
export function correctedBy(db: Db, invoiceId: number): number {
  return correctionsFor(db, invoiceId).reduce((sum, { amount }) => sum + amount, 0);
}

/** By invoice, what the corrections that a client has make more of what it asks for, in minor units; negative: less. */
export function correctedInvoices(db: Db, clientId: number): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { id, amount } of correctionRows(db, correctionsOfClient(db, clientId))) {
    const invoiceId = invoiceOfCorrection(db, id);
    if (invoiceId !== undefined) sums.set(invoiceId, (sums.get(invoiceId) ?? 0) + amount);
  }
  return sums;
}
