/** SQL of what the example office has before there are payments as documents of their own. */
import type { Db } from '../../../db/database.ts';

/** Marks an issued document as paid up to this sum, in minor units; answers its new version. */
export function putPaid(
  db: Db,
  id: number,
  { paid, status, at, by }: { paid: number; status: 'paid' | 'part-paid'; at: string; by: number },
): number {
  const row = db
    .prepare<[number, string, string, number, number], { version: number }>(
      `UPDATE document SET paid = ?, status = ?, updated_at = ?, updated_by = ?, version = version + 1
       WHERE id = ? AND status = 'issued' RETURNING version`,
    )
    .get(paid, status, at, by, id);
  if (row === undefined) throw new Error(`Document ${id} is not issued.`);
  return row.version;
}
