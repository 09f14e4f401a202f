/** Whose phone number it is. Rights are for the caller to ask. */
import type { Db } from '../../../db/database.ts';
import { phoneKey, phoneKeysAbroad } from '../../../db/phones.ts';
import { reachKey } from './keys.ts';
import { holdersIn, type NumberHolder } from './phone-queries.ts';
import { idsByKey } from './queries.ts';

export type { NumberHolder };

/** Clients that are not in the bin and their contact persons with this number, however it is written; none for a few digits, which are an extension. */
export function holdersOfNumber(db: Db, number: string): NumberHolder[] {
  const key = keyOfNumber(db, number);
  return idsByKey(db, 'phone', key).flatMap((id) => holdersIn(db, id, key));
}

/** The key of a number: that under which a client has it, where it was written there with the code of its country, or without. */
export function keyOfNumber(db: Db, number: string): string {
  const key = phoneKey(number);
  if (reachKey('phone', number) === null || idsByKey(db, 'phone', key).length > 0) return key;
  return phoneKeysAbroad(number).find((other) => idsByKey(db, 'phone', other).length > 0) ?? key;
}
