/** What is frozen in a document when it is issued, beside its own columns and lines. */
import type { DraftFields, Party } from '../../../preload/contract/documents.ts';
import type { Address, BankAccount } from '../../../preload/contract/parties.ts';
import type { Said } from '../../engine/failure.ts';
import type { PrintedOwnValue } from '../../printing/own-values-view.ts';
import type { PrintedStatement } from '../../printing/printed-document.ts';
import type { OwnCompany } from '../companies/company.ts';
import type { Buyer } from './buyer.ts';
import { type AccountChoice, accountPlace } from './own-account.ts';
import type { DocumentRecord } from './queries.ts';

/** Both parties as they stood, and what else the form prints. Pictures are hashes of stored files. */
export interface Frozen {
  readonly seller: Party;
  readonly buyer: Party;
  readonly buyerIsPerson: boolean;
  readonly deliveryAddress: Address | null;
  readonly bankAccount: BankAccount | null;
  readonly operations: Operations;
  readonly company: FrozenCompany;
  /** Own fields that are printed: of the document, of the client. What was frozen before there were any has none. */
  readonly ownValues?: readonly PrintedOwnValue[];
  readonly clientOwnValues?: readonly PrintedOwnValue[];
  /** Minutes by which the clock of the office was ahead of UTC when it was issued. What earlier versions froze has none. */
  readonly utcOffset?: number;
  /** Of a statement of account. */
  readonly statement?: PrintedStatement | null;
  /** Why it was issued with the form of the program and not with the office's own that was chosen. */
  readonly formProblem?: Said;
}

/** What is sold; null where lines of free text leave it open. */
export type Operations = 'goods' | 'services' | 'mixed' | null;

export type FrozenCompany = Pick<
  OwnCompany,
  | 'legalForm'
  | 'register'
  | 'vatPayer'
  | 'latePenaltyRate'
  | 'earlyPaymentDiscount'
  | 'paymentDays'
  | 'accountant'
  | 'pictures'
> &
  /** What was frozen by versions that did not know them has none. */
  Partial<Pick<OwnCompany, 'currency' | 'vatOnDebits'>>;

/** What was frozen when the document was issued; null for a draft. */
export function frozenOf(record: DocumentRecord): Frozen | null {
  // Written by `freeze` alone, and never changed after that: a trigger holds it.
  return record.frozen as Frozen | null;
}

/** The fields, with the bank account that was frozen where an earlier version kept its place alone. */
export function withFrozenAccount(record: DocumentRecord, fields: DraftFields): DraftFields {
  const account = frozenOf(record)?.bankAccount;
  if (fields.bankAccount === null || fields.details.bankAccount !== undefined || !account) return fields;
  const { bic, account: number, currency } = account;
  return { ...fields, details: { ...fields.details, bankAccount: { bic, account: number, currency } } };
}

/** The document's facts that are not in its own row, as they stand now. */
export function freeze(
  company: OwnCompany,
  buyer: Buyer,
  chosen: AccountChoice & { readonly currency: string },
  operations: Operations,
  more: Pick<Frozen, 'ownValues' | 'clientOwnValues' | 'statement' | 'utcOffset' | 'formProblem'>,
): Frozen {
  return {
    seller: sellerParty(company),
    buyer: buyer.party,
    buyerIsPerson: buyer.isPerson,
    deliveryAddress: buyer.deliveryAddress,
    bankAccount: printedAccount(company, chosen),
    operations,
    company: frozenCompany(company),
    ...more,
  };
}

export function frozenCompany(company: OwnCompany): FrozenCompany {
  const { legalForm, register, vatPayer, latePenaltyRate, earlyPaymentDiscount, paymentDays, accountant } = company;
  const { pictures, currency, vatOnDebits } = company;
  return {
    legalForm,
    register,
    vatPayer,
    latePenaltyRate,
    earlyPaymentDiscount,
    paymentDays,
    accountant,
    pictures,
    currency,
    vatOnDebits,
  };
}

export function sellerParty(company: OwnCompany): Party {
  const { name, legalName, country, taxNumbers, address, bankAccounts, phone, email, director, directorPost } = company;
  const { directorBasis: actingOn } = company;
  return {
    name,
    legalName,
    country,
    taxNumbers,
    address,
    bankAccounts,
    phone,
    email,
    director,
    directorPost,
    ...(actingOn !== '' && { actingOn }),
  };
}

/** The account that was chosen, else the first in the document's currency, else the first that names none. */
export function printedAccount(
  { bankAccounts }: Pick<OwnCompany, 'bankAccounts'>,
  chosen: AccountChoice & { readonly currency: string },
): BankAccount | null {
  const { currency } = chosen;
  const place = accountPlace(bankAccounts, chosen);
  if (place !== null) return bankAccounts[place] ?? null;
  const inCurrency = bankAccounts.find((account) => account.currency === currency);
  return inCurrency ?? bankAccounts.find((account) => account.currency === '') ?? null;
}

/** Of the kinds of the products on the lines (undefined: a line of free text). */
export function operationsOf(kinds: readonly (string | undefined)[]): Operations {
  if (kinds.length === 0 || kinds.includes(undefined)) return null;
  if (kinds.every((kind) => kind === 'goods')) return 'goods';
  return kinds.every((kind) => kind === 'service') ? 'services' : 'mixed';
}
