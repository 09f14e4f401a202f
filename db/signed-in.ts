/** Who is signed in to an office that several computers share: the next keeper of its file knows it from there. */
import { createHash } from 'node:crypto';
import type { Db } from './database.ts';

/** A sign-in ends by itself after so many milliseconds, if the office was kept by another computer since. */
const keptFor = 24 * 60 * 60_000;

export interface SignIn {
  readonly userId: number;
  /** UTC ISO 8601. */
  readonly since: string;
  readonly locked: boolean;
}

/** Who is signed in to the session of this token; null: nobody is known to be. `now`: UTC ISO 8601. */
export function signInOf(db: Db, token: string, now: string): SignIn | null {
  const row = db
    .prepare<[string, string], { userId: number; since: string; locked: number }>(
      'SELECT user_id AS userId, since, locked FROM signed_in WHERE token_hash = ? AND since >= ?',
    )
    .get(hashOf(token), oldest(now));
  return row === undefined ? null : { ...row, locked: row.locked === 1 };
}

/** Notes who is signed in to the session, and forgets what is too old. */
export function keepSignIn(db: Db, token: string, { userId, since, locked }: SignIn, now: string): void {
  db.transaction(() => {
    db.prepare<[string]>('DELETE FROM signed_in WHERE since < ?').run(oldest(now));
    db.prepare<[string, number, string, number]>(
      `INSERT INTO signed_in (token_hash, user_id, since, locked) VALUES (?, ?, ?, ?)
       ON CONFLICT (token_hash) DO UPDATE SET user_id = excluded.user_id, since = excluded.since, locked = excluded.locked`,
    ).run(hashOf(token), userId, since, Number(locked));
  });
}

/** Nobody is signed in to the session any more. */
export function forgetSignIn(db: Db, token: string): void {
  const known = db.prepare<[string]>('SELECT 1 FROM signed_in WHERE token_hash = ?').get(hashOf(token));
  if (known === undefined) return;
  db.transaction(() => db.prepare<[string]>('DELETE FROM signed_in WHERE token_hash = ?').run(hashOf(token)));
}

/** Forgets all sign-ins of the user, but for the session of this token. */
export function forgetSignInsOf(db: Db, userId: number, except: string | null): void {
  db.transaction(() =>
    db
      .prepare<[number, string]>('DELETE FROM signed_in WHERE user_id = ? AND token_hash <> ?')
      .run(userId, except === null ? '' : hashOf(except)),
  );
}

/** Forgets all sign-ins. */
export function forgetAllSignIns(db: Db): void {
  db.transaction(() => db.prepare('DELETE FROM signed_in').run());
}

function oldest(now: string): string {
  return new Date(Date.parse(now) - keptFor).toISOString();
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
