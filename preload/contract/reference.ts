/** National and general data that screens offer for choice; data of the engine, never of the page. */
import { z } from 'zod';
import { type Capability, command, query } from './channel.ts';
import { DocumentType } from './companies.ts';
import { TaxNumberKind } from './parties.ts';
import { BasisPoints, Country, Currency, Day, Id, Language } from './values.ts';

export const VatRate = z.object({
  id: Id,
  country: Country,
  /** `20 %`, or the words for "without VAT" in the language of the session. */
  label: z.string(),
  /** null: without VAT, which is not the same as 0 %. */
  rate: BasisPoints.nullable(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  standard: z.boolean(),
  /** The office has added it itself. */
  own: z.boolean(),
});
export type VatRate = z.infer<typeof VatRate>;

export const Unit = z.object({
  code: z.string(),
  short: z.string(),
  name: z.string(),
  /** Code of Russia's classifier ОК 015-94 (ОКЕИ); null where it has none. */
  okei: z.string().nullable(),
  /** How people write it, in all languages; no word stands with two units. */
  words: z.array(z.string()),
});
export type Unit = z.infer<typeof Unit>;

/** Fields of an own company that only some countries put on documents. */
export const CompanyExtra = z.enum(['legalForm', 'register', 'accountant', 'latePenaltyRate', 'earlyPaymentDiscount']);

const TaxNumberField = z.object({ kind: TaxNumberKind, label: z.string() });

export const CountryProfile = z.object({
  code: Country,
  name: z.string(),
  /** What choosing it brings, in one line. */
  about: z.string(),
  /** Its own language, where it is one of the program's. */
  language: Language.nullable(),
  currency: Currency,
  /** The profile whose print forms it uses: its own or `INT`. */
  printForm: Country,
  /** What a new company there begins with. */
  pricesIncludeVat: z.boolean(),
  paymentDays: z.number().int(),
  companyTaxNumbers: z.array(TaxNumberField),
  soleTraderTaxNumbers: z.array(TaxNumberField),
  personTaxNumbers: z.array(TaxNumberField),
  /** Words for the fields of a bank account there. */
  bank: z.object({ bic: z.string(), account: z.string(), corrAccount: z.string().nullable() }),
  /** The office may add VAT rates of its own there: the program does not know the law of every country. */
  anyVatRate: z.boolean(),
  /** Which extra fields of an own company stand on its documents. */
  companyFields: z.array(CompanyExtra),
});
export type CountryProfile = z.infer<typeof CountryProfile>;

export const reference = {
  'reference.get': query({
    about:
      'Countries, VAT rates with their dates, units and currencies, in the language of the session. Works before there is an office (then without VAT rates).',
    right: null,
    input: z.object({}),
    output: z.object({
      countries: z.array(CountryProfile),
      vatRates: z.array(VatRate),
      units: z.array(Unit),
      currencies: z.array(Currency),
      documentTypes: z.array(DocumentType),
      /** Countries that goods may come from, by their two letters. */
      originCountries: z.array(z.string()),
      users: z.array(z.object({ id: Id, name: z.string() })),
      /** Those whose access is closed: records and histories still name them. */
      formerUsers: z.array(z.object({ id: Id, name: z.string() })),
    }),
  }),
  'reference.addVatRate': command({
    about:
      'Adds a VAT rate of the office’s own, where the country leaves rates open (`anyVatRate`); documents, products, pasted rows and imports know it from then on. Failure `invalid` where the country has it already.',
    right: 'settings.change',
    input: z.object({ country: Country, rate: BasisPoints }),
    output: VatRate,
  }),
  'reference.removeVatRate': command({
    about: 'Takes a VAT rate of the office’s own away. Failure `read-only` where a product or a document has it.',
    right: 'settings.change',
    input: z.object({ id: Id }),
    output: z.object({}),
  }),
} satisfies Capability;

export const finding = {
  'finding.everything': query({
    about:
      'Ctrl+K: clients, contact persons, deals, documents and products for what is being typed, the best first. What the session may not see is left out.',
    right: 'signed-in',
    input: z.object({ text: z.string().max(200) }),
    output: z.array(
      z.object({
        entity: z.enum(['client', 'deal', 'document', 'product']),
        id: Id,
        title: z.string(),
        detail: z.string(),
      }),
    ),
  }),
} satisfies Capability;
