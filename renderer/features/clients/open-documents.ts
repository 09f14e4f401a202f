/** Which documents of a client somebody still has to do something about, and the sum that this is about. */
import type { Output } from '../../../preload/contract/index.ts';
import { hasSum } from '../documents/draft.ts';

type Row = Output<'documents.list'>['rows'][number];

/** Types that nothing follows once they are issued. */
const done: readonly Row['type'][] = ['tax-invoice', 'credit-note', 'correction', 'cash-receipt'];

/** Whether something is still to be done: written, paid, delivered, signed. */
export function isOpen({ type, status, overdue }: Pick<Row, 'type' | 'status' | 'overdue'>): boolean {
  return overdue || status === 'draft' || status === 'part-paid' || (status === 'issued' && !done.includes(type));
}

/** What is left to pay of an invoice, the sum of any other document; null where it has none. Minor units. */
export function openAmount({ type, gross, due = gross }: Pick<Row, 'type' | 'gross' | 'due'>): number | null {
  return hasSum(type) ? due : null;
}
