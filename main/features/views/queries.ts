/** SQL of saved views. */
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '../../../db/database.ts';
import { listView, user } from '../../../db/schema/index.ts';

export interface StoredView {
  readonly id: number;
  readonly version: number;
  readonly list: string;
  readonly name: string;
  readonly userId: number;
  readonly owner: string;
  readonly shared: boolean;
  readonly position: number;
  readonly content: unknown;
}

const columns = {
  id: listView.id,
  version: listView.version,
  list: listView.list,
  name: listView.name,
  userId: listView.userId,
  owner: user.name,
  shared: listView.shared,
  position: listView.position,
  content: listView.content,
};

/** Those of the user and those that are shared, in their order. */
export function viewsFor(db: Db, list: string, userId: number): StoredView[] {
  return db.orm
    .select(columns)
    .from(listView)
    .innerJoin(user, eq(user.id, listView.userId))
    .where(
      and(
        eq(listView.list, list),
        isNull(listView.deletedAt),
        or(eq(listView.userId, userId), eq(listView.shared, true)),
      ),
    )
    .orderBy(asc(listView.position), asc(listView.id))
    .all();
}

export function viewBy(db: Db, id: number): StoredView | undefined {
  return db.orm
    .select(columns)
    .from(listView)
    .innerJoin(user, eq(user.id, listView.userId))
    .where(and(eq(listView.id, id), isNull(listView.deletedAt)))
    .get();
}

/** The position after all views of the list. */
export function nextViewPosition(db: Db, list: string): number {
  const row = db.orm
    .select({ last: sql<number | null>`max(${listView.position})` })
    .from(listView)
    .where(and(eq(listView.list, list), isNull(listView.deletedAt)))
    .get();
  return (row?.last ?? 0) + 1;
}

export function insertView(db: Db, values: typeof listView.$inferInsert): number {
  return db.orm.insert(listView).values(values).returning({ id: listView.id }).get().id;
}

/** Saves over the version given; false when another one is there. */
export function updateView(
  db: Db,
  { id, version }: { readonly id: number; readonly version: number },
  values: Partial<typeof listView.$inferInsert>,
): boolean {
  const { changes } = db.orm
    .update(listView)
    .set({ ...values, version: version + 1 })
    .where(and(eq(listView.id, id), eq(listView.version, version)))
    .run();
  return changes === 1;
}
