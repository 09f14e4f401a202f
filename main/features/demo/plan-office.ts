/** The example office itself, and what it sells. */
import type { CompanyFields } from '../../../preload/contract/companies.ts';
import type { ProductFields } from '../../../preload/contract/products.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { ratesOn, standardRateOn } from '../reference/vat-rates.ts';
import { type DemoProduct, demoProducts } from './content-products.ts';
import { bankAccountOf, type DemoCountry, taxNumbersOf } from './plan-details.ts';
import { randomFrom } from './random.ts';

/** A product as the contract has it, but for the rate of VAT: `vatKey` is a key of `reference/vat-rates.ts`. */
export type PlannedProduct = Omit<ProductFields, 'vatRateId'> & { readonly vatKey: string };

const homes: Readonly<Record<Language, DemoCountry>> = { ru: 'RU', fr: 'FR', en: 'INT' };

/** Where the office is: the country of its language. */
export function homeOf(language: Language): DemoCountry {
  return homes[language];
}

const common = {
  postalAddress: null,
  vatPayer: true,
  vatRounding: 'document',
  earlyPaymentDiscount: 0,
  directorBasis: '',
  signatories: [],
  vatOnDebits: false,
  closedUntil: null,
} satisfies Partial<CompanyFields>;

const companies: Readonly<Record<DemoCountry, Omit<CompanyFields, 'taxNumbers' | 'bankAccounts'>>> = {
  RU: {
    ...common,
    name: 'ООО «Контора-Пример»',
    legalName: 'Общество с ограниченной ответственностью «Контора-Пример»',
    country: 'RU',
    legalForm: '',
    register: '',
    address: {
      street: 'ул. Примерная, д. 5, офис 12',
      postcode: '115000',
      city: 'Москва',
      region: '',
      country: 'Россия',
    },
    phone: '+7 495 012-34-56',
    email: 'info@kontora-primer.example',
    site: 'https://kontora-primer.example',
    director: 'Орлова Марина Сергеевна',
    directorPost: 'Генеральный директор',
    accountant: 'Зайцева Ирина Павловна',
    pricesIncludeVat: true,
    currency: 'RUB',
    paymentDays: 5,
    latePenaltyRate: 0,
  },
  FR: {
    ...common,
    name: 'Bureau Exemple',
    legalName: 'Bureau Exemple SARL',
    country: 'FR',
    legalForm: 'SARL au capital de 10 000 €',
    register: 'RCS Lyon',
    address: {
      street: '12 rue de l’Exemple',
      postcode: '69003',
      city: 'Lyon',
      region: 'Auvergne-Rhône-Alpes',
      country: 'France',
    },
    phone: '+33 4 65 71 00 12',
    email: 'contact@bureau-exemple.example',
    site: 'https://bureau-exemple.example',
    director: 'Claire Fontaine',
    directorPost: 'Gérante',
    accountant: 'Hélène Roux',
    pricesIncludeVat: false,
    currency: 'EUR',
    paymentDays: 30,
    latePenaltyRate: 1200,
  },
  INT: {
    ...common,
    name: 'Sample Office Supplies',
    legalName: 'Sample Office Supplies Ltd',
    country: 'INT',
    legalForm: 'Private limited company',
    register: 'Registered in England and Wales',
    address: {
      street: '12 Specimen Street',
      postcode: 'SE1 9QX',
      city: 'London',
      region: 'Greater London',
      country: 'United Kingdom',
    },
    phone: '+44 20 7946 0012',
    email: 'office@sample-office.example',
    site: 'https://sample-office.example',
    director: 'Grace Bennett',
    directorPost: 'Managing Director',
    accountant: 'Daniel Ward',
    pricesIncludeVat: false,
    currency: 'GBP',
    paymentDays: 30,
    latePenaltyRate: 0,
  },
};

const banks: Readonly<Record<DemoCountry, string>> = {
  RU: 'АО «Примерный банк»',
  FR: 'Banque Exemple',
  INT: 'Example Bank',
};

/** The own company, with made-up numbers that pass the checks. */
export function plannedCompany(seed: string, language: Language): CompanyFields {
  const country = homeOf(language);
  const random = randomFrom(`${seed} ${language} company`);
  return {
    ...companies[country],
    taxNumbers: taxNumbersOf(random, country, true),
    bankAccounts: [bankAccountOf(random, country, banks[country], true)],
  };
}

const reduced: Readonly<Record<DemoCountry, string>> = { RU: 'ru-10', FR: 'fr-5.5', INT: 'int-0' };

/** The rate of a product for a client of the office's country on a day; abroad: goods at 0 %, services without VAT. */
export function vatKeyOf(product: DemoProduct, home: DemoCountry, abroad: boolean, day: string): string {
  if (abroad) return `${home.toLowerCase()}-${product.kind === 'goods' ? '0' : 'none'}`;
  const key = product.vat === 'reduced' ? reduced[home] : standardRateOn(home, day)?.key;
  if (key === undefined || !ratesOn(home, day).some((rate) => rate.key === key))
    throw new Error(`No rate of VAT in ${home} on ${day}.`);
  return key;
}

/** An amount of some euros in the money of the office, roughly: a rouble is about a hundredth. */
export function inOwnMoney(minor: number, currency: string): number {
  return currency === 'RUB' ? minor * 100 : minor;
}

/** The office's price of a product in its own currency: a rounded one, in Russia with VAT. */
export function priceOf(product: DemoProduct, home: DemoCountry): number {
  if (home === 'RU') {
    const roubles = (product.price / 100) * 110;
    const step = roubles < 1000 ? 5 : 50;
    return Math.max(step, Math.round(roubles / step) * step) * 100;
  }
  return home === 'FR' ? product.price : Math.max(10, Math.round((product.price * 0.86) / 5) * 5);
}

/** What the office sells, in its language, with the rates of `today`. */
export function plannedProducts(language: Language, today: string): PlannedProduct[] {
  const home = homeOf(language);
  const { currency, pricesIncludeVat } = companies[home];
  return demoProducts.map((product) => ({
    code: product.code,
    name: product.name[language],
    kind: product.kind,
    group: product.group[language],
    unit: product.unit,
    price: priceOf(product, home),
    currency,
    priceIncludesVat: pricesIncludeVat,
    vatKey: vatKeyOf(product, home, false, today),
    purchasePrice: product.kind === 'goods' ? Math.round(priceOf(product, home) * 0.62) : null,
    barcode: '',
    description: '',
    discontinued: false,
    own: {},
  }));
}
