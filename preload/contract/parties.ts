/** What own companies and clients have in common: tax numbers, addresses, bank accounts, means of contact. */
import { z } from 'zod';
import { Line } from './values.ts';

/** A kind of tax number as national data name it: `inn`, `siren`, `vat`. Which there are, `reference.get` says. */
export const TaxNumberKind = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/);
export type TaxNumberKind = z.infer<typeof TaxNumberKind>;
/** By kind. Digits are kept as text. */
export const TaxNumbers = z
  .record(TaxNumberKind, Line(40))
  .refine((numbers) => Object.keys(numbers).length <= 30, { error: 'at most 30' });
export type TaxNumbers = z.infer<typeof TaxNumbers>;

export const Address = z.object({
  street: Line(300),
  postcode: Line(20),
  city: Line(100),
  region: Line(100),
  /** The name of the country as it is written on letters. */
  country: Line(60),
});
export type Address = z.infer<typeof Address>;

export const BankAccount = z.object({
  bank: Line(200),
  /** BIC: nine digits in Russia, eight or eleven characters (SWIFT) elsewhere. */
  bic: Line(20),
  /** Account number, or IBAN. */
  account: Line(50),
  corrAccount: Line(50),
  currency: Line(3),
});
export type BankAccount = z.infer<typeof BankAccount>;

export const Reach = z.object({
  kind: z.enum(['phone', 'fax', 'email', 'site', 'messenger']),
  value: Line(200).pipe(z.string().min(1)),
  label: Line(60),
});
export type Reach = z.infer<typeof Reach>;
