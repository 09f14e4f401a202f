/** SQL of the accounts that letters are sent from. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../../../db/database.ts';
import { mailAccount } from '../../../db/schema/index.ts';

export type AccountRow = typeof mailAccount.$inferSelect;
export type AccountValues = Omit<typeof mailAccount.$inferInsert, 'id' | 'uid' | 'createdAt' | 'createdBy'>;

/** Those of the office and those of the user, in the order in which they are offered: his own first. */
export function accountRows(db: Db, userId: number): AccountRow[] {
  const rows = db.orm.select().from(mailAccount).where(isNull(mailAccount.deletedAt)).all();
  const place = (row: AccountRow) => (row.userId === null ? 2 : 0) + (row.isDefault ? 0 : 1);
  return rows
    .filter((row) => row.userId === null || row.userId === userId)
    .sort((one, other) => place(one) - place(other) || one.id - other.id);
}

/** The person's own. */
export function ownAccounts(db: Db, userId: number): AccountRow[] {
  return db.orm
    .select()
    .from(mailAccount)
    .where(and(eq(mailAccount.userId, userId), isNull(mailAccount.deletedAt)))
    .all();
}

/** The account, removed or not. */
export function accountRow(db: Db, id: number): AccountRow | undefined {
  return db.orm.select().from(mailAccount).where(eq(mailAccount.id, id)).get();
}

export function insertAccount(
  db: Db,
  values: AccountValues & Pick<AccountRow, 'uid' | 'createdAt' | 'createdBy'>,
): number {
  return db.orm.insert(mailAccount).values(values).returning({ id: mailAccount.id }).get().id;
}

/** Saves over the version given; answers the new version, or undefined when another one is there. */
export function updateAccount(
  db: Db,
  { id, version }: { readonly id: number; readonly version: number },
  values: Partial<AccountValues>,
): number | undefined {
  return db.orm
    .update(mailAccount)
    .set({ ...values, version: version + 1 })
    .where(and(eq(mailAccount.id, id), eq(mailAccount.version, version), isNull(mailAccount.deletedAt)))
    .returning({ version: mailAccount.version })
    .get()?.version;
}

/** The others of the same person, or of the office, are not offered first any more. Answers which that were. */
export function dropOtherDefaults(
  db: Db,
  { id, userId }: Pick<AccountRow, 'id' | 'userId'>,
  { at, by }: { readonly at: string; readonly by: number },
): { readonly id: number; readonly version: number }[] {
  return db
    .prepare<[Record<string, string | number | null>], { id: number; version: number }>(
      `UPDATE mail_account SET is_default = 0, version = version + 1, updated_at = @at, updated_by = @by
       WHERE id <> @id AND user_id IS @userId AND is_default = 1 AND deleted_at IS NULL RETURNING id, version`,
    )
    .all({ id, userId, at, by });
}
