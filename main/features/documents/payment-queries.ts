/** SQL of payments and of what they pay. */
import type { Db } from '../../../db/database.ts';
import { newUid } from '../../../db/uid.ts';

export interface PaymentRow {
  readonly id: number;
  readonly version: number;
  readonly day: string;
  readonly amount: number;
  readonly currency: string;
  readonly method: string;
  readonly reference: string;
  readonly purpose: string;
  readonly receiptId: number | null;
  readonly createdAt: string;
  readonly createdBy: string;
  /** The part that belongs to the document that was asked about. */
  readonly allocated: number;
}

export interface NewPayment {
  readonly companyId: number;
  readonly clientId: number;
  readonly day: string;
  readonly amount: number;
  readonly currency: string;
  readonly method: string;
  readonly reference: string;
  readonly purpose: string;
  readonly receiptId: number | null;
  readonly at: string;
  readonly by: number;
}

/** Answers the id. */
export function insertPayment(db: Db, payment: NewPayment): number {
  return Number(
    db
      .prepare(
        `INSERT INTO payment (uid, created_at, created_by, updated_at, updated_by, company_id, client_id, day, amount, currency, method, reference, purpose, receipt_id)
         VALUES (@uid, @at, @by, @at, @by, @companyId, @clientId, @day, @amount, @currency, @method, @reference, @purpose, @receiptId)`,
      )
      .run({ ...payment, uid: newUid() }).lastInsertRowid,
  );
}

export function allocate(db: Db, paymentId: number, documentId: number, amount: number): void {
  db.prepare('INSERT INTO payment_allocation (payment_id, document_id, amount) VALUES (?, ?, ?)').run(
    paymentId,
    documentId,
    amount,
  );
}

export function allocateMore(db: Db, paymentId: number, documentId: number, more: number): void {
  db.prepare('UPDATE payment_allocation SET amount = amount + ? WHERE payment_id = ? AND document_id = ?').run(
    more,
    paymentId,
    documentId,
  );
}

/** What payments of a document have left that no document has, the earliest first. */
export function restsOf(db: Db, documentId: number): { readonly paymentId: number; readonly rest: number }[] {
  return db
    .prepare<[number], { paymentId: number; rest: number }>(
      `SELECT p.id AS paymentId, p.amount - (SELECT sum(every.amount) FROM payment_allocation AS every WHERE every.payment_id = p.id) AS rest
       FROM payment_allocation AS own INDEXED BY payment_allocation_document CROSS JOIN payment AS p ON p.id = own.payment_id
       WHERE own.document_id = ? AND p.deleted_at IS NULL ORDER BY p.day, p.id`,
    )
    .all(documentId)
    .filter(({ rest }) => rest > 0);
}

/** What was paid of a document, the latest first. */
export function paymentsOf(db: Db, documentId: number): PaymentRow[] {
  return db
    .prepare<[number], PaymentRow>(
      `SELECT p.id, p.version, p.day, p.amount, p.currency, p.method, p.reference, p.purpose, p.receipt_id AS receiptId,
         p.created_at AS createdAt, ifnull(u.name, '') AS createdBy, a.amount AS allocated
       FROM payment_allocation a INDEXED BY payment_allocation_document CROSS JOIN payment p ON p.id = a.payment_id
       LEFT JOIN user u ON u.id = p.created_by
       WHERE a.document_id = ? AND p.deleted_at IS NULL ORDER BY p.day DESC, p.id DESC`,
    )
    .all(documentId);
}

/** In minor units. */
export function paidOf(db: Db, documentId: number): number {
  return paymentsOf(db, documentId).reduce((sum, { allocated }) => sum + allocated, 0);
}

/** The documents that a payment pays; none where it is not there any more. */
export function documentsPaidBy(db: Db, paymentId: number): number[] {
  return db
    .prepare<[number], { id: number }>(
      `SELECT a.document_id AS id FROM payment_allocation a CROSS JOIN payment p ON p.id = a.payment_id
       WHERE a.payment_id = ? AND p.deleted_at IS NULL`,
    )
    .all(paymentId)
    .map(({ id }) => id);
}

interface PaymentKept {
  readonly version: number;
  readonly amount: number;
  readonly receiptId: number | null;
  readonly companyId: number;
  readonly day: string;
}

export function paymentById(db: Db, id: number): PaymentKept | undefined {
  return db
    .prepare<[number], PaymentKept>(
      'SELECT version, amount, receipt_id AS receiptId, company_id AS companyId, day FROM payment WHERE id = ? AND deleted_at IS NULL',
    )
    .get(id);
}

/** The payment that a cash receipt order came with. */
export function paymentOfReceipt(db: Db, receiptId: number): { readonly id: number } | undefined {
  return db
    .prepare<[number], { id: number }>(
      'SELECT id FROM payment INDEXED BY payment_receipt WHERE receipt_id = ? AND deleted_at IS NULL',
    )
    .get(receiptId);
}

/** Takes it back, over exactly this version; answers the new one, or undefined when another one is there. */
export function removePaymentRow(
  db: Db,
  id: number,
  version: number,
  { at, by }: { readonly at: string; readonly by: number },
): number | undefined {
  return db
    .prepare<[string, string, number, number, number], { version: number }>(
      `UPDATE payment SET deleted_at = ?, updated_at = ?, updated_by = ?, version = version + 1
       WHERE id = ? AND version = ? AND deleted_at IS NULL RETURNING version`,
    )
    .get(at, at, by, id, version)?.version;
}
