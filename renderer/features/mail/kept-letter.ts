/** A letter that is being written, as it is kept until it is in the outbox. */
import type { OutboxLetter } from '../../../preload/contract/mail.ts';

export interface LetterFields {
  readonly accountId: number | null;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** What was typed over what the engine proposes, and the name under which it is one letter, however often it is handed in. */
export interface KeptLetter {
  readonly typed: Partial<LetterFields>;
  readonly key: string;
}

/** What a letter begins with instead of what the engine proposes. `from`: the address of the account. */
export type Begun = Partial<Omit<LetterFields, 'accountId'>> & { readonly from?: string };

/** A letter that was not sent, to be corrected: the same documents, text and account, for those who have not got it. */
export interface WrittenAnew {
  readonly letter: Pick<OutboxLetter, 'id' | 'version' | 'state'>;
  /** Those that were enclosed. */
  readonly documentIds: readonly number[];
  readonly begun: Begun;
}

/** What was there when it was opened: the row may change under it. */
export function anewOf(letter: OutboxLetter, documentIds: readonly number[]): WrittenAnew {
  const { id, version, state, from, subject, text, recipients } = letter;
  const has = new Set(recipients.filter(({ answer }) => answer === 'accepted').map(({ address }) => address));
  const left = (addresses: readonly string[]) => addresses.filter((address) => !has.has(address));
  return {
    letter: { id, version, state },
    documentIds,
    begun: { from, to: left(letter.to), cc: left(letter.cc), bcc: left(letter.bcc), subject, text },
  };
}

/** The letter that was kept; null for what is none. */
export function keptLetterOf(value: unknown): KeptLetter | null {
  return isKept(value) ? { typed: value.typed, key: value.key } : null;
}

/** As `keptLetterOf`, of one that is written anew. */
export function keptAnewOf(value: unknown): WrittenAnew | null {
  return isKept(value) && isAnew(value)
    ? { letter: value.letter, documentIds: value.documentIds, begun: value.begun }
    : null;
}

const texts = ['subject', 'text'] as const;
const addresses = ['to', 'cc', 'bcc'] as const;

function isKept(value: unknown): value is KeptLetter {
  if (!isObject(value) || typeof value.key !== 'string' || !isObject(value.typed)) return false;
  const { accountId = null } = value.typed;
  return (accountId === null || typeof accountId === 'number') && isWritten(value.typed);
}

function isAnew(value: object): value is WrittenAnew {
  // What kept it; a letter of a state that this version does not know is one that is not taken out of the outbox.
  return (
    'letter' in value &&
    isObject(value.letter) &&
    typeof value.letter.id === 'number' &&
    typeof value.letter.version === 'number' &&
    'documentIds' in value &&
    Array.isArray(value.documentIds) &&
    value.documentIds.length > 0 &&
    value.documentIds.every((id) => typeof id === 'number') &&
    'begun' in value &&
    isObject(value.begun) &&
    isWritten(value.begun)
  );
}

/** Whether what is there of a letter's parts is what it should be. */
function isWritten(parts: Readonly<Record<string, unknown>>): boolean {
  return (
    texts.every((name) => typeof (parts[name] ?? '') === 'string') &&
    addresses.every((name) => {
      const several = parts[name] ?? [];
      return Array.isArray(several) && several.every((one) => typeof one === 'string');
    })
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
