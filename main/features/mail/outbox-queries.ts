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

export const dueAccountsStatement = `SELECT id FROM mail_account AS account WHERE EXISTS (
  SELECT 1 FROM mail_message INDEXED BY mail_message_due
  WHERE state = 'waiting' AND account_id = account.id AND next_attempt_at <= ?)`;

/** The accounts that have letters which are due. */
export function dueAccounts(db: Db, now: string): number[] {
  return db
    .prepare<[string], { id: number }>(dueAccountsStatement)
    .all(now)
    .map(({ id }) => id);
}

export const dueStatement = `SELECT id FROM mail_message INDEXED BY mail_message_due
  WHERE state = 'waiting' AND account_id = ? AND next_attempt_at <= ? ORDER BY next_attempt_at, id LIMIT 1`;

/** The account's letter that has been due for longest. */
export function dueLetter(db: Db, accountId: number, now: string): number | undefined {
  return db.prepare<[number, string], { id: number }>(dueStatement).get(accountId, now)?.id;
}

/** What a letter becomes; what is left out stays. */
export interface LetterState {
  readonly state: MailState;
  readonly attempts?: number;
  readonly nextAttemptAt?: string | null;
  readonly laterSince?: string | null;
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
         later_since = CASE @saysLater WHEN 1 THEN @laterSince ELSE later_since END,
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
      saysLater: state.laterSince === undefined ? 0 : 1,
      laterSince: state.laterSince ?? null,
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

/** Why none of an account's letters can go now. */
export interface HoldUp {
  readonly accountId: number;
  readonly now: string;
  readonly problem: ProblemCode;
  readonly serverWords: string;
  /** Only somebody can help: the letters have failed. */
  readonly forGood: boolean;
  /** The server asks to try later; those that it has put off since before this moment have failed. Null: it was not heard. */
  readonly putOffBefore: string | null;
  /** When they are tried next, after the first, second … attempt; the last one holds for all others. */
  readonly next: readonly string[];
}

export interface HeldUp {
  readonly id: number;
  readonly version: number;
  readonly createdBy: number;
  readonly state: 'waiting' | 'failed';
}

/** Letters of the account that are due wait with the one that could not go, or have failed with it; so many at most. */
export function holdUp(db: Db, { next, forGood, ...why }: HoldUp, atMost: number): HeldUp[] {
  return db
    .prepare<[Record<string, string | number | null>], HeldUp>(
      `WITH held AS (
         SELECT id, @forGood OR ifnull(later_since < @putOffBefore, 0) AS fails FROM mail_message INDEXED BY mail_message_due
         WHERE state = 'waiting' AND account_id = @accountId AND next_attempt_at <= @now ORDER BY next_attempt_at, id LIMIT @atMost)
       UPDATE mail_message SET state = iif(fails, 'failed', 'waiting'),
         next_attempt_at = iif(fails, NULL, json_extract(@next, '$[' || min(attempts, @last) || ']')),
         attempts = attempts + 1, problem = @problem, server_words = @serverWords,
         later_since = iif(@putOffBefore IS NULL, later_since, ifnull(later_since, @now)),
         version = version + 1, updated_at = @now, updated_by = created_by
       FROM held WHERE held.id = mail_message.id
       RETURNING mail_message.id, version, created_by AS createdBy, state`,
    )
    .all({ ...why, forGood: forGood ? 1 : 0, next: JSON.stringify(next), last: next.length - 1, atMost });
}

/** Letters that wait for an account, or with a document, have failed for this reason. Answers which. */
export function failWaiting(
  db: Db,
  of: { readonly accountId: number } | { readonly documentId: number },
  { problem, at, by }: { readonly problem: ProblemCode; readonly at: string; readonly by: number },
): { readonly id: number; readonly version: number }[] {
  const [which, id] =
    'accountId' in of
      ? ['account_id = @id', of.accountId]
      : ['id IN (SELECT message_id FROM mail_attachment WHERE document_id = @id)', of.documentId];
  return db
    .prepare<[Record<string, string | number>], { id: number; version: number }>(
      `UPDATE mail_message SET state = 'failed', next_attempt_at = NULL, problem = @problem, server_words = '',
         version = version + 1, updated_at = @at, updated_by = @by
       WHERE state = 'waiting' AND ${which} RETURNING id, version`,
    )
    .all({ id, problem, at, by });
}

/** How many letters of the account wait, have failed, or may or may not have arrived. */
export function unsentOfAccount(db: Db, accountId: number): { waiting: number; failed: number; uncertain: number } {
  const rows = db
    .prepare<[number], { state: string; count: number }>(
      `SELECT state, count(*) AS count FROM mail_message INDEXED BY mail_message_state
       WHERE state IN ('waiting', 'sending', 'failed', 'uncertain') AND account_id = ? GROUP BY state`,
    )
    .all(accountId);
  const of = (wanted: string) => rows.find(({ state }) => state === wanted)?.count ?? 0;
  return { waiting: of('waiting') + of('sending'), failed: of('failed'), uncertain: of('uncertain') };
}

/** Letters that failed for the account's sake, and those that wait for it, are tried at once. Answers those that had failed. */
export function resumeAfterAccount(db: Db, accountId: number, now: string): { id: number; version: number }[] {
  db.prepare(
    "UPDATE mail_message SET next_attempt_at = ?, later_since = NULL WHERE state = 'waiting' AND account_id = ?",
  ).run(now, accountId);
  return db
    .prepare<[string, number, string], { id: number; version: number }>(
      `UPDATE mail_message SET state = 'waiting', next_attempt_at = ?, later_since = NULL, problem = '', version = version + 1
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

/** Which letters of the outbox are asked for. */
export interface AskedLetters {
  /** null: of everybody. */
  readonly authorId: number | null;
  readonly state: MailState | null;
  readonly documentId: number | null;
  /** Only those before this one. */
  readonly after: number;
}

/** Which of their parts narrow them down. */
export interface NarrowedBy {
  readonly author: boolean;
  readonly state: boolean;
  readonly document: boolean;
}

/** The letters, the latest first, from FROM on: which index answers which question. What `askedKeys` answers is bound to it, and a limit. */
export function lettersAsked({ author, state, document }: NarrowedBy): string {
  const wanted = [
    author ? 'created_by = ?' : '',
    state ? 'state = ?' : '',
    document ? 'document_id = ?' : '',
    'id < ?',
  ];
  // Of one document there are few letters.
  const by = document ? 'INDEXED BY mail_message_document' : '';
  return `FROM mail_message ${by} WHERE ${wanted.filter(Boolean).join(' AND ')} ORDER BY id DESC LIMIT ?`;
}

/** What is bound to the question marks of `lettersAsked`, but the limit. */
export function askedKeys({ authorId, state, documentId, after }: AskedLetters): (string | number)[] {
  return [authorId, state, documentId, after].filter((one) => one !== null);
}

/** Whose parts these are. */
export function narrowedBy({ authorId, state, documentId }: AskedLetters): NarrowedBy {
  return { author: authorId !== null, state: state !== null, document: documentId !== null };
}

/** Ids of letters, the latest first. */
export function outboxIds(db: Db, asked: AskedLetters, limit: number): number[] {
  return db
    .prepare<(string | number)[], { id: number }>(`SELECT id ${lettersAsked(narrowedBy(asked))}`)
    .all(...askedKeys(asked), limit)
    .map(({ id }) => id);
}

/** The name of whoever wrote a letter, also of one who has left. */
export function authorName(db: Db, id: number): string {
  const row = db.prepare<[number], { author: string }>('SELECT name AS author FROM user WHERE id = ?').get(id);
  return row?.author ?? '';
}
