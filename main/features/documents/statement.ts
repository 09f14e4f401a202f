/** What a client owed at the beginning of some days, what happened, and what he owes at their end. */
import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import { DocumentDetails } from '../../../preload/contract/document-details.ts';
import type { Statement } from '../../../preload/contract/documents.ts';
import type { PrintedEntry, PrintForm } from '../../printing/printed-document.ts';
import { countryData } from '../reference/countries.ts';
import type { DocumentRecord } from './queries.ts';
import { type Account, type DocumentEntry, documentEntries, paymentEntries } from './statement-queries.ts';

/** In Russia the primary documents make a debt; elsewhere it is the invoice. */
const debtTypes: Readonly<Record<PrintForm, readonly DocumentType[]>> = {
  RU: ['act', 'waybill', 'upd', 'correction'],
  FR: ['invoice', 'deposit-invoice', 'credit-note'],
  INT: ['invoice', 'deposit-invoice', 'credit-note'],
};

/** The statement of one client and one own company in one currency; `from` and `until` are days, both included. */
export function statementOf(db: Db, account: Account, from: string, form: PrintForm): Statement {
  const all: PrintedEntry[] = [
    ...documentEntries(db, account, debtTypes[form]).map(documentEntry),
    ...paymentEntries(db, account).map(({ day, reference, amount }) => ({
      day,
      type: null,
      number: reference,
      debit: Math.max(-amount, 0),
      credit: Math.max(amount, 0),
    })),
  ];
  const before = all.filter(({ day }) => day < from);
  // Sorting keeps the order of those of one day: documents first.
  const entries = all.filter(({ day }) => day >= from).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const opening = balance(before);
  return { opening, entries, closing: opening + balance(entries) };
}

/** The statement that a document of that type shows by now; null for one of another type. */
export function presentStatement(db: Db, record: DocumentRecord): Statement | null {
  const { type, clientId, companyId, currency, day, form } = record;
  if (type !== 'statement' || clientId === null) return null;
  const { from = day, until = day } = DocumentDetails.parse(record.details);
  return statementOf(db, { clientId, companyId, currency, until }, from, countryData(form).printForm);
}

function documentEntry({ type, number, day, gross, details, before }: DocumentEntry): PrintedEntry {
  const known = DocumentType.parse(type);
  const amount = known === 'correction' ? gross - before : gross - takenBefore(known, details);
  const owed = known === 'credit-note' ? -amount : amount;
  return { day, type: known, number, debit: Math.max(owed, 0), credit: Math.max(-owed, 0) };
}

/** A final invoice asks for what the deposit invoices have not asked for, and its credit note gives back no more than that. */
function takenBefore(type: DocumentType, details: string): number {
  if (type !== 'invoice' && type !== 'credit-note') return 0;
  const { deposits = [] } = DocumentDetails.parse(JSON.parse(details));
  return deposits.reduce((sum, { gross }) => sum + gross, 0);
}

function balance(entries: readonly PrintedEntry[]): number {
  return entries.reduce((sum, { debit, credit }) => sum + debit - credit, 0);
}
