/** Making a document on the basis of another one: a deep copy of its lines, with what is left of them. */
import Big from 'big.js';
import type { Db } from '../../../db/database.ts';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { DocumentDetails } from '../../../preload/contract/document-details.ts';
import type { DocumentLine, DraftFields } from '../../../preload/contract/documents.ts';
import type { CommandContext } from '../../engine/context.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { typesIn } from '../../printing/forms.ts';
import { printedLanguage } from '../../printing/printed-document.ts';
import { ownCompanyBy } from '../companies/company.ts';
import { worksHere } from '../people/belonging.ts';
import { presentRate } from '../rates/service.ts';
import { countryData } from '../reference/countries.ts';
import { cashGrounds } from './cash-grounds.ts';
import { depositsToTake } from './chain.ts';
import { linesNow } from './correction-queries.ts';
import { dayAfter, startingDetails } from './details.ts';
import { createDraft, existingDocument, newDraft } from './drafts.ts';
import { withFrozenAccount } from './frozen.ts';
import { leftOf, leftToCredit } from './left.ts';
import { billingTypes, deliveringTypes, followingTypes } from './life.ts';
import { placeIfThere } from './own-account.ts';
import { type DocumentRecord, type LineRecord, lineRecords, linesById, productKinds } from './queries.ts';
import { isNoBasis, noDepositShare, notAfter, nothingLeftFor, typeNotMade } from './refusals.ts';
import { depositName } from './share-names.ts';
import { deliveriesOf } from './shipments.ts';
import { draftFields, storedTotals } from './shown.ts';
import { dueOf } from './status.ts';

/** What is asked for. */
export interface Basing {
  readonly id: number;
  readonly type: DocumentType;
  /** By line, thousandths; left out: all that is left. */
  readonly quantities?: readonly { readonly lineId: number; readonly quantity: number }[] | undefined;
  /** Of a deposit invoice, basis points of what it is based on. */
  readonly share?: number | undefined;
  /** Goods or services alone; left out: both. */
  readonly kind?: 'goods' | 'service' | undefined;
  /** Of the day of what it is based on, at the same rate: both are issued at once. Left out: of today. */
  readonly sameDay?: boolean;
}

/**
 * The document that the new one is really made of: a final invoice after a deposit is that of the order which the deposit was asked for, not of
 * the deposit.
 */
export function basisFor(db: Db, id: number, type: DocumentType): number {
  const { type: from, basedOnId } = existingDocument(db, id);
  return from === 'deposit-invoice' && type === 'invoice' ? (basedOnId ?? id) : id;
}

/** Makes the draft of what `basisFor` says; answers its id. Failure `invalid` where nothing is left for it, or where it does not follow. */
export function baseDocument(command: CommandContext, basing: Basing): number {
  const { db, language } = command;
  const { id, type } = basing;
  const source = existingDocument(db, id);
  if (source.number === null || source.status === 'cancelled') throw isNoBasis(source.status);
  const from = withFrozenAccount(source, draftFields(source, lineRecords(db, id)));
  if (!followingTypes(from.type).includes(type)) throw notAfter();
  if (!typesIn(countryData(from.form).printForm).includes(type)) throw typeNotMade();
  const lines =
    type === 'deposit-invoice' ? depositLines(command, source, basing) : basedLines(command, source, basing);
  // What a deposit without a basis was asked for is for the user to say: not for the deposit itself.
  const isOpen = from.type === 'deposit-invoice' && type === 'invoice';
  if (lines.length === 0 && !isOpen) invalidFields(language, [{ path: 'quantities', said: nothingLeftFor(type) }]);
  const fields: DraftFields = { ...basedFields(command, source, from, basing), lines: [...lines] };
  const [delivered, ...otherDays] = deliveriesOf(db, fields);
  const isOther = delivered !== undefined && otherDays.length === 0 && delivered !== fields.day;
  return createDraft(command, isOther ? { ...fields, serviceDay: delivered } : fields);
}

function basedFields(
  command: CommandContext,
  source: DocumentRecord,
  from: DraftFields,
  { type, share, sameDay = false }: Basing,
): DraftFields {
  const { db, language: session } = command;
  const today = sameDay ? from.day : command.today;
  const parties = { companyId: from.companyId, clientId: from.clientId };
  const fresh = newDraft(db, { type, ...parties }, { today, language: session });
  const corrects = type === 'credit-note' || type === 'correction';
  const keepsRate = corrects || sameDay;
  const { currency, discount, language, form, responsibleId } = from;
  const { currency: own, bankAccounts } = ownCompanyBy(db, from.companyId);
  // The cash desk takes what is due, VAT and all.
  const pricesIncludeVat =
    type === 'deposit-invoice' ? depositWithVat(source) : from.pricesIncludeVat || type === 'cash-receipt';
  return {
    ...fresh,
    currency,
    pricesIncludeVat,
    discount: type === 'deposit-invoice' || type === 'cash-receipt' ? 0 : discount,
    language,
    form,
    bankAccount: placeIfThere(bankAccounts, from),
    // Whoever left cannot begin anything: it is then of whoever makes it.
    responsibleId: responsibleId !== null && worksHere(db, responsibleId) ? responsibleId : null,
    exchangeRate: keepsRate ? from.exchangeRate : (presentRate(db, own, currency, today) ?? from.exchangeRate),
    dueDay: fresh.dueDay,
    basedOnId: corrects ? null : source.id,
    correctsId: corrects ? source.id : null,
    contractId: from.type === 'contract' ? source.id : from.contractId,
    details: basedDetails(db, source, from, { type, share, today }),
  };
}

function basedDetails(
  db: Db,
  source: DocumentRecord,
  from: DraftFields,
  { type, share, today }: { readonly type: DocumentType; readonly share: number | undefined; readonly today: string },
): DocumentDetails {
  const {
    signatory,
    accountant,
    contract,
    buyerReference,
    shipment,
    stateContract,
    subject,
    transferStatus,
    bankAccount,
  } = from.details;
  const taken = type === 'invoice' ? depositsToTake(db, source.id) : [];
  const details: DocumentDetails = {
    bankAccount,
    signatory,
    accountant,
    contract,
    buyerReference,
    shipment,
    stateContract,
    ...(type === 'contract' && { subject, validUntil: dayAfter(today, 365) }),
    ...startingDetails(type, today),
    ...(type === 'correction' && from.type === 'upd' && { transferStatus }),
    ...(type === 'deposit-invoice' && { depositShare: share ?? 0 }),
    ...(taken.length > 0 && { deposits: taken }),
    ...(type === 'cash-receipt' && { grounds: groundsOf(source, from) }),
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

/** Of each line what is left of it for the type, or the quantity that is asked for. */
function basedLines({ db }: CommandContext, source: DocumentRecord, basing: Basing): DocumentLine[] {
  const { type, quantities, kind } = basing;
  const stored = lineRecords(db, source.id);
  if (source.type === 'deposit-invoice' && type === 'invoice') return [];
  if (type === 'cash-receipt') return cashLines(db, source, groundsOf(source, draftFields(source, [])));
  const asked = quantities && new Map(quantities.map(({ lineId, quantity }) => [lineId, quantity]));
  const left = leftFor(db, source.id, type, stored);
  const now = fieldsNow(db, source);
  const kinds = productKinds(
    db,
    stored.flatMap(({ productId }) => productId ?? []),
  );
  const fields = draftFields(source, stored).lines;
  return stored.flatMap((line, at) => {
    const field = now.get(line.id) ?? fields[at];
    const quantity = asked ? asked.get(line.id) : type === 'correction' ? field?.quantity : left.get(line.id);
    if (field === undefined || !quantity || !isOfKind(line, kinds, kind)) return [];
    return [{ ...field, quantity, basedOnLineId: line.id }];
  });
}

/** By the id of the line: what is true of it by now, where an earlier correction says so. */
function fieldsNow(db: Db, source: DocumentRecord): Map<number, DocumentLine> {
  const pairs = linesNow(db, source.id);
  const standing = linesById(
    db,
    pairs.map(({ beforeId }) => beforeId),
  );
  const fields = draftFields(source, standing).lines;
  const byId = new Map(standing.map(({ id }, at) => [id, fields[at]]));
  return new Map(
    pairs.flatMap(({ lineId, beforeId }) => {
      const field = byId.get(beforeId);
      return field === undefined ? [] : [[lineId, field] as const];
    }),
  );
}

/** A line of free text is a service as far as packages go: what is delivered in pieces has a product. */
function isOfKind(
  { productId }: LineRecord,
  kinds: ReadonlyMap<number, string>,
  kind: 'goods' | 'service' | undefined,
): boolean {
  if (kind === undefined) return true;
  const own = productId === null ? 'service' : (kinds.get(productId) ?? 'service');
  return (own === 'goods') === (kind === 'goods');
}

/** By line of a document, how much of it is left for a document of the type on its basis, in thousandths. */
export function leftFor(
  db: Db,
  id: number,
  type: DocumentType,
  stored: readonly LineRecord[],
): ReadonlyMap<number, number> {
  if (deliveringTypes.includes(type)) return new Map(leftOf(db, id).map((line) => [line.lineId, line.toDeliver]));
  if (billingTypes.includes(type)) return new Map(leftOf(db, id).map((line) => [line.lineId, line.toBill]));
  if (type === 'credit-note') return new Map(leftToCredit(db, id).map((line) => [line.lineId, line.quantity]));
  return new Map(stored.map((line) => [line.id, line.quantity]));
}

/** VAT that was rounded by line cannot be worked out from the sum of the lines: such a deposit is a share of the sum with VAT. */
function depositWithVat({ pricesIncludeVat, vatRounding }: DocumentRecord): boolean {
  return pricesIncludeVat || vatRounding === 'line';
}

/** A deposit is a line for each VAT rate: the VAT of a deposit is due in the proportions of the whole. */
function depositLines(command: CommandContext, source: DocumentRecord, { share }: Basing): DocumentLine[] {
  const { db, language } = command;
  if (!share) {
    invalidFields(language, [{ path: 'share', said: noDepositShare }]);
    return [];
  }
  const { vatTable } = storedTotals(source, lineRecords(db, source.id));
  const inLanguage = printedLanguage(countryData(source.form).printForm, draftFields(source, []).language);
  return vatTable.flatMap(({ vatRateId, net, gross }) => {
    const amount = new Big(depositWithVat(source) ? gross : net).times(share).div(10_000);
    const price = amount.round(0, Big.roundHalfUp).toNumber();
    if (price === 0) return [];
    const name = depositName[inLanguage](share, source.number ?? '');
    return [{ productId: null, code: '', name, unit: 'C62', quantity: 1000, price, discount: 0, vatRateId }];
  });
}

/** In the language that the receipt is printed in. */
function groundsOf({ number }: DocumentRecord, { type, day, form, language }: DraftFields): string {
  return cashGrounds({ type, number: number ?? '', day }, printedLanguage(countryData(form).printForm, language));
}

/** What is left to pay of an invoice, by VAT rates in the proportion of the whole: what the cash desk takes. */
function cashLines(db: Db, source: DocumentRecord, name: string): DocumentLine[] {
  const { vatTable, gross } = storedTotals(source, lineRecords(db, source.id));
  const due = dueOf(db, source);
  let rest = due;
  return vatTable.flatMap((row, at) => {
    const share = new Big(row.gross).times(due).div(gross || 1);
    const price = at === vatTable.length - 1 ? rest : share.round(0, Big.roundHalfUp).toNumber();
    rest -= price;
    if (price <= 0) return [];
    const { vatRateId } = row;
    return [
      {
        productId: null,
        code: '',
        name,
        unit: 'C62',
        quantity: 1000,
        price,
        discount: 0,
        vatRateId,
      },
    ];
  });
}
