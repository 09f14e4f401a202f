/** Whose phone number it is. Rights are for the caller to ask. */
import type { Db } from '../../../db/database.ts';
import { reachKey } from './keys.ts';
import { holdersIn, type NumberHolder } from './phone-queries.ts';
import { idsByKey } from './queries.ts';

export type { NumberHolder };

/** Clients that are not in the bin and their contact persons with this number, however it is written; none for a few digits, which are an extension. */
export function holdersOfNumber(db: Db, number: string): NumberHolder[] {
  const key = reachKey('phone', number);
  return key === null ? [] : idsByKey(db, key.kind, key.key).flatMap((id) => holdersIn(db, id, key.key));
}
