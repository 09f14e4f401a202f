/** What issuing a document of a type is called. */
import type { DocumentType } from '../../../preload/contract/companies.ts';

/** In Russian, bills are put to somebody, all others are drawn up. */
const bills: readonly DocumentType[] = ['deposit-invoice', 'tax-invoice', 'credit-note', 'correction'];

/** The key among the texts of documents. */
export function issueWord(type: DocumentType): 'issue_invoice' | 'issue_bill' | 'issue' {
  return type === 'invoice' ? 'issue_invoice' : bills.includes(type) ? 'issue_bill' : 'issue';
}
