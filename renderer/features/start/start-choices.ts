/** What the wizard of the first start collects, and what is wrong with it. */
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { CountryProfile } from '../../../preload/contract/reference.ts';
import { emptyAccount, emptyAddress } from '../parties/party-values.ts';

type Order = Input<'office.create'>;
export type CompanyChoices = Order['company'];

export interface StartChoices {
  readonly company: CompanyChoices;
  readonly logo: { readonly handle: string; readonly picture: string } | null;
  readonly folder: Output<'office.chooseFolder'>;
  readonly administrator: string;
  readonly password: string;
  readonly passwordAgain: string;
}

/** Nothing chosen yet but the country that goes with the language. */
export function firstChoices(profile: CountryProfile): StartChoices {
  return {
    company: {
      name: '',
      legalName: '',
      country: profile.code,
      taxNumbers: {},
      legalForm: '',
      register: '',
      address: emptyAddress,
      postalAddress: null,
      phone: '',
      email: '',
      site: '',
      bankAccounts: [emptyAccount(profile.currency)],
      director: '',
      directorPost: '',
      accountant: '',
      vatPayer: true,
      vatRounding: 'document',
      pricesIncludeVat: profile.pricesIncludeVat,
      currency: profile.currency,
      paymentDays: profile.paymentDays,
      latePenaltyRate: 0,
      earlyPaymentDiscount: 0,
    },
    logo: null,
    folder: null,
    administrator: '',
    password: '',
    passwordAgain: '',
  };
}

/** Another country brings its currency and habits; what was typed stays, and so does an account in a currency that somebody chose. */
export function inCountry(choices: StartChoices, profile: CountryProfile): StartChoices {
  const fresh = firstChoices(profile).company;
  const { company } = choices;
  const { country, currency, pricesIncludeVat, paymentDays } = fresh;
  const bankAccounts = company.bankAccounts.map((account) =>
    account.currency === company.currency ? { ...account, currency } : account,
  );
  return { ...choices, company: { ...company, country, currency, pricesIncludeVat, paymentDays, bankAccounts } };
}

/** What the engine is told at the end; empty accounts are left out. */
export function orderOf(choices: StartChoices, language: Order['language']): Order {
  const { company, logo, folder, administrator, password } = choices;
  return {
    language,
    country: company.country,
    company: {
      ...company,
      bankAccounts: company.bankAccounts.filter(({ account, bank, bic }) => `${account}${bank}${bic}`.trim() !== ''),
    },
    logo: logo?.handle ?? null,
    administrator: { name: administrator, password: password === '' ? null : password },
    folder: folder?.handle ?? null,
  };
}
