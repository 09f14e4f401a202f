/** What a copy takes over of the documents that the copied one refers to. */
import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import { dayAfter } from '../../printing/day-after.ts';
import { printedLanguage } from '../../printing/printed-document.ts';
import { countryData } from '../reference/countries.ts';
import { cashGrounds } from './cash-grounds.ts';
import { copiedDetails } from './details.ts';
import { documentRecord } from './queries.ts';
import { isNoBasis } from './refusals.ts';
import { bareDeposit, barePayment, depositName } from './share-names.ts';

/**
 * What credits or corrects a document does so again, and a deposit stays one on its order while that stands; any other copy hangs on nothing,
 * and what named its basis no longer does. A contract holds for as many days. Failure `read-only` where the document that it credits or
 * corrects was cancelled.
 */
export function copiedReferences(
  db: Db,
  fields: DraftFields,
  today: string,
): Pick<DraftFields, 'basedOnId' | 'correctsId' | 'lines' | 'details'> {
  const { correctsId, basedOnId } = fields;
  const details = copiedDetails(fields.details);
  if (correctsId !== null) {
    if (documentRecord(db, correctsId)?.status === 'cancelled') throw isNoBasis('cancelled');
    return { basedOnId, correctsId, lines: fields.lines, details };
  }
  const lines = fields.lines.map((line) => ({ ...line, basedOnLineId: null }));
  if (fields.type === 'contract')
    return { basedOnId: null, correctsId: null, lines, details: heldAsLong(fields, today) };
  if (fields.type === 'deposit-invoice' && stands(db, basedOnId))
    return { basedOnId, correctsId: null, lines, details: { ...details, depositShare: fields.details.depositShare } };
  const [named, bare] = shareNames(db, fields) ?? [];
  const { grounds, ...others } = details;
  return {
    basedOnId: null,
    correctsId: null,
    lines: lines.map((line) => (bare !== undefined && line.name === named ? { ...line, name: bare } : line)),
    details: fields.type === 'cash-receipt' && grounds === named ? others : details,
  };
}

function stands(db: Db, id: number | null): boolean {
  const record = id === null ? undefined : documentRecord(db, id);
  return record !== undefined && record.status !== 'cancelled';
}

/** A contract holds for as many days as the one that is copied did. */
function heldAsLong({ day, details }: DraftFields, today: string): DraftFields['details'] {
  const { validUntil } = details;
  const kept = copiedDetails(details);
  if (validUntil === undefined || validUntil < day) return kept;
  const days = Math.round((Date.parse(validUntil) - Date.parse(day)) / 86_400_000);
  return { ...kept, validUntil: dayAfter(today, days) };
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
