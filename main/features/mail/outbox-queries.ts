/** SQL of letters: putting them into the outbox, taking the next one out, and what became of each. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../../db/database.ts';
import { accountProblems } from '../../../db/held-letters.ts';
import { mailAttachment, mailMessage } from '../../../db/schema/index.ts';
import type { MailState } from '../../../preload/contract/mail.ts';
import type { ProblemCode } from './problem-words.ts';

export type LetterRow = typeof mailMessage.$inferSelect;
export type AttachmentRow = typeof mailAttachment.$inferSelect;
export type NewLetter = typeof mailMessage.$inferInsert;

export function insertLetter(
  db: Db,
  letter: NewLetter,
  attachments: readonly Omit<AttachmentRow, 'messageId' | 'position'>[],
): number {
  const { id } = db.orm.insert(mailMessage).values(letter).returning({ id: mailMessage.id }).get();
  attachments.forEach((attachment, position) => {
    db.orm
      .insert(mailAttachment)
      .values({ ...attachment, messageId: id, position })
      .run();
  });
  return id;
}

export function letterRow(db: Db, id: number): LetterRow | undefined {
  return db.orm.select().from(mailMessage).where(eq(mailMessage.id, id)).get();
}

/** The id of the letter that was handed in under this key. */
export function letterByKey(db: Db, uid: string): number | undefined {
  return db.orm.select({ id: mailMessage.id }).from(mailMessage).where(eq(mailMessage.uid, uid)).get()?.id;
}

/** In their order. */
export function attachmentsOf(db: Db, messageId: number): AttachmentRow[] {
  return db.orm
    .select()
    .from(mailAttachment)
    .where(eq(mailAttachment.messageId, messageId))
    .orderBy(asc(mailAttachment.position))
    .all();
}

export const dueStatement = `SELECT id, account_id AS accountId FROM mail_message INDEXED BY mail_message_due
  WHERE state = 'waiting' AND next_attempt_at <= ? ORDER BY next_attempt_at, id LIMIT 1`;

/** The letter that has been due for longest. */
export function dueLetter(db: Db, now: string): { readonly id: number; readonly accountId: number } | undefined {
  return db.prepare<[string], { id: number; accountId: number }>(dueStatement).get(now);
}

/** What a letter becomes; what is left out stays. */
export interface LetterState {
  readonly state: MailState;
  readonly attempts?: number;
  readonly nextAttemptAt?: string | null;
  readonly recipients?: Record<string, unknown>;
  readonly problem?: ProblemCode | '';
  readonly serverWords?: string;
  readonly sentAt?: string;
  readonly sha256?: string;
}

/** Moves a letter on from the version given; answers the new version, or undefined when another one is there. */
export function moveLetter(
  db: Db,
  { id, version }: Pick<LetterRow, 'id' | 'version'>,
  { nextAttemptAt = null, ...state }: LetterState,
  { at, by }: { readonly at: string; readonly by: number },
): number | undefined {
  const { changes } = db
    .prepare<[{ id: number; version: number } & Record<string, string | number | null>]>(
      `UPDATE mail_message SET state = @state, next_attempt_at = @nextAttemptAt, attempts = ifnull(@attempts, attempts),
         recipients = ifnull(@recipients, recipients), problem = ifnull(@problem, problem),
         server_words = ifnull(@serverWords, server_words), sent_at = @sentAt, sha256 = ifnull(@sha256, sha256),
         version = version + 1, updated_at = @at, updated_by = @by
       WHERE id = @id AND version = @version`,
    )
    .run({
      id,
      version,
      at,
      by,
      nextAttemptAt,
      state: state.state,
      attempts: state.attempts ?? null,
      recipients: state.recipients === undefined ? null : JSON.stringify(state.recipients),
      problem: state.problem ?? null,
      serverWords: state.serverWords ?? null,
      sentAt: state.sentAt ?? null,
      sha256: state.sha256 ?? null,
    });
  return changes === 1 ? version + 1 : undefined;
}

/** Those that were on their way when the program ended. */
export function lettersOnTheirWay(db: Db): LetterRow[] {
  return db.orm.select().from(mailMessage).where(eq(mailMessage.state, 'sending')).all();
}

/** Letters of the account that are due: they wait with the one that could not go. */
export function dueOfAccount(db: Db, accountId: number, now: string): LetterRow[] {
  const ids = db
    .prepare<[string, number], { id: number }>(
      `SELECT id FROM mail_message INDEXED BY mail_message_due
       WHERE state = 'waiting' AND next_attempt_at <= ? AND account_id = ? ORDER BY next_attempt_at, id`,
    )
    .all(now, accountId);
  return ids.flatMap(({ id }) => letterRow(db, id) ?? []);
}

/** How many letters wait for the account. */
export function lettersOfAccount(db: Db, accountId: number): number {
  return Number(
    db
      .prepare(
        "SELECT count(*) AS count FROM mail_message INDEXED BY mail_message_state WHERE state IN ('waiting', 'sending') AND account_id = ?",
      )
      .pluck()
      .get(accountId),
  );
}

/** Letters that failed for the account's sake, and those that wait for it, are tried at once. Answers those that had failed. */
export function resumeAfterAccount(db: Db, accountId: number, now: string): { id: number; version: number }[] {
  db.prepare("UPDATE mail_message SET next_attempt_at = ? WHERE state = 'waiting' AND account_id = ?").run(
    now,
    accountId,
  );
  return db
    .prepare<[string, number, string], { id: number; version: number }>(
      `UPDATE mail_message SET state = 'waiting', next_attempt_at = ?, problem = '', version = version + 1
       WHERE state = 'failed' AND account_id = ? AND problem IN (SELECT value FROM json_each(?)) RETURNING id, version`,
    )
    .all(now, accountId, JSON.stringify(accountProblems));
}

/** How many letters of a state there are, of one author or (null) of all. */
export function countLetters(db: Db, state: MailState, authorId: number | null): number {
  const [sql, parameters] =
    authorId === null
      ? ['SELECT count(*) AS letters FROM mail_message WHERE state = ?', [state]]
      : ['SELECT count(*) AS letters FROM mail_message WHERE created_by = ? AND state = ?', [authorId, state]];
  return Number(
    db
      .prepare<(string | number)[]>(sql)
      .pluck()
      .get(...parameters),
  );
}

/** Which index answers which question. */
export function outboxStatement(asked: { readonly author: boolean; readonly state: boolean }): string {
  const where = [asked.author ? 'created_by = ?' : '', asked.state ? 'state = ?' : '', 'id < ?'].filter(Boolean);
  return `SELECT id FROM mail_message WHERE ${where.join(' AND ')} ORDER BY id DESC LIMIT ?`;
}

/** Ids of letters, the latest first. */
export function outboxIds(
  db: Db,
  { authorId, state, after, limit }: { authorId: number | null; state: MailState | null; after: number; limit: number },
): number[] {
  const parameters = [...(authorId === null ? [] : [authorId]), ...(state === null ? [] : [state]), after, limit];
  return db
    .prepare<(string | number)[], { id: number }>(outboxStatement({ author: authorId !== null, state: state !== null }))
    .all(...parameters)
    .map(({ id }) => id);
}

/** The name of whoever wrote a letter, also of one who has left. */
export function authorName(db: Db, id: number): string {
  const row = db.prepare<[number], { author: string }>('SELECT name AS author FROM user WHERE id = ?').get(id);
  return row?.author ?? '';
}
