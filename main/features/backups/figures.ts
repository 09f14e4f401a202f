/** What an office comes to in a few figures, by which two states of it are compared. */
import type { Db } from '../../../db/database.ts';
import { type CountedThing, countedThings } from '../../../preload/contract/backup-proof.ts';
import { existingDocument } from '../documents/drafts.ts';
import { dueOf } from '../documents/status.ts';
import { companyNames, countOf, type LastNumber, lastNumbers, openInvoices } from './proof-queries.ts';

export interface Figures {
  readonly companies: readonly string[];
  readonly counts: Readonly<Record<CountedThing, number>>;
  readonly numbers: readonly LastNumber[];
  /** In minor units, by currency. */
  readonly receivables: ReadonlyMap<string, number>;
}

/** Invoices that are worked out before others have their turn. */
const atOnce = 200;

/** Counts, last numbers and what is owed in an office. Others have their turn meanwhile. */
export async function figuresOf(db: Db): Promise<Figures> {
  const counts = Object.fromEntries(countedThings.map((what) => [what, countOf(db, what)]));
  const companies = companyNames(db);
  const numbers = lastNumbers(db);
  const receivables = new Map<string, number>();
  for (let after = 0; ; ) {
    const ids = openInvoices(db, after, atOnce);
    for (const id of ids) {
      const record = existingDocument(db, id);
      const due = dueOf(db, record);
      if (due > 0) receivables.set(record.currency, (receivables.get(record.currency) ?? 0) + due);
    }
    after = ids.at(-1) ?? after;
    if (ids.length < atOnce) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  // Each of the things has been counted.
  return { companies, counts: counts as Record<CountedThing, number>, numbers, receivables };
}
