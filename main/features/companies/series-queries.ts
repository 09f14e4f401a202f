/** SQL of number series and of their counters. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../../db/database.ts';
import { preparedOnce } from '../../../db/prepared.ts';
import { numberSeries } from '../../../db/schema/index.ts';

export type SeriesRow = typeof numberSeries.$inferSelect;

/** The last number of a period, and the latest day of a document that has one. */
export interface Counter {
  readonly last: number;
  readonly lastDay: string | null;
}

export function seriesRows(db: Db): SeriesRow[] {
  return db.orm
    .select()
    .from(numberSeries)
    .where(isNull(numberSeries.deletedAt))
    .orderBy(asc(numberSeries.companyId), asc(numberSeries.id))
    .all();
}

export function seriesRow(db: Db, id: number): SeriesRow | undefined {
  return db.orm
    .select()
    .from(numberSeries)
    .where(and(eq(numberSeries.id, id), isNull(numberSeries.deletedAt)))
    .get();
}

export function seriesOf(db: Db, companyId: number, type: string): SeriesRow | undefined {
  return seriesQuery(db).get({ companyId, type });
}

const seriesQuery = preparedOnce((orm) =>
  orm
    .select()
    .from(numberSeries)
    .where(
      and(
        eq(numberSeries.companyId, sql.placeholder('companyId')),
        eq(numberSeries.type, sql.placeholder('type')),
        isNull(numberSeries.deletedAt),
      ),
    )
    .prepare(),
);

export function insertSeries(db: Db, values: typeof numberSeries.$inferInsert): number {
  return db.orm.insert(numberSeries).values(values).returning({ id: numberSeries.id }).get().id;
}

/** Saves over the version given; answers the new version, or undefined when another one is there. */
export function updateSeries(
  db: Db,
  id: number,
  version: number,
  values: Partial<typeof numberSeries.$inferInsert>,
): number | undefined {
  return db.orm
    .update(numberSeries)
    .set({ ...values, version: version + 1 })
    .where(and(eq(numberSeries.id, id), eq(numberSeries.version, version)))
    .returning({ version: numberSeries.version })
    .get()?.version;
}

export function counterOf(db: Db, seriesId: number, period: string): Counter | undefined {
  return db
    .prepare<[number, string], Counter>(
      'SELECT last, last_day AS lastDay FROM number_series_counter WHERE series_id = ? AND period = ?',
    )
    .get(seriesId, period);
}

export function setCounter(db: Db, seriesId: number, period: string, { last, lastDay }: Counter): void {
  db.prepare(
    `INSERT INTO number_series_counter (series_id, period, last, last_day) VALUES (?, ?, ?, ?)
     ON CONFLICT (series_id, period) DO UPDATE SET last = excluded.last, last_day = excluded.last_day`,
  ).run(seriesId, period, last, lastDay);
}

/** The highest number that a document of this period has; 0 when none has any. */
export function highestTaken(db: Db, seriesId: number, period: string): number {
  const row = db
    .prepare<[number, string], { seq: number }>(
      'SELECT seq FROM document WHERE series_id = ? AND period = ? AND seq IS NOT NULL ORDER BY seq DESC LIMIT 1',
    )
    .get(seriesId, period);
  return row?.seq ?? 0;
}

/** Whether a document of the series has this very number and a day that begins with `days` (`2026`, `2026-11`, ``). */
export function isNumberTaken(db: Db, seriesId: number, number: string, days: string): boolean {
  return (
    db
      .prepare<[string, number, string, string], { id: number }>(
        `SELECT id FROM document INDEXED BY document_number
         WHERE number = ? AND deleted_at IS NULL AND series_id = ? AND substr(day, 1, length(?)) = ? LIMIT 1`,
      )
      .get(number, seriesId, days, days) !== undefined
  );
}

/** Whether a document of the company and of this type has this very number. */
export function isNumberOfType(db: Db, companyId: number, type: string, number: string): boolean {
  return (
    db
      .prepare<[string, number, string], { id: number }>(
        `SELECT id FROM document INDEXED BY document_number
         WHERE number = ? AND deleted_at IS NULL AND company_id = ? AND type = ? LIMIT 1`,
      )
      .get(number, companyId, type) !== undefined
  );
}
