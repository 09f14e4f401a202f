/** Issuing and cancelling: what is issued has a number and stays as it was, for ever. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { DocumentDetails } from '../../../preload/contract/document-details.ts';
import { DocumentStatus, type DraftFields } from '../../../preload/contract/documents.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { ownCompanyBy } from '../companies/company.ts';
import { takeNumber } from '../companies/series-service.ts';
import { formPlaces, keepForm } from '../forms/service.ts';
import { failLetters } from '../mail/failing.ts';
import { basisWarnings } from './basis-warnings.ts';
import { standingOn, takerOf } from './chain-queries.ts';
import { withDepositsGivenBack } from './deposits-given-back.ts';
import { mustStillHaveDeposits } from './deposits-taken-again.ts';
import { checkDraft, draftColumns, draftLines, existingDocument, printedOwn, soldOperations } from './drafts.ts';
import { formToKeep } from './form.ts';
import { freeze } from './frozen.ts';
import { leftOf } from './left.ts';
import { billingTypes, deliveringTypes, isCancellable, numberedAs, statusOfIssued } from './life.ts';
import { withTies } from './line-ties.ts';
import { momentAmong } from './moment-queries.ts';
import { payByReceipt, unpayByReceipt } from './payments.ts';
import {
  type DocumentRecord,
  type LineRecord,
  lineRecords,
  linesById,
  type NewLine,
  putSearchText,
  replaceLines,
  updateDocument,
} from './queries.ts';
import {
  alreadyIssued,
  billedMore,
  changedMeanwhile,
  deliveredMore,
  notToBeCancelled,
  paidStays,
  standsOnIt,
} from './refusals.ts';
import { issueProblems, periodClosed } from './required.ts';
import { deliveriesOf } from './shipments.ts';
import { draftFields, storedDetails } from './shown.ts';
import { standingProblems, takenOff } from './standing-problems.ts';
import { standingWarnings } from './standing-warnings.ts';
import { presentStatement } from './statement.ts';
import { deliverOrders, markCorrected, settle, settleAround } from './status.ts';
import { issueWarnings, taxInvoiceWarnings } from './warnings.ts';

/**
 * Issues a draft in the transaction of the command: the next number of its series, both parties and all lines frozen.
 * Answers the warnings, in the language of the session. Failure `invalid` names what is missing, `conflict` another
 * version than the one the user saw; no number is taken then.
 */
export function issueDocument(command: CommandContext, { id, version }: { id: number; version: number }): string[] {
  const { db, now, today, user, language } = command;
  const record = existingDocument(db, id);
  if (record.status !== 'draft') throw alreadyIssued();
  if (record.version !== version) throw changedMeanwhile(record.version);
  const stored = lineRecords(db, id);
  const fields = withTies(db, draftFields(record, stored));
  const checked = checkDraft(db, fields, language);
  const { company, buyer, rates, sums } = checked;
  const draft = withDepositsGivenBack(db, fields, sums.gross);
  invalidFields(language, [
    ...issueProblems({ draft, company, buyer, rates, gross: sums.gross }),
    ...standingProblems(db, id, draft, sums.gross),
  ]);
  if (buyer === null) throw new Error('refused above');
  const ofBasis = basisWarnings(db, draft, sums.gross);

  const numbered = numberedAs(draft.type, transferStatusOf(db, draft));
  const { seriesId, period, seq, number, lastDay } = takeNumber(db, draft.companyId, numbered, draft.day);
  freezeLines(command, id, stored, draftLines(draft, checked));
  const columns = draftColumns(draft, checked, number);
  const made = formToKeep(db, record, formPlaces(command));
  const status = statusOfIssued(draft.type);
  const issued = {
    status,
    number,
    seriesId,
    period,
    seq,
    issuedAt: momentAmong(db, record, now),
    issuedBy: user.id,
  } as const;
  const saved = updateDocument(db, id, version, {
    ...columns,
    ...issued,
    frozen: freeze(company, buyer, draft, soldOperations(db, draft.lines), {
      ...printedOwn(db, draft),
      utcOffset: -new Date(now).getTimezoneOffset(),
      ...(draft.type === 'statement' && { statement: presentStatement(db, record) }),
      ...(made.problem !== null && { formProblem: made.problem }),
    }),
    formVersion: keepForm(db, made.content, now),
    updatedAt: now,
    updatedBy: user.id,
  });
  if (saved === undefined) throw changedMeanwhile(record.version);
  putSearchText(db, id, columns.searchKey);
  command.record({
    entity: 'document',
    id,
    version: saved,
    changes: {
      status: { old: 'draft', new: status },
      number: { old: null, new: number },
      gross: { old: record.gross, new: sums.gross },
    },
  });
  afterIssuing(command, existingDocument(db, id));
  const about = {
    draft,
    company,
    buyer,
    gross: sums.gross,
    lastDay,
    today,
    deliveries: deliveriesOf(db, draft),
    operations: soldOperations(db, draft.lines),
  };
  const formWarnings = made.problem === null ? [] : [made.problem];
  const ofOthers = [...standingWarnings(db, draft), ...taxInvoiceWarnings(db, id, draft)];
  return [
    ...formWarnings,
    ...issueWarnings(about),
    ...ofBasis,
    ...quantityWarnings(db, id, draft.type),
    ...ofOthers,
  ].map((said) => said[language]);
}

/** Cancels an issued document, which keeps its number. Failure `read-only` for any other state, `conflict` as above. */
export function cancelDocument(
  command: CommandContext,
  { id, version, reason }: { id: number; version: number; reason: string },
): void {
  const { db, now, user } = command;
  const record = existingDocument(db, id);
  const isPaid = record.paid > 0 && record.type !== 'cash-receipt';
  if (isPaid && record.status !== 'cancelled') throw paidStays();
  if (!isCancellable(DocumentType.parse(record.type), DocumentStatus.parse(record.status)))
    throw notToBeCancelled(record.status);
  const { closedUntil } = ownCompanyBy(db, record.companyId);
  if (closedUntil !== null && record.day <= closedUntil) throw new Failure('read-only', periodClosed(closedUntil));
  const standing = standingOn(db, id).at(-1) ?? laterCorrection(db, record);
  if (standing !== undefined) throw standsOnIt(standing);
  const credited = record.type === 'credit-note' && record.correctsId !== null ? record.correctsId : null;
  const deposit = credited === null ? record : existingDocument(db, credited);
  const taker = deposit.type === 'deposit-invoice' ? takerOf(db, deposit.id) : undefined;
  if (taker !== undefined) throw new Failure('read-only', takenOff(deposit, taker));
  const saved = updateDocument(db, id, version, {
    status: 'cancelled',
    cancelledAt: momentAmong(db, record, now),
    cancelReason: reason,
    updatedAt: now,
    updatedBy: user.id,
  });
  if (saved === undefined) throw changedMeanwhile(record.version);
  if (credited !== null) mustStillHaveDeposits(db, existingDocument(db, credited));
  command.record({
    entity: 'document',
    id,
    version: saved,
    changes: {
      status: { old: record.status, new: 'cancelled' },
      cancelReason: { old: '', new: reason },
    },
  });
  afterCancelling(command, record);
  failLetters(command, { documentId: id }, 'cancelled');
}

/** Of a correction it is that of the УПД that it corrects, whatever the draft says. */
function transferStatusOf(db: Db, { type, correctsId, details }: DraftFields): DocumentDetails['transferStatus'] {
  if (type !== 'correction' || correctsId === null) return details.transferStatus;
  const corrected = existingDocument(db, correctsId);
  return corrected.type === 'upd' ? storedDetails(corrected).transferStatus : undefined;
}

/** A correction begins where the one before it ended: only the last one can go. */
function laterCorrection(db: Db, { type, correctsId, number }: DocumentRecord): string | undefined {
  if (type !== 'correction' || correctsId === null) return undefined;
  const last = standingOn(db, correctsId).at(-1);
  return last === number ? undefined : last;
}

/** What follows for other documents from one that was issued. */
function afterIssuing(command: CommandContext, record: DocumentRecord): void {
  deliverOrders(command, record, 'issued');
  if (record.type === 'cash-receipt') payByReceipt(command, record);
  // Deposits may leave nothing to pay.
  if (record.type === 'invoice' && storedDetails(record).deposits) settle(command, record.id);
  if (record.correctsId === null) return;
  if (record.type === 'correction') followCorrection(command, record.correctsId);
  else settle(command, record.correctsId);
}

/** What follows for others when it is cancelled. */
function afterCancelling(command: CommandContext, record: DocumentRecord): void {
  deliverOrders(command, record, 'cancelled');
  if (record.type === 'cash-receipt') unpayByReceipt(command, record.id);
  // What was corrected belongs to another invoice of its order now.
  if (record.type === 'invoice') settleAround(command, record.id);
  if (record.correctsId === null) return;
  if (record.type === 'correction') followCorrection(command, record.correctsId);
  else settle(command, record.correctsId);
}

/** What follows from a correction for what it corrects, and for the orders above that. */
function followCorrection(command: CommandContext, correctedId: number): void {
  markCorrected(command, correctedId);
  deliverOrders(command, existingDocument(command.db, correctedId), 'corrected');
}

/** More is delivered, billed or credited than the documents above ask for: allowed, since life is so, but worth a second look. */
function quantityWarnings(db: Db, id: number, type: DocumentType): Said[] {
  const isDelivering = deliveringTypes.includes(type);
  if (!isDelivering && !billingTypes.includes(type)) return [];
  const lines = lineRecords(db, id);
  const bases = linesById(
    db,
    lines.flatMap(({ basedOnLineId }) => basedOnLineId ?? []),
  );
  const nameOf = new Map(bases.map((base) => [base.id, base.name]));
  const over = [...new Set(bases.map((base) => base.documentId))]
    .flatMap((document) => leftOf(db, document))
    .flatMap(({ lineId, quantity, delivered, billed }) => {
      const taken = isDelivering ? delivered : billed;
      const name = nameOf.get(lineId);
      return name !== undefined && taken > quantity ? [{ name, taken, ordered: quantity }] : [];
    });
  if (over.length === 0) return [];
  return [isDelivering ? deliveredMore(over) : billedMore(over)];
}

/** Lines were worked out when they were saved; rates or the company's rules may have changed since, and ties were found again. */
function freezeLines(
  { db }: CommandContext,
  id: number,
  stored: readonly LineRecord[],
  lines: readonly NewLine[],
): void {
  const same = lines.every((line, at) => {
    const { vatRate, net, vat, gross, basedOnLineId = null } = stored[at] ?? {};
    return isDeepStrictEqual(
      { vatRate, net, vat, gross, basedOnLineId },
      {
        vatRate: line.vatRate,
        net: line.net,
        vat: line.vat,
        gross: line.gross,
        basedOnLineId: line.basedOnLineId ?? null,
      },
    );
  });
  if (!same) replaceLines(db, id, lines);
}
