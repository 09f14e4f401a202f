/** SQL of the registry of issued documents, by the numbers of their series. */
import type { Db } from '../../../db/database.ts';
import { andReached, reachedKeys } from '../../../db/lists/reached.ts';
import type { JournalPart, JournalRow } from '../../../preload/contract/journal.ts';
import type { Access } from '../../engine/access.ts';

/** A row with what the next page begins behind. */
export interface StoredJournalRow extends Omit<JournalRow, 'type' | 'status'> {
  readonly type: string;
  readonly status: string;
}

/** In the order of the numbers, behind the document `after`. */
export function journalRows(
  db: Db,
  { seriesId, from, to }: JournalPart,
  after: number | null,
  limit: number,
  access: Access,
): StoredJournalRow[] {
  return db
    .prepare<(string | number | null)[], StoredJournalRow>(
      `SELECT d.id, d.type, d.number, d.day, d.status, d.client_name AS client, d.currency, d.net, d.vat, d.gross
       FROM document d INDEXED BY document_sequence
       WHERE d.series_id = ? AND d.deleted_at IS NULL AND d.seq IS NOT NULL AND d.day BETWEEN ? AND ? ${andReached(access.kind, 'd.')}
         AND (d.period, d.seq, d.id) > (SELECT ifnull(max(a.period), ''), ifnull(max(a.seq), 0), ifnull(max(a.id), 0) FROM document a WHERE a.id = ?)
       ORDER BY d.period, d.seq, d.id LIMIT ?`,
    )
    .all(seriesId, from, to, ...reachedKeys(access), after, limit);
}

/** How many there are, and the sums of those that are not cancelled. */
export function journalSums(
  db: Db,
  { seriesId, from, to }: JournalPart,
  access: Access,
): { currency: string; count: number; net: number; vat: number; gross: number }[] {
  return db
    .prepare<(string | number)[], { currency: string; count: number; net: number; vat: number; gross: number }>(
      `SELECT d.currency, count(*) AS count, sum(CASE d.status WHEN 'cancelled' THEN 0 ELSE d.net END) AS net,
         sum(CASE d.status WHEN 'cancelled' THEN 0 ELSE d.vat END) AS vat,
         sum(CASE d.status WHEN 'cancelled' THEN 0 ELSE d.gross END) AS gross
       FROM document d INDEXED BY document_sequence
       WHERE d.series_id = ? AND d.deleted_at IS NULL AND d.seq IS NOT NULL AND d.day BETWEEN ? AND ? ${andReached(access.kind, 'd.')}
       GROUP BY d.currency ORDER BY d.currency`,
    )
    .all(seriesId, from, to, ...reachedKeys(access));
}

/** Numbers that are missing between two that documents have, and how many documents were looked at. */
export function gapRows(db: Db): { seriesId: number; period: string; first: number; last: number }[] {
  return db
    .prepare<[], { seriesId: number; period: string; first: number; last: number }>(
      `SELECT seriesId, period, before + 1 AS first, seq - 1 AS last FROM (
         SELECT series_id AS seriesId, period, seq, lag(seq) OVER (PARTITION BY series_id, period ORDER BY seq) AS before
         FROM document INDEXED BY document_series_seq WHERE seq IS NOT NULL)
       WHERE seq > before + 1 ORDER BY seriesId, period, first`,
    )
    .all();
}

export function numberedCount(db: Db): number {
  return (
    db
      .prepare<[], { count: number }>(
        'SELECT count(*) AS count FROM document INDEXED BY document_series_seq WHERE seq IS NOT NULL',
      )
      .get()?.count ?? 0
  );
}
