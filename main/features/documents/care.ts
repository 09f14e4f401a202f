/** Who is responsible for a document, drafts and issued ones alike. */
import type { Db } from '../../../db/database.ts';
import { documentRecord, updateDocument } from './queries.ts';

/** A document that is not in the bin, as far as it says in whose care it is; undefined where there is none. */
export function documentInCare(
  db: Db,
  id: number,
): { version: number; name: string; responsibleId: number | null; teamId: number | null } | undefined {
  const record = documentRecord(db, id);
  if (record === undefined) return undefined;
  const { version, number, clientName, responsibleId, teamId } = record;
  return { version, name: number ?? clientName, responsibleId, teamId };
}

/**
 * Puts the document into the care of a person and a team, over exactly this version, without an audit record; answers the new version.
 */
export function handDocument(
  db: Db,
  {
    id,
    version,
    responsibleId,
    teamId,
    at,
    by,
  }: { id: number; version: number; responsibleId: number | null; teamId: number | null; at: string; by: number },
): number {
  const saved = updateDocument(db, id, version, { responsibleId, teamId, updatedAt: at, updatedBy: by });
  if (saved === undefined) throw new Error(`Document ${id} has another version.`);
  return saved;
}
