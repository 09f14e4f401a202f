/** SQL of chains of documents: what came of what, and how much of each line went where. */
import type { Db } from '../../../db/database.ts';

export interface ChainRow {
  readonly id: number;
  readonly type: string;
  readonly status: string;
  readonly number: string | null;
  readonly day: string;
  readonly currency: string;
  readonly gross: number;
  readonly parentId: number | null;
  readonly corrects: number;
  readonly responsibleId: number | null;
  readonly teamId: number | null;
}

/** So many steps a chain is followed at most: a circle in foreign data must not run for ever. */
const longest = 20;
/** So many documents of one chain are shown. */
const mostInChain = 200;

/** The first document of the chain that this one belongs to. */
function rootOf(db: Db, id: number): number {
  let root = id;
  const parent = db.prepare<[number], { parentId: number | null }>(
    'SELECT coalesce(corrects_id, based_on_id) AS parentId FROM document WHERE id = ? AND deleted_at IS NULL',
  );
  for (let step = 0; step < longest; step += 1) {
    const above = parent.get(root)?.parentId ?? null;
    if (above === null || parent.get(above) === undefined) break;
    root = above;
  }
  return root;
}

/** All documents of the chain, parents before their children. */
export function chainRows(db: Db, id: number): ChainRow[] {
  return db
    .prepare<[{ root: number; longest: number; most: number }], ChainRow>(
      `WITH RECURSIVE chain(id, parent_id, corrects, depth) AS (
         SELECT @root, NULL, 0, 0
         UNION
         SELECT document.id, chain.id, 0, chain.depth + 1 FROM chain CROSS JOIN document INDEXED BY document_based_on
           ON document.based_on_id = chain.id WHERE document.corrects_id IS NULL AND document.deleted_at IS NULL AND chain.depth < @longest
         UNION
         SELECT document.id, chain.id, 1, chain.depth + 1 FROM chain CROSS JOIN document INDEXED BY document_corrects
           ON document.corrects_id = chain.id WHERE document.deleted_at IS NULL AND chain.depth < @longest)
       SELECT d.id, d.type, d.status, d.number, d.day, d.currency, d.gross, chain.parent_id AS parentId, chain.corrects,
         d.responsible_id AS responsibleId, d.team_id AS teamId
       FROM chain CROSS JOIN document d ON d.id = chain.id ORDER BY chain.depth, d.id LIMIT @most`,
    )
    .all({ root: rootOf(db, id), longest, most: mostInChain });
}

/** How much of a line went into documents of a type, thousandths. */
export interface Taken {
  readonly lineId: number;
  readonly type: string;
  readonly quantity: number;
}

/** What came of these lines, over as many steps as there are, in issued documents that are not cancelled. */
export function takenOf(db: Db, lineIds: readonly number[]): Taken[] {
  return db
    .prepare<[string, number], Taken>(
      `WITH RECURSIVE below(id, root, depth) AS (
         SELECT value, value, 0 FROM json_each(?)
         UNION ALL
         SELECT line.id, below.root, below.depth + 1 FROM below CROSS JOIN document_line AS line INDEXED BY document_line_based_on
           ON line.based_on_line_id = below.id WHERE below.depth < ?)
       SELECT below.root AS lineId, document.type, sum(line.quantity) AS quantity
       FROM below CROSS JOIN document_line AS line ON line.id = below.id CROSS JOIN document ON document.id = line.document_id
       WHERE below.depth > 0 AND document.number IS NOT NULL AND document.status <> 'cancelled' AND document.deleted_at IS NULL
       GROUP BY below.root, document.type`,
    )
    .all(JSON.stringify(lineIds), longest);
}

/** The first line of the chain that each of these came from, itself where it came from none. */
export function firstLines(db: Db, lineIds: readonly number[]): Map<number, { id: number; quantity: number }> {
  const rows = db
    .prepare<[string, number], { lineId: number; id: number; quantity: number }>(
      `WITH RECURSIVE above(id, root, depth) AS (
         SELECT value, value, 0 FROM json_each(?)
         UNION ALL
         SELECT line.based_on_line_id, above.root, above.depth + 1 FROM above CROSS JOIN document_line AS line ON line.id = above.id
         WHERE line.based_on_line_id IS NOT NULL AND above.depth < ?)
       SELECT above.root AS lineId, line.id, line.quantity, max(above.depth)
       FROM above CROSS JOIN document_line AS line ON line.id = above.id GROUP BY above.root`,
    )
    .all(JSON.stringify(lineIds), longest);
  return new Map(rows.map(({ lineId, id, quantity }) => [lineId, { id, quantity }]));
}

/** Issued deposit invoices among these documents, with what credit notes left of them; none that was given back whole. The earliest first. */
export function openDeposits(
  db: Db,
  ids: readonly number[],
): {
  readonly documentId: number;
  readonly number: string;
  readonly day: string;
  readonly vat: number;
  readonly gross: number;
}[] {
  return db
    .prepare<[string], { documentId: number; number: string; day: string; vat: number; gross: number }>(
      `SELECT d.id AS documentId, d.number, d.day, d.vat - ifnull(sum(credit.vat), 0) AS vat, d.gross - ifnull(sum(credit.gross), 0) AS gross
       FROM json_each(?) AS wanted CROSS JOIN document d ON d.id = wanted.value
       LEFT JOIN document AS credit INDEXED BY document_corrects ON credit.corrects_id = d.id AND credit.type = 'credit-note'
         AND credit.number IS NOT NULL AND credit.status <> 'cancelled' AND credit.deleted_at IS NULL
       WHERE d.type = 'deposit-invoice' AND d.number IS NOT NULL AND d.status <> 'cancelled' AND d.deleted_at IS NULL
       GROUP BY d.id HAVING d.gross > ifnull(sum(credit.gross), 0) ORDER BY d.day, d.id`,
    )
    .all(JSON.stringify(ids));
}

/** The number of the issued invoice that takes this deposit invoice off; undefined where none does. */
export function takerOf(db: Db, depositId: number): string | undefined {
  const ids = chainRows(db, depositId).map(({ id }) => id);
  return db
    .prepare<[string, number], { number: string }>(
      `SELECT d.number FROM json_each(?) AS wanted CROSS JOIN document d ON d.id = wanted.value
         CROSS JOIN json_each(d.details, '$.deposits') AS deposit
       WHERE d.type = 'invoice' AND d.number IS NOT NULL AND d.status <> 'cancelled' AND d.deleted_at IS NULL
         AND json_extract(deposit.value, '$.documentId') = ?`,
    )
    .get(JSON.stringify(ids), depositId)?.number;
}

/** The deposit invoices that issued invoices among these documents have taken off. */
export function depositsTaken(db: Db, ids: readonly number[]): Set<number> {
  const rows = db
    .prepare<[string], { id: number }>(
      `SELECT json_extract(deposit.value, '$.documentId') AS id
       FROM json_each(?) AS wanted CROSS JOIN document d ON d.id = wanted.value CROSS JOIN json_each(d.details, '$.deposits') AS deposit
       WHERE d.type = 'invoice' AND d.number IS NOT NULL AND d.status <> 'cancelled' AND d.deleted_at IS NULL`,
    )
    .all(JSON.stringify(ids));
  return new Set(rows.map(({ id }) => id));
}

/** What was credited of a document by issued credit notes, in minor units. */
export function creditedOf(db: Db, id: number): number {
  return (
    db
      .prepare<[number], { amount: number }>(
        `SELECT ifnull(sum(gross), 0) AS amount FROM document INDEXED BY document_corrects
         WHERE corrects_id = ? AND type = 'credit-note' AND number IS NOT NULL AND status <> 'cancelled' AND deleted_at IS NULL`,
      )
      .get(id)?.amount ?? 0
  );
}
