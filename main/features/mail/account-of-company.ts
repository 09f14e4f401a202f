/** Which account a letter for an own company goes out from. An account belongs to none; its address tells. */
import type { Context } from '../../engine/context.ts';
import { ownCompanies } from '../companies/company.ts';
import { listAccounts } from './accounts.ts';

/**
 * The id of the account that a letter for the own company is offered from: with its very address, else at its domain, else of no other own
 * company; of several the one that is offered first. An office with one company has the one that is offered first. null: there is none.
 */
export function accountOfCompany({ db, user }: Pick<Context, 'db' | 'user'>, companyId: number): number | null {
  const accounts = listAccounts({ db, user });
  const companies = ownCompanies(db);
  const own = companies.find(({ id }) => id === companyId)?.email ?? '';
  const others = companies.filter(({ id }) => id !== companyId).map(({ email }) => email);
  if (others.length === 0) return accounts[0]?.id ?? null;
  const ranked = accounts.map(({ id, address }) => ({ id, rank: rankOf(address, own, others) }));
  // Sorting keeps the order of those of one rank.
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.id ?? null;
}

/** The lower, the better an address suits the company with the address `own`. */
function rankOf(address: string, own: string, others: readonly string[]): number {
  const isOne = (email: string) => email !== '' && email.trim().toLowerCase() === address.toLowerCase();
  const isNear = (email: string) => email !== '' && domainOf(email) === domainOf(address);
  if (isOne(own)) return 0;
  if (others.some(isOne)) return 3;
  if (isNear(own)) return 1;
  return others.some(isNear) ? 3 : 2;
}

const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
