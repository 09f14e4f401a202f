/** Payments of invoices: recorded, taken back, and those that come with a cash receipt order. */
import type { Db } from '../../../db/database.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { PaymentMethod } from '../../../preload/contract/payments.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { ownCompanyBy } from '../companies/company.ts';
import { creditsOf } from './chain-queries.ts';
import { correctionsFor } from './corrected-invoices.ts';
import { existingDocument } from './drafts.ts';
import {
  allocate,
  documentsPaidBy,
  insertPayment,
  type NewPayment,
  paymentById,
  paymentOfReceipt,
  paymentsOf,
  removePaymentRow,
} from './payment-queries.ts';
import type { DocumentRecord } from './queries.ts';
import { mustRecordPayments } from './reached.ts';
import { periodClosed } from './required.ts';
import { dueOf, settle } from './status.ts';

/** What was paid of a document, credited and corrected, the latest first, and what is left to pay. */
export function paymentsFor(db: Db, record: DocumentRecord): Output<'payments.of'> {
  const payments = paymentsOf(db, record.id).map(({ method, ...payment }) => ({
    ...payment,
    method: PaymentMethod.parse(method),
  }));
  const credits = creditsOf(db, record.id).map(({ id, number, day, amount }) => ({ id, number, day, amount }));
  const corrections = correctionsFor(db, record.id);
  return {
    payments,
    credits,
    corrections,
    due: record.number === null || record.status === 'cancelled' ? 0 : dueOf(db, record),
  };
}

/** What somebody says of a payment. `amount` in minor units of the document's currency. */
export interface PaymentSaid {
  readonly documentId: number;
  readonly day: string;
  readonly amount: number;
  readonly method: PaymentMethod;
  readonly reference: string;
  readonly purpose: string;
}

/** Records a payment of an issued invoice; answers what is left to pay. */
export function recordPayment(command: CommandContext, said: PaymentSaid): number {
  const invoice = payable(existingDocument(command.db, said.documentId));
  pay(command, invoice, said, null);
  return dueOf(command.db, existingDocument(command.db, invoice.id));
}

/** Takes a payment back. Failure `read-only` for one that came with a cash receipt order. */
export function removePayment(command: CommandContext, { id, version }: { id: number; version: number }): void {
  const payment = paymentById(command.db, id);
  if (payment === undefined) throw noSuchPayment();
  if (payment.receiptId !== null) throw cameWithReceipt();
  mustBeOpen(command.db, payment.companyId, payment.day);
  takeBack(command, id, version, payment.amount);
}

/** The documents that a payment belongs to. Failure `not-found` for one that is not there. */
export function paidDocuments(db: Db, paymentId: number): number[] {
  if (paymentById(db, paymentId) === undefined) throw noSuchPayment();
  return documentsPaidBy(db, paymentId);
}

/** A cash receipt order that is issued pays what it is based on; without a basis its money is an advance of the client. */
export function payByReceipt(command: CommandContext, receipt: DocumentRecord): void {
  mustRecordPayments(command.user);
  const { basedOnId } = receipt;
  const based = basedOnId === null ? undefined : existingDocument(command.db, basedOnId);
  const purpose = '';
  const said = {
    day: receipt.day,
    amount: receipt.gross,
    method: 'cash',
    reference: receipt.number ?? '',
    purpose,
  } as const;
  pay(command, based !== undefined && isPayable(based) ? based : receipt, said, receipt);
}

/** A cash receipt order that is cancelled never took the money. */
export function unpayByReceipt(command: CommandContext, receiptId: number): void {
  const payment = paymentOfReceipt(command.db, receiptId);
  const known = payment && paymentById(command.db, payment.id);
  if (!payment || !known) return;
  mustRecordPayments(command.user);
  takeBack(command, payment.id, known.version, known.amount);
}

function pay(
  command: CommandContext,
  invoice: DocumentRecord,
  { day, amount, method, reference, purpose }: Omit<PaymentSaid, 'documentId'>,
  receipt: DocumentRecord | null,
): void {
  const { db, now, user } = command;
  if (invoice.clientId === null) throw new Error('What is issued has a client.');
  const { companyId, clientId, currency } = invoice;
  mustBeOpen(db, companyId, day);
  const payment: NewPayment = {
    companyId,
    clientId,
    day,
    amount,
    currency,
    method,
    reference,
    purpose,
    receiptId: receipt?.id ?? null,
    at: now,
    by: user.id,
  };
  const id = insertPayment(db, payment);
  // What is more than is due is allocated to nothing, and still stands with the document that it came for.
  if (isPayable(invoice)) allocate(db, id, invoice.id, Math.min(amount, dueOf(db, invoice)));
  const said = { document: invoice.number, day, amount, currency, method, reference, purpose };
  command.record({
    entity: 'payment',
    id,
    version: 1,
    changes: Object.fromEntries(Object.entries(said).map(([name, value]) => [name, { old: null, new: value }])),
    about: { entity: 'document', id: invoice.id },
  });
  settle(command, invoice.id);
}

function takeBack(command: CommandContext, id: number, version: number, amount: number): void {
  const { db, now, user } = command;
  const paid = documentsPaidBy(db, id);
  const saved = removePaymentRow(db, id, version, { at: now, by: user.id });
  if (saved === undefined) throw changedMeanwhile(version);
  const [first] = paid;
  command.record({
    entity: 'payment',
    id,
    version: saved,
    changes: { amount: { old: amount, new: null } },
    ...(first !== undefined && { about: { entity: 'document', id: first } }),
  });
  for (const document of paid) settle(command, document);
}

/** Failure `read-only` for a day that the books are closed for. */
function mustBeOpen(db: Db, companyId: number, day: string): void {
  const { closedUntil } = ownCompanyBy(db, companyId);
  if (closedUntil !== null && day <= closedUntil) throw new Failure('read-only', periodClosed(closedUntil));
}

function isPayable({ type, number, status }: DocumentRecord): boolean {
  return (type === 'invoice' || type === 'deposit-invoice') && number !== null && status !== 'cancelled';
}

function payable(record: DocumentRecord): DocumentRecord {
  if (isPayable(record)) return record;
  throw new Failure('read-only', {
    en: 'Payments are recorded for invoices that are issued and not cancelled.',
    ru: 'Оплату отмечают у выставленных счетов, которые не аннулированы.',
    fr: 'Les paiements s’enregistrent sur des factures émises et non annulées.',
  });
}

const noSuchPayment = () =>
  new Failure('not-found', {
    en: 'The payment is no longer there.',
    ru: 'Этой оплаты больше нет.',
    fr: 'Ce paiement n’existe plus.',
  });

const cameWithReceipt = () =>
  new Failure('read-only', {
    en: 'The payment came with a cash receipt order: cancel that.',
    ru: 'Эта оплата проведена приходным кассовым ордером: аннулируйте его.',
    fr: 'Ce paiement provient d’un reçu de caisse : annulez celui-ci.',
  });

const changedMeanwhile = (version: number) =>
  new Failure(
    'conflict',
    {
      en: 'The payment was changed on another computer meanwhile.',
      ru: 'Оплату тем временем изменили на другом компьютере.',
      fr: 'Le paiement a été modifié entre-temps sur un autre poste.',
    },
    { version },
  );
