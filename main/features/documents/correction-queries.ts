/** SQL of corrections of one document that follow each other: each begins where the one before it ended. */
import type { Db } from '../../../db/database.ts';
import type { LineSums } from '../../../preload/contract/documents.ts';

/** A line, and the line whose values stood before it. */
export interface LineBefore {
  readonly lineId: number;
  readonly beforeId: number;
}

/**
 * The id of the line that stood in the place of a line of the original (`original`) when the document `d` was issued, or stands there now where it is a
 * draft: that of the latest correction that was not cancelled then, else the original's own.
 */
const standing = (original: string) => `coalesce((SELECT p.id FROM document_line AS p INDEXED BY document_line_based_on
    CROSS JOIN document AS c ON c.id = p.document_id
    WHERE p.based_on_line_id = ${original} AND c.type = 'correction' AND c.number IS NOT NULL
      AND (c.issued_at, c.id) < (ifnull(d.issued_at, '9'), CASE WHEN d.issued_at IS NULL THEN 0 ELSE d.id END)
      AND (c.cancelled_at IS NULL OR c.cancelled_at >= ifnull(d.issued_at, '9'))
    ORDER BY c.issued_at DESC, c.id DESC LIMIT 1), ${original})`;

/** The quantity that is true by now of a line of a document that may be corrected: a part of a query. */
export const quantityNow = (line: string) => `(SELECT quantity FROM document_line WHERE id =
  (SELECT ${standing(`${line}.id`)} FROM (SELECT NULL AS issued_at, NULL AS id) AS d))`;

/** Of each line of a correction that has one, the line that it stands in the place of. */
export function linesBefore(db: Db, documentId: number): LineBefore[] {
  return db
    .prepare<[number], LineBefore>(
      `SELECT l.id AS lineId, ${standing('l.based_on_line_id')} AS beforeId
       FROM document AS d CROSS JOIN document_line AS l ON l.document_id = d.id
       WHERE d.id = ? AND l.based_on_line_id IS NOT NULL`,
    )
    .all(documentId);
}

/** Of each line of a document that is corrected, the line that says what is true by now: what a new correction begins with. */
export function linesNow(db: Db, documentId: number): LineBefore[] {
  return db
    .prepare<[number], LineBefore>(
      `SELECT l.id AS lineId, ${standing('l.id')} AS beforeId
       FROM (SELECT NULL AS issued_at, NULL AS id) AS d CROSS JOIN document_line AS l WHERE l.document_id = ?`,
    )
    .all(documentId);
}

/** Of each line of a document that may be corrected, how much of it is true by now, in thousandths. */
export function quantitiesNow(db: Db, documentId: number): ReadonlyMap<number, number> {
  const rows = db
    .prepare<[number], { id: number; quantity: number }>(
      `SELECT l.id, ${quantityNow('l')} AS quantity FROM document_line AS l WHERE l.document_id = ?`,
    )
    .all(documentId);
  return new Map(rows.map(({ id, quantity }) => [id, quantity]));
}

/** What the lines of the correction `d` came to before it, in minor units: a part of a query. */
export const sumBefore = (column: keyof LineSums) => `(SELECT ifnull(sum(b.${column}), 0) FROM document_line AS l
  CROSS JOIN document_line AS b ON b.id = ${standing('l.based_on_line_id')} WHERE l.document_id = d.id AND l.based_on_line_id IS NOT NULL)`;

/** By the id of each of these corrections, what its lines came to before it. */
export function sumsBefore(db: Db, ids: readonly number[]): ReadonlyMap<number, LineSums> {
  if (ids.length === 0) return new Map();
  const rows = db
    .prepare<[string], LineSums & { id: number }>(
      `SELECT d.id, ${sumBefore('net')} AS net, ${sumBefore('vat')} AS vat, ${sumBefore('gross')} AS gross
       FROM json_each(?) AS wanted CROSS JOIN document AS d ON d.id = wanted.value`,
    )
    .all(JSON.stringify(ids));
  return new Map(rows.map(({ id, ...sums }) => [id, sums]));
}

/** The last correction of a document that was issued and not cancelled; null: there is none. */
export function lastCorrection(db: Db, id: number): number | null {
  const last = db
    .prepare<[number], number>(
      `SELECT id FROM document INDEXED BY document_corrects
       WHERE corrects_id = ? AND type = 'correction' AND number IS NOT NULL AND status <> 'cancelled' AND deleted_at IS NULL
       ORDER BY issued_at DESC, id DESC LIMIT 1`,
    )
    .pluck()
    .get(id);
  return last ?? null;
}

/** The status that the document had when it was first marked as corrected; undefined where the log does not tell. */
export function statusBeforeCorrection(db: Db, id: number): string | undefined {
  const status: unknown = db
    .prepare<[number]>(
      `SELECT json_extract(changes, '$.status.old') FROM audit INDEXED BY audit_entity
       WHERE entity = 'document' AND entity_id = ? AND json_extract(changes, '$.status.new') = 'corrected' ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
    .get(id);
  return typeof status === 'string' ? status : undefined;
}
