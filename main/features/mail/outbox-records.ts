/** Writes down what the outbox did: the state of letters, what left the program, and the audit's records in the name of the letters' authors. */
import type { Db } from '../../../db/database.ts';
import { instantOf } from '../../engine/clock.ts';
import type { Recorded } from '../../engine/context.ts';
import { type Author, recordChange } from '../audit/service.ts';
import { noteMailed } from '../documents/outputs.ts';
import { namedTarget } from './letter-state.ts';
import { nextAttempts, putOffForGood } from './next-attempt.ts';
import type { OutboxPorts } from './outbox-ports.ts';
import {
  attachmentsOf,
  authorName,
  type HeldUp,
  holdUp,
  type LetterRow,
  type LetterState,
  moveLetter,
} from './outbox-queries.ts';
import { isAccountProblem } from './problem-words.ts';
import type { SmtpProblem } from './smtp-errors.ts';

/** What became of one letter, in one transaction; nothing where another version of it is there by now. */
export function recordMove(
  { clock, changed }: Pick<OutboxPorts, 'clock' | 'changed'>,
  db: Db,
  letter: LetterRow,
  state: LetterState,
  delivered: readonly string[] = [],
): void {
  const at = instantOf(clock);
  const told = db.transaction((): Recorded[] => {
    const version = moveLetter(db, letter, state, { at, by: letter.createdBy });
    if (version === undefined) return [];
    const by = authorOf(db, letter.createdBy, at);
    const changes: Recorded[] = [moved({ ...letter, version }, letter.state, state)];
    const isNews = state.state !== 'waiting' && state.state !== 'sending';
    if (isNews) for (const change of changes) recordChange(db, by, change);
    if (delivered.length === 0) return changes;
    const target = namedTarget(letter, delivered);
    for (const { documentId, sha256, size } of attachmentsOf(db, letter.id)) {
      const noted = noteMailed(db, { documentId, at, userId: letter.createdBy, sha256, size, target });
      if (noted === null) continue;
      recordChange(db, by, noted);
      changes.push(noted);
    }
    return changes;
  });
  for (const change of told) changed(change);
}

/** So many letters are held up in one transaction: others have their turn between two. */
const atOnce = 500;

/**
 * None of the account's letters that are due can go now: those that only somebody can help have failed, the others wait. Told at once for all of
 * them; the audit hears of those that have failed. `mayGoOn`: asked before each transaction.
 */
export async function recordHoldUp(
  { clock, changed }: Pick<OutboxPorts, 'clock' | 'changed'>,
  db: Db,
  accountId: number,
  { code, words }: Pick<SmtpProblem, 'code' | 'words'>,
  mayGoOn: () => Promise<boolean>,
): Promise<void> {
  const now = instantOf(clock);
  const why = {
    accountId,
    now,
    problem: code,
    serverWords: words,
    forGood: code === 'account' || isAccountProblem(code),
    putOffBefore: code === 'later' ? putOffForGood(now) : null,
    next: nextAttempts(now),
  };
  let held: readonly HeldUp[];
  do {
    if (!(await mayGoOn())) return;
    held = db.transaction(() => {
      const letters = holdUp(db, why, atOnce);
      for (const letter of letters)
        if (letter.state === 'failed')
          recordChange(
            db,
            authorOf(db, letter.createdBy, now),
            moved(letter, 'waiting', { state: 'failed', serverWords: words }),
          );
      return letters;
    });
    if (held.length > 0) changed({ entity: 'mail', id: 0, version: 0, changes: {} });
    await new Promise((resolve) => setImmediate(resolve));
  } while (held.length === atOnce);
}

/** Letters move in the name of whoever wrote them. */
function authorOf(db: Db, userId: number, at: string): Author {
  return { at, userId, userName: authorName(db, userId), origin: 'outbox', channel: 'mail.sent' };
}

function moved(
  { id, version }: Pick<LetterRow, 'id' | 'version'>,
  before: string,
  { state, serverWords }: Pick<LetterState, 'state' | 'serverWords'>,
): Recorded {
  return {
    entity: 'mail',
    id,
    version,
    changes: {
      state: { old: before, new: state },
      ...(serverWords && { serverWords: { old: null, new: serverWords } }),
    },
  };
}
