/** SQL of who gave an activity to its responsible person, and what that person says to it. */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { Asking } from './asking.ts';

/** Writes it beside whatever else is changed. */
export function setAsking(db: Db, id: number, { askedById, acceptance, declinedBecause }: Asking): void {
  db.prepare<(Key | null)[]>('UPDATE activity SET asked_by = ?, acceptance = ?, declined_because = ? WHERE id = ?').run(
    askedById,
    acceptance ?? '',
    declinedBecause,
    id,
  );
}

/** The same of a series: what is made of it later stands so. */
export function setSeriesAsking(db: Db, id: number, { askedById, acceptance, declinedBecause }: Asking): void {
  db.prepare<(Key | null)[]>(
    'UPDATE activity_series SET asked_by = ?, acceptance = ?, declined_because = ? WHERE id = ?',
  ).run(askedById, acceptance ?? '', declinedBecause, id);
}

/** Notes that an activity was changed in nothing but what `setAsking` writes. */
export function touchActivity(db: Db, id: number, { at, by }: { readonly at: string; readonly by: number }): void {
  db.prepare<Key[]>('UPDATE activity SET version = version + 1, updated_at = ?, updated_by = ? WHERE id = ?').run(
    at,
    by,
    id,
  );
}
