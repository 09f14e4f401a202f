/** Drafts: what they begin with, saved, changed, copied, deleted. A draft has no number. */

import type { Db } from '../../../db/database.ts';
import { digits, fold, nameKey } from '../../../db/folding.ts';
import { newUid } from '../../../db/uid.ts';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { DraftFields, DraftInput, Totals } from '../../../preload/contract/documents.ts';
import type { Country, Language } from '../../../preload/contract/values.ts';
import type { CommandContext } from '../../engine/context.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { typesIn } from '../../printing/forms.ts';
import { type PrintForm, printedLanguage } from '../../printing/printed-document.ts';
import { type OwnCompany, ownCompanies, ownCompanyBy } from '../companies/company.ts';
import { checkedOwnValues, checkOwnValues } from '../fields/checking.ts';
import { ownValueWriter } from '../fields/own-value-writer.ts';
import { printedOwnValues, printedOwnValuesOf } from '../fields/printed-values.ts';
import { withOwnChanges } from '../fields/record-values.ts';
import { firstTeamOf, worksHere } from '../people/belonging.ts';
import { notWorkingHere } from '../people/words.ts';
import { presentRate } from '../rates/service.ts';
import { countryData, countryProblems } from '../reference/countries.ts';
import { type Buyer, buyerBy } from './buyer.ts';
import { copiedReferences } from './copying.ts';
import { withFollowed } from './corrections.ts';
import { withDepositsGivenBack } from './deposits-given-back.ts';
import { dayAfter, startingDetails } from './details.ts';
import { formProblems, referenceProblems } from './draft-problems.ts';
import { type Operations, operationsOf, withFrozenAccount } from './frozen.ts';
import { accountPlace, placeIfThere, withAccount } from './own-account.ts';
import {
  type DocumentRecord,
  deletedAtOf,
  documentRecord,
  dropSearchText,
  insertDocument,
  lineRecords,
  type NewLine,
  productKinds,
  putSearchText,
  replaceLines,
  undelete,
  updateDocument,
} from './queries.ts';
import {
  changedMeanwhile,
  clientInBin,
  clientIsGone,
  issuedIsFrozen,
  issuedStays,
  noCompanyYet,
  noSuchBankAccount,
  noSuchCompany,
  noSuchDocument,
  noSuchVatRate,
  productIsGone,
} from './refusals.ts';
import { draftFields } from './shown.ts';
import { type RatesById, ratesById, summingCompany, sumsOf } from './sums.ts';

/** The document; Failure `not-found` where there is none. */
export function existingDocument(db: Db, id: number): DocumentRecord {
  const record = documentRecord(db, id);
  if (record === undefined) throw noSuchDocument();
  return record;
}

/** What a new draft begins with. Failure `unavailable` while there is no own company. */
export function newDraft(
  db: Db,
  { type, companyId, clientId }: { type: DocumentType; companyId: number | null; clientId: number | null },
  { today, language }: { readonly today: string; readonly language: Language },
): DraftFields {
  const company = companyId === null ? companyThatMakes(db, type) : ownCompanyBy(db, companyId);
  if (company === undefined) throw noCompanyYet();
  const found = clientId === null ? null : buyerBy(db, clientId);
  const buyer = found?.isDeleted ? null : found;
  return {
    type,
    companyId: company.id,
    clientId: buyer === null ? null : clientId,
    day: today,
    dueDay: type === 'invoice' || type === 'deposit-invoice' ? dueDay(today, company, buyer) : null,
    serviceDay: null,
    currency: buyer?.currency ?? company.currency,
    pricesIncludeVat: company.pricesIncludeVat,
    discount: buyer?.discount ?? 0,
    ...spoken(type, company.country, buyer, language),
    bankAccount: null,
    comment: '',
    lines: [],
    responsibleId: null,
    own: {},
    ...nothingChosen,
    exchangeRate: presentRate(db, company.currency, buyer?.currency ?? company.currency, today),
    details: startingDetails(type, today),
  };
}

/** The first own company in whose country there is such a type, else the first. */
function companyThatMakes(db: Db, type: DocumentType): OwnCompany | undefined {
  const companies = ownCompanies(db);
  return companies.find(({ country }) => typesIn(countryData(country).printForm).includes(type)) ?? companies[0];
}

/** What a draft has that was made without choosing any of it. */
const nothingChosen: Chosen = {
  template: null,
  exchangeRate: null,
  basedOnId: null,
  correctsId: null,
  contractId: null,
  details: {},
};

type Chosen = Pick<DraftFields, 'template' | 'exchangeRate' | 'basedOnId' | 'correctsId' | 'contractId' | 'details'>;

/** What was handed in, and `before` of what was left out. */
function chosen(given: DraftInput, before: Chosen): Chosen {
  const { template, exchangeRate, basedOnId, correctsId, contractId, details } = given;
  return {
    template: template === undefined ? before.template : template,
    exchangeRate: exchangeRate === undefined ? before.exchangeRate : exchangeRate,
    basedOnId: basedOnId === undefined ? before.basedOnId : basedOnId,
    correctsId: correctsId === undefined ? before.correctsId : correctsId,
    contractId: contractId === undefined ? before.contractId : contractId,
    details: details ?? before.details,
  };
}

/** Where the law says what the seller's invoice names, whoever receives it (code de commerce, art. L441-9, R123-237), the own form goes abroad too. */
const goesAbroad: readonly PrintForm[] = ['FR'];

/**
 * Language and form: at home, and from a country whose form goes abroad, the company's own national form; else abroad the international one in
 * the client's language, unless that client reads the company's or the type has none.
 */
function spoken(
  type: DocumentType,
  home: Country,
  buyer: Buyer | null,
  session: Language,
): { language: Language; form: Country } {
  const { language: ofHome, printForm } = countryData(home);
  if (buyer === null) return { language: ofHome ?? session, form: printForm };
  const language = buyer.language ?? countryData(buyer.party.country).language ?? 'en';
  const isOwn = buyer.party.country === home || language === ofHome || goesAbroad.includes(printForm);
  return { language, form: isOwn || !typesIn('INT').includes(type) ? printForm : 'INT' };
}

/** Saves a new draft; answers its id. */
export function createDraft(command: CommandContext, given: DraftInput): number {
  const { db, now, user } = command;
  const own = checkOwnValues(command, 'document', given.own ?? {}, 'own');
  const said = chosen(given, nothingChosen);
  const asked = withAccount(accountsOf(db, given.companyId), {
    ...given,
    ...said,
    details: withFollowed(db, { ...said, type: given.type }),
    responsibleId: given.responsibleId ?? user.id,
    own,
  });
  const checked = checkDraft(db, asked, command.language);
  const draft = withDepositsGivenBack(db, asked, checked.sums.gross);
  const columns = draftColumns(draft, checked);
  const id = insertDocument(db, {
    ...columns,
    teamId: teamFor(command, draft.responsibleId),
    uid: newUid(),
    status: 'draft',
    createdAt: now,
    createdBy: user.id,
    updatedAt: now,
    updatedBy: user.id,
  });
  replaceLines(db, id, draftLines(draft, checked));
  putSearchText(db, id, columns.searchKey);
  ownValueWriter(db).replace(id, {}, own);
  command.record({ entity: 'document', id, version: 1, changes: withOwnChanges(fieldChanges(null, draft)) });
  return id;
}

/** Saves a draft over exactly this version. Failure `conflict` for another one, `read-only` for what is issued. */
export function changeDraft(
  command: CommandContext,
  { id, version, draft: given }: { id: number; version: number; draft: DraftInput },
): void {
  const { db, now, user } = command;
  const record = existingDocument(db, id);
  if (record.status !== 'draft') throw issuedIsFrozen();
  if (record.version !== version) throw changedMeanwhile(record.version);
  const before = draftFields(record, lineRecords(db, id));
  const said = chosen(given, before);
  const wanted: DraftFields = {
    ...given,
    ...said,
    details: withFollowed(db, { ...said, type: given.type }, before),
    responsibleId: given.responsibleId ?? before.responsibleId,
    own: checkOwnValues(command, 'document', given.own ?? before.own, 'own', before.own),
  };
  const asked = withAccount(accountsOf(db, given.companyId), wanted, before);
  const checked = checkDraft(db, asked, command.language);
  const draft = withDepositsGivenBack(db, asked, checked.sums.gross);
  const columns = draftColumns(draft, checked);
  const changes = withOwnChanges(fieldChanges(before, draft));
  if (Object.keys(changes).length === 0) {
    command.unchanged();
    return;
  }
  const handed = draft.responsibleId === record.responsibleId ? {} : { teamId: teamFor(command, draft.responsibleId) };
  const saved = updateDocument(db, id, version, { ...columns, ...handed, updatedAt: now, updatedBy: user.id });
  if (saved === undefined) throw changedMeanwhile(record.version);
  replaceLines(db, id, draftLines(draft, checked));
  if (columns.searchKey !== record.searchKey) putSearchText(db, id, columns.searchKey);
  ownValueWriter(db).replace(id, before.own, draft.own);
  command.record({ entity: 'document', id, version: saved, changes });
}

/** None of a company that there is not: that is for the checks to say. */
function accountsOf(db: Db, companyId: number): OwnCompany['bankAccounts'] {
  return ownCompanies(db).find(({ id }) => id === companyId)?.bankAccounts ?? [];
}

/** The team of a document is the first one of its responsible person. Failure `invalid` for somebody who does not work here. */
function teamFor({ db, language }: CommandContext, responsibleId: number | null): number | null {
  if (responsibleId === null) return null;
  if (!worksHere(db, responsibleId)) invalidFields(language, [{ path: 'responsibleId', said: notWorkingHere }]);
  return firstTeamOf(db, responsibleId);
}

/** A new draft of today with the same lines, its own copies of them. Failure `read-only` as `copiedReferences` says. */
export function copyDocument(command: CommandContext, id: number): number {
  const { db, today } = command;
  const record = existingDocument(db, id);
  const fields = withFrozenAccount(record, draftFields(record, lineRecords(db, id)));
  const company = ownCompanyBy(db, fields.companyId);
  const found = fields.clientId === null ? null : buyerBy(db, fields.clientId);
  const buyer = found?.isDeleted ? null : found;
  const references = copiedReferences(db, fields, today);
  return createDraft(command, {
    ...fields,
    responsibleId: null,
    own: checkedOwnValues(command, 'document', fields.own).values,
    clientId: buyer === null ? null : fields.clientId,
    day: today,
    dueDay: fields.dueDay === null ? null : dueDay(today, company, buyer),
    serviceDay: null,
    bankAccount: placeIfThere(company.bankAccounts, fields),
    // What was charged is given back at the rate at which it was charged.
    exchangeRate:
      fields.correctsId === null ? presentRate(db, company.currency, fields.currency, today) : fields.exchangeRate,
    ...references,
    details: { ...startingDetails(fields.type, today), ...references.details },
  });
}

/** Deletes a draft, which burns no number. Failure `read-only` for what is issued. */
export function removeDraft(command: CommandContext, { id, version }: { id: number; version: number }): void {
  const { db, now, user } = command;
  const record = existingDocument(db, id);
  if (record.status !== 'draft') throw issuedStays();
  const saved = updateDocument(db, id, version, { deletedAt: now, updatedAt: now, updatedBy: user.id });
  if (saved === undefined) throw changedMeanwhile(record.version);
  dropSearchText(db, id);
  command.record({ entity: 'document', id, version: saved, changes: { deletedAt: { old: null, new: now } } });
}

/** Takes a draft out of the bin. Failure `not-found` for what is not in it. */
export function restoreDraft(command: CommandContext, id: number): void {
  const { db, now, user } = command;
  const deletedAt = deletedAtOf(db, id);
  const version = undelete(db, id, { at: now, by: user.id });
  if (version === undefined) throw noSuchDocument();
  putSearchText(db, id, existingDocument(db, id).searchKey);
  command.record({ entity: 'document', id, version, changes: { deletedAt: { old: deletedAt, new: null } } });
}

/** What a draft refers to, found and in order; the own company with the VAT rules that hold for the document. */
export interface Checked {
  readonly company: OwnCompany;
  readonly buyer: Buyer | null;
  readonly rates: RatesById;
  readonly sums: Totals;
}

/** Looks up what the draft refers to and works out its sums. Failure `invalid` with the fields that are wrong. */
export function checkDraft(db: Db, draft: DraftFields, language: Language): Checked {
  const problems: WrongField[] = [];
  const company = ownCompanies(db).find(({ id }) => id === draft.companyId);
  const buyer = draft.clientId === null ? null : buyerBy(db, draft.clientId);
  problems.push(...countryProblems('form', draft.form), ...formProblems(db, draft), ...referenceProblems(db, draft));
  if (company === undefined) problems.push({ path: 'companyId', said: noSuchCompany });
  else if (draft.bankAccount !== null && placeIfThere(company.bankAccounts, draft) === null)
    problems.push({ path: 'bankAccount', said: noSuchBankAccount });
  if (draft.clientId !== null && buyer === null) problems.push({ path: 'clientId', said: clientIsGone });
  if (buyer?.isDeleted) problems.push({ path: 'clientId', said: clientInBin });
  const rates = ratesById(db);
  const kinds = productKinds(
    db,
    draft.lines.flatMap(({ productId }) => (productId === null ? [] : [productId])),
  );
  draft.lines.forEach(({ productId, vatRateId }, at) => {
    if (productId !== null && !kinds.has(productId))
      problems.push({ path: `lines.${at}.productId`, said: productIsGone });
    if (vatRateId !== null && !rates.has(vatRateId))
      problems.push({ path: `lines.${at}.vatRateId`, said: noSuchVatRate });
  });
  invalidFields(language, problems);
  if (company === undefined) throw new Error('refused above');
  const summing = summingCompany(db, company, draft.correctsId);
  return {
    company: summing,
    buyer,
    rates,
    sums: sumsOf(rates, summing, draft, printedLanguage(countryData(draft.form).printForm, draft.language)),
  };
}

/** The document's own columns, with what lists and the search need. */
export function draftColumns(draft: DraftFields, { company, buyer, sums }: Checked, number: string | null = null) {
  const { lines: _, ...fields } = draft;
  const clientName = buyer?.party.name ?? '';
  return {
    ...fields,
    bankAccount: accountPlace(company.bankAccounts, draft),
    exchangeRate: draft.currency === company.currency ? null : draft.exchangeRate,
    ...sumColumns(sums),
    vatRounding: company.vatRounding,
    clientName,
    clientKey: nameKey(clientName),
    searchKey: searchKey(number, clientName),
  };
}

/** The lines with what they come to, and the rate beside its id. */
export function draftLines(draft: DraftFields, { company, rates, sums }: Checked): NewLine[] {
  return draft.lines.map((line, at) => {
    const sum = sums.lines[at];
    if (sum === undefined) throw new Error('There is a sum for each line.');
    const rate = line.vatRateId === null || !company.vatPayer ? null : (rates.get(line.vatRateId)?.rate ?? null);
    return { ...line, vatRate: rate, ...sum };
  });
}

function sumColumns({ net, vat, gross, discount, vatTable }: Totals) {
  return { net, vat, gross, discountAmount: discount, vatTable };
}

/** What a document is found by: its number as it is written, its digits alone, the client's name. */
function searchKey(number: string | null, clientName: string): string {
  const written = number === null ? '' : fold(number);
  const plain = digits(written);
  return [written, plain === written ? '' : plain, fold(clientName)].filter((part) => part !== '').join(' ');
}

/** The day of payment by the client's terms, else by the company's. */
function dueDay(day: string, company: OwnCompany, buyer: Buyer | null): string {
  return dayAfter(day, buyer?.paymentDays ?? company.paymentDays);
}

/** The own values of the document and of its client that stand on the form. */
export function printedOwn(db: Db, { own, clientId }: Pick<DraftFields, 'own' | 'clientId'>) {
  return {
    ownValues: printedOwnValues(db, 'document', own),
    clientOwnValues: clientId === null ? [] : printedOwnValuesOf(db, 'client', clientId),
  };
}

/** What is sold, by the kinds of the products on the lines. */
export function soldOperations(db: Db, lines: readonly { readonly productId: number | null }[]): Operations {
  const kinds = productKinds(
    db,
    lines.flatMap(({ productId }) => (productId === null ? [] : [productId])),
  );
  return operationsOf(lines.map(({ productId }) => (productId === null ? undefined : kinds.get(productId))));
}
