/** The acts and waybills that the goods and services of a tax invoice went with: its row 5а. */
import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { PrintedShipment } from '../../printing/printed-document.ts';
import type { DocumentRecord } from './queries.ts';
import { shippedLines } from './shipment-queries.ts';

/** Of a tax invoice that is made on the same basis as they are, as in a package; of any other document there are none. */
export function shipmentsOf(db: Db, { id, type, basedOnId }: DocumentRecord): PrintedShipment[] {
  if (type !== 'tax-invoice' || basedOnId === null) return [];
  const lines = shippedLines(db, id);
  return [...Map.groupBy(lines, ({ documentId }) => documentId).values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { number, day } = first;
    return [{ type: DocumentType.parse(first.type), number, day, lines: rows.map(({ position }) => position + 1) }];
  });
}
