/** SQL of the rows of the list of documents, of their number and sums, and of finding a few. */
import type { Db } from '../../../db/database.ts';
import { type BestRequest, bestIds } from '../../../db/lists/best-ids.ts';
import { type CountRequest, countRows, rowsToCount } from '../../../db/lists/count.ts';
import { andAll, type Bound, joined, type Key, statement } from '../../../db/lists/statement.ts';

/** A row as it comes from the table. */
export interface StoredDocumentRow {
  readonly id: number;
  readonly version: number;
  readonly type: string;
  readonly status: string;
  readonly number: string | null;
  readonly day: string;
  readonly dueDay: string | null;
  readonly clientId: number | null;
  readonly client: string;
  readonly currency: string;
  readonly gross: number;
  readonly paid: number;
  readonly responsible: string;
  readonly updatedAt: string;
  /** JSON. */
  readonly own: string;
}

/** The rows of these documents, in this order. */
export function documentRows(db: Db, ids: readonly number[]): StoredDocumentRow[] {
  return db
    .prepare<Key[], StoredDocumentRow>(
      `SELECT document.id, document.version, document.type, document.status, document.number, document.day,
         document.due_day AS dueDay, document.client_id AS clientId, document.client_name AS client, document.currency,
         document.gross, document.paid, document.updated_at AS updatedAt, document.own,
         ifnull((SELECT name FROM user WHERE user.id = document.responsible_id), '') AS responsible
       FROM json_each(?) AS wanted CROSS JOIN document ON document.id = wanted.value`,
    )
    .all(JSON.stringify(ids));
}

/** The best few for what is being typed: by number, then by client or any part of the number. */
export function bestDocuments(db: Db, request: BestRequest): number[] {
  return bestIds(db, request);
}

/** So many are added up; adding up more would keep everybody waiting. */
const ADDED_UP = 20_000;

interface SumRow {
  readonly currency: string;
  readonly type: string;
  readonly seen: number;
  readonly count: number;
  readonly amount: number;
}

/**
 * How many documents there are, and their sums by currency where they are few enough to be added up and of one type: an order
 * and its invoice are no sum, nor are what corrections make of what they correct. `withCancelled`: what is cancelled too.
 */
export function countedDocuments(
  db: Db,
  request: CountRequest,
  withCancelled: boolean,
): { count: number; exact: boolean; sums: { currency: string; amount: number }[] } {
  const all = statement('FROM document INDEXED BY document_day WHERE document.deleted_at IS NULL');
  const { pieces, tests } = rowsToCount(db, request, all);
  const matches = tests.length === 0 ? statement('1') : { ...andAll(tests), sql: andAll(tests).sql.slice(5) };
  const rows = pieces.flatMap((piece, at) => [
    at === 0 ? '' : ' UNION ALL ',
    'SELECT document.currency AS currency, document.gross AS gross, document.status AS status, document.type AS type, (',
    matches,
    ') AS matches ',
    piece,
  ]);
  const none = 'SELECT NULL AS currency, 0 AS gross, NULL AS status, NULL AS type, 0 AS matches WHERE 0';
  // What is cancelled is owed by nobody; it is added up only where nothing else was asked for.
  const living = withCancelled ? '' : " AND status <> 'cancelled'";
  const { sql, parameters } = joined(
    `SELECT currency, type, count(*) AS seen, sum(matches) AS count, sum(CASE WHEN matches${living} THEN gross ELSE 0 END) AS amount FROM (`,
    ...(rows.length === 0 ? [none] : rows),
    statement(' LIMIT ?) GROUP BY currency, type ORDER BY currency', ADDED_UP + 1),
  );
  const found = db.prepare<Bound[], SumRow>(sql).all(...parameters);
  if (found.reduce((sum, row) => sum + row.seen, 0) > ADDED_UP) return { ...countRows(db, request), sums: [] };
  const counted = found.filter((row) => row.count > 0);
  // What corrections come to is no sum of what was sold.
  const isOneType = new Set(counted.map(({ type }) => type)).size === 1 && counted[0]?.type !== 'correction';
  return {
    count: counted.reduce((sum, row) => sum + row.count, 0),
    exact: true,
    sums: isOneType ? counted.map(({ currency, amount }) => ({ currency, amount })) : [],
  };
}
