/** SQL of which invoice a correction of a delivery belongs to: it asks for so much more or less. */
import type { Db } from '../../../db/database.ts';
import { sumBefore } from './correction-queries.ts';

/** So many steps a chain is followed at most. */
const longest = 20;
/** A proposal or a contract may lead to any number of orders: what came of two of them does not belong together. */
const open = (document: string) => `${document}.type NOT IN ('proposal', 'contract')`;
const living = (document: string) =>
  `${document}.number IS NOT NULL AND ${document}.status <> 'cancelled' AND ${document}.deleted_at IS NULL`;

/** As parts of a recursive query: what a document (a part of a query too) came of, itself included, and all that came of any of that. */
const around = (id: string) => `above(id, depth) AS (
     SELECT ${id}, 0
     UNION
     SELECT d.based_on_id, above.depth + 1 FROM above CROSS JOIN document AS d ON d.id = above.id
     WHERE d.based_on_id IS NOT NULL AND ${open('d')} AND above.depth < ${longest}),
   below(id, depth) AS (
     SELECT d.id, 0 FROM above CROSS JOIN document AS d ON d.id = above.id WHERE ${open('d')}
     UNION
     SELECT d.id, below.depth + 1 FROM below CROSS JOIN document AS d INDEXED BY document_based_on ON d.based_on_id = below.id
     WHERE ${open('d')} AND below.depth < ${longest})`;

/** The issued invoices, not cancelled, that stand in the same chain as a document. */
export function invoicesAround(db: Db, id: number): number[] {
  return db
    .prepare<[number], number>(
      `WITH RECURSIVE ${around('?')}
       SELECT DISTINCT d.id FROM below CROSS JOIN document AS d ON d.id = below.id
       WHERE d.type = 'invoice' AND ${living('d')} ORDER BY d.id`,
    )
    .pluck()
    .all(id);
}

/** The issued corrections, not cancelled, of what stands in the same chain as a document, the earliest first. */
export function correctionsAround(db: Db, id: number): number[] {
  return db
    .prepare<[number], number>(
      `WITH RECURSIVE ${around('?')}
       SELECT DISTINCT c.id FROM below CROSS JOIN document AS c INDEXED BY document_corrects ON c.corrects_id = below.id
       WHERE c.type = 'correction' AND ${living('c')} ORDER BY c.id`,
    )
    .pluck()
    .all(id);
}

/** The issued corrections, not cancelled, that a client has, the earliest first. */
export function correctionsOfClient(db: Db, clientId: number): number[] {
  return db
    .prepare<[number], number>(
      `SELECT id FROM document AS d INDEXED BY document_client
       WHERE client_id = ? AND type = 'correction' AND ${living('d')} ORDER BY id`,
    )
    .pluck()
    .all(clientId);
}

/**
 * The invoice that an issued correction belongs to. The nearest one that the corrected document came of; else one that came of the same order or
 * of the corrected document, and was issued before the correction (a later one has what was true by then): of several the one that shares
 * lines with the corrected document, then the last one before that was issued, then the first one after.
 */
export function invoiceOfCorrection(db: Db, correctionId: number): number | undefined {
  return db
    .prepare<[number], number>(
      `WITH RECURSIVE correction AS (SELECT id, issued_at, corrects_id FROM document WHERE id = ?),
       ${around('(SELECT corrects_id FROM correction)')},
       found AS (
         SELECT d.id, d.issued_at, (SELECT depth FROM above WHERE above.id = d.id) AS depth,
           (d.issued_at, d.id) < (corrected.issued_at, corrected.id) AS earlier,
           EXISTS (SELECT 1 FROM document_line AS mine CROSS JOIN document_line AS theirs INDEXED BY document_line_based_on
             ON theirs.based_on_line_id IN (mine.id, mine.based_on_line_id)
             WHERE mine.document_id = corrected.id AND theirs.document_id = d.id) AS shares
         FROM (SELECT DISTINCT id FROM below) AS near CROSS JOIN correction
           CROSS JOIN document AS corrected ON corrected.id = correction.corrects_id CROSS JOIN document AS d ON d.id = near.id
         WHERE d.type = 'invoice' AND ${living('d')}
           AND (d.issued_at, d.id) < (correction.issued_at, correction.id))
       SELECT id FROM found ORDER BY depth IS NULL, depth, shares DESC, earlier DESC,
         CASE WHEN earlier THEN issued_at END DESC, CASE WHEN earlier THEN id END DESC, issued_at, id LIMIT 1`,
    )
    .pluck()
    .get(correctionId);
}

/** A correction with by how much it makes more or less of what it corrects, in minor units; negative: less. */
export interface CorrectionRow {
  readonly id: number;
  readonly number: string;
  readonly day: string;
  readonly amount: number;
}

/** These corrections with what they change, the latest first. */
export function correctionRows(db: Db, ids: readonly number[]): CorrectionRow[] {
  if (ids.length === 0) return [];
  return db
    .prepare<[string], CorrectionRow>(
      `SELECT d.id, d.number, d.day, d.gross - ${sumBefore('gross')} AS amount
       FROM json_each(?) AS wanted CROSS JOIN document AS d ON d.id = wanted.value ORDER BY d.day DESC, d.id DESC`,
    )
    .all(JSON.stringify(ids));
}
