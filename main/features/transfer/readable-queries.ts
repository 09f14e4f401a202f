/** SQL of the readable tables of an export: what the services of single records do not answer. */
import type { Db } from '../../../db/database.ts';

const rowsInPage = 500;

/** Ids of records that are not in the bin, a page at a time. */
export function* presentIds(db: Db, table: 'client' | 'product' | 'document'): Generator<number[]> {
  const page = db.sql
    .prepare<[number], number>(
      `SELECT id FROM ${table} WHERE id > ? AND deleted_at IS NULL ORDER BY id LIMIT ${rowsInPage}`,
    )
    .pluck();
  let after = 0;
  for (;;) {
    const ids = page.all(after);
    if (ids.length === 0) return;
    yield ids;
    after = ids.at(-1) ?? after;
  }
}

export interface DocumentFacts {
  readonly id: number;
  readonly type: string;
  readonly number: string | null;
  readonly day: string;
  readonly dueDay: string | null;
  readonly client: string;
  readonly company: string;
  readonly status: string;
  readonly currency: string;
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
  readonly paid: number;
  readonly responsible: string | null;
  readonly comment: string;
}

export function documentFacts(db: Db, id: number): DocumentFacts | undefined {
  return db
    .prepare<[number], DocumentFacts>(
      `SELECT d.id, d.type, d.number, d.day, d.due_day AS dueDay, d.client_name AS client, c.name AS company, d.status, d.currency,
         d.net, d.vat, d.gross, d.paid, u.name AS responsible, d.comment
       FROM document d JOIN own_company c ON c.id = d.company_id LEFT JOIN user u ON u.id = d.responsible_id WHERE d.id = ?`,
    )
    .get(id);
}

export interface LineFacts {
  readonly position: number;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
  readonly price: number;
  readonly discount: number;
  readonly vatRate: number | null;
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
}

export function linesOf(db: Db, documentId: number): LineFacts[] {
  return db
    .prepare<[number], LineFacts>(
      `SELECT position, code, name, unit, quantity, price, discount, vat_rate AS vatRate, net, vat, gross FROM document_line
       WHERE document_id = ? ORDER BY position`,
    )
    .all(documentId);
}

export interface NoteFacts {
  readonly id: number;
  readonly entity: string;
  readonly of: string;
  readonly text: string;
  readonly pinned: number;
  readonly at: string;
  readonly by: string | null;
}

/** Notes that are not in the bin, a page at a time. */
export function* presentNotes(db: Db): Generator<NoteFacts[]> {
  let after = 0;
  for (;;) {
    const rows = db
      .prepare<[number], NoteFacts>(
        `SELECT n.id, n.entity, n.text, n.pinned, n.created_at AS at, u.name AS "by",
           coalesce(CASE n.entity WHEN 'client' THEN (SELECT name FROM client WHERE id = n.entity_id)
             WHEN 'product' THEN (SELECT name FROM product WHERE id = n.entity_id)
             WHEN 'document' THEN (SELECT coalesce(number, client_name) FROM document WHERE id = n.entity_id)
             WHEN 'contact' THEN (SELECT name FROM contact WHERE id = n.entity_id) END, '') AS "of"
         FROM note n LEFT JOIN user u ON u.id = n.created_by WHERE n.id > ? AND n.deleted_at IS NULL ORDER BY n.id LIMIT ${rowsInPage}`,
      )
      .all(after);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.id ?? after;
  }
}

export interface ActivityFacts {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly client: string | null;
  readonly responsible: string | null;
  readonly askedBy: string | null;
  readonly acceptance: string;
  readonly declinedBecause: string;
  readonly day: string;
  readonly time: string;
  readonly status: string;
  readonly priority: string;
  readonly note: string;
  readonly result: string;
  readonly doneAt: string | null;
}

/** Activities that are not in the bin, a page at a time. */
export function* presentActivities(db: Db): Generator<ActivityFacts[]> {
  let after = 0;
  for (;;) {
    const rows = db
      .prepare<[number], ActivityFacts>(
        `SELECT a.id, a.kind, a.subject, c.name AS client, u.name AS responsible, (SELECT name FROM user WHERE user.id = a.asked_by) AS askedBy, a.acceptance,
           a.declined_because AS declinedBecause, a.day, a.time, a.status, a.priority, a.note, a.result,
           a.done_at AS doneAt
         FROM activity a LEFT JOIN client c ON c.id = a.client_id LEFT JOIN user u ON u.id = a.responsible_id
         WHERE a.id > ? AND a.deleted_at IS NULL ORDER BY a.id LIMIT ${rowsInPage}`,
      )
      .all(after);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.id ?? after;
  }
}

/** Names by id. */
export function namesOf(db: Db, table: 'user' | 'team' | 'price_list' | 'campaign'): Map<number, string> {
  const rows = db.sql.prepare<[], { id: number; name: string }>(`SELECT id, name FROM ${table}`).all();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** VAT rates in basis points, by id. */
export function ratesById(db: Db): Map<number, number | null> {
  const rows = db.sql.prepare<[], { id: number; rate: number | null }>('SELECT id, rate FROM vat_rate').all();
  return new Map(rows.map(({ id, rate }) => [id, rate]));
}
