/** The acts and waybills that the goods and services of a tax invoice went with: its row 5а. */
import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import type { PrintedShipment } from '../../printing/printed-document.ts';
import { type OwnCompany, ownCompanyBy } from '../companies/company.ts';
import { countryData } from '../reference/countries.ts';
import type { DocumentRecord } from './queries.ts';
import { deliveryDays, shippedLines } from './shipment-queries.ts';

/**
 * The days on which delivery notes say that the lines were delivered, the first one first: asked for the invoice of a French seller, which names
 * the day (CGI, annexe II, art. 242 nonies A, 10°); empty for any other document.
 */
export function deliveriesOf(
  db: Db,
  { type, companyId, lines }: Pick<DraftFields, 'type' | 'companyId' | 'lines'>,
): string[] {
  if (type !== 'invoice' || !namesServiceDay(ownCompanyBy(db, companyId))) return [];
  return deliveryDays(
    db,
    lines.flatMap(({ basedOnLineId }) => basedOnLineId ?? []),
  );
}

/** Whether the law of the seller's country wants the day of the delivery or service on its invoices. */
export function namesServiceDay({ country }: Pick<OwnCompany, 'country'>): boolean {
  return countryData(country).printForm === 'FR';
}

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
