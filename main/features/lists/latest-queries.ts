/** Which record of a list was made last. */
import type { Db } from '../../../db/database.ts';
import type { ListName } from '../../../preload/contract/lists.ts';
import { listDefinitions } from './definitions.ts';

/** Its id; 0 where there is none. */
export function latestId(db: Db, list: ListName): number {
  const { table } = listDefinitions[list].listed;
  return db.prepare<[], { id: number }>(`SELECT coalesce(max(id), 0) AS id FROM ${table}`).get()?.id ?? 0;
}
