/** What becomes of an issued document: set by hand, or following from what happened to others. */
import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import { DocumentStatus } from '../../../preload/contract/documents.ts';
import type { CommandContext } from '../../engine/context.ts';
import { creditedOf, standingOn } from './chain-queries.ts';
import { invoicesAround } from './corrected-invoice-queries.ts';
import { correctedBy } from './corrected-invoices.ts';
import { statusBeforeCorrection } from './correction-queries.ts';
import { existingDocument } from './drafts.ts';
import { leftOf } from './left.ts';
import { deliveringTypes, movesOf } from './life.ts';
import { allocateMore, paidOf, restsOf } from './payment-queries.ts';
import { type DocumentRecord, documentRecord, updateDocument } from './queries.ts';
import { changedMeanwhile, notThisStatus } from './refusals.ts';
import { storedDetails } from './shown.ts';

/** Sets a status by hand. Failure `read-only` for one that cannot follow, `conflict` for another version. */
export function setStatus(
  command: CommandContext,
  { id, version, status }: { id: number; version: number; status: DocumentStatus },
): void {
  const record = existingDocument(command.db, id);
  if (record.version !== version) throw changedMeanwhile(record.version);
  if (!movesOf(DocumentType.parse(record.type), DocumentStatus.parse(record.status)).includes(status))
    throw notThisStatus();
  putStatus(command, record, { status });
}

/** Writes the status, and what was paid where that has changed, with its audit record; nothing where all is as it was. */
function putStatus(
  { db, now, user, record: note }: CommandContext,
  record: DocumentRecord,
  next: { readonly status: DocumentStatus; readonly paid?: number },
): void {
  const paid = next.paid ?? record.paid;
  if (record.status === next.status && record.paid === paid) return;
  const saved = updateDocument(db, record.id, record.version, {
    status: next.status,
    paid,
    updatedAt: now,
    updatedBy: user.id,
  });
  if (saved === undefined) throw changedMeanwhile(record.version);
  note({
    entity: 'document',
    id: record.id,
    version: saved,
    changes: {
      ...(record.status !== next.status && { status: { old: record.status, new: next.status } }),
      ...(record.paid !== paid && { paid: { old: record.paid, new: paid } }),
    },
  });
}

/** What is left to pay of an invoice after deposits, credit notes, corrections of its deliveries and payments, in minor units; never below 0. */
export function dueOf(db: Db, record: DocumentRecord): number {
  return Math.max(askedOf(db, record) - paidOf(db, record.id), 0);
}

/** What an invoice asks for in the end: its total less the deposits it takes off and what was credited, by the corrections of what it delivered. */
function askedOf(db: Db, record: DocumentRecord): number {
  const { deposits = [] } = storedDetails(record);
  return (
    record.gross -
    deposits.reduce((sum, { gross }) => sum + gross, 0) -
    creditedOf(db, record.id) +
    correctedBy(db, record.id)
  );
}

const paidTypes: readonly string[] = ['invoice', 'deposit-invoice'];

/** Works out anew whether an invoice is paid; what its own payments have left pays it first. */
export function settle(command: CommandContext, id: number): void {
  const { db } = command;
  const record = documentRecord(db, id);
  if (record === undefined || !paidTypes.includes(record.type) || record.number === null) return;
  if (record.status === 'cancelled') return;
  const asked = askedOf(db, record);
  handOut(db, id, asked);
  const paid = paidOf(db, id);
  const isPaid = paid >= asked;
  putStatus(command, record, { status: isPaid ? 'paid' : paid > 0 ? 'part-paid' : 'issued', paid });
}

/** What came for the document and was too much when it came is handed out to it, the earliest first, as far as it is due by now. */
function handOut(db: Db, id: number, asked: number): void {
  let due = asked - paidOf(db, id);
  for (const { paymentId, rest } of restsOf(db, id)) {
    if (due <= 0) return;
    const more = Math.min(rest, due);
    allocateMore(db, paymentId, id, more);
    due -= more;
  }
}

const deliveredStatuses: readonly string[] = ['confirmed', 'part-delivered', 'done'];

/**
 * Works out anew how far the orders above a document that delivers were delivered. What is issued never makes an order less done than it was: somebody
 * may have said so by hand.
 */
export function deliverOrders(
  command: CommandContext,
  from: DocumentRecord,
  became: 'issued' | 'corrected' | 'cancelled',
): void {
  if (!deliveringTypes.some((type) => type === from.type)) return;
  const { db } = command;
  const seen = new Set<number>();
  for (let above = from.basedOnId; above !== null && !seen.has(above); ) {
    seen.add(above);
    const record = documentRecord(db, above);
    if (record === undefined) return;
    if (record.type === 'order' && deliveredStatuses.includes(record.status)) {
      const lines = leftOf(db, record.id);
      const isDone = lines.every(({ toDeliver }) => toDeliver === 0);
      const isBegun = lines.some(({ delivered }) => delivered > 0);
      if (record.status !== 'done' || became !== 'issued')
        putStatus(command, record, { status: isDone ? 'done' : isBegun ? 'part-delivered' : 'confirmed' });
    }
    above = record.basedOnId;
  }
}

/**
 * Marks the document that issued corrections correct, and gives it back the status that it had when the last of them is cancelled. Its invoice asks for
 * so much more or less.
 */
export function markCorrected(command: CommandContext, id: number): void {
  const { db } = command;
  const record = documentRecord(db, id);
  if (record === undefined || record.number === null || record.status === 'cancelled') return;
  const isCorrected = standingOn(db, id).length > 0;
  const before = DocumentStatus.safeParse(statusBeforeCorrection(db, id)).data ?? 'issued';
  if (isCorrected) putStatus(command, record, { status: 'corrected' });
  else if (record.status === 'corrected') putStatus(command, record, { status: before });
  settleAround(command, id);
}

/** Works out anew whether the invoices in the chain of a document are paid. */
export function settleAround(command: CommandContext, id: number): void {
  for (const invoiceId of invoicesAround(command.db, id)) settle(command, invoiceId);
}
