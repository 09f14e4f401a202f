/** What a copy takes over of the documents that the copied one refers to. */
import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import { printedLanguage } from '../../printing/printed-document.ts';
import { countryData } from '../reference/countries.ts';
import { cashGrounds } from './cash-grounds.ts';
import { copiedDetails } from './details.ts';
import { documentRecord } from './queries.ts';
import { isNoBasis } from './refusals.ts';
import { bareDeposit, barePayment, depositName } from './share-names.ts';

/**
 * What credits or corrects a document does so again; any other copy hangs on nothing, and what named its basis no longer does. Failure
 * `read-only` where the document that it credits or corrects was cancelled.
 */
export function copiedReferences(
  db: Db,
  fields: DraftFields,
): Pick<DraftFields, 'basedOnId' | 'correctsId' | 'lines' | 'details'> {
  const { correctsId, basedOnId } = fields;
  const details = copiedDetails(fields.details);
  if (correctsId !== null) {
    if (documentRecord(db, correctsId)?.status === 'cancelled') throw isNoBasis('cancelled');
    return { basedOnId, correctsId, lines: fields.lines, details };
  }
  const [named, bare] = shareNames(db, fields) ?? [];
  const { grounds, ...others } = details;
  return {
    basedOnId: null,
    correctsId: null,
    lines: fields.lines.map((line) => ({
      ...line,
      basedOnLineId: null,
      ...(bare !== undefined && line.name === named && { name: bare }),
    })),
    details: fields.type === 'cash-receipt' && grounds === named ? others : details,
  };
}

/** What the lines of a share of another document were called, and what they are called without it; undefined for any other document. */
function shareNames(db: Db, { type, basedOnId, details, form, language }: DraftFields): [string, string] | undefined {
  const basis = basedOnId === null ? undefined : documentRecord(db, basedOnId);
  if (basis === undefined) return undefined;
  const words = printedLanguage(countryData(form).printForm, language);
  const number = basis.number ?? '';
  if (type === 'deposit-invoice') return [depositName[words](details.depositShare ?? 0, number), bareDeposit[words]];
  if (type !== 'cash-receipt') return undefined;
  return [cashGrounds({ type: DocumentType.parse(basis.type), number, day: basis.day }, words), barePayment[words]];
}
