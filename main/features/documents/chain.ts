/** Chains of documents: the picture of one, what can be made next, and making it. */
import type { Db } from '../../../db/database.ts';
import type { ChainDocument, NextStep } from '../../../preload/contract/chain.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import { DocumentStatus } from '../../../preload/contract/documents.ts';
import { accessBy, isReached } from '../../engine/access.ts';
import type { SignedInUser } from '../../engine/context.ts';
import { formsFor, typesIn } from '../../printing/forms.ts';
import { ownCompanyBy } from '../companies/company.ts';
import { countryData } from '../reference/countries.ts';
import { chainRows, type OpenDeposit, openDeposits, takerOf } from './chain-queries.ts';
import { soldOperations } from './drafts.ts';
import { frozenOf } from './frozen.ts';
import { isTaxInvoiced, leftOf, leftToCredit } from './left.ts';
import { billingTypes, deliveringTypes, followingTypes } from './life.ts';
import { type DocumentRecord, lineRecords, productKinds } from './queries.ts';
import { dueOf } from './status.ts';

interface Asking {
  readonly db: Db;
  readonly user: SignedInUser;
}

/** The chain of a document, as far as the user may see it: what hangs on a document that he may not see stands at the top. */
export function chainOf({ db, user }: Asking, id: number): ChainDocument[] {
  const access = accessBy(user, 'documents.see');
  const seen = chainRows(db, id).filter((row) => isReached(access, row));
  const ids = new Set(seen.map((row) => row.id));
  return seen.map(({ id: own, type, status, number, day, currency, gross, paid, parentId, corrects }) => ({
    id: own,
    type: DocumentType.parse(type),
    status: DocumentStatus.parse(status),
    number,
    day,
    currency,
    gross,
    paid,
    parentId: parentId !== null && ids.has(parentId) ? parentId : null,
    corrects: corrects === 1,
  }));
}

/** What can be made of an issued document where it was made; nothing of a draft or of one that is cancelled. */
export function nextSteps(
  db: Db,
  record: DocumentRecord,
): { steps: NextStep[]; package: DocumentType[]; alternative: DocumentType[] } {
  const type = DocumentType.parse(record.type);
  const country = countryData(record.form).printForm;
  const made = new Set(typesIn(country));
  const isOpen = record.number !== null && record.status !== 'cancelled';
  const steps = isOpen
    ? followingTypes(type)
        .filter((next) => made.has(next) && formsFor(next, country).length > 0)
        .filter((next) => next !== 'cash-receipt' || record.currency === ownCompanyBy(db, record.companyId).currency)
        .map((next) => ({ type: next, isDone: isDone(db, record, next) }))
    : [];
  const usual =
    type === 'invoice' || type === 'order'
      ? packageOf(db, record, country).filter((next) => !isNothingLeft(db, record, next))
      : [];
  return { steps, package: usual, alternative: withUpd(usual) };
}

/** A УПД with status 1 is the tax invoice and the primary document in one (письмо ФНС России от 21.10.2013 № ММВ-20-3/96@). */
function withUpd(usual: readonly DocumentType[]): DocumentType[] {
  if (!usual.includes('tax-invoice') || !usual.some((type) => deliveringTypes.includes(type))) return [];
  return [...usual.filter((type) => type === 'invoice'), 'upd'];
}

/** Whether a package would make the document of nothing: of a mixed one a waybill takes the goods, an act the services. */
function isNothingLeft(db: Db, record: DocumentRecord, next: DocumentType): boolean {
  if (!deliveringTypes.includes(next)) return isDone(db, record, next);
  const lines = lineRecords(db, record.id);
  const { goods, services } = deliveredKinds(db, lines);
  const left = leftOf(db, record.id).filter((_, at) => {
    const { goods: isGoods } = deliveredKinds(db, lines.slice(at, at + 1));
    return !(goods && services) || isGoods === (next === 'waybill');
  });
  return left.every(({ toDeliver }) => toDeliver === 0);
}

function isDone(db: Db, record: DocumentRecord, next: DocumentType): boolean {
  const { id, type, basedOnId } = record;
  if (deliveringTypes.includes(next)) return leftOf(db, id).every(({ toDeliver }) => toDeliver === 0);
  // What a final invoice after a deposit is made of; without a basis it is typed.
  if (type === 'deposit-invoice' && next === 'invoice')
    return basedOnId !== null && leftOf(db, basedOnId).every(({ toBill }) => toBill === 0);
  if (billingTypes.includes(next)) return leftOf(db, id).every(({ toBill }) => toBill === 0);
  if (next === 'tax-invoice') return isTaxInvoiced(db, id);
  if (next === 'cash-receipt') return dueOf(db, record) === 0;
  if (next === 'credit-note') return leftToCredit(db, id).every(({ quantity }) => quantity === 0);
  return false;
}

/** What goes with an invoice in one package: the primary documents of what is sold, and in Russia the tax invoice of whoever pays VAT. */
function packageOf(db: Db, record: DocumentRecord, country: 'RU' | 'FR' | 'INT'): DocumentType[] {
  const first: DocumentType[] = record.type === 'order' ? ['invoice'] : [];
  const lines = lineRecords(db, record.id);
  if (country !== 'RU') return soldOperations(db, lines) === 'services' ? [] : [...first, 'waybill'];
  const { goods, services } = deliveredKinds(db, lines);
  const { vatPayer } = frozenOf(record)?.company ?? ownCompanyBy(db, record.companyId);
  return [
    ...first,
    ...(goods ? ['waybill' as const] : []),
    ...(services ? ['act' as const] : []),
    ...(vatPayer ? ['tax-invoice' as const] : []),
  ];
}

/** Whether a waybill and an act have something to say. A line of free text is a service: what is delivered in pieces has a product. */
export function deliveredKinds(
  db: Db,
  lines: readonly { readonly productId: number | null }[],
): { readonly goods: boolean; readonly services: boolean } {
  const kinds = productKinds(
    db,
    lines.flatMap(({ productId }) => productId ?? []),
  );
  const isGoods = lines.map(({ productId }) => productId !== null && kinds.get(productId) === 'goods');
  return { goods: isGoods.includes(true), services: isGoods.includes(false) };
}

/** The deposit invoices that were asked for before this document, and that no issued invoice has taken off: what a final invoice takes off. */
export function depositsToTake(db: Db, id: number): OpenDeposit[] {
  return openDeposits(db, id).filter(({ documentId }) => takerOf(db, documentId) === undefined);
}
