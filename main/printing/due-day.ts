/** By when a document is to be paid. */
import type { PrintedDocument } from './printed-document.ts';

/** `days` after a day, by the calendar. */
function dayAfter(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** A French invoice must name the day of payment (code de commerce, art. L441-9), so there it comes from the company's terms. */
export function dueDayOf(printed: PrintedDocument): string | null {
  if (printed.dueDay !== null || printed.form !== 'FR' || printed.company.paymentDays === 0) return printed.dueDay;
  return dayAfter(printed.day, printed.company.paymentDays);
}
