/** What SQL can say on a connection of this program beside SQLite's own functions. No index and no trigger uses them. */
import type SQLite from 'better-sqlite3';
import { fold } from './folding.ts';
import { phoneKey, phoneSpellings } from './phones.ts';

/**
 * `folded(text)`: as `fold` does. `bare(text)`: the same without spaces, for numbers that are written in groups.
 * `phone_digits(text)`: every spelling of a phone in digits, with a space before each. `phone_key(text)`: as `phoneKey`.
 */
export function addFunctions(sql: SQLite.Database): void {
  const add = (name: string, work: (text: string) => string) => {
    sql.function(name, { deterministic: true }, (value: unknown) => work(typeof value === 'string' ? value : ''));
  };
  add('folded', fold);
  add('bare', bare);
  add('phone_digits', phoneDigits);
  add('phone_key', phoneKey);
}

/** Folded, without spaces. */
export function bare(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/** Every spelling of a phone in digits, and without what is dialled before the national number; a space before each. */
function phoneDigits(text: string): string {
  return [...phoneSpellings(text), phoneKey(text)].map((spelling) => ` ${spelling}`).join('');
}
