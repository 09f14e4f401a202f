/** SQL of the proof of a backup: what is counted in an office, and earlier proofs in the log. */
import type { Db } from '../../../db/database.ts';
import type { CountedThing } from '../../../preload/contract/backup-proof.ts';

const tables: Readonly<Record<CountedThing, string>> = {
  clients: 'client',
  contacts: 'contact',
  products: 'product',
  documents: 'document',
  payments: 'payment',
  notes: 'note',
  attachments: 'attachment',
  users: 'user',
};

/** How many rows there are of it, those in the bin included. */
export function countOf(db: Db, what: CountedThing): number {
  return Number(db.prepare<[]>(`SELECT count(*) FROM ${tables[what]}`).pluck().get());
}

/** Names of the own companies, in their order. */
export function companyNames(db: Db): string[] {
  return db
    .prepare<[], string>('SELECT name FROM own_company WHERE deleted_at IS NULL ORDER BY position, id')
    .pluck()
    .all();
}

export interface LastNumber {
  readonly series: string;
  readonly company: string;
  readonly type: string;
  readonly last: string;
}

/** The last number of each series, of its latest period; `series` is its uid. */
export function lastNumbers(db: Db): LastNumber[] {
  return db
    .prepare<[], LastNumber>(
      `SELECT s.uid AS series, o.name AS company, s.type, ifnull(d.number, k.last) AS last
       FROM number_series_counter k JOIN number_series s ON s.id = k.series_id JOIN own_company o ON o.id = s.company_id
       LEFT JOIN document d ON d.series_id = k.series_id AND d.period = k.period AND d.seq = k.last
       WHERE k.last > 0 AND k.period = (SELECT max(period) FROM number_series_counter WHERE series_id = k.series_id AND last > 0)
       ORDER BY o.position, o.id, s.type`,
    )
    .all()
    .map((row) => ({ ...row, last: String(row.last) }));
}

/** Ids of invoices that may ask for something yet, some at a time. */
export function openInvoices(db: Db, after: number, limit: number): number[] {
  return db
    .prepare<[number, number], number>(
      `SELECT id FROM document WHERE id > ? AND deleted_at IS NULL AND type IN ('invoice', 'deposit-invoice')
       AND status IN ('issued', 'part-paid') ORDER BY id LIMIT ?`,
    )
    .pluck()
    .all(after, limit);
}

/** How many rows refer to others that are missing. */
export function orphansIn(db: Db): number {
  return db.prepare<[]>('PRAGMA foreign_key_check').all().length;
}

export interface NotedProof {
  readonly at: string;
  readonly by: string;
  readonly changes: string;
}

/** What the log tells of proofs, the latest first. */
export function notedProofs(db: Db, limit: number): NotedProof[] {
  return db
    .prepare<[number], NotedProof>(
      "SELECT at, user_name AS by, changes FROM audit INDEXED BY audit_channel WHERE channel = 'backups.prove' ORDER BY id DESC LIMIT ?",
    )
    .all(limit);
}
