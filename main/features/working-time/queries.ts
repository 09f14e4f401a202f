/** SQL of hours of people, special days and absences. */
import type { Db } from '../../../db/database.ts';
import { newUid } from '../../../db/uid.ts';
import type { AbsenceKind, SpecialDay, WorkingWeek } from '../../../preload/contract/working-time.ts';

/** A week as it is stored. */
export interface StoredWeek {
  readonly userId: number;
  /** JSON. */
  readonly week: string;
}

export function storedWeeks(db: Db): StoredWeek[] {
  return db.prepare<[], StoredWeek>('SELECT user_id AS userId, week FROM working_week ORDER BY user_id').all();
}

/** Null: he has the hours of the office. */
export function putWeek(db: Db, userId: number, week: WorkingWeek | null): void {
  if (week === null) db.prepare('DELETE FROM working_week WHERE user_id = ?').run(userId);
  else
    db.prepare(
      'INSERT INTO working_week (user_id, week) VALUES (?, ?) ON CONFLICT (user_id) DO UPDATE SET week = excluded.week',
    ).run(userId, JSON.stringify(week));
}

/** What the office has made of days, in their order. */
export function specialDays(db: Db, from: string, to: string): SpecialDay[] {
  return db
    .prepare<[string, string], { day: string; free: number; name: string }>(
      'SELECT day, free, name FROM special_day WHERE day BETWEEN ? AND ? ORDER BY day',
    )
    .all(from, to)
    .map((row) => ({ ...row, free: row.free === 1 }));
}

export function putDay(db: Db, { day, free, name }: SpecialDay): void {
  db.prepare(
    `INSERT INTO special_day (day, free, name) VALUES (?, ?, ?)
       ON CONFLICT (day) DO UPDATE SET free = excluded.free, name = excluded.name`,
  ).run(day, free ? 1 : 0, name);
}

export function deleteDay(db: Db, day: string): void {
  db.prepare('DELETE FROM special_day WHERE day = ?').run(day);
}

/** An absence as it is stored. */
export interface StoredAbsence {
  readonly id: number;
  readonly version: number;
  readonly userId: number;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly note: string;
}

const columns = 'id, version, user_id AS userId, from_day AS "from", to_day AS "to", kind, note';

export function absenceRecord(db: Db, id: number): StoredAbsence | undefined {
  return db.prepare<[number], StoredAbsence>(`SELECT ${columns} FROM absence WHERE id = ?`).get(id);
}

/** Those of which a day lies between: the end from the first day on, the beginning up to the last. */
export const absencesStatement = `SELECT ${columns} FROM absence INDEXED BY absence_end WHERE to_day >= ? AND from_day <= ? ORDER BY to_day, from_day, id`;

export function absencesBetween(db: Db, from: string, to: string): StoredAbsence[] {
  return db.prepare<[string, string], StoredAbsence>(absencesStatement).all(from, to);
}

/** What can be said of an absence. */
export interface AbsenceValues {
  readonly userId: number;
  readonly from: string;
  readonly to: string;
  readonly kind: AbsenceKind;
  readonly note: string;
}

interface Stamp {
  readonly at: string;
  readonly by: number;
}

export function insertAbsence(db: Db, { userId, from, to, kind, note }: AbsenceValues, { at, by }: Stamp): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO absence (uid, created_at, created_by, updated_at, updated_by, user_id, from_day, to_day, kind, note)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(newUid(), at, by, at, by, userId, from, to, kind, note);
  return Number(lastInsertRowid);
}

export function updateAbsence(db: Db, id: number, values: AbsenceValues, { at, by }: Stamp): void {
  const { userId, from, to, kind, note } = values;
  db.prepare(
    `UPDATE absence SET version = version + 1, updated_at = ?, updated_by = ?, user_id = ?, from_day = ?, to_day = ?,
       kind = ?, note = ? WHERE id = ?`,
  ).run(at, by, userId, from, to, kind, note, id);
}

export function deleteAbsence(db: Db, id: number): void {
  db.prepare('DELETE FROM absence WHERE id = ?').run(id);
}
