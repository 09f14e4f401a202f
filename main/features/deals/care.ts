/** In whose care a deal is, and of which campaign it came: what is changed of many at once. */
import type { Db } from '../../../db/database.ts';
import { type CareOfDeal, dealById, updateCare } from './queries.ts';

/** A deal, in the bin or not; undefined where there is none. */
export function dealInCare(
  db: Db,
  id: number,
): (CareOfDeal & { version: number; name: string; isInBin: boolean }) | undefined {
  const deal = dealById(db, id);
  if (deal === undefined) return undefined;
  const { version, name, responsibleId, teamId, campaignId, deletedAt } = deal;
  return { version, name, responsibleId, teamId, campaignId, isInBin: deletedAt !== null };
}

/** Writes it over exactly this version, without an audit record; answers the new version. */
export function handDeal(
  db: Db,
  { id, version, at, by, ...care }: CareOfDeal & { id: number; version: number; at: string; by: number },
): number {
  if (!updateCare(db, id, version, care, { at, by })) throw new Error(`Deal ${id} has another version.`);
  return version + 1;
}
