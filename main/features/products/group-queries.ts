/** SQL of groups of products. */
import type { Db } from '../../../db/database.ts';

/** Each group once; the index is walked from one to the next. At most 2,000. */
export function groupNames(db: Db): string[] {
  return db
    .prepare<[], string>(
      `WITH RECURSIVE had(value) AS (
         SELECT min(product_group) FROM product WHERE deleted_at IS NULL AND product_group > ''
         UNION ALL
         SELECT (SELECT min(product_group) FROM product WHERE deleted_at IS NULL AND product_group > had.value)
         FROM had WHERE had.value IS NOT NULL
       ) SELECT value FROM had WHERE value IS NOT NULL LIMIT 2000`,
    )
    .pluck()
    .all();
}

/** Ids of the products of a group and of the groups below it, not in the bin. */
export function productIdsOfGroup(db: Db, group: string): number[] {
  return db
    .prepare<string[], number>(
      `SELECT id FROM product WHERE deleted_at IS NULL AND product_group >= ? AND product_group < ?
       AND (product_group = ? OR product_group >= ?)`,
    )
    .pluck()
    .all(group, `${group} / \uFFFF`, group, `${group} / `);
}
