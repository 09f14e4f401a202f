/** SQL of the primary documents that a tax invoice goes with. */
import type { Db } from '../../../db/database.ts';

/** A line of a tax invoice, and the act or waybill that took the same line of the document that both are based on. */
export interface ShippedLine {
  /** Of the line in the tax invoice, from 0. */
  readonly position: number;
  readonly documentId: number;
  readonly type: string;
  readonly number: string;
  readonly day: string;
}

/** The days of the delivery notes that took the goods of these lines, or of what these came from; each once, the first one first. */
export function deliveryDays(db: Db, lineIds: readonly number[]): string[] {
  if (lineIds.length === 0) return [];
  return db
    .prepare<[string], string>(
      `WITH RECURSIVE above(id) AS (
         SELECT value FROM json_each(?)
         UNION
         SELECT higher.id FROM above CROSS JOIN document_line AS line ON line.id = above.id
         CROSS JOIN document_line AS higher ON higher.id = line.based_on_line_id CROSS JOIN document ON document.id = higher.document_id
         WHERE document.type NOT IN ('proposal', 'contract')),
       below(id) AS (
         SELECT id FROM above
         UNION
         SELECT line.id FROM below CROSS JOIN document_line AS line INDEXED BY document_line_based_on ON line.based_on_line_id = below.id)
       SELECT DISTINCT document.day FROM below CROSS JOIN document_line AS line ON line.id = below.id
       CROSS JOIN document ON document.id = line.document_id
       WHERE document.type = 'waybill' AND document.number IS NOT NULL AND document.status <> 'cancelled' AND document.deleted_at IS NULL
       ORDER BY document.day`,
    )
    .pluck()
    .all(JSON.stringify([...new Set(lineIds)]));
}

/**
 * By document in the order of issuing, then by line. What stood when the tax invoice was issued counts (of a draft: what stands now), and what an
 * earlier tax invoice on the same basis went with is left out: so it is the same for ever.
 */
export function shippedLines(db: Db, id: number): ShippedLine[] {
  return db
    .prepare<[{ id: number }], ShippedLine>(
      `WITH own AS (SELECT id, based_on_id, issued_at FROM document WHERE id = @id),
       earlier AS (
         SELECT max(other.issued_at) AS at FROM own CROSS JOIN document AS other INDEXED BY document_based_on ON other.based_on_id = own.based_on_id
         WHERE other.type = 'tax-invoice' AND other.id <> own.id AND other.number IS NOT NULL
           AND (own.issued_at IS NULL OR other.issued_at < own.issued_at)
           AND (other.cancelled_at IS NULL OR other.cancelled_at > own.issued_at))
       SELECT mine.position, shipment.id AS documentId, shipment.type, shipment.number, shipment.day
       FROM own CROSS JOIN earlier CROSS JOIN document AS shipment INDEXED BY document_based_on ON shipment.based_on_id = own.based_on_id
       CROSS JOIN document_line AS theirs ON theirs.document_id = shipment.id
       CROSS JOIN document_line AS mine ON mine.document_id = own.id AND mine.based_on_line_id = theirs.based_on_line_id
       WHERE shipment.type IN ('act', 'waybill') AND shipment.number IS NOT NULL AND shipment.deleted_at IS NULL
         AND (own.issued_at IS NULL OR shipment.issued_at <= own.issued_at)
         AND (shipment.cancelled_at IS NULL OR shipment.cancelled_at > own.issued_at)
         AND (earlier.at IS NULL OR shipment.issued_at > earlier.at)
       GROUP BY shipment.id, mine.position
       ORDER BY shipment.issued_at, shipment.id, mine.position`,
    )
    .all({ id });
}
