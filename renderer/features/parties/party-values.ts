/** Empty parties, and how their parts read on one line. */
import type { z } from 'zod';
import type {
  BankAccount as AccountSchema,
  Address as AddressSchema,
  Reach as ReachSchema,
} from '../../../preload/contract/parties.ts';

export type Address = z.infer<typeof AddressSchema>;
export type BankAccount = z.infer<typeof AccountSchema>;
export type Reach = z.infer<typeof ReachSchema>;

export const emptyAddress: Address = { street: '', postcode: '', city: '', region: '', country: '' };

export function emptyAccount(currency: string): BankAccount {
  return { bank: '', bic: '', account: '', corrAccount: '', currency };
}

/** The parts that are given, as on an envelope: street, postcode and city, region, country. */
export function addressLines(address: Address | null): readonly string[] {
  if (!address) return [];
  return [address.street, `${address.postcode} ${address.city}`, address.region, address.country]
    .map((line) => line.trim())
    .filter(Boolean);
}
