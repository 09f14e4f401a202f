/** SQL of statements of account: what was invoiced, delivered, credited and paid. */
import type { Db } from '../../../db/database.ts';
import { sumBefore } from './correction-queries.ts';

export interface Account {
  readonly clientId: number;
  readonly companyId: number;
  readonly currency: string;
  /** The last day, included. */
  readonly until: string;
}

export interface DocumentEntry {
  readonly type: string;
  readonly number: string;
  readonly day: string;
  readonly gross: number;
  /** JSON of the details: the deposits that were taken off, or that a credit note leaves standing. */
  readonly details: string;
  /** Of a correction: what its lines came to before. */
  readonly before: number;
}

/** Issued documents of these types up to the day, that are neither cancelled nor refused, in the order of days. */
export function documentEntries(db: Db, account: Account, types: readonly string[]): DocumentEntry[] {
  return db
    .prepare<[Account & { types: string }], DocumentEntry>(
      `SELECT d.type, d.number, d.day, d.gross, d.details,
         CASE d.type WHEN 'correction' THEN ${sumBefore('gross')} ELSE 0 END AS before
       FROM document d INDEXED BY document_client
       WHERE d.client_id = @clientId AND d.day <= @until AND d.deleted_at IS NULL AND d.number IS NOT NULL
         AND d.company_id = @companyId AND d.currency = @currency AND d.status NOT IN ('cancelled', 'refused')
         AND d.type IN (SELECT value FROM json_each(@types))
       ORDER BY d.day, d.id`,
    )
    .all({ ...account, types: JSON.stringify(types) });
}

export interface PaymentEntry {
  readonly day: string;
  readonly reference: string;
  readonly amount: number;
}

/** Payments up to the day, in the order of days. */
export function paymentEntries(db: Db, account: Account): PaymentEntry[] {
  return db
    .prepare<[Account], PaymentEntry>(
      `SELECT day, reference, amount FROM payment INDEXED BY payment_client
       WHERE client_id = @clientId AND day <= @until AND deleted_at IS NULL AND company_id = @companyId AND currency = @currency
       ORDER BY day, id`,
    )
    .all(account);
}
