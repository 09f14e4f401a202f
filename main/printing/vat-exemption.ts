/** The words with which a company that pays no VAT says so. */
import type { PrintedDocument } from './printed-document.ts';

/**
 * Of a French company. The VAT articles of the CGI moved to the CIBS on 2026-09-01 (ordonnance n° 2025-1247 of 2025-12-17); invoices
 * may name the old article until 2027-12-31.
 */
const vatExemptions = [
  { until: '2027-12-31', text: 'TVA non applicable, art. 293 B du CGI' },
  { until: '9999-12-31', text: 'TVA non applicable, franchise en base (art. L. 223-1 et suivants du CIBS)' },
];

/** The words in force on the day of the document; empty for who pays VAT. */
export function vatExemptionText({ company, day }: Pick<PrintedDocument, 'company' | 'day'>): string {
  return company.vatPayer ? '' : (vatExemptions.find(({ until }) => day <= until)?.text ?? '');
}
