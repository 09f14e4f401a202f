/** What has become of clients that were merged. */
import type { Db } from '../../../db/database.ts';
import { mergedInto } from './merging-queries.ts';

/** Ids of the clients that are this one by now: those merged into it, and those that had been merged into them. */
export function clientsMergedInto(db: Db, id: number): readonly number[] {
  return mergedInto(db, id);
}
