/** Letters of a database that comes from somewhere else: nobody knows whether they have been sent since it was copied. */
import type SQLite from 'better-sqlite3';

/** Codes of what keeps letters from going until somebody mends their account; then they go by themselves. */
export const accountProblems = ['certificate', 'encryption', 'sign-in', 'password'] as const;

/**
 * What waits in the outbox, also for its account to be mended, is not sent by itself: somebody is asked first. Of a database older than the
 * outbox nothing is asked.
 */
export function holdLetters(sql: SQLite.Database): void {
  const table = sql.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'mail_message'").get();
  if (table === undefined) return;
  sql
    .prepare(
      `UPDATE mail_message SET state = 'uncertain', next_attempt_at = NULL, problem = 'restored', version = version + 1
       WHERE state IN ('waiting', 'sending')
         OR (state = 'failed' AND problem IN (SELECT value FROM json_each(?)))`,
    )
    .run(JSON.stringify(accountProblems));
}
