/** The national profiles: which tax numbers, bank fields and company fields people have to fill in where. */
import { fold } from '../../../db/folding.ts';
import type { CountryProfile } from '../../../preload/contract/reference.ts';
import type { Country, Language } from '../../../preload/contract/values.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { GENERAL, national } from './national.ts';
import type { NationalFile } from './national-schema.ts';

/** All national profiles in the words of a language, in the order in which they are offered. */
export function countryProfiles(language: Language): CountryProfile[] {
  return national().countries.map((file) => ({
    code: file.code,
    name: file.name[language],
    about: file.about[language],
    language: file.language,
    currency: file.currency,
    printForm: file.printForm,
    ...file.habits,
    companyTaxNumbers: fieldsOf(file, 'company', language),
    soleTraderTaxNumbers: fieldsOf(file, 'soleTrader', language),
    personTaxNumbers: fieldsOf(file, 'person', language),
    bank: {
      bic: file.bank.labels.bic[language],
      account: file.bank.labels.account[language],
      corrAccount: file.bank.labels.corrAccount?.[language] ?? null,
    },
    anyVatRate: file.vat.open,
    companyFields: [...file.companyFields],
  }));
}

function fieldsOf(file: NationalFile, group: keyof NationalFile['fields'], language: Language) {
  return file.fields[group].map((field) => {
    if (typeof field !== 'string') return { kind: field.key, label: field.label[language] };
    return { kind: field, label: file.taxNumbers.find(({ key }) => key === field)?.label[language] ?? field };
  });
}

/** The national data of a country; the general ones for a country without a file. */
export function countryData(code: Country): NationalFile {
  const { byCode, general } = national();
  return byCode.get(code) ?? general;
}

/** The code itself where there is a profile of that country, else `INT`. */
export function knownCountry(code: unknown): Country {
  return typeof code === 'string' && national().byCode.has(code) ? code : GENERAL;
}

/** Failure `invalid` at `path` for a country that there is no profile of. */
export function checkCountry(language: Language, path: string, code: Country): void {
  invalidFields(language, countryProblems(path, code));
}

/** What is wrong with a country that somebody hands in: nothing, or that there is no profile of it. */
export function countryProblems(path: string, code: Country): WrongField[] {
  const { byCode } = national();
  if (byCode.has(code)) return [];
  const known = [...byCode.keys()].join(', ');
  const said = {
    en: `The program has no national data for “${code}”, only for ${known}.`,
    ru: `В программе нет национальных данных «${code}», есть только ${known}.`,
    fr: `Le programme n’a pas de données nationales « ${code} », seulement ${known}.`,
  };
  return [{ path, said }];
}

/** Whether there is a profile of the country that is written so. */
export function hasProfile(text: string): boolean {
  return countryWritten(text) !== GENERAL;
}

const profilesByName = new WeakMap<object, ReadonlyMap<string, Country>>();

/** The profile of the country that people write so, in any of the languages or as its code; every other country has the general one. */
export function countryWritten(text: string): Country {
  const data = national();
  let byName = profilesByName.get(data);
  if (byName === undefined) {
    const own = data.countries.filter((file) => file !== data.general);
    byName = new Map(
      own.flatMap(({ code, name, written }) =>
        [code, ...Object.values(name), ...written].map((word) => [folded(word), code] as const),
      ),
    );
    profilesByName.set(data, byName);
  }
  return byName.get(folded(text)) ?? GENERAL;
}

/** Every run of signs is one space. */
const folded = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
