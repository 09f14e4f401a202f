/** What a letter becomes after an attempt: decided from what the server has said, without asking clock, file or socket. */

import { nextAttempt, putOffForGood } from './next-attempt.ts';
import type { LetterState } from './outbox-queries.ts';
import type { ProblemCode } from './problem-words.ts';
import type { Handed } from './smtp.ts';
import type { RefusedRecipient } from './smtp-errors.ts';

/** `accepted`, or the words with which it was refused for good; `perhaps`: the letter was handed over once, and is tried again all the same. */
type Answer = 'accepted' | 'perhaps' | { readonly refused: string };

/** Of each address that has an answer. */
export type Recipients = Readonly<Record<string, Answer>>;

export interface Addressed {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
}

/** Everybody whom the letter goes to, each once. */
export function allRecipients({ to, cc, bcc }: Addressed): string[] {
  const found = new Map<string, string>();
  for (const address of [...to, ...cc, ...bcc])
    if (!found.has(address.toLowerCase())) found.set(address.toLowerCase(), address);
  return [...found.values()];
}

/** What the outbox keeps of the answers, as attempts and people have written it; anything else is left out. */
export function recipientsOf(stored: Readonly<Record<string, unknown>>): Recipients {
  const known: Record<string, Answer> = {};
  for (const [address, answer] of Object.entries(stored)) {
    if (answer === 'accepted' || answer === 'perhaps') known[address] = answer;
    else if (typeof answer === 'object' && answer !== null && 'refused' in answer)
      known[address] = { refused: String(answer.refused) };
  }
  return known;
}

/** Those for whom no server has taken or refused the letter yet. */
export function openRecipients(addressed: Addressed, recipients: Recipients): string[] {
  return allRecipients(addressed).filter((address) => isOpen(recipients[address]));
}

function isOpen(answer: Answer | undefined): boolean {
  return answer === undefined || answer === 'perhaps';
}

/** With these the whole letter was handed over, and nobody knows what became of it. */
const handedOver: readonly string[] = ['unanswered', 'interrupted', 'restored'] satisfies readonly ProblemCode[];

export interface Answered extends Addressed {
  readonly state: string;
  /** The code of what went wrong last. */
  readonly problem: string;
  /** As the outbox keeps it. */
  readonly recipients: Readonly<Record<string, unknown>>;
}

/** What is known of each recipient: `open` is one whom no server has been told of the letter. */
export function answersOf(letter: Answered): { readonly address: string; readonly answer: Answer | 'open' }[] {
  const known = recipientsOf(letter.recipients);
  const wasHandedOver = letter.state === 'uncertain' || handedOver.includes(letter.problem);
  return allRecipients(letter).map((address) => {
    const answer = known[address];
    return { address, answer: answer ?? (wasHandedOver ? 'perhaps' : 'open') };
  });
}

/** Whether somebody may have the letter who would get it twice if it was sent again. */
export function mayArriveTwice(letter: Answered): boolean {
  return letter.state !== 'sent' && answersOf(letter).some(({ answer }) => answer === 'perhaps');
}

/** The answers with which a letter is tried again: of those who were refused nothing is known, and who has it stays. */
export function askedAgain(letter: Answered): Record<string, 'accepted' | 'perhaps'> {
  const kept: Record<string, 'accepted' | 'perhaps'> = {};
  for (const { address, answer } of answersOf(letter))
    if (answer === 'accepted' || answer === 'perhaps') kept[address] = answer;
  return kept;
}

export interface Attempted extends Addressed {
  readonly recipients: Recipients;
  /** With this one. */
  readonly attempts: number;
  /** Since when servers have been asking to try later, UTC ISO 8601; null: none has. */
  readonly laterSince: string | null;
}

export interface AfterAttempt {
  readonly state: LetterState;
  /** For whom the server has taken it this time. */
  readonly delivered: readonly string[];
}

/** `now`: UTC ISO 8601. */
export function afterAttempt(letter: Attempted, handed: Handed, now: string): AfterAttempt {
  const { attempts } = letter;
  const open = openRecipients(letter, letter.recipients);
  if (handed.kind === 'unanswered')
    return {
      state: { state: 'uncertain', attempts, problem: 'unanswered', serverWords: handed.words },
      delivered: [],
    };
  const refused = handed.refused.filter(({ address }) => open.includes(address));
  const delivered =
    handed.kind === 'taken' ? open.filter((address) => !refused.some((one) => one.address === address)) : [];
  const recipients = answered(letter.recipients, delivered, refused);
  const left = openRecipients(letter, recipients);
  const words = refused[0]?.words ?? handed.words;
  const code = handed.kind === 'not-taken' ? handed.code : refused.length > 0 ? 'later' : '';
  const laterSince = letter.laterSince ?? (code === 'later' ? now : null);
  const base = {
    attempts,
    laterSince,
    recipients,
    serverWords: handed.kind === 'taken' && left.length === 0 ? handed.words : words,
  };
  const isForGood =
    left.length === 0 ||
    (handed.kind === 'not-taken' && handed.forGood && refused.length === 0) ||
    (code === 'later' && laterSince !== null && laterSince < putOffForGood(now));
  if (!isForGood)
    return {
      state: { ...base, state: 'waiting', problem: code, nextAttemptAt: nextAttempt(attempts, now) },
      delivered,
    };
  const isSent = left.length === 0 && Object.values(recipients).includes('accepted');
  if (isSent) {
    const hasRefused = Object.values(recipients).some((answer) => answer !== 'accepted');
    return { state: { ...base, state: 'sent', problem: hasRefused ? 'refused' : '', sentAt: now }, delivered };
  }
  return {
    state: { ...base, state: 'failed', problem: code === '' ? 'refused' : left.length === 0 ? 'refused' : code },
    delivered,
  };
}

/** So often at least it is tried to read a file: another program may hold it for a while, or its drive be away. */
const readings = 5;

/** What a letter becomes whose files cannot be read, in the words of the system. `attempts`: with this one. */
export function afterUnreadable(
  { attempts, problem }: { readonly attempts: number; readonly problem: string },
  words: string,
  now: string,
): LetterState {
  const said = { attempts, problem: 'unreadable', serverWords: words } as const;
  return problem === 'unreadable' && attempts >= readings
    ? { ...said, state: 'failed' }
    : { ...said, state: 'waiting', nextAttemptAt: nextAttempt(attempts, now) };
}

function answered(
  before: Recipients,
  delivered: readonly string[],
  refused: readonly RefusedRecipient[],
): Record<string, Answer> {
  const recipients: Record<string, Answer> = { ...before };
  for (const address of delivered) recipients[address] = 'accepted';
  for (const { address, words, forGood } of refused) if (forGood) recipients[address] = { refused: words };
  return recipients;
}

/** Whom a letter went to, as documents and the log name it: blind copies behind the others, and marked. */
export function namedTarget({ to, cc }: Pick<Addressed, 'to' | 'cc'>, delivered: readonly string[]): string {
  const seen = new Set([...to, ...cc].map((address) => address.toLowerCase()));
  const open = delivered.filter((address) => seen.has(address.toLowerCase()));
  const blind = delivered.filter((address) => !seen.has(address.toLowerCase()));
  return open.join(', ') + (blind.length > 0 ? `; bcc: ${blind.join(', ')}` : '');
}
