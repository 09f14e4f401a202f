/** Tax numbers and bank accounts for the example office: the check digits are right, the numbers are made up. */
import type { BankAccount, TaxNumbers } from '../../../preload/contract/parties.ts';
import { accountKeyHolds, remainder } from '../reference/check-digits.ts';
import { countryData } from '../reference/countries.ts';
import { taxNumberHolds } from '../reference/tax-numbers.ts';
import type { Random } from './random.ts';

/** A country of the example offices. */
export type DemoCountry = 'RU' | 'FR' | 'INT';

const holds = (country: DemoCountry, kind: string) => (value: string) => taxNumberHolds(country, kind, value);

/** The two digits between FR and the SIREN. */
const frenchVatKey = (siren: string): string => String(remainder(`${siren}12`, 97)).padStart(2, '0');

/** Puts the one digit in the place of `?` that makes the number hold; undefined where none does. */
function completed(pattern: string, holds: (number: string) => boolean): string | undefined {
  return Array.from({ length: 10 }, (_, digit) => pattern.replace('?', String(digit))).find(holds);
}

function certainly(number: string | undefined): string {
  if (number === undefined) throw new Error('No check digit fits.');
  return number;
}

/** No tax office in Russia has the code 00. */
function russianInn(random: Random, company: boolean): string {
  if (company) return certainly(completed(`00${random.digits(7)}?`, holds('RU', 'inn')));
  const start = `00${random.digits(8)}`;
  const all = Array.from({ length: 100 }, (_, end) => start + String(end).padStart(2, '0'));
  return certainly(all.find(holds('RU', 'inn')));
}

function frenchNumbers(random: Random): TaxNumbers {
  const siren = certainly(completed(`0${random.digits(7)}?`, holds('FR', 'siren')));
  const siret = certainly(completed(`${siren}0001?`, holds('FR', 'siret')));
  return { siren, siret, vat: `FR${frenchVatKey(siren)}${siren}` };
}

/** The tax numbers of a company or of a sole trader. */
export function taxNumbersOf(random: Random, country: DemoCountry, company: boolean): TaxNumbers {
  if (country === 'FR') return frenchNumbers(random);
  if (country === 'INT') {
    const vat = `GB${random.digits(9)}`;
    return company ? { registration: `0${random.digits(7)}`, vat } : { vat };
  }
  const inn = russianInn(random, company);
  const year = String(random.whole(5, 24)).padStart(2, '0');
  if (!company) return { inn, ogrn: certainly(completed(`3${year}00${random.digits(9)}?`, holds('RU', 'ogrn'))) };
  const ogrn = certainly(completed(`1${year}00${random.digits(7)}?`, holds('RU', 'ogrn')));
  return { inn, kpp: `${inn.slice(0, 4)}01001`, ogrn };
}

function russianAccount(random: Random, bank: string, company: boolean): BankAccount {
  const rules = countryData('RU').bank.national;
  const fits = (field: 'account' | 'corrAccount') => (value: string) => {
    const key = rules?.[field]?.key;
    return key !== undefined && accountKeyHolds(bic, value, key);
  };
  const number = String(random.whole(100, 999));
  const bic = `040000${number}`;
  const account = completed(`${company ? '40702' : '40802'}810?0000${random.digits(7)}`, fits('account'));
  const corrAccount = completed(`30101810?00000000${number}`, fits('corrAccount'));
  return { bank, bic, account: certainly(account), corrAccount: certainly(corrAccount), currency: 'RUB' };
}

/** IBAN with its two check digits, ISO 13616. */
function ibanOf(country: string, account: string): string {
  return country + String(98 - remainder(`${account}${country}00`, 97)).padStart(2, '0') + account;
}

/** A French account ends with the RIB key: 97 − (89·bank + 15·branch + 3·account) mod 97. */
function frenchAccount(random: Random): string {
  const [bank, branch, account] = ['99099', random.digits(5), random.digits(11)] as const;
  const key = 97 - ((89 * Number(bank) + 15 * Number(branch) + 3 * Number(account)) % 97);
  return ibanOf('FR', `${bank}${branch}${account}${String(key).padStart(2, '0')}`);
}

/** An account with a bank of that name, which does not exist. */
export function bankAccountOf(random: Random, country: DemoCountry, bank: string, company: boolean): BankAccount {
  if (country === 'RU') return russianAccount(random, bank, company);
  if (country === 'FR')
    return { bank, bic: 'XMPLFRPP', account: frenchAccount(random), corrAccount: '', currency: 'EUR' };
  const account = ibanOf('GB', `XMPL${random.digits(14)}`);
  return { bank, bic: 'XMPLGB2L', account, corrAccount: '', currency: 'GBP' };
}
