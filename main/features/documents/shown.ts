/** Documents as the page sees them. */
import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { DocumentDetails } from '../../../preload/contract/document-details.ts';
import {
  type Document,
  DocumentStatus,
  type DraftFields,
  type LineSums,
  type Totals,
} from '../../../preload/contract/documents.ts';
import { languages } from '../../../preload/contract/values.ts';
import { type PrintedStatement, printedLanguage } from '../../printing/printed-document.ts';
import { ownCompanyBy } from '../companies/company.ts';
import { ownClientNames, shownOwnValues } from '../fields/record-values.ts';
import { chosenForm, isMadeInWord } from '../forms/service.ts';
import { countryData } from '../reference/countries.ts';
import { buyerBy } from './buyer.ts';
import { creditedOf } from './chain-queries.ts';
import { correctedBy } from './corrected-invoices.ts';
import { sumsBefore } from './correction-queries.ts';
import { frozenOf } from './frozen.ts';
import { movesOf } from './life.ts';
import { accountPlace } from './own-account.ts';
import { type DocumentRecord, type LineRecord, lineRecords, userNameBy } from './queries.ts';
import { ratesById, summingCompany, sumsOf } from './sums.ts';

/** A document with everything on it. The sums of a draft are worked out anew: its company's rules may have changed. */
export function shownDocument(db: Db, record: DocumentRecord, today: string): Document {
  const lines = lineRecords(db, record.id);
  const fields = draftFields(record, lines);
  const frozen = frozenOf(record);
  const company = frozen === null ? summingCompany(db, ownCompanyBy(db, record.companyId), record.correctsId) : null;
  return {
    ...fields,
    ...(company !== null && { bankAccount: accountPlace(company.bankAccounts, fields) }),
    id: record.id,
    uid: record.uid,
    version: record.version,
    status: DocumentStatus.parse(record.status),
    number: record.number,
    totals: company === null ? storedTotals(record, lines) : draftTotals(db, company, fields),
    difference: record.type === 'correction' && frozen !== null ? differenceOf(db, record) : null,
    clientName: frozen === null ? currentName(db, record) : record.clientName,
    companyName: company?.name ?? frozen?.seller.name ?? '',
    ...(frozen?.statement && { statement: statementAsShown(frozen.statement) }),
    parties: frozen && { seller: frozen.seller, buyer: frozen.buyer },
    isWord: isMadeInWord(db, presentForm(db, record), record.formVersion),
    paid: record.paid,
    credited: creditedOf(db, record.id),
    corrected: record.type === 'invoice' ? correctedBy(db, record.id) : 0,
    overdue: isOverdue(record, today),
    issuedAt: record.issuedAt,
    issuedBy: record.issuedBy === null ? null : userNameBy(db, record.issuedBy),
    cancelledAt: record.cancelledAt,
    cancelReason: record.cancelReason,
    moves: [...movesOf(fields.type, DocumentStatus.parse(record.status))],
    responsible: record.responsibleId === null ? null : userNameBy(db, record.responsibleId),
    teamId: record.teamId,
    own: shownOwnValues(db, 'document', fields.own),
    ownClients: ownClientNames(db, 'document', [fields.own]),
    may: { change: true, delete: true, issue: true, cancel: true, print: true },
    deletedAt: record.deletedAt,
    createdAt: record.createdAt,
    createdBy: userNameBy(db, record.createdBy),
    updatedAt: record.updatedAt,
    updatedBy: userNameBy(db, record.updatedBy),
  };
}

/** As it was frozen, in lists of one's own. */
function statementAsShown({ opening, entries, closing }: PrintedStatement): Document['statement'] {
  return { opening, entries: [...entries], closing };
}

/** The form that it would be made with now. */
function presentForm(db: Db, { template, type, form }: DocumentRecord): string {
  return chosenForm(db, template, { type: DocumentType.parse(type), country: countryData(form).printForm });
}

/** The fields that are filled in while it is a draft. */
export function draftFields(record: DocumentRecord, lines: readonly LineRecord[]): DraftFields {
  return {
    type: DocumentType.parse(record.type),
    companyId: record.companyId,
    clientId: record.clientId,
    day: record.day,
    dueDay: record.dueDay,
    serviceDay: record.serviceDay,
    currency: record.currency,
    pricesIncludeVat: record.pricesIncludeVat,
    discount: record.discount,
    language: languages.find((known) => known === record.language) ?? 'en',
    form: record.form,
    bankAccount: record.bankAccount,
    comment: record.comment,
    responsibleId: record.responsibleId,
    own: storedOwn(record),
    template: record.template,
    exchangeRate: record.exchangeRate,
    basedOnId: record.basedOnId,
    correctsId: record.correctsId,
    contractId: record.contractId,
    details: storedDetails(record),
    lines: lines.map(({ productId, code, name, unit, quantity, price, discount, vatRateId, ...line }) => ({
      productId,
      code,
      name,
      unit,
      quantity,
      price,
      discount,
      vatRateId,
      ...lineExtras(line),
    })),
  };
}

/** The values of the office's own fields as they are stored. */
export function storedOwn(record: DocumentRecord): DraftFields['own'] {
  // Written by services alone, from what the contract has parsed.
  return record.own as DraftFields['own'];
}

/** What only the document's type has. */
export function storedDetails(record: DocumentRecord): DocumentDetails {
  // Written by services alone, from what the contract has parsed.
  return record.details as DocumentDetails;
}

/** What few lines have; what there is none of is left out. */
function lineExtras(line: Pick<LineRecord, 'basedOnLineId' | 'originCountry' | 'customsDeclaration'>) {
  return {
    ...(line.basedOnLineId !== null && { basedOnLineId: line.basedOnLineId }),
    ...(line.originCountry !== '' && { originCountry: line.originCountry }),
    ...(line.customsDeclaration !== '' && { customsDeclaration: line.customsDeclaration }),
  };
}

/** The sums as they are stored. */
export function storedTotals(record: DocumentRecord, lines: readonly LineRecord[]): Totals {
  return {
    lines: lines.map(({ net, vat, gross }) => ({ net, vat, gross })),
    // Written from `Totals` alone.
    vatTable: record.vatTable as Totals['vatTable'],
    net: record.net,
    vat: record.vat,
    gross: record.gross,
    discount: record.discountAmount,
  };
}

/** What the lines come to, less what stood in their place before. */
function differenceOf(db: Db, { id, net, vat, gross }: DocumentRecord): LineSums {
  const before = sumsBefore(db, [id]).get(id) ?? { net: 0, vat: 0, gross: 0 };
  return { net: net - before.net, vat: vat - before.vat, gross: gross - before.gross };
}

/** Issued or part paid, and the day by which it should have been paid is over. */
export function isOverdue({ status, dueDay }: { status: string; dueDay: string | null }, today: string): boolean {
  return (status === 'issued' || status === 'part-paid') && dueDay !== null && dueDay < today;
}

function draftTotals(db: Db, company: Parameters<typeof sumsOf>[1], fields: DraftFields): Totals {
  return sumsOf(ratesById(db), company, fields, printedLanguage(countryData(fields.form).printForm, fields.language));
}

function currentName(db: Db, { clientId, clientName }: DocumentRecord): string {
  return clientId === null ? '' : (buyerBy(db, clientId)?.party.name ?? clientName);
}
