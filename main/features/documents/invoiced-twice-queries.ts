/** SQL that finds what stands on more tax invoices than it was sold. */
import type { Db } from '../../../db/database.ts';

/**
 * The lines above the document's own, however far, of which standing tax invoices (and УПД that are tax invoices too) hold more than there is; with
 * the numbers of the others that hold them.
 */
export const invoicedTwiceStatement = `WITH RECURSIVE
         above(id) AS (
           SELECT based_on_line_id FROM document_line WHERE document_id = ? AND based_on_line_id IS NOT NULL
           UNION
           SELECT line.based_on_line_id FROM above CROSS JOIN document_line AS line ON line.id = above.id
           WHERE line.based_on_line_id IS NOT NULL),
         below(top, id) AS (
           SELECT id, id FROM above
           UNION
           SELECT below.top, line.id FROM below
           CROSS JOIN document_line AS line INDEXED BY document_line_based_on ON line.based_on_line_id = below.id)
       SELECT top.id, group_concat(DISTINCT CASE WHEN document.id <> ? THEN document.number END) AS others
       FROM below CROSS JOIN document_line AS line ON line.id = below.id
         CROSS JOIN document ON document.id = line.document_id CROSS JOIN document_line AS top ON top.id = below.top
       WHERE below.id <> below.top AND document.deleted_at IS NULL AND document.number IS NOT NULL AND document.status <> 'cancelled'
         AND (document.type = 'tax-invoice'
           OR (document.type = 'upd' AND ifnull(json_extract(document.details, '$.transferStatus'), '1') <> '2'))
       GROUP BY top.id HAVING sum(line.quantity) > top.quantity`;

/** The numbers of the other tax invoices; empty: nothing is on them twice. */
export function othersThatInvoice(db: Db, documentId: number): string[] {
  const rows = db
    .prepare<[number, number], { others: string | null }>(invoicedTwiceStatement)
    .all(documentId, documentId);
  return [...new Set(rows.flatMap(({ others }) => others?.split(',') ?? []))];
}
