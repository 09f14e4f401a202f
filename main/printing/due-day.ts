/** By when a document is to be paid. */
import { dayAfter } from './day-after.ts';
import type { PrintedDocument } from './printed-document.ts';

/** A French invoice must name the day of payment (code de commerce, art. L441-9), so there it comes from the company's terms. Of a statement of account nothing as a whole is due. */
export function dueDayOf(printed: PrintedDocument): string | null {
  if (printed.type === 'statement') return null;
  if (printed.dueDay !== null || printed.form !== 'FR' || printed.company.paymentDays === 0) return printed.dueDay;
  return dayAfter(printed.day, printed.company.paymentDays);
}
