/** SQL of chains of documents: what came of what, and how much of each line went where. */
import type { Db } from '../../../db/database.ts';
import { quantityNow } from './correction-queries.ts';

export interface ChainRow {
  readonly id: number;
  readonly type: string;
  readonly status: string;
  readonly number: string | null;
  readonly day: string;
  readonly currency: string;
  readonly gross: number;
  readonly paid: number;
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

/** The documents of the chain, parents before their children: where there are too many of them, what this one came from and then the nearest to the root. */
export function chainRows(db: Db, id: number): ChainRow[] {
  return db
    .prepare<[{ id: number; root: number; longest: number; most: number }], ChainRow>(
      `WITH RECURSIVE chain(id, parent_id, corrects, depth) AS (
         SELECT @root, NULL, 0, 0
         UNION
         SELECT document.id, chain.id, 0, chain.depth + 1 FROM chain CROSS JOIN document INDEXED BY document_based_on
           ON document.based_on_id = chain.id WHERE document.corrects_id IS NULL AND document.deleted_at IS NULL AND chain.depth < @longest
         UNION
         SELECT document.id, chain.id, 1, chain.depth + 1 FROM chain CROSS JOIN document INDEXED BY document_corrects
           ON document.corrects_id = chain.id WHERE document.deleted_at IS NULL AND chain.depth < @longest),
       line(id, depth) AS (
         SELECT @id, 0
         UNION
         SELECT coalesce(document.corrects_id, document.based_on_id), line.depth + 1 FROM line CROSS JOIN document ON document.id = line.id
         WHERE coalesce(document.corrects_id, document.based_on_id) IS NOT NULL AND line.depth < @longest),
       shown AS (SELECT * FROM chain ORDER BY chain.id NOT IN (SELECT id FROM line), chain.depth, chain.id LIMIT @most)
       SELECT d.id, d.type, d.status, d.number, d.day, d.currency, d.gross, d.paid, shown.parent_id AS parentId, shown.corrects,
         d.responsible_id AS responsibleId, d.team_id AS teamId
       FROM shown CROSS JOIN document d ON d.id = shown.id ORDER BY shown.depth, d.id`,
    )
    .all({ id, root: rootOf(db, id), longest, most: mostInChain });
}

/** How much of a line went into documents of a type, thousandths. */
export interface Taken {
  readonly lineId: number;
  readonly type: string;
  readonly quantity: number;
  /** How much of it stands on tax invoices, or on УПД that are tax invoices too. */
  readonly taxed: number;
}

/**
 * What came of these lines, over as many steps as there are, in issued documents that are not cancelled. A credit note at another price
 * gives back money and no goods; of a УПД that was corrected the latest correction counts. A line of an invoice is billed by itself.
 */
export function takenOf(db: Db, lineIds: readonly number[]): Taken[] {
  return db
    .prepare<[string, number], Taken>(
      `WITH RECURSIVE below(id, root, depth) AS (
         SELECT value, value, 0 FROM json_each(?)
         UNION ALL
         SELECT line.id, below.root, below.depth + 1 FROM below CROSS JOIN document_line AS line INDEXED BY document_line_based_on
           ON line.based_on_line_id = below.id WHERE below.depth < ?)
       SELECT below.root AS lineId, document.type,
         sum(CASE WHEN document.type = 'credit-note' AND line.price <> above.price THEN 0
           WHEN document.type = 'upd' THEN ${quantityNow('line')} ELSE line.quantity END) AS quantity,
         sum(CASE WHEN document.type = 'tax-invoice' OR (document.type = 'upd' AND ifnull(json_extract(document.details, '$.transferStatus'), '1') <> '2')
           THEN line.quantity ELSE 0 END) AS taxed
       FROM below CROSS JOIN document_line AS line ON line.id = below.id CROSS JOIN document ON document.id = line.document_id
         LEFT JOIN document_line AS above ON above.id = line.based_on_line_id
       WHERE (below.depth > 0 OR document.type = 'invoice') AND document.number IS NOT NULL AND document.status <> 'cancelled' AND document.deleted_at IS NULL
       GROUP BY below.root, document.type`,
    )
    .all(JSON.stringify(lineIds), longest);
}

/**
 * The first line of the chain that each of these came from, itself where it came from none. A proposal or a contract is no first one: it may
 * lead to any number of orders.
 */
export function firstLines(db: Db, lineIds: readonly number[]): Map<number, { id: number; quantity: number }> {
  const rows = db
    .prepare<[string, number], { lineId: number; id: number; quantity: number }>(
      `WITH RECURSIVE above(id, root, depth) AS (
         SELECT value, value, 0 FROM json_each(?)
         UNION ALL
         SELECT higher.id, above.root, above.depth + 1 FROM above CROSS JOIN document_line AS line ON line.id = above.id
           CROSS JOIN document_line AS higher ON higher.id = line.based_on_line_id CROSS JOIN document ON document.id = higher.document_id
         WHERE document.type NOT IN ('proposal', 'contract') AND above.depth < ?)
       SELECT top.lineId, top.id, ${quantityNow('top')} AS quantity FROM (
         SELECT above.root AS lineId, line.id, max(above.depth)
         FROM above CROSS JOIN document_line AS line ON line.id = above.id GROUP BY above.root) AS top`,
    )
    .all(JSON.stringify(lineIds), longest);
  return new Map(rows.map(({ lineId, id, quantity }) => [lineId, { id, quantity }]));
}

/** A deposit invoice, with what credit notes left of it. */
export interface OpenDeposit {
  readonly documentId: number;
  readonly number: string;
  readonly day: string;
  readonly vat: number;
  readonly gross: number;
}

/** What an issued credit note credits, as a part of a query: of the document `d`. */
const credits = `document AS credit INDEXED BY document_corrects WHERE credit.corrects_id = d.id AND credit.type = 'credit-note'
  AND credit.number IS NOT NULL AND credit.status <> 'cancelled' AND credit.deleted_at IS NULL`;

/**
 * Issued deposit invoices of what the document came from, itself included: asked for on the basis of one of these, or one of these. None that
 * was given back whole. The earliest first.
 */
export function openDeposits(db: Db, id: number): OpenDeposit[] {
  return db
    .prepare<[number, number], OpenDeposit>(
      `WITH RECURSIVE line(id, depth) AS (
         SELECT ?, 0
         UNION
         SELECT coalesce(document.corrects_id, document.based_on_id), line.depth + 1 FROM line CROSS JOIN document ON document.id = line.id
         WHERE coalesce(document.corrects_id, document.based_on_id) IS NOT NULL AND line.depth < ?),
       found(id) AS (
         SELECT id FROM line
         UNION
         SELECT document.id FROM line CROSS JOIN document INDEXED BY document_based_on ON document.based_on_id = line.id)
       SELECT d.id AS documentId, d.number, d.day, d.vat - ifnull((SELECT sum(credit.vat) FROM ${credits}), 0) AS vat,
         d.gross - ifnull((SELECT sum(credit.gross) FROM ${credits}), 0) AS gross
       FROM found CROSS JOIN document AS d ON d.id = found.id
       WHERE d.type = 'deposit-invoice' AND d.number IS NOT NULL AND d.status <> 'cancelled' AND d.deleted_at IS NULL
         AND d.gross > ifnull((SELECT sum(credit.gross) FROM ${credits}), 0)
       ORDER BY d.day, d.id`,
    )
    .all(id, longest);
}

/** Whether a credit note names deposits that it leaves standing: all (`> 0`) or none (`= 0`) of those of its invoice. */
const names = (deposits: '> 0' | '= 0') =>
  `EXISTS (SELECT 1 FROM ${credits} AND json_array_length(credit.details, '$.deposits') ${deposits})`;

interface Taker {
  readonly id: number;
  readonly number: string;
}

/**
 * The issued invoices that take this deposit invoice off. None of which a credit note has left it standing; one that was credited whole before
 * credit notes said so has left it standing, too.
 */
export function takersOf(db: Db, depositId: number): Taker[] {
  return db
    .prepare<[number, number, number], Taker>(
      `WITH RECURSIVE below(id, depth) AS (
         SELECT coalesce(based_on_id, id), 0 FROM document WHERE id = ?
         UNION
         SELECT document.id, below.depth + 1 FROM below CROSS JOIN document INDEXED BY document_based_on ON document.based_on_id = below.id
         WHERE below.depth < ?)
       SELECT d.id, d.number FROM below CROSS JOIN document AS d ON d.id = below.id CROSS JOIN json_each(d.details, '$.deposits') AS deposit
       WHERE d.type = 'invoice' AND d.number IS NOT NULL AND d.status <> 'cancelled' AND d.deleted_at IS NULL
         AND json_extract(deposit.value, '$.documentId') = ? AND NOT ${names('> 0')}
         AND (d.gross > ifnull((SELECT sum(credit.gross) FROM ${credits}), 0) OR ${names('= 0')})
       ORDER BY d.id`,
    )
    .all(depositId, longest, depositId);
}

/** The number of the issued invoice that takes this deposit invoice off; undefined where none does. */
export function takerOf(db: Db, depositId: number): string | undefined {
  return takersOf(db, depositId)[0]?.number;
}

/** The ids of the issued deposit invoices that were asked for on a document; `all`: with those and the invoices of all that came of it. */
export function billsBelow(db: Db, id: number, which: 'all' | 'deposits'): number[] {
  return db
    .prepare<[number, number], number>(
      `WITH RECURSIVE below(id, depth) AS (
         SELECT ?, 0
         UNION
         SELECT document.id, below.depth + 1 FROM below CROSS JOIN document INDEXED BY document_based_on ON document.based_on_id = below.id
         WHERE below.depth < ?)
       SELECT DISTINCT d.id FROM below CROSS JOIN document AS d ON d.id = below.id
       WHERE d.type IN ('deposit-invoice'${which === 'all' ? ", 'invoice'" : ''})
         AND d.number IS NOT NULL AND d.status <> 'cancelled' AND d.deleted_at IS NULL`,
    )
    .pluck()
    .all(id, which === 'all' ? longest : 1);
}

/** The numbers of the issued documents that credit or correct this one and are not cancelled, the latest last. */
export function standingOn(db: Db, id: number): string[] {
  return db
    .prepare<[number], string>(
      `SELECT number FROM document INDEXED BY document_corrects
       WHERE corrects_id = ? AND number IS NOT NULL AND status <> 'cancelled' AND deleted_at IS NULL ORDER BY issued_at, id`,
    )
    .pluck()
    .all(id);
}

/** An issued credit note, in minor units. */
interface CreditRow {
  readonly id: number;
  readonly number: string;
  readonly day: string;
  readonly gross: number;
  /** What it gives back: less the deposits that it leaves standing. */
  readonly amount: number;
}

/** The issued credit notes of a document, the latest first. */
export function creditsOf(db: Db, id: number): CreditRow[] {
  return db
    .prepare<[number], CreditRow>(
      `SELECT id, number, day, gross,
         gross - ifnull((SELECT sum(json_extract(value, '$.gross')) FROM json_each(details, '$.deposits')), 0) AS amount
       FROM document INDEXED BY document_corrects
       WHERE corrects_id = ? AND type = 'credit-note' AND number IS NOT NULL AND status <> 'cancelled' AND deleted_at IS NULL
       ORDER BY day DESC, id DESC`,
    )
    .all(id);
}

/** What issued credit notes give back of what a document asks for, in minor units. */
export function creditedOf(db: Db, id: number): number {
  return creditsOf(db, id).reduce((sum, { amount }) => sum + amount, 0);
}
