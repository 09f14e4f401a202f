/** SQL of the registry of issued documents, by the numbers of their series. */
import type { Db } from '../../../db/database.ts';
import { andReached, reachedKeys } from '../../../db/lists/reached.ts';
import type { LineSums } from '../../../preload/contract/documents.ts';
import type { JournalPart, JournalRow } from '../../../preload/contract/journal.ts';
import type { Access } from '../../engine/access.ts';
import { sumBefore } from './correction-queries.ts';

/** A row with what the next page begins behind. */
export interface StoredJournalRow extends Omit<JournalRow, 'type' | 'status'> {
  readonly type: string;
  readonly status: string;
}

/** A place in the order of the numbers: a period of the series, a number in it, and the document. */
export interface JournalKey {
  readonly period: string;
  readonly seq: number;
  readonly id: number;
}

/** Where the document stands; undefined for one that has no number. */
export function journalKey(db: Db, id: number): JournalKey | undefined {
  return db
    .prepare<[number], JournalKey>('SELECT period, seq, id FROM document WHERE id = ? AND seq IS NOT NULL')
    .get(id);
}

/**
 * The first period that documents of this day or later can have: `2026-11` and `2026` both begin with the year, and `''`, of a series that never
 * begins anew, is before all.
 */
export function firstPeriod(db: Db, { seriesId, from }: JournalPart): string {
  const never = db
    .prepare<[number], { id: number }>(
      `SELECT id FROM document INDEXED BY document_series_seq WHERE series_id = ? AND period = '' AND seq IS NOT NULL LIMIT 1`,
    )
    .get(seriesId);
  return never === undefined ? from.slice(0, 4) : '';
}

/** A period that begins after the last day is greater than it, as a text too. */
const part = `FROM document d INDEXED BY document_sequence
       WHERE d.series_id = ? AND d.deleted_at IS NULL AND d.seq IS NOT NULL AND d.period <= ? AND d.day BETWEEN ? AND ?`;

/** The SQL of a page; what is asked of its plan. */
export function journalStatement(kind: Access['kind']): string {
  return `SELECT d.id, d.type, d.number, d.day, d.status, d.client_name AS client, d.currency, d.net, d.vat, d.gross
       ${part} ${andReached(kind, 'd.')} AND (d.period, d.seq, d.id) > (?, ?, ?) ORDER BY d.period, d.seq, d.id LIMIT ?`;
}

/** In the order of the numbers, behind this place. */
export function journalRows(
  db: Db,
  { seriesId, from, to }: JournalPart,
  after: JournalKey,
  limit: number,
  access: Access,
): StoredJournalRow[] {
  return db
    .prepare<(string | number | null)[], StoredJournalRow>(journalStatement(access.kind))
    .all(seriesId, to, from, to, ...reachedKeys(access), after.period, after.seq, after.id, limit);
}

/** The currencies of all documents, each found by one step into the index. */
export const currenciesStatement = `WITH RECURSIVE known(code) AS (
         SELECT min(currency) FROM document INDEXED BY document_currency WHERE deleted_at IS NULL
         UNION ALL
         SELECT (SELECT min(d.currency) FROM document d INDEXED BY document_currency WHERE d.deleted_at IS NULL AND d.currency > known.code)
         FROM known WHERE known.code IS NOT NULL)
       SELECT code FROM known WHERE code IS NOT NULL`;

/** The SQL of the sums of one currency: grouping by currency would sort every row. */
export function journalSumsStatement(kind: Access['kind']): string {
  const counted = (column: string) => `ifnull(sum(CASE d.status WHEN 'cancelled' THEN 0 ELSE d.${column} END), 0)`;
  return `SELECT count(*) AS count, ${counted('net')} AS net, ${counted('vat')} AS vat, ${counted('gross')} AS gross
       ${part} AND d.period >= ? AND d.currency = ? ${andReached(kind, 'd.')}`;
}

/** The SQL of what stood before the corrections of one currency: few, found by their type. */
export function journalBeforeStatement(kind: Access['kind']): string {
  const before = (column: keyof LineSums) => `ifnull(sum(${sumBefore(column)}), 0) AS ${column}`;
  return `SELECT ${before('net')}, ${before('vat')}, ${before('gross')}
       FROM document d INDEXED BY document_type
       WHERE d.type = 'correction' AND d.deleted_at IS NULL AND d.day BETWEEN ? AND ? AND d.status <> 'cancelled' AND d.currency = ?
         AND d.seq IS NOT NULL AND d.series_id = ? ${andReached(kind, 'd.')}`;
}

/** How many there are in each currency, and the sums of those that are not cancelled; of a correction its difference. */
export function journalSums(
  db: Db,
  asked: JournalPart,
  access: Access,
): (LineSums & { readonly count: number; readonly currency: string })[] {
  const { seriesId, from, to } = asked;
  const first = firstPeriod(db, asked);
  const currencies = db.prepare<[], { code: string }>(currenciesStatement).all();
  const sums = db.prepare<(string | number | null)[], LineSums & { count: number }>(journalSumsStatement(access.kind));
  const beforeCorrections = db.prepare<(string | number | null)[], LineSums>(journalBeforeStatement(access.kind));
  return currencies.flatMap(({ code: currency }) => {
    const found = sums.get(seriesId, to, from, to, first, currency, ...reachedKeys(access));
    const before = beforeCorrections.get(from, to, currency, seriesId, ...reachedKeys(access));
    if (found === undefined || before === undefined || found.count === 0) return [];
    const { count, net, vat, gross } = found;
    return [{ currency, count, net: net - before.net, vat: vat - before.vat, gross: gross - before.gross }];
  });
}

/** How many numbers each period of each series has given, and how many lie between its first and its last one, both included. */
export const periodsStatement = `SELECT series_id AS seriesId, period, count(*) AS count, max(seq) - min(seq) + 1 AS span
       FROM document INDEXED BY document_series_seq WHERE seq IS NOT NULL GROUP BY series_id, period`;

interface NumberedPeriod {
  readonly seriesId: number;
  readonly period: string;
  readonly count: number;
  readonly span: number;
}

export function numberedPeriods(db: Db): NumberedPeriod[] {
  return db.prepare<[], NumberedPeriod>(periodsStatement).all();
}

/** Numbers of the period that are missing between two that documents have. */
export function gapRows(
  db: Db,
  { seriesId, period }: Pick<NumberedPeriod, 'seriesId' | 'period'>,
): { seriesId: number; period: string; first: number; last: number }[] {
  return db
    .prepare<[number, string], { first: number; last: number }>(
      `SELECT before + 1 AS first, seq - 1 AS last FROM (
         SELECT seq, lag(seq) OVER (ORDER BY seq) AS before
         FROM document INDEXED BY document_series_seq WHERE series_id = ? AND period = ? AND seq IS NOT NULL)
       WHERE seq > before + 1 ORDER BY first`,
    )
    .all(seriesId, period)
    .map((gap) => ({ seriesId, period, ...gap }));
}
