/** Handlers of what documents have to do with each other, with payments, and of their registry. */
import type { Document } from '../../../preload/contract/documents.ts';
import { mustHold } from '../../engine/access.ts';
import type { CommandContext, Context, Handlers } from '../../engine/context.ts';
import { baseDocument, basisFor } from './basing.ts';
import { chainOf, depositsToTake, nextSteps } from './chain.ts';
import { existingDocument } from './drafts.ts';
import { journalGaps, journalPage, journalTotals, printJournal } from './journal.ts';
import { leftOf } from './left.ts';
import { issuePackage } from './packages.ts';
import { paidDocuments, paymentsFor, recordPayment, removePayment } from './payments.ts';
import { documentFor, documentIfSeen, mustSeeClient, seenDocument, touchedDocument } from './reached.ts';
import { setStatus } from './status.ts';
import { mustBeAccepted } from './warnings.ts';

export const chainHandlers: Handlers<
  | 'documents.chain'
  | 'documents.left'
  | 'documents.deposits'
  | 'documents.nextSteps'
  | 'documents.base'
  | 'documents.package'
  | 'documents.setStatus'
  | 'payments.of'
  | 'payments.record'
  | 'payments.remove'
  | 'journal.list'
  | 'journal.sums'
  | 'journal.print'
  | 'journal.gaps'
> = {
  'documents.chain': (context, { id }) => chainOf(context, seenDocument(context, id).id),
  'documents.left': (context, { id }) => leftOf(context.db, seenDocument(context, id).id),
  'documents.deposits': (context, { id }) =>
    depositsToTake(context.db, seenDocument(context, id).id).filter(
      ({ documentId }) => documentIfSeen(context, documentId) !== null,
    ),
  'documents.nextSteps': (context, { id }) => nextSteps(context.db, seenDocument(context, id)),
  'documents.base': (command, asked) => {
    const basing = { ...asked, id: basisFor(command.db, seenDocument(command, asked.id).id, asked.type) };
    mustSeeClient(command, seenDocument(command, basing.id).clientId);
    return shown(command, baseDocument(command, basing));
  },
  'documents.package': (command, { accepted, ...asked }) => {
    mustHold(command.user, 'documents.create');
    mustSeeClient(command, touchedDocument(command, 'documents.issue', asked.id).clientId);
    const { ids, warnings } = issuePackage(command, asked);
    mustBeAccepted(warnings, accepted);
    return { documents: ids.map((id) => shown(command, id)), warnings };
  },
  'documents.setStatus': (command, change) => {
    touchedDocument(command, 'documents.issue', change.id);
    setStatus(command, change);
    return shown(command, change.id);
  },
  'payments.of': (context, { id }) => {
    const { credits, ...paid } = paymentsFor(context.db, seenDocument(context, id));
    return { ...paid, credits: credits.filter((credit) => documentIfSeen(context, credit.id) !== null) };
  },
  'payments.record': (command, payment) => {
    seenDocument(command, payment.documentId);
    return { due: recordPayment(command, payment) };
  },
  'payments.remove': (command, payment) => {
    paidDocuments(command.db, payment.id).forEach((id) => {
      seenDocument(command, id);
    });
    removePayment(command, payment);
    return {};
  },
  'journal.list': (context, asked) => journalPage(context, asked),
  'journal.sums': (context, asked) => journalTotals(context, asked),
  'journal.print': (task, asked) => printJournal(task, asked),
  'journal.gaps': (context) => journalGaps(context),
};

function shown(context: Pick<Context | CommandContext, 'db' | 'today' | 'user'>, id: number): Document {
  return documentFor(context, existingDocument(context.db, id));
}
