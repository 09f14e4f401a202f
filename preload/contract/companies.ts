/** The office's own companies, their details as they stand on documents, and their number series. */
import { z } from 'zod';
import { type Capability, command, query, task } from './channel.ts';
import { Signatory } from './document-details.ts';
import { Address, BankAccount, TaxNumbers } from './parties.ts';
import { BasisPoints, Country, Currency, Day, FileHandle, Id, Line, Version } from './values.ts';

export const CompanyFields = z.object({
  name: Line(200).pipe(z.string().min(1)),
  /** With its legal form, as it stands on documents. */
  legalName: Line(300),
  country: Country,
  taxNumbers: TaxNumbers,
  /** France: legal form and capital («SARL au capital de 10 000 €»), and the commercial register (« RCS Lyon »). */
  legalForm: Line(200),
  register: Line(200),
  address: Address,
  postalAddress: Address.nullable(),
  phone: Line(100),
  email: Line(200),
  site: Line(200),
  bankAccounts: z.array(BankAccount).max(20),
  director: Line(150),
  /** Post of the director as it stands beside his signature. */
  directorPost: Line(150),
  accountant: Line(150),
  /** VAT payer or not; whoever is not prints no VAT. */
  vatPayer: z.boolean(),
  /** Where VAT is rounded: per rate on the document's sum (EN 16931) or per line. */
  vatRounding: z.enum(['document', 'line']),
  pricesIncludeVat: z.boolean(),
  currency: Currency,
  paymentDays: z.number().int().min(0).max(3650),
  /** France: yearly rate of the penalty for late payment, and the early-payment discount; 0: none is granted. */
  latePenaltyRate: BasisPoints,
  earlyPaymentDiscount: BasisPoints,
  /** What the director acts on the basis of, as contracts say it: `Устава`. */
  directorBasis: Line(200),
  /** Who else may sign documents. */
  signatories: z.array(Signatory).max(20),
  /** France: VAT is due on what is invoiced rather than on what is paid (option pour les débits). */
  vatOnDebits: z.boolean(),
  /** Nothing is issued or cancelled with a day up to this one. */
  closedUntil: Day.nullable(),
});
export type CompanyFields = z.infer<typeof CompanyFields>;

/** A company as it is handed in; what is left out is as in a new one. */
export const CompanyInput = CompanyFields.partial({
  directorBasis: true,
  signatories: true,
  vatOnDebits: true,
  closedUntil: true,
});
export type CompanyInput = z.infer<typeof CompanyInput>;

/** A picture as a `data:` URI, small enough for a page. */
export const Picture = z.string().startsWith('data:image/').nullable();

export const Company = CompanyFields.extend({
  id: Id,
  version: Version,
  logo: Picture,
  stamp: Picture,
  signature: Picture,
  accountantSignature: Picture,
});
export type Company = z.infer<typeof Company>;

export const companies = {
  'companies.list': query({
    about: "All of the office's own companies, the first being the one new documents begin with.",
    right: 'signed-in',
    input: z.object({}),
    output: z.array(Company),
  }),
  'companies.create': command({
    about: 'Adds an own company, with number series of its own.',
    right: 'settings.change',
    input: CompanyInput,
    output: Company,
  }),
  'companies.change': command({
    about: 'Changes fields of an own company; documents that are issued keep the details they were issued with.',
    right: 'settings.change',
    input: z.object({ id: Id, version: Version, changes: CompanyFields.partial(), was: CompanyFields.partial() }),
    output: Company,
  }),
  'companies.setPicture': task({
    about:
      'Gives a company its logo, stamp or signature from an uploaded PNG or JPEG of at most 2 MB, or takes it away.',
    right: 'settings.change',
    input: z.object({
      id: Id,
      version: Version,
      place: z.enum(['logo', 'stamp', 'signature', 'accountantSignature']),
      file: FileHandle.nullable(),
    }),
    output: Company,
  }),
} satisfies Capability;

/** All types of documents of the trade; which of them a country has, the engine says in `forms.list`. */
export const documentTypes = [
  'proposal',
  'contract',
  'order',
  'invoice',
  'act',
  'waybill',
  'tax-invoice',
  'credit-note',
  /** Facture d'acompte. */
  'deposit-invoice',
  /** Универсальный передаточный документ. */
  'upd',
  /** Корректировочный счёт-фактура. */
  'correction',
  /** Доверенность М-2. */
  'power-of-attorney',
  /** Приходный кассовый ордер. */
  'cash-receipt',
  /** Statement of account, relevé de compte, акт сверки. */
  'statement',
] as const;
export const DocumentType = z.enum(documentTypes);
export type DocumentType = z.infer<typeof DocumentType>;

export const Series = z.object({
  id: Id,
  version: Version,
  companyId: Id,
  type: DocumentType,
  prefix: z.string(),
  /** Tokens `{PREFIX}`, `{YYYY}`, `{YY}`, `{MM}`, `{####}` (as many digits as signs). */
  pattern: z.string(),
  reset: z.enum(['never', 'yearly', 'monthly']),
  /** The number that the next document of today gets. */
  next: z.number().int().positive(),
  /** What that number looks like. */
  example: z.string(),
  /** The types of the company's other series whose numbers could be the same; those that the country begins with are not told of. */
  sameAs: z.array(DocumentType),
});
export type Series = z.infer<typeof Series>;

export const series = {
  'series.list': query({
    about: 'The number series of all own companies, each with the next number as it will look.',
    right: 'signed-in',
    input: z.object({}),
    output: z.array(Series),
  }),
  'series.change': command({
    about:
      'Changes what the numbers look like and which one comes next; a number that is taken is refused, and in France a series of invoices whose numbers could be those of another one.',
    right: 'settings.change',
    input: z.object({
      id: Id,
      version: Version,
      prefix: Line(20),
      pattern: Line(60),
      reset: z.enum(['never', 'yearly', 'monthly']),
      next: z.number().int().min(1).max(999_999_999),
    }),
    output: Series,
  }),
} satisfies Capability;
