/** SQL of tags: which there are, and how many clients have them. */
import type { Db } from '../../../db/database.ts';
import { andReached, reachedKeys } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { Access } from '../../engine/access.ts';

export interface TagRow {
  readonly id: number;
  readonly name: string;
}

/** Those whose folded name contains the text, those that begin with it first. There are as many as people have thought of words. */
export function tagsLike(db: Db, text: string, limit: number): TagRow[] {
  return db
    .prepare<Key[], TagRow>(
      "SELECT id, name FROM tag WHERE instr(name_key, ?) > 0 OR ? = '' ORDER BY instr(name_key, ?) <> 1, name_key LIMIT ?",
    )
    .all(text, text, text, limit);
}

export function tagCountStatement(access: Access['kind']): string {
  return `SELECT count(*) FROM (SELECT client_id FROM client_tag WHERE tag_id = ? LIMIT ?) AS marked
    CROSS JOIN client ON client.id = marked.client_id WHERE deleted_at IS NULL ${andReached(access)}`;
}

/** How many of the first `most` clients with the tag are not in the bin and within the reach. */
export function tagCount(db: Db, id: number, access: Access, most: number): number {
  return Number(
    db
      .prepare<Key[]>(tagCountStatement(access.kind))
      .pluck()
      .get(id, most, ...reachedKeys(access)),
  );
}
