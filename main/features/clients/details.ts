/** Warnings about tax numbers and bank accounts that cannot be right. They never bar saving. */
import type { BankAccount, TaxNumberKind, TaxNumbers } from '../../../preload/contract/parties.ts';
import type { Country } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';
import { taxNumberNames } from '../reference/countries.ts';
import {
  ibanHolds,
  innHolds,
  kppHolds,
  ogrnHolds,
  okpoHolds,
  russianAccountHolds,
  sirenHolds,
  siretHolds,
  swiftHolds,
  vatNumberHolds,
} from './check-digits.ts';

/** A doubt about one field: `path` as in `taxNumbers.inn` or `bankAccounts.0.account`. */
export interface DetailWarning {
  readonly path: string;
  readonly said: Said;
}

const digits = (name: Said, ...counts: readonly number[]): Said => ({
  en: `${name.en}: ${counts.join(' or ')} digits are expected.`,
  ru: `${name.ru}: должно быть ${counts.join(' или ')} цифр.`,
  fr: `${name.fr} : ${counts.join(' ou ')} chiffres attendus.`,
});

const checkDigit = (name: Said): Said => ({
  en: `${name.en}: the check digit does not match. Is there a typing error?`,
  ru: `${name.ru}: не сходится контрольная цифра. Возможно, опечатка.`,
  fr: `${name.fr} : la clé de contrôle ne correspond pas. Vérifiez la saisie.`,
});

/** Says whether it is the count of digits or the check digit that is wrong. */
function numberWarning(value: string, name: Said, counts: readonly number[], holds: boolean): Said | null {
  if (holds) return null;
  return /^\d+$/u.test(value) && counts.includes(value.length) ? checkDigit(name) : digits(name, ...counts);
}

const kppFormat: Said = {
  en: 'KPP should have 9 characters: digits, the fifth and sixth may be capital letters.',
  ru: 'КПП состоит из 9 знаков: цифры, на пятом и шестом месте возможны заглавные латинские буквы.',
  fr: 'Le KPP compte 9 caractères : des chiffres, le cinquième et le sixième pouvant être des majuscules.',
};
const kppOfTrader: Said = {
  en: 'Only companies have a KPP; an INN of 12 digits belongs to a sole trader or a person.',
  ru: 'КПП бывает только у организаций, а ИНН из 12 цифр — у предпринимателя или физического лица.',
  fr: 'Seules les sociétés ont un KPP ; un INN de 12 chiffres est celui d’une personne ou d’un entrepreneur individuel.',
};
const siretOfOther: Said = {
  en: 'The SIRET does not begin with the SIREN.',
  ru: 'SIRET должен начинаться с SIREN.',
  fr: 'Le SIRET ne commence pas par le SIREN.',
};
const vatOfOther: Said = {
  en: 'The VAT number does not end with the SIREN.',
  ru: 'Номер плательщика НДС должен оканчиваться на SIREN.',
  fr: 'Le n° de TVA ne se termine pas par le SIREN.',
};
const vatFormat: Said = {
  en: 'The VAT number does not match the format of its country (two letters, then the number).',
  ru: 'Номер плательщика НДС не соответствует формату своей страны (две латинские буквы, затем номер).',
  fr: 'Le n° de TVA ne correspond pas au format de son pays (deux lettres, puis le numéro).',
};

const checks: Readonly<Partial<Record<TaxNumberKind, (value: string, all: Map<string, string>) => Said | null>>> = {
  inn: (value) => numberWarning(value, taxNumberNames.inn, [10, 12], innHolds(value)),
  kpp: (value, all) => {
    if (!kppHolds(value)) return kppFormat;
    return all.get('inn')?.length === 12 ? kppOfTrader : null;
  },
  ogrn: (value) => numberWarning(value, taxNumberNames.ogrn, [13, 15], ogrnHolds(value)),
  okpo: (value) => numberWarning(value, taxNumberNames.okpo, [8, 10], okpoHolds(value)),
  siren: (value) => numberWarning(value, taxNumberNames.siren, [9], sirenHolds(value)),
  siret: (value, all) => {
    const siren = all.get('siren');
    const wrong = numberWarning(value, taxNumberNames.siret, [14], siretHolds(value));
    return wrong ?? (siren && !value.startsWith(siren) ? siretOfOther : null);
  },
  vat: (value, all) => {
    const siren = all.get('siren');
    if (!vatNumberHolds(value)) return vatFormat;
    return siren && value.startsWith('FR') && !value.endsWith(siren) ? vatOfOther : null;
  },
};

/** As people type numbers, with spaces, dots and hyphens, in small letters. */
const bare = (text: string): string => text.replace(/[\s.\-\u2010-\u2015]/gu, '').toUpperCase();

const bicOfRussia = digits({ en: 'BIC', ru: 'БИК', fr: 'BIC' }, 9);
const account: Said = { en: 'Account', ru: 'Счёт', fr: 'Compte' };
const correspondent: Said = { en: 'Correspondent account', ru: 'Корр. счёт', fr: 'Compte correspondant' };
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
  en: 'The account does not match the BIC: the check digit is wrong.',
  ru: 'Счёт не соответствует БИК: не сходится контрольный ключ.',
  fr: 'Le compte ne correspond pas au BIC : la clé de contrôle est fausse.',
};
const wrongCorrAccount: Said = {
  en: 'The correspondent account does not match the BIC.',
  ru: 'Корреспондентский счёт не соответствует БИК.',
  fr: 'Le compte correspondant ne correspond pas au BIC.',
};

type AccountField = 'bic' | 'account' | 'corrAccount';
type AccountProblem = readonly [field: AccountField, said: Said];

/** Says what is wrong with one of the two accounts of a Russian bank, or nothing. */
function russianProblem(bic: string, value: string, kind: 'account' | 'correspondent'): Said | null {
  const own = kind === 'account';
  if (value === '') return null;
  if (!/^\d{20}$/u.test(value)) return digits(own ? account : correspondent, 20);
  if (!/^\d{9}$/u.test(bic) || russianAccountHolds(bic, value, kind)) return null;
  return own ? accountOfOtherBank : wrongCorrAccount;
}

function checkRussianAccount(bic: string, own: string, corrAccount: string): AccountProblem[] {
  const found: readonly (readonly [AccountField, Said | null])[] = [
    ['bic', bic === '' || /^\d{9}$/u.test(bic) ? null : bicOfRussia],
    ['account', russianProblem(bic, own, 'account')],
    ['corrAccount', russianProblem(bic, corrAccount, 'correspondent')],
  ];
  return found.flatMap(([field, said]) => (said ? [[field, said] as const] : []));
}

function checkAccount(country: Country, entry: BankAccount): AccountProblem[] {
  const bic = bare(entry.bic);
  const number = bare(entry.account);
  const looksLikeIban = /^[A-Z]{2}\d{2}/u.test(number);
  const russian = !looksLikeIban && (country === 'RU' ? !/^[A-Z]{6}/u.test(bic) : /^\d{9}$/u.test(bic));
  if (russian) return checkRussianAccount(bic, number, bare(entry.corrAccount));
  const problems: AccountProblem[] = bic === '' || swiftHolds(bic) ? [] : [['bic', wrongBic]];
  if (looksLikeIban && !ibanHolds(number)) problems.push(['account', wrongIban]);
  if (!looksLikeIban && number !== '' && country === 'FR') problems.push(['account', notIban]);
  return problems;
}

/**
 * Doubts about the tax numbers and bank accounts of a company or client, in the order of the fields. An empty field raises none; spaces, dots
 * and hyphens do not matter. `country` decides how accounts are read that could be of several.
 */
export function checkDetails(details: {
  country: Country;
  taxNumbers: TaxNumbers;
  bankAccounts: readonly BankAccount[];
}): DetailWarning[] {
  const numbers = new Map(Object.entries(details.taxNumbers).map(([kind, value]) => [kind, bare(value ?? '')]));
  const warnings: DetailWarning[] = [];
  for (const [kind, check] of Object.entries(checks)) {
    const value = numbers.get(kind);
    const said = value ? check(value, numbers) : null;
    if (said) warnings.push({ path: `taxNumbers.${kind}`, said });
  }
  details.bankAccounts.forEach((entry, index) => {
    for (const [field, said] of checkAccount(details.country, entry))
      warnings.push({ path: `bankAccounts.${index}.${field}`, said });
  });
  return warnings;
}
