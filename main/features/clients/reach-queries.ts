/** SQL of what hangs on a client, as far as somebody's rights reach. */
import type { Db } from '../../../db/database.ts';

/** How many documents of the client belong to the person or to these teams, drafts among them, and what is owed by them. */
export function documentsWithin(
  db: Db,
  clientId: number,
  userId: number,
  teamIds: readonly number[],
): { documents: number; owed: { currency: string; amount: number }[] } {
  const within =
    'client_id = ? AND deleted_at IS NULL AND (responsible_id = ? OR team_id IN (SELECT value FROM json_each(?)))';
  const asked = [clientId, userId, JSON.stringify(teamIds)] as const;
  const documents = db
    .prepare<[number, number, string]>(`SELECT count(*) FROM document INDEXED BY document_client WHERE ${within}`)
    .pluck()
    .get(...asked);
  const owed = db
    .prepare<[number, number, string], { currency: string; amount: number }>(
      `SELECT currency, sum(gross - paid) AS amount FROM document INDEXED BY document_client
       WHERE ${within} AND type = 'invoice' AND status IN ('issued', 'part-paid') GROUP BY currency ORDER BY currency`,
    )
    .all(...asked);
  return { documents: Number(documents), owed };
}
