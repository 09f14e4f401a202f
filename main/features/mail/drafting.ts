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
import { addressesOfClient } from './addresses.ts';
import type { LetterText } from './letter-texts.ts';
import { filledLetter, letterOf } from './letters.ts';

/** The letter is about the first of the documents, and goes to its client. Failures of a document that the user may not print. */
export function draftOf(context: Pick<Context, 'db' | 'user'>, documentIds: readonly number[]): Output<'mail.draft'> {
  const documents = [...new Set(documentIds)].map((id) => touchedDocument(context, 'documents.print', id));
  const [first] = documents;
  if (first === undefined) throw new Error('A letter is about one document at least.');
  const suggestions = addressesOfClient(context.db, context.user, first.clientId);
  return {
    to: suggestions.slice(0, 1).map(({ address }) => address),
    suggestions,
    ...letterFor(context, first),
    documents: documents.map((record) => ({
      id: record.id,
      version: record.version,
      name: formFileName(record, 'pdf'),
    })),
  };
}

/** Subject and text of a letter with this document, in its own language, without a signature. */
export function letterFor({ db, user }: Pick<Context, 'db' | 'user'>, record: ReachedDocument): LetterText {
  const language = languages.find((one) => one === record.language) ?? 'en';
  const letter = letterOf(db, DocumentType.parse(record.type), language);
  const money = (amount: number) => formatMoneyWithCurrency(amount, record.currency, language);
  const rest = record.status === 'cancelled' ? 0 : dueOf(db, record);
  const values: Readonly<Record<LetterField, string>> = {
    number: record.number ?? unnumbered[language],
    date: formatLongDay(record.day, language),
    due: record.dueDay === null ? '' : formatLongDay(record.dueDay, language),
    total: money(record.gross),
    rest: money(rest),
    company: ownCompanyBy(db, record.companyId).name,
    client: record.clientName,
    sender: user.name,
  };
  return filledLetter(values.due === '' || rest === 0 ? withoutDue(letter) : letter, values);
}

/** In the place of a number that a draft does not have. */
const unnumbered: Said = { en: '(draft)', ru: '(черновик)', fr: '(brouillon)' };

/** A line that asks for payment by a day is left out where there is no day, or nothing left to pay. */
function withoutDue({ subject, text }: LetterText): LetterText {
  const lines = text.split('\n').filter((line) => !line.includes('{due}'));
  return { subject, text: lines.join('\n').replace(/\n{3,}/gu, '\n\n') };
}
