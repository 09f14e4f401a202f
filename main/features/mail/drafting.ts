/** What a letter with documents would be: to whom, what it says, what is attached. */
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { LetterField } from '../../../preload/contract/mail.ts';
import { languages } from '../../../preload/contract/values.ts';
import type { Context } from '../../engine/context.ts';
import type { Said } from '../../engine/failure.ts';
import { formatLongDay, formatMoneyWithCurrency } from '../../printing/format.ts';
import { ownCompanyBy } from '../companies/company.ts';
import { formFileName } from '../documents/form.ts';
import { type ReachedDocument, touchedDocument } from '../documents/reached.ts';
import { dueOf } from '../documents/status.ts';
import { accountOfCompany } from './account-of-company.ts';
import { addressesOfClient, whyNoAddress } from './addresses.ts';
import { bills, type LetterText, type PaymentState, paymentSentences } from './letter-texts.ts';
import { filled, filledLetter, letterOf } from './letters.ts';
import { isCancelled, notIssued, ofAnotherClient } from './words.ts';

/** The letter is about the first of the documents, and goes to its client. Failures of a document that the user may not print. */
export function draftOf(
  context: Pick<Context, 'db' | 'user' | 'today' | 'language'>,
  documentIds: readonly number[],
): Output<'mail.draft'> {
  const documents = [...new Set(documentIds)].map((id) => touchedDocument(context, 'documents.print', id));
  const [first] = documents;
  if (first === undefined) throw new Error('A letter is about one document at least.');
  const suggestions = addressesOfClient(context.db, context.user, first.clientId);
  return {
    accountId: accountOfCompany(context, first.companyId),
    to: suggestions.slice(0, 1).map(({ address }) => address),
    suggestions,
    noAddress: suggestions.length > 0 ? '' : whyNoAddress(context.db, context.user, first.clientId)[context.language],
    ...letterFor(context, first),
    documents: documents.map((record) => ({
      id: record.id,
      version: record.version,
      name: formFileName(record, 'pdf'),
      warning: (notToGo(record) ?? notForHim(record, first))?.[context.language] ?? '',
    })),
  };
}

/** Subject and text of a letter with this document, in its own language, without a signature. */
export function letterFor(
  { db, user, today }: Pick<Context, 'db' | 'user' | 'today'>,
  record: ReachedDocument,
): LetterText {
  const language = languages.find((one) => one === record.language) ?? 'en';
  const type = DocumentType.parse(record.type);
  const money = (amount: number) => formatMoneyWithCurrency(amount, record.currency, language);
  const rest = record.status === 'cancelled' ? 0 : dueOf(db, record);
  const due = record.dueDay === null ? '' : formatLongDay(record.dueDay, language);
  const state = bills.includes(type) ? paymentState(record, rest, today) : null;
  const payment = state === null ? '' : filled(paymentSentences[state][language], { rest: money(rest), due });
  const values: Readonly<Record<LetterField, string>> = {
    number: record.number ?? unnumbered[language],
    date: formatLongDay(record.day, language),
    due,
    total: money(record.gross),
    rest: money(rest),
    payment,
    company: ownCompanyBy(db, record.companyId).name,
    client: record.clientName,
    sender: user.name,
  };
  const letter = letterOf(db, type, language);
  const owed = due === '' || rest === 0 ? withoutLinesOf(letter, 'due') : letter;
  return filledLetter(payment === '' ? withoutLinesOf(owed, 'payment') : owed, values);
}

/** null: nothing is to be said of the payment. `rest`: what is left to pay, in minor units. */
function paymentState(
  { status, dueDay, paid }: Pick<ReachedDocument, 'status' | 'dueDay' | 'paid'>,
  rest: number,
  today: string,
): PaymentState | null {
  if (status === 'cancelled') return null;
  if (rest === 0) return paid > 0 ? 'paid' : null;
  if (dueDay === null) return null;
  return dueDay < today ? 'overdue' : 'asked';
}

/** Why a document goes to nobody in a letter of many, and somebody who sends it alone is warned; null: it may go. */
export function notToGo({ number, status }: Pick<ReachedDocument, 'number' | 'status'>): Said | null {
  if (number === null) return notIssued;
  return status === 'cancelled' ? isCancelled : null;
}

/** The letter goes to the client of the first document: one of another client is not for his eyes. */
function notForHim({ clientId, clientName }: ReachedDocument, first: ReachedDocument): Said | null {
  return clientId === first.clientId ? null : ofAnotherClient(clientName, first.clientName);
}

/** In the place of a number that a draft does not have. */
const unnumbered: Said = { en: '(draft)', ru: '(черновик)', fr: '(brouillon)' };

/** A line that asks for payment is left out where there is nothing to ask for. */
function withoutLinesOf({ subject, text }: LetterText, field: LetterField): LetterText {
  const lines = text.split('\n').filter((line) => !line.includes(`{${field}}`));
  return { subject, text: lines.join('\n').replace(/\n{3,}/gu, '\n\n') };
}
