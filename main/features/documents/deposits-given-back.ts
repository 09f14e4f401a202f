/** Which deposits a credit note leaves standing: what they asked for, the invoice that it credits never did. */
import type { Db } from '../../../db/database.ts';
import type { DepositTaken } from '../../../preload/contract/document-details.ts';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import { creditsOf } from './chain-queries.ts';
import { documentRecord } from './queries.ts';
import { storedDetails } from './shown.ts';

/** What the deposits come to, in minor units. */
export function depositsSum(deposits: readonly DepositTaken[] | undefined): number {
  return (deposits ?? []).reduce((sum, { gross }) => sum + gross, 0);
}

/** The draft, which comes to `gross`; of a credit note with the deposits that it leaves standing, whatever was handed in. */
export function withDepositsGivenBack(db: Db, draft: DraftFields, gross: number): DraftFields {
  if (draft.type !== 'credit-note') return draft;
  const { deposits: _, ...details } = draft.details;
  const deposits = givenBack(db, draft.correctsId, gross);
  return { ...draft, details: deposits === undefined ? details : { ...details, deposits } };
}

/**
 * The credit note that leaves nothing of an invoice gives back what that one asked for, and its deposits are free again; undefined for any other.
 * None of them where the notes before it have given back so much that they were paid back as well.
 */
function givenBack(db: Db, invoiceId: number | null, gross: number): DepositTaken[] | undefined {
  const invoice = invoiceId === null ? undefined : documentRecord(db, invoiceId);
  if (invoice?.type !== 'invoice') return undefined;
  const { deposits = [] } = storedDetails(invoice);
  const before = creditsOf(db, invoice.id);
  const credited = before.reduce((sum, note) => sum + note.gross, 0);
  const isFree = before.some((note) => note.amount !== note.gross);
  if (deposits.length === 0 || isFree || credited + gross < invoice.gross) return undefined;
  return depositsSum(deposits) <= gross ? deposits : [];
}
