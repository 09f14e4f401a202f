/** A party and a bank account as a form shows them: text only. */
import type { Party } from '../../preload/contract/documents.ts';
import type { Address, BankAccount } from '../../preload/contract/parties.ts';
import type { Language } from '../../preload/contract/values.ts';
import { isLabelled, type LabelledKind, taxNumberLabel } from './labels.ts';
import type { PrintForm } from './printed-document.ts';

export interface NumberView {
  readonly label: string;
  readonly value: string;
}

export interface PartyView {
  readonly known: boolean;
  readonly name: string;
  /** The address as on an envelope. */
  readonly addressLines: readonly string[];
  readonly taxNumbers: readonly NumberView[];
  readonly inn: string;
  readonly kpp: string;
  readonly okpo: string;
  readonly ogrn: string;
  readonly siren: string;
  readonly siret: string;
  readonly vatNumber: string;
  /** The address in one line. */
  readonly address: string;
  readonly city: string;
  readonly director: string;
  readonly directorPost: string;
  readonly actingOn: string;
  /** The first bank account. */
  readonly bank: BankView;
  readonly phone: string;
  readonly email: string;
  /** Everything in one line, as Russian forms have it: name, numbers, address, phone. */
  readonly oneLine: string;
}

export interface BankView {
  readonly known: boolean;
  readonly bank: string;
  readonly bic: string;
  readonly account: string;
  readonly corrAccount: string;
}

/** Which numbers a form shows, and in which order. */
const shown: Readonly<Record<PrintForm, readonly LabelledKind[]>> = {
  RU: ['inn', 'kpp', 'tax', 'vat', 'registration'],
  FR: ['siren', 'siret', 'vat', 'tax', 'registration', 'inn'],
  INT: ['tax', 'vat', 'registration', 'siren', 'siret', 'inn', 'kpp', 'ogrn'],
};

const digitsOnly = (text: string): string => text.replace(/\D/gu, '');

/** SIREN in three groups of three, SIRET with the five digits of the establishment after them (INSEE). */
function groupedTaxNumber(kind: LabelledKind, value: string): string {
  const digits = digitsOnly(value);
  if (kind === 'siren' && digits.length === 9) return digits.replace(/(\d{3})(\d{3})(\d{3})/u, '$1\u00a0$2\u00a0$3');
  if (kind === 'siret' && digits.length === 14)
    return digits.replace(/(\d{3})(\d{3})(\d{3})(\d{5})/u, '$1\u00a0$2\u00a0$3\u00a0$4');
  return value;
}

/** How a form shows a party. */
interface PartyForm {
  readonly form: PrintForm;
  readonly language: Language;
  /** The address names the country. */
  readonly withCountry: boolean;
  /** What numbers are called that only national data know. */
  readonly labels: Readonly<Record<string, string>>;
}

function taxNumbersOf(party: Party, { form, language, labels }: PartyForm): NumberView[] {
  const numbers = { ...party.taxNumbers };
  // A French invoice must name the SIREN (CGI, annexe II, art. 242 nonies A, I, 1°); a SIRET begins with it.
  if (!numbers.siren && digitsOnly(numbers.siret ?? '').length === 14)
    numbers.siren = digitsOnly(numbers.siret ?? '').slice(0, 9);
  const own = shown[form].flatMap((kind) => {
    const value = numbers[kind];
    return value ? [{ label: taxNumberLabel(kind, language), value: groupedTaxNumber(kind, value) }] : [];
  });
  if (form !== 'INT') return own;
  const others = Object.entries(labels).flatMap(([kind, label]) => {
    const value = numbers[kind];
    return value && !isLabelled(kind) ? [{ label, value }] : [];
  });
  return [...own, ...others];
}

const present = (texts: readonly string[]): string[] => texts.filter((text) => text !== '');

/** An address in the order of an envelope: street, postcode and town, region, country. */
export function addressLines(address: Address, withCountry: boolean): string[] {
  return present([
    address.street,
    present([address.postcode, address.city]).join(' '),
    address.region,
    withCountry ? address.country : '',
  ]);
}

/** An address in one line: in Russia the large before the small (postcode, region, town, street), elsewhere as on an envelope. */
function addressInOneLine(address: Address, { form, withCountry }: PartyForm): string {
  if (form !== 'RU') return addressLines(address, withCountry).join(', ');
  const region = address.region === address.city ? '' : address.region;
  const country = withCountry ? address.country : '';
  return present([address.postcode, country, region, address.city, address.street]).join(', ');
}

const nobody: PartyView = {
  known: false,
  name: '',
  addressLines: [],
  taxNumbers: [],
  inn: '',
  kpp: '',
  okpo: '',
  ogrn: '',
  siren: '',
  siret: '',
  vatNumber: '',
  address: '',
  city: '',
  director: '',
  directorPost: '',
  actingOn: '',
  bank: bankView(null),
  phone: '',
  email: '',
  oneLine: '',
};

/** A party as its form shows it. */
export function partyView(party: Party | null, partyForm: PartyForm): PartyView {
  if (!party) return nobody;
  const { withCountry } = partyForm;
  const name = party.legalName || party.name;
  const taxNumbers = taxNumbersOf(party, partyForm);
  return {
    known: true,
    name,
    addressLines: addressLines(party.address, withCountry),
    taxNumbers,
    inn: party.taxNumbers.inn ?? '',
    kpp: party.taxNumbers.kpp ?? '',
    okpo: party.taxNumbers.okpo ?? '',
    ogrn: party.taxNumbers.ogrn ?? party.taxNumbers.ogrnip ?? '',
    siren: groupedTaxNumber('siren', party.taxNumbers.siren ?? ''),
    siret: groupedTaxNumber('siret', party.taxNumbers.siret ?? ''),
    vatNumber: party.taxNumbers.vat ?? '',
    address: addressInOneLine(party.address, partyForm),
    city: party.address.city,
    director: party.director,
    directorPost: party.directorPost,
    actingOn: party.actingOn ?? '',
    bank: bankView(party.bankAccounts[0] ?? null),
    phone: party.phone,
    email: party.email,
    oneLine: present([
      name,
      ...taxNumbers.map(({ label, value }) => `${label}\u00a0${value}`),
      addressInOneLine(party.address, partyForm),
      party.phone ? `тел.: ${party.phone}` : '',
    ]).join(', '),
  };
}

/** A bank account; an IBAN is printed in groups of four (ISO 13616). */
export function bankView(account: BankAccount | null): BankView {
  if (!account) return { known: false, bank: '', bic: '', account: '', corrAccount: '' };
  const compact = account.account.replace(/\s/gu, '');
  const iban = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/u.test(compact);
  return {
    known: true,
    bank: account.bank,
    bic: account.bic,
    account: iban ? compact.replace(/(.{4})(?=.)/gu, '$1\u00a0') : account.account,
    corrAccount: account.corrAccount,
  };
}
