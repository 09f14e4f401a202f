/** SQL that moves what hangs on one client to another, and back. */
import type { Db } from '../../../db/database.ts';
import { fold, nameKey } from '../../../db/folding.ts';
import type { Key } from '../../../db/lists/statement.ts';

/** What has moved from one client, by kind; merges of earlier versions moved no payments, outputs and deals. `ownRefs`: records whose own field named the client. */
export interface Moved {
  readonly contacts: readonly { readonly id: number; readonly position: number }[];
  readonly documents: readonly number[];
  readonly deals?: readonly number[];
  readonly payments?: readonly number[];
  readonly outputs?: readonly number[];
  /** Left out by merges of versions that had none. */
  readonly activities?: readonly number[];
  readonly series?: readonly number[];
  readonly calls?: readonly number[];
  readonly notes: readonly number[];
  readonly attachments: readonly number[];
  readonly links: readonly MovedLink[];
  readonly ownRefs: readonly OwnRef[];
}

/** As it was before; `ended`: it would have been a link to itself, or the other client had it already. */
interface MovedLink {
  readonly id: number;
  readonly fromId: number;
  readonly toId: number;
  readonly ended: boolean;
}

/** A record whose own field names a client. */
interface OwnRef {
  readonly entity: string;
  readonly fieldId: number;
  readonly entityId: number;
}

/** A record that has a version of its own by now, for the audit. */
export interface Touched {
  readonly entity: 'document' | 'deal' | 'client' | 'contact' | 'product';
  readonly id: number;
  readonly version: number;
  readonly field: string;
}

export interface Hanging {
  readonly contacts: number;
  readonly documents: number;
  readonly notes: number;
  readonly attachments: number;
  readonly links: number;
}

/** How much hangs on a client. */
export function hangingOn(db: Db, id: number): Hanging {
  const count = (sql: string) => Number(db.prepare<Key[]>(sql).pluck().get(id));
  return {
    contacts: count(
      'SELECT count(*) FROM contact INDEXED BY contact_client WHERE client_id = ? AND deleted_at IS NULL',
    ),
    documents: count(
      'SELECT count(*) FROM document INDEXED BY document_client WHERE client_id = ? AND deleted_at IS NULL',
    ),
    notes: count("SELECT count(*) FROM note WHERE entity = 'client' AND entity_id = ? AND deleted_at IS NULL"),
    attachments: count(
      "SELECT count(*) FROM attachment WHERE entity = 'client' AND entity_id = ? AND deleted_at IS NULL",
    ),
    links:
      count('SELECT count(*) FROM client_link WHERE from_id = ? AND deleted_at IS NULL') +
      count('SELECT count(*) FROM client_link WHERE to_id = ? AND deleted_at IS NULL'),
  };
}

/**
 * Moves everything from one client to another, what is in the bin with it; `amid`: the clients that become one, whose own fields are the caller's;
 * `staying`: contact persons that do not move.
 * The text of drafts that names the client is the new one's. `told` hears of each document and each record that names the client.
 */
export function moveEverything(
  db: Db,
  from: number,
  to: { readonly id: number; readonly name: string },
  { amid, staying }: { readonly amid: readonly number[]; readonly staying: readonly number[] },
  told: (touched: Touched) => void,
): Moved {
  const ids = (sql: string) => db.prepare<Key[], number>(sql).pluck().all(to.id, from);
  const offset = Number(
    db.prepare<Key[]>('SELECT ifnull(max(position) + 1, 0) FROM contact WHERE client_id = ?').pluck().get(to.id),
  );
  const contacts = db
    .prepare<Key[], { id: number; position: number }>(
      'SELECT id, position FROM contact WHERE client_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
    )
    .all(from, JSON.stringify(staying));
  db.prepare<Key[]>(
    'UPDATE contact SET client_id = ?, position = position + ? WHERE client_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
  ).run(to.id, offset, from, JSON.stringify(staying));
  const documents = db
    .prepare<Key[], number>(
      'SELECT id FROM document INDEXED BY document_client WHERE client_id = ? AND deleted_at IS NULL UNION ALL SELECT id FROM document INDEXED BY document_bin WHERE deleted_at IS NOT NULL AND client_id = ?',
    )
    .pluck()
    .all(from, from);
  for (const id of documents) told(moveDocument(db, id, to.id, to.name));
  const deals = db
    .prepare<Key[], number>(
      'SELECT id FROM deal INDEXED BY deal_client WHERE client_id = ? AND deleted_at IS NULL UNION ALL SELECT id FROM deal INDEXED BY deal_bin WHERE deleted_at IS NOT NULL AND client_id = ?',
    )
    .pluck()
    .all(from, from);
  for (const id of deals) told(moveDeal(db, id, to.id));
  return {
    contacts,
    documents,
    deals,
    payments: ids('UPDATE payment SET client_id = ? WHERE client_id = ? RETURNING id'),
    outputs: ids('UPDATE document_output SET client_id = ? WHERE client_id = ? RETURNING id'),
    activities: ids('UPDATE activity SET client_id = ? WHERE client_id = ? RETURNING id'),
    series: ids('UPDATE activity_series SET client_id = ? WHERE client_id = ? RETURNING id'),
    calls: ids('UPDATE phone_call SET client_id = ? WHERE client_id = ? RETURNING id'),
    notes: ids("UPDATE note SET entity_id = ? WHERE entity = 'client' AND entity_id = ? RETURNING id"),
    attachments: ids("UPDATE attachment SET entity_id = ? WHERE entity = 'client' AND entity_id = ? RETURNING id"),
    links: moveLinks(db, from, to.id),
    ownRefs: moveOwnRefs(db, from, to.id, amid, told),
  };
}

/** Puts back what moved and still hangs on the client that it moved to; what has come to a document since, and counts with it, goes with the document. */
export function moveBack(
  db: Db,
  moved: Moved,
  from: { readonly id: number; readonly name: string },
  to: number,
  told: (touched: Touched) => void,
): void {
  const contact = db.prepare<Key[]>('UPDATE contact SET client_id = ?, position = ? WHERE client_id = ? AND id = ?');
  for (const { id, position } of moved.contacts) contact.run(from.id, position, to, id);
  const back = (sql: string, ids: readonly number[]) => db.prepare<Key[]>(sql).run(from.id, to, JSON.stringify(ids));
  back(
    "UPDATE note SET entity_id = ? WHERE entity = 'client' AND entity_id = ? AND id IN (SELECT value FROM json_each(?))",
    moved.notes,
  );
  back(
    "UPDATE attachment SET entity_id = ? WHERE entity = 'client' AND entity_id = ? AND id IN (SELECT value FROM json_each(?))",
    moved.attachments,
  );
  back(
    'UPDATE payment SET client_id = ? WHERE client_id = ? AND id IN (SELECT value FROM json_each(?))',
    moved.payments ?? [],
  );
  back(
    'UPDATE document_output SET client_id = ? WHERE client_id = ? AND id IN (SELECT value FROM json_each(?))',
    moved.outputs ?? [],
  );
  back(
    'UPDATE activity SET client_id = ? WHERE client_id = ? AND id IN (SELECT value FROM json_each(?))',
    moved.activities ?? [],
  );
  back(
    'UPDATE activity_series SET client_id = ? WHERE client_id = ? AND id IN (SELECT value FROM json_each(?))',
    moved.series ?? [],
  );
  back(
    'UPDATE phone_call SET client_id = ? WHERE client_id = ? AND id IN (SELECT value FROM json_each(?))',
    moved.calls ?? [],
  );
  const clientOf = db.prepare<Key[], number>('SELECT client_id FROM document WHERE id = ?').pluck();
  const documents = moved.documents.filter((id) => clientOf.get(id) === to);
  const since = cameSince(db, documents, to);
  back(
    'UPDATE payment SET client_id = ? WHERE client_id = ? AND id IN (SELECT value FROM json_each(?))',
    since.payments,
  );
  back(
    'UPDATE document_output SET client_id = ? WHERE client_id = ? AND document_id IN (SELECT value FROM json_each(?))',
    since.documents,
  );
  for (const id of [...documents, ...since.documents]) told(moveDocument(db, id, from.id, from.name));
  const clientOfDeal = db.prepare<Key[], number>('SELECT client_id FROM deal WHERE id = ?').pluck();
  for (const id of moved.deals ?? []) if (clientOfDeal.get(id) === to) told(moveDeal(db, id, from.id));
  for (const link of moved.links) moveLinkBack(db, link, from.id, to);
  for (const ref of moved.ownRefs) putOwnRef(db, ref, to, from.id, told);
}

/** What is of the client and counts with these documents: payments of them, the receipts that these came with, and what credits or corrects them. */
function cameSince(db: Db, ids: readonly number[], clientId: number) {
  const found = (sql: string) => db.prepare<Key[], number>(sql).pluck().all(JSON.stringify(ids), clientId);
  const payments = found(
    'SELECT DISTINCT payment.id FROM json_each(?) AS paid CROSS JOIN payment_allocation AS part INDEXED BY payment_allocation_document ON part.document_id = paid.value CROSS JOIN payment ON payment.id = part.payment_id WHERE payment.client_id = ?',
  );
  const receipts = found(
    'SELECT DISTINCT receipt.id FROM json_each(?) AS paid CROSS JOIN payment_allocation AS part INDEXED BY payment_allocation_document ON part.document_id = paid.value CROSS JOIN payment ON payment.id = part.payment_id CROSS JOIN document AS receipt ON receipt.id = payment.receipt_id WHERE receipt.client_id = ?',
  );
  const correcting = found(
    'SELECT document.id FROM json_each(?) AS corrected CROSS JOIN document INDEXED BY document_corrects ON document.corrects_id = corrected.value WHERE document.client_id = ?',
  );
  const known = new Set(ids);
  return { payments, documents: [...new Set([...receipts, ...correcting])].filter((id) => !known.has(id)) };
}

/** An issued document keeps the name that was frozen in it; a draft is found by the new one, unless it is in the bin. */
function moveDocument(db: Db, id: number, clientId: number, name: string): Touched {
  const isDraft = db
    .prepare<Key[]>(
      'UPDATE document SET client_id = ?, client_name = ?, client_key = ?, search_key = ?, version = version + 1 WHERE id = ? AND number IS NULL',
    )
    .run(clientId, name, nameKey(name), fold(name), id).changes;
  if (isDraft > 0)
    db.prepare<Key[]>(
      'INSERT OR REPLACE INTO document_search (rowid, text) SELECT id, search_key FROM document WHERE id = ? AND deleted_at IS NULL',
    ).run(id);
  else db.prepare<Key[]>('UPDATE document SET client_id = ? WHERE id = ?').run(clientId, id);
  const version = db.prepare<Key[], number>('SELECT version FROM document WHERE id = ?').pluck().get(id);
  return { entity: 'document', id, version: version ?? 0, field: 'clientId' };
}

function moveDeal(db: Db, id: number, clientId: number): Touched {
  const version = db
    .prepare<Key[], number>('UPDATE deal SET client_id = ?, version = version + 1 WHERE id = ? RETURNING version')
    .pluck()
    .get(clientId, id);
  return { entity: 'deal', id, version: version ?? 0, field: 'clientId' };
}

/** A link between the two, and one that the other client has already, ends; what it was is answered all the same. */
function moveLinks(db: Db, from: number, to: number): MovedLink[] {
  const links = db
    .prepare<Key[], { id: number; fromId: number; toId: number; kind: string }>(
      'SELECT id, from_id AS fromId, to_id AS toId, kind FROM client_link WHERE from_id = ? AND deleted_at IS NULL UNION SELECT id, from_id, to_id, kind FROM client_link WHERE to_id = ? AND deleted_at IS NULL',
    )
    .all(from, from);
  // Seen from either side a partner is the same partner.
  const known = db.prepare<Key[]>(
    "SELECT 1 FROM client_link WHERE from_id = ? AND to_id = ? AND kind = ? AND deleted_at IS NULL UNION ALL SELECT 1 FROM client_link WHERE kind IN ('partner', 'other') AND to_id = ? AND from_id = ? AND kind = ? AND deleted_at IS NULL",
  );
  const end = db.prepare<Key[]>('UPDATE client_link SET deleted_at = updated_at WHERE id = ?');
  const move = db.prepare<Key[]>('UPDATE client_link SET from_id = ?, to_id = ? WHERE id = ?');
  return links.map(({ id, fromId, toId, kind }) => {
    const [next, other] = [fromId === from ? to : fromId, toId === from ? to : toId];
    const ended = next === other || known.get(next, other, kind, next, other, kind) !== undefined;
    if (ended) end.run(id);
    else move.run(next, other, id);
    return { id, fromId, toId, ended };
  });
}

/** Each end that moved and still is where it moved to; the other end stays where it is by now. */
function moveLinkBack(db: Db, { id, fromId, toId, ended }: MovedLink, from: number, to: number): void {
  const now = db
    .prepare<Key[], { fromId: number; toId: number }>(
      'SELECT from_id AS fromId, to_id AS toId FROM client_link WHERE id = ?',
    )
    .get(id);
  if (now === undefined) return;
  if (ended) {
    db.prepare<Key[]>('UPDATE OR IGNORE client_link SET deleted_at = NULL WHERE id = ?').run(id);
    return;
  }
  const [next, other] = [
    fromId === from && now.fromId === to ? from : now.fromId,
    toId === from && now.toId === to ? from : now.toId,
  ];
  db.prepare<Key[]>('UPDATE OR IGNORE client_link SET from_id = ?, to_id = ? WHERE id = ?').run(next, other, id);
}

/** Own fields of other records that name the client name the other one from now on. */
function moveOwnRefs(
  db: Db,
  from: number,
  to: number,
  amid: readonly number[],
  told: (touched: Touched) => void,
): OwnRef[] {
  const refs = db
    .prepare<Key[], OwnRef>(
      "SELECT own_field.entity, own_field.id AS fieldId, own_value.entity_id AS entityId FROM own_field CROSS JOIN own_value ON own_value.field_id = own_field.id AND own_value.number = ? WHERE own_field.type = 'client'",
    )
    .all(from)
    .filter(({ entity, entityId }) => entity !== 'client' || !amid.includes(entityId));
  for (const ref of refs) putOwnRef(db, ref, from, to, told);
  return refs;
}

const ownTables = ['client', 'contact', 'product', 'document'] as const;

function putOwnRef(
  db: Db,
  { entity, fieldId, entityId }: OwnRef,
  was: number,
  now: number,
  told: (touched: Touched) => void,
): void {
  const table = ownTables.find((one) => one === entity);
  if (table === undefined) throw new Error(`An own field of "${entity}".`);
  const path = `$."${fieldId}"`;
  const version = db
    .prepare<Key[], number>(
      `UPDATE ${table} SET own = json_set(own, ?, CAST(? AS INTEGER)), version = version + 1 WHERE id = ? AND own ->> ? = ? RETURNING version`,
    )
    .pluck()
    .get(path, now, entityId, path, was);
  if (version === undefined) return;
  db.prepare<Key[]>('DELETE FROM own_value WHERE field_id = ? AND number = ? AND entity_id = ?').run(
    fieldId,
    was,
    entityId,
  );
  db.prepare<Key[]>("INSERT OR IGNORE INTO own_value (field_id, number, text, entity_id) VALUES (?, ?, '', ?)").run(
    fieldId,
    now,
    entityId,
  );
  told({ entity: table, id: entityId, version, field: `own.${fieldId}` });
}

/** Ids of the clients that were merged into this one, and into these: the latest last. */
export function mergedInto(db: Db, id: number): number[] {
  return db.prepare<Key[], number>(mergedIntoStatement).pluck().all(id);
}

/** Every step is one in the index of merged clients. */
export const mergedIntoStatement =
  'WITH RECURSIVE merged(id) AS (SELECT id FROM client INDEXED BY client_merged WHERE merged_into_id = ? UNION SELECT client.id FROM merged CROSS JOIN client INDEXED BY client_merged ON client.merged_into_id = merged.id) SELECT id FROM merged ORDER BY id';

/** Own fields of clients that hold a client. */
export function ownFieldsOfClients(db: Db): number[] {
  return db
    .prepare<Key[], number>("SELECT id FROM own_field WHERE entity = 'client' AND type = 'client'")
    .pluck()
    .all();
}

/** Says into which client one was merged; null: it was not after all. */
export function setMergedInto(db: Db, id: number, into: number | null): void {
  db.prepare('UPDATE client SET merged_into_id = ? WHERE id = ?').run(into, id);
}
