/** What somebody types to find a record by: for the search table, for search keys, and for beginnings of names. */
import type { Db } from './database.ts';
import { digits, fold, nameKey } from './folding.ts';
import { isPhoneOnly } from './phones.ts';
import { type Condition, containsCondition, matchQuery, type Rarity, rarityIn } from './search.ts';

/** A text that was typed to find something; see `typedText`. */
export interface TypedText {
  /** Without quotation marks, which nobody types as they are stored. */
  readonly text: string;
  /** Too short for the search table, which knows three letters in a row: records that begin with the first word. */
  readonly short: boolean;
  /** The beginning of a name, as name keys are written: the whole text, of a short one the first word. */
  readonly beginning: string;
  /** The same as it was typed, for columns that are not folded. */
  readonly asTyped: string;
}

/** Takes what was typed; null where it says nothing. */
export function typedText(typed: string): TypedText | null {
  const written = typed.replace(/[\p{Cc}"«»„“”]+/gu, ' ').trim();
  // `01 40 50 60 70`: a phone in pairs of digits has no three in a row before it is put together.
  const inPairs = isPhoneOnly(written) && matchQuery(written) === null && digits(written).length > 2;
  const plain = inPairs ? written.replace(/[^+\d]+/gu, '') : written;
  const folded = fold(plain);
  if (folded === '') return null;
  const short = matchQuery(plain) === null;
  const asTyped = (short ? plain.split(/\s/u)[0] : plain) ?? plain;
  return { text: plain, short, beginning: nameKey(asTyped), asTyped };
}

/** The value for MATCH in this search table: candidates that `keyHolds` decides on. Of a short text it is a bug to ask. */
export function matchOf(db: Db, { text }: TypedText, search: string): string {
  const match = matchQuery(text, rarity(db, search));
  if (match === null) throw new Error('A text without three letters in a row cannot be matched.');
  return match;
}

/** The same for a text that must be found as it is written; null where it has no three letters in a row. */
export function matchOfText(db: Db, text: string, search: string): string | null {
  return matchQuery(text, rarity(db, search));
}

/** Whether a search key holds all that was typed, as an SQL condition. */
export function keyHolds({ text }: TypedText, column: string): Condition {
  return containsCondition(text, column);
}

/** Whether a folded text that is at hand has all the words as they were typed; numbers in another spelling are not known to it. */
export function foundIn({ text }: TypedText, folded: string): boolean {
  return fold(text)
    .split(' ')
    .every((word) => folded.includes(word));
}

const rarities = new WeakMap<Db, Map<string, Rarity>>();

function rarity(db: Db, search: string): Rarity {
  const known = rarities.get(db) ?? new Map<string, Rarity>();
  rarities.set(db, known);
  const before = known.get(search);
  if (before !== undefined) return before;
  const fresh = rarityIn(db.sql, search);
  known.set(search, fresh);
  return fresh;
}
