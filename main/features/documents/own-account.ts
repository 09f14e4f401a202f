/** Which bank account of the own company a document names: kept by what it is, since its place among the others changes. Pure. */
import type { DocumentDetails } from '../../../preload/contract/document-details.ts';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import type { BankAccount } from '../../../preload/contract/parties.ts';

/** As a document has it; one of earlier versions knows the place alone. */
export interface AccountChoice {
  readonly bankAccount: number | null;
  readonly details: Pick<DocumentDetails, 'bankAccount'>;
}

/** What makes two accounts the same, the surest first: a BIC or a currency may have been put right meanwhile. */
const sameBy: readonly (readonly (keyof NonNullable<DocumentDetails['bankAccount']>)[])[] = [
  ['account', 'bic', 'currency'],
  ['account', 'bic'],
  ['account'],
];

/** Its place among the accounts by now, behind the last one where it is gone; null: none was chosen. */
export function accountPlace(
  accounts: readonly BankAccount[],
  { bankAccount, details: { bankAccount: kept } }: AccountChoice,
): number | null {
  if (bankAccount === null || kept === undefined) return bankAccount;
  const places = sameBy.map((names) =>
    accounts.findIndex((account) => names.every((name) => account[name] === kept[name])),
  );
  return places.find((place) => place >= 0) ?? accounts.length;
}

/** Its place; null also where it is gone: what is made of a document then names the usual one. */
export function placeIfThere(accounts: readonly BankAccount[], choice: AccountChoice): number | null {
  const place = accountPlace(accounts, choice);
  return place !== null && accounts[place] ? place : null;
}

/**
 * The draft with the account that it names. Whoever says it by what it is means that; a place that is still the one before, or the one where that
 * account stands by now, leaves it as it was: the page may know an older list of accounts.
 */
export function withAccount(
  accounts: readonly BankAccount[],
  draft: DraftFields,
  before: Pick<DraftFields, 'companyId' | 'bankAccount' | 'details'> | null = null,
): DraftFields {
  const { bankAccount: said, ...details } = draft.details;
  if (draft.bankAccount === null) return { ...draft, details };
  const known = before?.details.bankAccount;
  const isSaid = said !== undefined && JSON.stringify(said) !== JSON.stringify(known);
  const isSame =
    before?.companyId === draft.companyId &&
    known !== undefined &&
    (draft.bankAccount === before.bankAccount || draft.bankAccount === accountPlace(accounts, before));
  const account = isSaid ? said : isSame ? known : accounts[draft.bankAccount];
  if (account === undefined) return { ...draft, details };
  const { bic, account: number, currency } = account;
  const kept = { ...details, bankAccount: { bic, account: number, currency } };
  return { ...draft, bankAccount: accountPlace(accounts, { ...draft, details: kept }), details: kept };
}
