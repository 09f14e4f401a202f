/** SQL that moves what hangs on one client to another, and back. */
import type { Db } from '../../../db/database.ts';
import { fold, nameKey } from '../../../db/folding.ts';
import type { Key } from '../../../db/listing.ts';

/** Ids of what has moved from one client, by kind. `ownRefs`: records whose own field named the client. */
export interface Moved {
  readonly contacts: readonly number[];
  readonly documents: readonly number[];
  readonly notes: readonly number[];
  readonly attachments: readonly number[];
  readonly links: readonly { readonly id: number; readonly fromId: number; readonly toId: number }[];
  readonly ownRefs: readonly { readonly entity: string; readonly fieldId: number; readonly entityId: number }[];
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

/** Moves everything from one client to another. The text of drafts that names the client is the new one's. */
export function moveEverything(db: Db, from: number, to: number, name: string): Moved {
  const ids = (sql: string) => db.prepare<Key[], number>(sql).pluck().all(to, from);
  const offset = Number(
    db.prepare<Key[]>('SELECT ifnull(max(position) + 1, 0) FROM contact WHERE client_id = ?').pluck().get(to),
  );
  const contacts = db
    .prepare<Key[], number>(
      'UPDATE contact SET client_id = ?, position = position + ? WHERE client_id = ? AND deleted_at IS NULL RETURNING id',
    )
    .pluck()
    .all(to, offset, from);
  const documents = db
    .prepare<Key[], number>(
      'SELECT id FROM document INDEXED BY document_client WHERE client_id = ? AND deleted_at IS NULL',
    )
    .pluck()
    .all(from);
  for (const id of documents) moveDocument(db, id, to, name);
  return {
    contacts,
    documents,
    notes: ids("UPDATE note SET entity_id = ? WHERE entity = 'client' AND entity_id = ? RETURNING id"),
    attachments: ids("UPDATE attachment SET entity_id = ? WHERE entity = 'client' AND entity_id = ? RETURNING id"),
    links: moveLinks(db, from, to),
    ownRefs: moveOwnRefs(db, from, to),
  };
}

/** Puts back what moved and still hangs on the client that it moved to. */
export function moveBack(db: Db, moved: Moved, from: number, to: number, names: { readonly back: string }): void {
  const back = (sql: string, ids: readonly number[]) => db.prepare<Key[]>(sql).run(from, to, JSON.stringify(ids));
  back(
    'UPDATE contact SET client_id = ? WHERE client_id = ? AND id IN (SELECT value FROM json_each(?))',
    moved.contacts,
  );
  back(
    "UPDATE note SET entity_id = ? WHERE entity = 'client' AND entity_id = ? AND id IN (SELECT value FROM json_each(?))",
    moved.notes,
  );
  back(
    "UPDATE attachment SET entity_id = ? WHERE entity = 'client' AND entity_id = ? AND id IN (SELECT value FROM json_each(?))",
    moved.attachments,
  );
  const clientOf = db.prepare<Key[], number>('SELECT client_id FROM document WHERE id = ?').pluck();
  for (const id of moved.documents) if (clientOf.get(id) === to) moveDocument(db, id, from, names.back);
  const link = db.prepare<Key[]>('UPDATE client_link SET from_id = ?, to_id = ?, deleted_at = NULL WHERE id = ?');
  for (const { id, fromId, toId } of moved.links) link.run(fromId, toId, id);
  for (const { entity, fieldId, entityId } of moved.ownRefs) putOwnRef(db, { entity, fieldId, entityId }, to, from);
}

/** An issued document keeps the name that was frozen in it; a draft is found by the new one. */
function moveDocument(db: Db, id: number, clientId: number, name: string): void {
  const isDraft = db
    .prepare<Key[]>(
      'UPDATE document SET client_id = ?, client_name = ?, client_key = ?, search_key = ?, version = version + 1 WHERE id = ? AND number IS NULL',
    )
    .run(clientId, name, nameKey(name), fold(name), id).changes;
  if (isDraft > 0)
    db.prepare<Key[]>('INSERT OR REPLACE INTO document_search (rowid, text) VALUES (?, ?)').run(id, fold(name));
  else db.prepare<Key[]>('UPDATE document SET client_id = ? WHERE id = ?').run(clientId, id);
}

/** A link between the two, and one that the other client has already, ends; what it was is answered all the same. */
function moveLinks(db: Db, from: number, to: number): Moved['links'] {
  const links = db
    .prepare<Key[], { id: number; fromId: number; toId: number; kind: string }>(
      'SELECT id, from_id AS fromId, to_id AS toId, kind FROM client_link WHERE from_id = ? AND deleted_at IS NULL UNION SELECT id, from_id, to_id, kind FROM client_link WHERE to_id = ? AND deleted_at IS NULL',
    )
    .all(from, from);
  const known = db.prepare<Key[]>(
    'SELECT 1 FROM client_link WHERE from_id = ? AND to_id = ? AND kind = ? AND deleted_at IS NULL',
  );
  const end = db.prepare<Key[]>('UPDATE client_link SET deleted_at = updated_at WHERE id = ?');
  const move = db.prepare<Key[]>('UPDATE client_link SET from_id = ?, to_id = ? WHERE id = ?');
  for (const { id, fromId, toId, kind } of links) {
    const [next, other] = [fromId === from ? to : fromId, toId === from ? to : toId];
    if (next === other || known.get(next, other, kind) !== undefined) end.run(id);
    else move.run(next, other, id);
  }
  return links.map(({ id, fromId, toId }) => ({ id, fromId, toId }));
}

/** Own fields of other records that name the client name the other one from now on. */
function moveOwnRefs(db: Db, from: number, to: number): Moved['ownRefs'] {
  const refs = db
    .prepare<Key[], { entity: string; fieldId: number; entityId: number }>(
      "SELECT own_field.entity, own_field.id AS fieldId, own_value.entity_id AS entityId FROM own_field CROSS JOIN own_value ON own_value.field_id = own_field.id AND own_value.number = ? WHERE own_field.type = 'client'",
    )
    .all(from);
  for (const ref of refs) putOwnRef(db, ref, from, to);
  return refs;
}

const ownTables: Readonly<Record<string, string>> = {
  client: 'client',
  contact: 'contact',
  product: 'product',
  document: 'document',
};

function putOwnRef(db: Db, { entity, fieldId, entityId }: Moved['ownRefs'][number], was: number, now: number): void {
  const table = ownTables[entity];
  if (table === undefined) throw new Error(`An own field of "${entity}".`);
  const path = `$."${fieldId}"`;
  const changed = db
    .prepare<Key[]>(
      `UPDATE ${table} SET own = json_set(own, ?, ?), version = version + 1 WHERE id = ? AND own ->> ? = ?`,
    )
    .run(path, now, entityId, path, was).changes;
  if (changed === 0) return;
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
}

/** Says into which client one was merged; null: it was not after all. */
export function setMergedInto(db: Db, id: number, into: number | null): void {
  db.prepare('UPDATE client SET merged_into_id = ? WHERE id = ?').run(into, id);
}
