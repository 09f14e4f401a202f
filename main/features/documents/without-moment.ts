/** What a copy leaves behind: the document that was paid, and the day that was the last one. Pure. */
import type { DraftFields } from '../../../preload/contract/documents.ts';
import { printedLanguage } from '../../printing/printed-document.ts';
import { countryData } from '../reference/countries.ts';
import { cashWord } from './cash-grounds.ts';
import { dayAfter } from './details.ts';

/** The fields as one of today begins with them. */
export function withoutMoment(fields: DraftFields, today: string): DraftFields {
  if (fields.type === 'contract') return { ...fields, details: heldAsLong(fields, today) };
  return fields.type === 'cash-receipt' ? withoutGrounds(fields) : fields;
}

/** A contract holds for as many days as the one that is copied did. */
function heldAsLong({ day, details }: DraftFields, today: string): DraftFields['details'] {
  const { validUntil } = details;
  if (validUntil === undefined) return details;
  const days = Math.round((Date.parse(validUntil) - Date.parse(day)) / 86_400_000);
  return { ...details, validUntil: dayAfter(today, Math.max(days, 0)) };
}

/** A receipt that is based on nothing pays no document, and names none. */
function withoutGrounds(fields: DraftFields): DraftFields {
  const { grounds, ...details } = fields.details;
  const plain = cashWord[printedLanguage(countryData(fields.form).printForm, fields.language)];
  return {
    ...fields,
    details,
    lines: fields.lines.map((line) => (line.name === grounds ? { ...line, name: plain } : line)),
  };
}
