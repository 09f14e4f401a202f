/** SQL of own companies with their addresses and bank accounts. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../../db/database.ts';
import { preparedOnce } from '../../../db/prepared.ts';
import { address, bankAccount, ownCompany } from '../../../db/schema/index.ts';
import type { CompanyFields } from '../../../preload/contract/companies.ts';
import type { Address } from '../../../preload/contract/parties.ts';

export type CompanyRow = typeof ownCompany.$inferSelect;
export type AddressRow = typeof address.$inferSelect;
export type BankAccountRow = typeof bankAccount.$inferSelect;

export function companyRows(db: Db): CompanyRow[] {
  return companiesQuery(db).all();
}

const companiesQuery = preparedOnce((orm) =>
  orm
    .select()
    .from(ownCompany)
    .where(isNull(ownCompany.deletedAt))
    .orderBy(asc(ownCompany.position), asc(ownCompany.id))
    .prepare(),
);

export function companyRow(db: Db, id: number): CompanyRow | undefined {
  return companyRows(db).find((row) => row.id === id);
}

export function companyAddresses(db: Db, companyId: number): AddressRow[] {
  return addressesQuery(db).all({ companyId });
}

const addressesQuery = preparedOnce((orm) =>
  orm
    .select()
    .from(address)
    .where(eq(address.companyId, sql.placeholder('companyId')))
    .prepare(),
);

/** In their order. */
export function companyBankAccounts(db: Db, companyId: number): BankAccountRow[] {
  return accountsQuery(db).all({ companyId });
}

const accountsQuery = preparedOnce((orm) =>
  orm
    .select()
    .from(bankAccount)
    .where(eq(bankAccount.companyId, sql.placeholder('companyId')))
    .orderBy(asc(bankAccount.position))
    .prepare(),
);

/** The position of one more company, after all others. */
export function nextPosition(db: Db): number {
  const row = db.orm
    .select({ last: sql<number | null>`max(${ownCompany.position})` })
    .from(ownCompany)
    .get();
  return (row?.last ?? 0) + 1;
}

export function insertCompany(db: Db, values: typeof ownCompany.$inferInsert): number {
  return db.orm.insert(ownCompany).values(values).returning({ id: ownCompany.id }).get().id;
}

/** Saves over the version given; answers the new version, or undefined when another one is there. */
export function updateCompany(
  db: Db,
  id: number,
  version: number,
  values: Partial<typeof ownCompany.$inferInsert>,
): number | undefined {
  return db.orm
    .update(ownCompany)
    .set({ ...values, version: version + 1 })
    .where(and(eq(ownCompany.id, id), eq(ownCompany.version, version)))
    .returning({ version: ownCompany.version })
    .get()?.version;
}

export function replaceAddresses(db: Db, companyId: number, legal: Address, postal: Address | null): void {
  db.orm.delete(address).where(eq(address.companyId, companyId)).run();
  db.orm
    .insert(address)
    .values({ companyId, purpose: 'legal', ...legal })
    .run();
  if (postal !== null)
    db.orm
      .insert(address)
      .values({ companyId, purpose: 'postal', ...postal })
      .run();
}

export function replaceBankAccounts(db: Db, companyId: number, accounts: CompanyFields['bankAccounts']): void {
  db.orm.delete(bankAccount).where(eq(bankAccount.companyId, companyId)).run();
  accounts.forEach((account, position) => {
    db.orm
      .insert(bankAccount)
      .values({ companyId, position, ...account })
      .run();
  });
}
