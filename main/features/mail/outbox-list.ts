/** The outbox as people see it, and what they may do with a letter that has not been sent. */
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import { foundIn, type TypedText, typedText } from '../../../db/typed-text.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import { MailState, type OutboxLetter } from '../../../preload/contract/mail.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { accessBy, isHidden } from '../../engine/access.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { noteMailed } from '../documents/outputs.ts';
import { documentIfSeen, touchedDocument } from '../documents/reached.ts';
import { accountRow } from './account-queries.ts';
import { answersOf, askedAgain, mayArriveTwice, namedTarget, openRecipients, recipientsOf } from './letter-state.ts';
import {
  type AskedLetters,
  attachmentsOf,
  authorName,
  countLetters,
  type LetterRow,
  type LetterState,
  letterRow,
  moveLetter,
  outboxIds,
} from './outbox-queries.ts';
import { type SearchedLetter, searchedLetters } from './outbox-search-queries.ts';
import { problemWords } from './problem-words.ts';
import { saidBy } from './smtp-errors.ts';
import { accountIsGone, letterMoved, noSuchLetter } from './words.ts';

type Asking = Pick<Context, 'db' | 'user' | 'language'>;

/** null: whoever keeps the accounts of the office in order sees everybody's letters. */
function authorFor({ user }: Pick<Asking, 'user'>): number | null {
  return user.rights.has('settings.change') ? null : user.id;
}

/** One page, the latest first. */
export function outboxPage(
  asking: Asking,
  { state, documentId, text, after, limit }: Parsed<'mail.outbox'>,
): Output<'mail.outbox'> {
  const { db } = asking;
  const asked: AskedLetters = {
    authorId: authorFor(asking),
    state: state ?? null,
    documentId: documentId ?? null,
    after: after ?? Number.MAX_SAFE_INTEGER,
  };
  const typed = typedText(text);
  const { ids, next } = typed === null ? pageOf(db, asked, limit) : foundPage(asking, asked, typed, limit);
  const rows = ids.flatMap((id) => {
    const letter = letterRow(db, id);
    return letter === undefined ? [] : [shownLetter(asking, letter)];
  });
  return { rows, next };
}

/** Ids of letters, and the last of those that were looked at; null: there are no more. */
interface Page {
  readonly ids: readonly number[];
  readonly next: number | null;
}

function pageOf(db: Db, asked: AskedLetters, limit: number): Page {
  const ids = outboxIds(db, asked, limit + 1);
  return { ids: ids.slice(0, limit), next: ids.length > limit ? (ids[limit - 1] ?? null) : null };
}

/** So many letters are looked at for one page, which others do not feel; it may have less than it could hold, then. */
const lookedAt = 1000;

/** The letters among the next ones that have all words in what this user sees of them: recipients, subject, numbers and clients of documents. */
function foundPage({ db, user }: Asking, asked: AskedLetters, typed: TypedText, limit: number): Page {
  const reach = user.rights.has('documents.see') ? accessBy(user, 'documents.see') : null;
  const ids: number[] = [];
  let [looked, last] = [0, 0];
  for (const letter of searchedLetters(db, asked, reach, lookedAt)) {
    if (ids.length === limit) return { ids, next: last };
    looked += 1;
    last = letter.id;
    const seen = [hidesAddresses(user, letter) ? '' : letter.recipients, letter.subject, letter.documents];
    if (foundIn(typed, fold(seen.join(' ')))) ids.push(letter.id);
  }
  return { ids, next: looked === lookedAt ? last : null };
}

/** How many need somebody's attention, or are on their way to need none. */
export function outboxState(asking: Asking): Output<'mail.state'> {
  const of = (state: MailState) => countLetters(asking.db, state, authorFor(asking));
  return { waiting: of('waiting') + of('sending'), failed: of('failed'), uncertain: of('uncertain') };
}

/**
 * The letter is tried now; those who have it already do not get it again. Failure `not-found` or `forbidden` where one of its documents is out of
 * the user's reach by now.
 */
export function retryLetter(command: CommandContext, which: Parsed<'mail.retry'>): OutboxLetter {
  const letter = movable(command, which, ['waiting', 'failed', 'uncertain', 'cancelled']);
  const account = accountRow(command.db, letter.accountId);
  if (account === undefined || account.deletedAt !== null) throw accountIsGone();
  for (const { documentId } of attachmentsOf(command.db, letter.id))
    touchedDocument(command, 'documents.print', documentId);
  return moved(command, letter, {
    state: 'waiting',
    recipients: askedAgain(letter),
    nextAttemptAt: command.now,
    laterSince: null,
    problem: '',
    serverWords: '',
  });
}

/** The letter is not sent. */
export function cancelLetter(command: CommandContext, which: Parsed<'mail.cancel'>): OutboxLetter {
  return moved(command, movable(command, which, ['waiting', 'failed', 'uncertain']), { state: 'cancelled' });
}

/** Of a letter that may or may not have arrived somebody knows that it has: it has left the program, then. */
export function markLetterSent(command: CommandContext, which: Parsed<'mail.markSent'>): OutboxLetter {
  const letter = movable(command, which, ['uncertain']);
  const recipients = recipientsOf(letter.recipients);
  const open = openRecipients(letter, recipients);
  const all = { ...recipients, ...Object.fromEntries(open.map((address) => [address, 'accepted'])) };
  const { db, now, user } = command;
  const shown = moved(command, letter, { state: 'sent', sentAt: now, recipients: all, problem: '' });
  for (const { documentId, sha256, size } of attachmentsOf(db, letter.id)) {
    const noted = noteMailed(db, {
      documentId,
      at: now,
      userId: user.id,
      sha256,
      size,
      target: namedTarget(letter, open),
    });
    if (noted !== null) command.record(noted);
  }
  return shown;
}

/** The letter in one of these states. Failures `not-found` for somebody else's, `conflict` for one that has moved on. */
function movable(
  command: CommandContext,
  { id, version }: { readonly id: number; readonly version: number },
  states: readonly MailState[],
): LetterRow {
  const letter = letterRow(command.db, id);
  const author = authorFor(command);
  if (letter === undefined || (author !== null && letter.createdBy !== author)) throw noSuchLetter();
  if (letter.version !== version || !states.some((state) => state === letter.state)) throw letterMoved(letter.version);
  return letter;
}

function moved(command: CommandContext, letter: LetterRow, state: LetterState): OutboxLetter {
  const { db, now, user } = command;
  const version = moveLetter(db, letter, state, { at: now, by: user.id });
  if (version === undefined) throw letterMoved(letter.version);
  const changes = { state: { old: letter.state, new: state.state } };
  command.record({ entity: 'mail', id: letter.id, version, changes });
  return shownLetter(command, existing(db, letter.id));
}

function existing(db: Db, id: number): LetterRow {
  const letter = letterRow(db, id);
  if (letter === undefined) throw noSuchLetter();
  return letter;
}

function shownLetter(asking: Asking, letter: LetterRow): OutboxLetter {
  const { db, language } = asking;
  const { id, version, createdAt, subject, text, attempts, nextAttemptAt, sentAt, messageId, sha256 } = letter;
  const document = documentIfSeen(asking, letter.documentId);
  return {
    id,
    version,
    state: MailState.parse(letter.state),
    createdAt,
    author: authorName(db, letter.createdBy),
    from: letter.fromAddress,
    fromName: letter.fromName,
    ...addressesIn(asking, letter),
    subject,
    text,
    document:
      document === null
        ? null
        : {
            id: document.id,
            type: DocumentType.parse(document.type),
            number: document.number,
            client: document.clientName,
          },
    attachments: attachmentsOf(db, id).map(({ documentId, name, size, sha256: file }) => ({
      documentId: documentIfSeen(asking, documentId)?.id ?? null,
      name,
      size,
      sha256: file,
    })),
    attempts,
    nextAttemptAt,
    sentAt,
    problem: problemIn(letter, language),
    mayArriveTwice: mayArriveTwice(letter),
    messageId,
    sha256,
  };
}

/** To whom it goes, and what the server says, which may name them. */
function addressesIn(
  { user }: Asking,
  letter: LetterRow,
): Pick<OutboxLetter, 'to' | 'cc' | 'bcc' | 'serverWords' | 'systemWords' | 'recipients'> {
  const { to, cc, bcc } = letter;
  if (hidesAddresses(user, letter))
    return { to: [], cc: [], bcc: [], serverWords: '', systemWords: '', recipients: [] };
  const recipients = answersOf(letter).map(({ address, answer }) =>
    typeof answer === 'string'
      ? { address, answer, words: '' }
      : { address, answer: 'refused' as const, words: answer.refused },
  );
  return { to, cc, bcc, ...saidBy(letter.serverWords), recipients };
}

/** Whoever may not see the clients' e-mails sees those that he typed himself. */
function hidesAddresses(user: Asking['user'], { createdBy }: Pick<SearchedLetter, 'createdBy'>): boolean {
  return createdBy !== user.id && isHidden(user, 'clients.reaches');
}

function problemIn({ problem }: LetterRow, language: Language): string {
  return problemWords(problem)[language];
}
