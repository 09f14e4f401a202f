/** SQL of national data: units and VAT rates. */
import { eq } from 'drizzle-orm';
import type { Db } from '../../../db/database.ts';
import { preparedOnce } from '../../../db/prepared.ts';
import { unit, vatRate } from '../../../db/schema/index.ts';

export type VatRateRow = typeof vatRate.$inferSelect;
export type UnitRow = typeof unit.$inferSelect;

export function vatRateRows(db: Db): VatRateRow[] {
  return ratesQuery(db).all();
}

const ratesQuery = preparedOnce((orm) => orm.select().from(vatRate).orderBy(vatRate.id).prepare());

export function unitRows(db: Db): UnitRow[] {
  return unitsQuery(db).all();
}

const unitsQuery = preparedOnce((orm) => orm.select().from(unit).prepare());

/** Answers its id. */
export function insertVatRate(db: Db, values: typeof vatRate.$inferInsert): number {
  return db.orm.insert(vatRate).values(values).returning({ id: vatRate.id }).get().id;
}

export function deleteVatRate(db: Db, id: number): void {
  db.orm.delete(vatRate).where(eq(vatRate.id, id)).run();
}

/** Whether a product or a line of a document has it, in the bin too. */
export function isVatRateUsed(db: Db, id: number): boolean {
  const used = db.sql.prepare<[number, number], number>(
    'SELECT EXISTS (SELECT 1 FROM product WHERE vat_rate_id = ?) OR EXISTS (SELECT 1 FROM document_line WHERE vat_rate_id = ?)',
  );
  return used.pluck().get(id, id) === 1;
}

export function updateVatRate(db: Db, id: number, values: Partial<typeof vatRate.$inferInsert>): void {
  db.orm.update(vatRate).set(values).where(eq(vatRate.id, id)).run();
}

/** Adds a unit, or gives it new names. */
export function putUnit(db: Db, values: typeof unit.$inferInsert): void {
  db.orm
    .insert(unit)
    .values(values)
    .onConflictDoUpdate({ target: unit.code, set: { names: values.names } })
    .run();
}
