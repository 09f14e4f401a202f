/** What a document has beside what all types have: what it begins with, and what a copy takes over. Pure. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { DocumentDetails } from '../../../preload/contract/document-details.ts';
import { dayAfter } from '../../printing/day-after.ts';

export { dayAfter };

/** Days that a proposal is usually held open. */
const proposalDays = 30;
/** Days that a power of attorney holds: ten for a single receipt is the usual term. */
const attorneyDays = 10;

/** What a new draft of the type begins with. */
export function startingDetails(type: DocumentType, today: string): DocumentDetails {
  if (type === 'proposal') return { validUntil: dayAfter(today, proposalDays) };
  if (type === 'power-of-attorney') return { validUntil: dayAfter(today, attorneyDays) };
  if (type === 'upd') return { transferStatus: '1' };
  if (type === 'statement') return { from: `${today.slice(0, 4)}-01-01`, until: today };
  return {};
}

/** What a copy takes over: not what belongs to the moment or to the chain of the one that is copied. */
export function copiedDetails({
  deposits: _,
  paymentDocuments: __,
  reason: ___,
  ...kept
}: DocumentDetails): DocumentDetails {
  return kept;
}
