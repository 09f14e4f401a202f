/** The national profiles: which tax numbers, bank fields and company fields people have to fill in where. */
import type { TaxNumberKind } from '../../../preload/contract/parties.ts';
import type { CountryProfile } from '../../../preload/contract/reference.ts';
import type { Country, Language } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';

interface CountryData {
  readonly code: Country;
  readonly name: Said;
  readonly currency: string;
  readonly company: readonly TaxNumberKind[];
  readonly person: readonly TaxNumberKind[];
  readonly bank: { readonly bic: Said; readonly account: Said; readonly corrAccount: Said | null };
  readonly companyFields: CountryProfile['companyFields'];
}

/** What each kind of tax number is called; abbreviations that have no translation stay as they are. */
export const taxNumberNames: Readonly<Record<TaxNumberKind, Said>> = {
  inn: { en: 'INN', ru: 'ИНН', fr: 'INN' },
  kpp: { en: 'KPP', ru: 'КПП', fr: 'KPP' },
  ogrn: { en: 'OGRN', ru: 'ОГРН', fr: 'OGRN' },
  okpo: { en: 'OKPO', ru: 'ОКПО', fr: 'OKPO' },
  siren: { en: 'SIREN', ru: 'SIREN', fr: 'SIREN' },
  siret: { en: 'SIRET', ru: 'SIRET', fr: 'SIRET' },
  vat: { en: 'VAT number', ru: 'Номер плательщика НДС (VAT)', fr: 'N° de TVA intracommunautaire' },
  tax: { en: 'Tax number', ru: 'Налоговый номер', fr: 'Numéro fiscal' },
  registration: { en: 'Registration number', ru: 'Регистрационный номер', fr: 'Numéro d’immatriculation' },
};

/** A sole trader in Russia has an OGRNIP in the place of the OGRN. */
const ogrnip: Said = { en: 'OGRNIP', ru: 'ОГРНИП', fr: 'OGRNIP' };

const iban: Said = { en: 'IBAN', ru: 'IBAN', fr: 'IBAN' };
const swift: Said = { en: 'BIC (SWIFT)', ru: 'BIC (SWIFT)', fr: 'BIC (SWIFT)' };

const countryData: readonly CountryData[] = [
  {
    code: 'RU',
    name: { en: 'Russia', ru: 'Россия', fr: 'Russie' },
    currency: 'RUB',
    company: ['inn', 'kpp', 'ogrn', 'okpo'],
    person: ['inn', 'ogrn', 'okpo'],
    bank: {
      bic: { en: 'BIC (9 digits)', ru: 'БИК', fr: 'BIC (9 chiffres)' },
      account: { en: 'Account', ru: 'Расчётный счёт', fr: 'Compte' },
      corrAccount: { en: 'Correspondent account', ru: 'Корреспондентский счёт', fr: 'Compte correspondant' },
    },
    companyFields: ['accountant'],
  },
  {
    code: 'FR',
    name: { en: 'France', ru: 'Франция', fr: 'France' },
    currency: 'EUR',
    company: ['siren', 'siret', 'vat'],
    person: ['siren', 'siret', 'vat'],
    bank: { bic: swift, account: iban, corrAccount: null },
    companyFields: ['legalForm', 'register', 'latePenaltyRate', 'earlyPaymentDiscount'],
  },
  {
    code: 'INT',
    name: { en: 'Other country', ru: 'Другая страна', fr: 'Autre pays' },
    currency: 'EUR',
    company: ['registration', 'tax', 'vat'],
    person: ['tax', 'vat'],
    bank: {
      bic: swift,
      account: {
        en: 'IBAN or account number',
        ru: 'IBAN или номер счёта',
        fr: 'IBAN ou numéro de compte',
      },
      corrAccount: null,
    },
    companyFields: ['legalForm', 'register'],
  },
];

/** All national profiles in the words of a language, in the order in which they are offered. */
export function countryProfiles(language: Language): CountryProfile[] {
  return countryData.map(({ code, name, currency, company, person, bank, companyFields }) => ({
    code,
    name: name[language],
    currency,
    companyTaxNumbers: company.map((kind) => ({ kind, label: taxNumberNames[kind][language] })),
    personTaxNumbers: person.map((kind) => ({
      kind,
      label: (code === 'RU' && kind === 'ogrn' ? ogrnip : taxNumberNames[kind])[language],
    })),
    bank: {
      bic: bank.bic[language],
      account: bank.account[language],
      corrAccount: bank.corrAccount?.[language] ?? null,
    },
    companyFields: [...companyFields],
  }));
}
