/** Warnings about tax numbers and bank accounts that cannot be right. They never bar saving. */
import type { BankAccount, TaxNumbers } from '../../../preload/contract/parties.ts';
import type { Country } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';
import { accountKeyHolds, ibanHolds, swiftHolds } from '../reference/check-digits.ts';
import { countryData } from '../reference/countries.ts';
import { national } from '../reference/national.ts';
import type { NationalBank } from '../reference/national-schema.ts';
import { digitsExpected, taxNumberDoubts } from '../reference/tax-numbers.ts';

/** A doubt about one field: `path` as in `taxNumbers.inn` or `bankAccounts.0.account`. */
export interface DetailWarning {
  readonly path: string;
  readonly said: Said;
}

/** As people type numbers, with spaces, dots, strokes and hyphens, in small letters. */
const bare = (text: string): string => text.replace(/[\s./\-\u2010-\u2015]/gu, '').toUpperCase();

const wrongBic: Said = {
  en: 'A BIC (SWIFT) has 8 or 11 characters: bank, country, place, branch.',
  ru: 'BIC (SWIFT) состоит из 8 или 11 знаков: банк, страна, место, филиал.',
  fr: 'Un BIC (SWIFT) compte 8 ou 11 caractères : banque, pays, emplacement, agence.',
};
const wrongIban: Said = {
  en: 'IBAN: the check digits or the length do not match. Is there a typing error?',
  ru: 'IBAN: не сходятся контрольные цифры или длина. Возможно, опечатка.',
  fr: 'IBAN : la clé de contrôle ou la longueur ne correspond pas. Vérifiez la saisie.',
};
const notIban: Said = {
  en: 'This is not an IBAN.',
  ru: 'Это не IBAN.',
  fr: 'Ce n’est pas un IBAN.',
};
const accountOfOtherBank: Said = {
  en: 'The account does not match the code of the bank. Is there a typing error?',
  ru: 'Счёт не соответствует коду банка. Возможно, опечатка.',
  fr: 'Le compte ne correspond pas au code de la banque. Vérifiez la saisie.',
};

type AccountField = 'bic' | 'account' | 'corrAccount';
type AccountProblem = readonly [field: AccountField, said: Said];

const isOfDigits = (text: string, count: number): boolean => text.length === count && /^\d+$/u.test(text);

/** Says what is wrong with one of the accounts at a bank with a national code, or nothing. */
function nationalDoubt(bank: NationalBank, bic: string, value: string, field: 'account' | 'corrAccount'): Said | null {
  const rule = bank[field];
  if (value === '' || rule === undefined) return null;
  if (!isOfDigits(value, rule.digits)) return digitsExpected(rule.name, [rule.digits]);
  if (!rule.key || !isOfDigits(bic, bank.bic.digits) || accountKeyHolds(bic, value, rule.key)) return null;
  return rule.wrongKey ?? accountOfOtherBank;
}

function checkNationalAccount(bank: NationalBank, bic: string, own: string, corrAccount: string): AccountProblem[] {
  const found: readonly (readonly [AccountField, Said | null])[] = [
    ['bic', bic === '' || isOfDigits(bic, bank.bic.digits) ? null : digitsExpected(bank.bic.name, [bank.bic.digits])],
    ['account', nationalDoubt(bank, bic, own, 'account')],
    ['corrAccount', nationalDoubt(bank, bic, corrAccount, 'corrAccount')],
  ];
  return found.flatMap(([field, said]) => (said ? [[field, said] as const] : []));
}

/** The rules for an account that is no IBAN: those of the country's own banks, or of the country whose bank codes look so. */
function nationalBankOf(country: Country, bic: string): NationalBank | undefined {
  const own = countryData(country).bank.national;
  if (own !== undefined) return /^[A-Z]{6}/u.test(bic) ? undefined : own;
  return national()
    .countries.map(({ bank }) => bank.national)
    .find((bank) => bank !== undefined && isOfDigits(bic, bank.bic.digits));
}

function checkAccount(country: Country, entry: BankAccount): AccountProblem[] {
  const bic = bare(entry.bic);
  const number = bare(entry.account);
  const looksLikeIban = /^[A-Z]{2}\d{2}/u.test(number);
  const bank = looksLikeIban ? undefined : nationalBankOf(country, bic);
  if (bank !== undefined) return checkNationalAccount(bank, bic, number, bare(entry.corrAccount));
  const problems: AccountProblem[] = bic === '' || swiftHolds(bic) ? [] : [['bic', wrongBic]];
  if (looksLikeIban && !ibanHolds(number)) problems.push(['account', wrongIban]);
  if (!looksLikeIban && number !== '' && countryData(country).bank.ibanOnly) problems.push(['account', notIban]);
  return problems;
}

/**
 * Doubts about the tax numbers and bank accounts of a company or client, in the order of the fields. An empty field raises none; spaces, dots,
 * strokes and hyphens do not matter. `country` decides how accounts are read that could be of several.
 */
export function checkDetails(details: {
  country: Country;
  taxNumbers: TaxNumbers;
  bankAccounts: readonly BankAccount[];
}): DetailWarning[] {
  const numbers = new Map(Object.entries(details.taxNumbers).map(([kind, value]) => [kind, bare(value)]));
  const warnings: DetailWarning[] = taxNumberDoubts(details.country, numbers).map(({ kind, said }) => ({
    path: `taxNumbers.${kind}`,
    said,
  }));
  details.bankAccounts.forEach((entry, index) => {
    for (const [field, said] of checkAccount(details.country, entry))
      warnings.push({ path: `bankAccounts.${index}.${field}`, said });
  });
  return warnings;
}
