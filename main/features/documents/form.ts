/** The print form of a document: the page for preview and PDF, and the PDF that is kept once it is issued. */
import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import { DocumentStatus, type Party } from '../../../preload/contract/documents.ts';
import { Language } from '../../../preload/contract/values.ts';
import {
  type PrintedDocument,
  type PrintedLine,
  type PrintedReference,
  printedLanguage,
} from '../../printing/printed-document.ts';
import { documentView } from '../../printing/view.ts';
import { ownCompanyBy } from '../companies/company.ts';
import { pictureUri } from '../companies/pictures.ts';
import {
  chosenForm,
  type FormPlaces,
  formName,
  keptForm,
  type MadePage,
  makePage,
  ownFormNumber,
  presentForm,
} from '../forms/service.ts';
import { documentName, documentTypeWords } from '../lists/value-words.ts';
import { countryData } from '../reference/countries.ts';
import { unitsForPage } from '../reference/service.ts';
import { printedLabel } from '../reference/tax-numbers.ts';
import { okeiOf, unitCodeOf } from '../reference/units.ts';
import { buyerBy } from './buyer.ts';
import { isChanged, standingBefore } from './corrections.ts';
import { existingDocument, printedOwn, soldOperations } from './drafts.ts';
import { type Frozen, freeze, frozenCompany, frozenOf, printedAccount, sellerParty } from './frozen.ts';
import { type DocumentRecord, documentRecord, type LineRecord, lineRecords } from './queries.ts';
import { shipmentsOf } from './shipments.ts';
import { draftFields, storedDetails, storedOwn, storedTotals } from './shown.ts';
import { presentStatement } from './statement.ts';
import { ratesById, summingCompany, sumsOf } from './sums.ts';

/** The print form as one HTML page that needs nothing else: of an issued document with the form that it was issued with. */
export function documentHtml(db: Db, id: number, places: FormPlaces): string {
  return documentMade(db, id, places).html;
}

/** The same, with the reason where a form of the office failed, now or when it was issued, and that of the program stands in for it. */
export function documentMade(db: Db, id: number, places: FormPlaces): MadeForm {
  const record = existingDocument(db, id);
  const printed = printedDocument(db, record, places);
  const issued = record.formVersion === null ? null : keptForm(db, record.formVersion);
  const content = issued ?? presentForm(db, printed.template, places);
  const view = documentView(printed);
  const { caption, language } = view;
  const made = makePage(view, { content, name: formName(db, printed.template), places });
  return { ...made, problem: made.problem ?? frozenOf(record)?.formProblem ?? null, caption, language };
}

/** A page with what stands at its foot, and its language. */
export interface MadeForm extends MadePage {
  readonly caption: string;
  readonly language: Language;
}

/** The form that a draft is issued with. An own copy is tried on it first: one that fails is not kept, that of the program is. */
export function formToKeep(db: Db, record: DocumentRecord, places: FormPlaces): Pick<MadePage, 'content' | 'problem'> {
  const { template, type, form: country } = record;
  const form = chosenForm(db, template, { type: DocumentType.parse(type), country: countryData(country).printForm });
  const content = presentForm(db, form, places);
  if (ownFormNumber(form) === null) return { content, problem: null };
  return makePage(documentView(printedDocument(db, record, places)), { content, name: formName(db, form), places });
}

/** What the form is made from: of an issued document what was frozen, of a draft what is there now. */
export function printedDocument(
  db: Db,
  record: DocumentRecord,
  places: Pick<FormPlaces, 'files'>,
): PrintedDocument & { readonly template: string } {
  const lines = lineRecords(db, record.id);
  const fields = draftFields(record, lines);
  const form = countryData(fields.form).printForm;
  const language = printedLanguage(form, fields.language);
  const facts = frozenOf(record) ?? presentFacts(db, record);
  const totals =
    record.status === 'draft'
      ? sumsOf(
          ratesById(db),
          summingCompany(db, ownCompanyBy(db, record.companyId), record.correctsId),
          fields,
          language,
        )
      : storedTotals(record, lines);
  const units = new Map(unitsForPage(db, language).map((unit) => [unit.code, unit]));
  const before = fields.type === 'correction' ? standingBefore(db, record.id) : null;
  const { pictures, ...company } = facts.company;
  const picture = (sha256: string | null) => pictureUri(db, places.files, sha256);
  return {
    ...fields,
    form,
    status: DocumentStatus.parse(record.status),
    number: record.number,
    seller: facts.seller,
    buyer: facts.buyer,
    taxNumberLabels: taxNumberLabels([facts.buyer, facts.seller], language),
    buyerIsPerson: facts.buyerIsPerson,
    deliveryAddress: facts.deliveryAddress,
    operations: facts.operations,
    vatOnDebits: facts.company.vatOnDebits ?? false,
    bankAccount: facts.bankAccount,
    company: {
      ...company,
      logo: picture(pictures.logo),
      stamp: picture(pictures.stamp),
      signature: picture(pictures.signature),
      accountantSignature: picture(pictures.accountantSignature),
    },
    lines: printedLines(lines, before).map((line) => ({
      code: line.code,
      name: line.name,
      quantity: line.quantity,
      price: line.price,
      discount: line.discount,
      unit: units.get(line.unit)?.short ?? line.unit,
      unitCode: okeiOf(line.unit) ?? line.unit,
      uneceUnit: unitCodeOf(line.unit) ?? 'C62',
      vatRate: line.vatRate,
      sums: totals.lines[lines.indexOf(line)] ?? { net: 0, vat: 0, gross: 0 },
      originCountry: line.originCountry,
      customsDeclaration: line.customsDeclaration,
      ...beforeOf(db, record, line, before?.get(line.id)),
    })),
    totals,
    ownValues: facts.ownValues ?? [],
    clientOwnValues: facts.clientOwnValues ?? [],
    mark: record.status === 'draft' ? 'draft' : record.status === 'cancelled' ? 'cancelled' : null,
    template: chosenForm(db, record.template, { type: fields.type, country: form }),
    basedOn: referenceTo(db, record.basedOnId),
    corrects: referenceTo(db, record.correctsId),
    contract: referenceTo(db, record.contractId),
    shipments: shipmentsOf(db, record),
    ownCurrency: facts.company.currency ?? fields.currency,
    statement: facts.statement ?? presentStatement(db, record),
  };
}

/** A correction names the lines that it changes, and no others. */
function printedLines(
  lines: readonly LineRecord[],
  before: ReadonlyMap<number, LineRecord> | null,
): readonly LineRecord[] {
  const changed = before === null ? lines : lines.filter((line) => isChanged(line, before.get(line.id)));
  return changed.length === 0 ? lines : changed;
}

/** A document that this one names: its number and day are frozen, since it is issued. */
function referenceTo(db: Db, id: number | null): PrintedReference | null {
  const record = id === null ? undefined : documentRecord(db, id);
  if (record === undefined || record.number === null) return null;
  return { type: DocumentType.parse(record.type), number: record.number, day: record.day };
}

function beforeOf(
  db: Db,
  { discount, pricesIncludeVat }: DocumentRecord,
  line: LineRecord,
  before: LineRecord | undefined,
): Pick<PrintedLine, 'before'> {
  if (before === undefined) return {};
  const { quantity, price, vatRate, net, vat, gross } = before;
  const document = existingDocument(db, before.documentId);
  const isSamePrice =
    (['price', 'discount', 'vatRate'] as const).every((name) => line[name] === before[name]) &&
    document.discount === discount &&
    document.pricesIncludeVat === pricesIncludeVat;
  return { before: { quantity, price, vatRate, sums: { net, vat, gross }, isSamePrice } };
}

/** What the parties' numbers are called; where they differ, as in the seller's country. */
function taxNumberLabels(parties: readonly (Party | null)[], language: Language): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const party of parties)
    for (const kind of Object.keys(party?.taxNumbers ?? {})) {
      const label = party && printedLabel(party.country, kind, language);
      if (label) labels[kind] = label;
    }
  return labels;
}

/** Of a draft: both parties as they are at present; the client may still be missing. */
function presentFacts(db: Db, record: DocumentRecord): Facts {
  const company = ownCompanyBy(db, record.companyId);
  const buyer = record.clientId === null ? null : buyerBy(db, record.clientId);
  const chosen = { ...record, details: storedDetails(record) };
  const operations = soldOperations(db, lineRecords(db, record.id));
  const own = printedOwn(db, { clientId: record.clientId, own: storedOwn(record) });
  if (buyer !== null) return freeze(company, buyer, chosen, operations, own);
  return {
    seller: sellerParty(company),
    buyer: null,
    buyerIsPerson: false,
    deliveryAddress: null,
    bankAccount: printedAccount(company, chosen),
    operations,
    company: frozenCompany(company),
    ...own,
  };
}

type Facts = Omit<Frozen, 'buyer'> & { readonly buyer: Party | null };

/** A name for the file, in the language of the document, without signs that some system forbids: `Invoice INV-2026-0042 Client.pdf`. */
export function formFileName(record: DocumentRecord, extension: string): string {
  const { number, day, clientName } = record;
  const type = DocumentType.parse(record.type);
  const language = Language.parse(record.language);
  const what = number === null ? `${documentTypeWords[type][language]} ${day}` : documentName(type, number, language);
  const name = [what, clientName].join(' ').replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-');
  const short = [...name].slice(0, 120).join('').replace(/\s+/gu, ' ').trim();
  return `${short.replace(/[. ]+$/u, '')}.${extension}`;
}
