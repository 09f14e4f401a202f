/** What a file of `national/` may say. Each pattern is of the whole value, without spaces, dots and hyphens, in capital letters. */
import { z } from 'zod';
import { TaxNumberKind } from '../../../preload/contract/parties.ts';
import { CompanyExtra } from '../../../preload/contract/reference.ts';
import { BasisPoints, Country, Currency, Day, Language } from '../../../preload/contract/values.ts';

const Text = z.string().trim().min(1).max(400);
const Said = z.strictObject({ en: Text, ru: Text, fr: Text });
/** Where in the law or the standard the rule stands. */
const Source = z.string().trim().min(1).max(2000);
const Place = z.int().min(0).max(60);
const Modulus = z.int().min(2).max(10_000);
const Weights = z.array(z.int().min(0).max(100)).min(1).max(60);

const Pattern = z
  .string()
  .min(1)
  .max(500)
  .transform((text, context): RegExp => {
    try {
      return new RegExp(`^(?:${text})$`, 'u');
    } catch {
      context.addIssue({ code: 'custom', message: 'is no regular expression' });
      return z.NEVER;
    }
  });

const Check = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('luhn'), from: Place.optional(), to: Place.optional() }),
  z.strictObject({
    by: z.literal('weighted-sum'),
    weights: Weights,
    /** Where the weighted digits begin; 0 where it is left out. The digit after them is the check digit. */
    from: Place.optional(),
    modulus: Modulus,
    thenModulus: Modulus.optional(),
    /** Other weights for when the first remainder is 10. */
    weightsAfterTen: Weights.optional(),
    /** The check digit is what the remainder lacks to the modulus. */
    complement: z.boolean().optional(),
    /** What the remainder has to be, where there is no check digit. */
    equals: z.int().min(0).optional(),
  }),
  z.strictObject({
    by: z.literal('remainder'),
    /** The digits that are one number; all but the key where it is left out. */
    from: Place.optional(),
    to: Place.optional(),
    append: z.string().regex(/^\d+$/u).optional(),
    modulus: Modulus,
    thenModulus: Modulus.optional(),
    /** Where the key stands; the last sign where it is left out. */
    key: z.strictObject({ from: Place, to: Place }).optional(),
    /** The key is the sign of this text that the remainder counts off, instead of digits. */
    signs: z.string().min(2).optional(),
  }),
  z.strictObject({ by: z.literal('mod-11-10'), from: Place.optional() }),
  z.strictObject({ by: z.literal('iban') }),
  z.strictObject({ by: z.literal('vat-number') }),
]);
/** A check algorithm with its parameters. */
export type Check = z.infer<typeof Check>;

const Format = z
  .strictObject({
    digits: z.int().min(1).max(40).optional(),
    pattern: Pattern.optional(),
    checks: z.array(Check).optional(),
  })
  .refine(({ digits, pattern }) => digits !== undefined || pattern !== undefined, {
    error: 'needs digits or a pattern',
  });
/** One form that a number can have. */
export type Format = z.infer<typeof Format>;

const TaxNumber = z.strictObject({
  key: TaxNumberKind,
  label: Said,
  source: Source,
  /** False: it belongs to a place or a branch, so that two clients may have the same. */
  identifies: z.boolean().default(true),
  /** Whether the international form prints it. */
  printed: z.boolean().default(true),
  /** Any of them will do; none: nothing is checked. */
  formats: z.array(Format),
  /** What is said when none of the formats holds. */
  wrongForm: Said.optional(),
  /** What columns of files are called that hold it. */
  columns: z.array(Text).default([]),
});
export type TaxNumber = z.infer<typeof TaxNumber>;

/** Two numbers of one client that have to fit together; looked at when both are there. */
const Agreement = z.strictObject({
  kind: TaxNumberKind,
  when: Pattern.optional(),
  with: TaxNumberKind,
  whenWith: Pattern.optional(),
  rule: z.enum(['starts-with', 'ends-with', 'absent']),
  said: Said,
});
export type Agreement = z.infer<typeof Agreement>;

/** How the key of an account at a bank with a national code is checked: part of the bank's code before the account, weights in turn. */
const AccountKey = z.strictObject({
  weights: Weights,
  modulus: Modulus,
  /** The first whose pattern the bank's code has. */
  bank: z.array(
    z.strictObject({
      bic: Pattern,
      passes: z.boolean().optional(),
      prefix: z.string().regex(/^\d*$/u).optional(),
      from: Place.optional(),
      to: Place.optional(),
    }),
  ),
});
export type AccountKey = z.infer<typeof AccountKey>;

const NationalAccount = z.strictObject({
  digits: z.int().min(1).max(40),
  name: Said,
  key: AccountKey.optional(),
  wrongKey: Said.optional(),
});
const NationalBank = z.strictObject({
  source: Source,
  bic: z.strictObject({ digits: z.int().min(1).max(20), name: Said }),
  account: NationalAccount,
  corrAccount: NationalAccount.optional(),
});
/** Accounts that are no IBAN, at banks with a code of the country's own. */
export type NationalBank = z.infer<typeof NationalBank>;

const Field = z.union([TaxNumberKind, z.strictObject({ key: TaxNumberKind, label: Said })]);

const Rate = z.strictObject({
  rate: BasisPoints.nullable(),
  /** Needed where there are two of one rate. Stable for ever: the database knows the rate by it. */
  key: z
    .string()
    .regex(/^[a-z]{2,3}-[a-z0-9.-]+$/u)
    .optional(),
  label: Said.optional(),
  from: Day.optional(),
  to: Day.optional(),
  standard: z.boolean().default(false),
});
export type NationalRate = z.infer<typeof Rate>;

/** A file of `national/`. */
export const NationalFile = z.strictObject({
  code: Country,
  /** Where it stands among the others. */
  order: z.int().min(0).max(1000).default(100),
  name: Said,
  /** What choosing the country brings, in one line. */
  about: Said,
  /** How people write the country, beside its names and its code. */
  written: z.array(Text),
  /** Its language, where it is one of the program's. */
  language: Language.nullable().default(null),
  currency: Currency,
  /** Whose print forms its companies use. */
  printForm: z.enum(['RU', 'FR', 'INT']).default('INT'),
  /** What a new company of the country begins with. */
  habits: z.strictObject({ pricesIncludeVat: z.boolean(), paymentDays: z.int().min(0).max(3650) }),
  companyFields: z.array(CompanyExtra),
  taxNumbers: z.array(TaxNumber),
  agreements: z.array(Agreement).default([]),
  /** Which numbers are asked for, in which order; with another label where they are called differently. */
  fields: z.strictObject({ company: z.array(Field), soleTrader: z.array(Field), person: z.array(Field) }),
  bank: z.strictObject({
    labels: z.strictObject({ bic: Said, account: Said, corrAccount: Said.nullable() }),
    /** Every account there is an IBAN. */
    ibanOnly: z.boolean(),
    national: NationalBank.optional(),
  }),
  vatNumbersSource: Source.optional(),
  /** What stands after the two letters of a VAT number, by these letters. */
  vatNumbers: z
    .record(
      z.string().regex(/^[A-Z]{2}$/u),
      z.strictObject({ source: Source.optional(), formats: z.array(Format).min(1) }),
    )
    .default({}),
  ibanLengthsSource: Source.optional(),
  ibanLengths: z.record(z.string().regex(/^[A-Z]{2}$/u), z.int().min(15).max(34)).default({}),
  vat: z.strictObject({
    source: Source,
    rates: z.array(Rate).min(1),
    /** Offices there may add rates of their own. */
    open: z.boolean().default(false),
  }),
});
export type NationalFile = z.infer<typeof NationalFile>;
