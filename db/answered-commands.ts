/** What commands were answered: whoever sends one a second time is answered the same, and it is not carried out again. */
import type { Db } from './database.ts';

/**
 * Answers older than this many milliseconds are forgotten. Who sends a command again does it within seconds, but perhaps to a
 * keeper whose clock is up to half a day off (`main/sharing/admission.ts`).
 */
const keptFor = 13 * 60 * 60_000;

/**
 * What the command was answered; null where it was not carried out (or long ago), or was another user's. Inside of the
 * transaction that would carry it out.
 */
export function answerOf(db: Db, id: string, userId: number | null): { readonly value: unknown } | null {
  const row = db
    .prepare<[string, number | null], { readonly value: string }>(
      'SELECT value FROM answered_command WHERE id = ? AND user_id IS ?',
    )
    .get(id, userId);
  return row === undefined ? null : { value: JSON.parse(row.value) };
}

/** Keeps the answer, in the transaction that carries the command out, and forgets old ones. `at`: UTC ISO 8601. */
export function keepAnswer(db: Db, id: string, userId: number | null, at: string, value: unknown): void {
  const before = new Date(Date.parse(at) - keptFor).toISOString();
  db.prepare<[string]>('DELETE FROM answered_command WHERE at < ?').run(before);
  db.prepare<[string, number | null, string, string]>(
    'INSERT INTO answered_command (id, user_id, at, value) VALUES (?, ?, ?, ?)',
  ).run(id, userId, at, JSON.stringify(value ?? null));
}
