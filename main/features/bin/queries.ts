/** SQL of the bin: what lies in it, and deleting it for good. */
import type { Db } from '../../../db/database.ts';
import { andReached, type Reach, reachedKeys } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { BinEntity } from '../../../preload/contract/bin.ts';

/** A row of the bin. `responsibleId` and `teamId` are those of the client, document or activity that it is, or that it belongs to. */
export interface BinRow {
  readonly id: number;
  readonly title: string;
  readonly of: string;
  readonly parts: number;
  readonly deletedAt: string;
  readonly deletedBy: string;
  readonly version: number;
  readonly responsibleId: number | null;
  readonly teamId: number | null;
}

const by = (table: string) => `ifnull((SELECT name FROM user WHERE user.id = ${table}.updated_by), '') AS deletedBy`;
const notesAndFiles = (entity: string, table: string) =>
  `(SELECT count(*) FROM note WHERE note.entity = '${entity}' AND note.entity_id = ${table}.id) + (SELECT count(*) FROM attachment WHERE attachment.entity = '${entity}' AND attachment.entity_id = ${table}.id)`;
/** Those of the bin before a moment and an id whose name has a text in it; an empty text asks nothing. */
const inBin = (table: string, name: string) => `${table}.deleted_at IS NOT NULL AND (? = '' OR instr(${name}, ?) > 0)`;
const page = (table: string, name: string) =>
  `${inBin(table, name)} AND (${table}.deleted_at, ${table}.id) < (?, ?) ORDER BY ${table}.deleted_at DESC, ${table}.id DESC LIMIT ?`;
/** A note or a file hangs on a client; what hangs on something else is nobody's in particular. */
const onClient = (table: string) => `LEFT JOIN client ON ${table}.entity = 'client' AND client.id = ${table}.entity_id`;

interface Kind {
  readonly columns: string;
  readonly from: string;
  /** What else must hold, with AND behind it. */
  readonly also?: string;
  /** Where a typed name is looked for, folded. */
  readonly name: string;
  /** Whose columns say to whom it belongs; null: it is nobody's in particular. */
  readonly owner: 'client.' | 'document.' | 'activity.' | 'deal.' | null;
}

const ofClient = 'client.responsible_id AS responsibleId, client.team_id AS teamId';

/** What goes in with its client stands with the client. */
const kinds: Readonly<Record<BinEntity, Kind>> = {
  client: {
    columns: `client.id, client.name AS title, '' AS "of", client.version, client.deleted_at AS deletedAt, ${by('client')},
      (SELECT count(*) FROM contact WHERE contact.client_id = client.id AND contact.deleted_at = client.deleted_at) + (SELECT count(*) FROM activity INDEXED BY activity_client_planned WHERE activity.client_id = client.id AND activity.deleted_at = client.deleted_at) + ${notesAndFiles('client', 'client')} AS parts, ${ofClient}`,
    from: 'client INDEXED BY client_bin',
    name: 'client.name_key',
    owner: 'client.',
  },
  contact: {
    columns: `contact.id, contact.name AS title, client.name AS "of", contact.version, contact.deleted_at AS deletedAt, ${by('contact')}, 0 AS parts, ${ofClient}`,
    from: 'contact INDEXED BY contact_bin CROSS JOIN client ON client.id = contact.client_id',
    also: 'client.deleted_at IS NOT contact.deleted_at AND ',
    name: 'folded(contact.name)',
    owner: 'client.',
  },
  deal: {
    columns: `deal.id, deal.name AS title, client.name AS "of", deal.version, deal.deleted_at AS deletedAt, ${by('deal')}, 0 AS parts,
      deal.responsible_id AS responsibleId, deal.team_id AS teamId`,
    from: 'deal INDEXED BY deal_bin CROSS JOIN client ON client.id = deal.client_id',
    name: 'deal.name_key',
    owner: 'deal.',
  },
  product: {
    columns: `product.id, product.name AS title, product.code AS "of", product.version, product.deleted_at AS deletedAt, ${by('product')},
      0 AS parts, NULL AS responsibleId, NULL AS teamId`,
    from: 'product INDEXED BY product_bin',
    name: 'product.name_key',
    owner: null,
  },
  document: {
    columns: `document.id, document.type AS title, document.client_name AS "of", document.version, document.deleted_at AS deletedAt, ${by('document')},
      0 AS parts, document.responsible_id AS responsibleId, document.team_id AS teamId`,
    from: 'document INDEXED BY document_bin',
    name: 'folded(document.client_name)',
    owner: 'document.',
  },
  activity: {
    columns: `activity.id, activity.subject AS title, ifnull(client.name, '') AS "of", activity.version, activity.deleted_at AS deletedAt, ${by('activity')},
      0 AS parts, activity.responsible_id AS responsibleId, activity.team_id AS teamId`,
    from: 'activity INDEXED BY activity_bin LEFT JOIN client ON client.id = activity.client_id',
    also: 'client.deleted_at IS NOT activity.deleted_at AND ',
    name: 'activity.subject_key',
    owner: 'activity.',
  },
  note: {
    columns: `note.id, substr(note.text, 1, 80) AS title, ifnull(client.name, '') AS "of", note.version, note.deleted_at AS deletedAt, ${by('note')}, 0 AS parts, ${ofClient}`,
    from: `note INDEXED BY note_bin ${onClient('note')}`,
    name: 'folded(note.text)',
    owner: 'client.',
  },
  attachment: {
    columns: `attachment.id, attachment.name AS title, ifnull(client.name, '') AS "of", attachment.version, attachment.deleted_at AS deletedAt, ${by('attachment')}, 0 AS parts, ${ofClient}`,
    from: `attachment INDEXED BY attachment_bin ${onClient('attachment')}`,
    name: 'folded(attachment.name)',
    owner: 'client.',
  },
};

/** Some rows of a kind, the latest first, before a moment and an id; `text`: what their name must have in it, folded. */
export function binRows(
  db: Db,
  entity: BinEntity,
  { deletedAt, id, text = '' }: { readonly deletedAt: string; readonly id: number; readonly text?: string },
  limit: number,
): BinRow[] {
  return db.prepare<Key[], BinRow>(binStatement(entity)).all(text, text, deletedAt, id, limit);
}

/** What is asked of the plan. */
export function binStatement(entity: BinEntity): string {
  const { columns, from, also = '', name } = kinds[entity];
  return `SELECT ${columns} FROM ${from} WHERE ${also}${page(entity, name)}`;
}

/** How many there are of a kind, as far as a user reaches. */
export function binCount(db: Db, entity: BinEntity, text: string, reach: Reach): number {
  const { from, also = '', name, owner } = kinds[entity];
  const reached = owner === null ? '' : andReached(reach.kind, owner);
  const keys = owner === null ? [] : reachedKeys(reach);
  return Number(
    db
      .prepare<Key[]>(`SELECT count(*) FROM ${from} WHERE ${also}${inBin(entity, name)} ${reached}`)
      .pluck()
      .get(text, text, ...keys),
  );
}

const tables: Readonly<Record<BinEntity, string>> = {
  client: 'client',
  contact: 'contact',
  deal: 'deal',
  product: 'product',
  document: 'document',
  activity: 'activity',
  note: 'note',
  attachment: 'attachment',
};

/** When the record was put into the bin; null: it is not there, or is gone. */
export function deletedSince(db: Db, entity: BinEntity, id: number): string | null {
  const at: unknown = db.prepare<Key[]>(`SELECT deleted_at FROM ${tables[entity]} WHERE id = ?`).pluck().get(id);
  return typeof at === 'string' ? at : null;
}

/** Takes a note or a file out of the bin; answers its new version, or undefined when it is not in it. */
export function takeOut(
  db: Db,
  entity: 'note' | 'attachment',
  id: number,
  { at, by }: { readonly at: string; readonly by: number },
): { readonly version: number; readonly of: string; readonly ofId: number } | undefined {
  return db
    .prepare<Key[], { version: number; of: string; ofId: number }>(
      `UPDATE ${tables[entity]} SET deleted_at = NULL, version = version + 1, updated_at = ?, updated_by = ? WHERE id = ? AND deleted_at IS NOT NULL RETURNING version, entity AS "of", entity_id AS ofId`,
    )
    .get(at, by, id);
}

/** Why a record has to stay: what else refers to it, or that it has left the program. */
export type Need =
  | 'documents'
  | 'deals'
  | 'clients'
  | 'lines'
  | 'number'
  | 'based'
  | 'paid'
  | 'output'
  | 'draft-output'
  | 'other';

/** Each statement answers a row where something refers to the record. */
const needed: Readonly<Record<BinEntity, readonly (readonly [Need, string])[]>> = {
  client: [
    [
      'documents',
      'SELECT 1 FROM document INDEXED BY document_client WHERE client_id = ? AND deleted_at IS NULL LIMIT 1',
    ],
    ['deals', 'SELECT 1 FROM deal INDEXED BY deal_client WHERE client_id = ? AND deleted_at IS NULL LIMIT 1'],
    ['paid', 'SELECT 1 FROM payment INDEXED BY payment_client WHERE client_id = ? AND deleted_at IS NULL LIMIT 1'],
    [
      'draft-output',
      `SELECT 1 FROM document INDEXED BY document_bin CROSS JOIN document_output ON document_output.document_id = document.id
       WHERE document.client_id = ? AND document.deleted_at IS NOT NULL LIMIT 1`,
    ],
    [
      'clients',
      "SELECT 1 FROM own_field CROSS JOIN own_value ON own_value.field_id = own_field.id AND number = ? WHERE own_field.type = 'client' LIMIT 1",
    ],
  ],
  contact: [],
  deal: [['documents', 'SELECT 1 FROM document INDEXED BY document_deal WHERE deal_id = ? LIMIT 1']],
  product: [['lines', 'SELECT 1 FROM document_line INDEXED BY document_line_product WHERE product_id = ? LIMIT 1']],
  document: [
    ['number', 'SELECT 1 FROM document WHERE id = ? AND number IS NOT NULL LIMIT 1'],
    ['based', 'SELECT 1 FROM document INDEXED BY document_based_on WHERE based_on_id = ? LIMIT 1'],
    ['output', 'SELECT 1 FROM document_output INDEXED BY document_output_document WHERE document_id = ? LIMIT 1'],
    ['paid', 'SELECT 1 FROM payment_allocation INDEXED BY payment_allocation_document WHERE document_id = ? LIMIT 1'],
    ['output', 'SELECT 1 FROM mail_attachment INDEXED BY mail_attachment_document WHERE document_id = ? LIMIT 1'],
  ],
  activity: [],
  note: [],
  attachment: [],
};

/** Why the record has to stay; null: nothing is known that keeps it. */
export function needOf(db: Db, entity: BinEntity, id: number): Need | null {
  return needed[entity].find(([, sql]) => db.prepare<Key[]>(sql).get(id) !== undefined)?.[0] ?? null;
}

const ofEntity = (entity: string) => [
  `DELETE FROM note WHERE entity = '${entity}' AND entity_id = ?`,
  `DELETE FROM attachment WHERE entity = '${entity}' AND entity_id = ?`,
  `DELETE FROM own_value WHERE entity_id = ? AND field_id IN (SELECT id FROM own_field WHERE entity = '${entity}')`,
];

/** What goes with a record, in the order in which rows may be deleted; the record itself is the last. */
const deletions: Readonly<Record<BinEntity, readonly string[]>> = {
  client: [
    ...ofEntity('client'),
    "DELETE FROM own_value WHERE entity_id IN (SELECT id FROM contact WHERE client_id = ?) AND field_id IN (SELECT id FROM own_field WHERE entity = 'contact')",
    'DELETE FROM activity WHERE client_id = ?',
    'DELETE FROM activity_series WHERE client_id = ?',
    'DELETE FROM contact WHERE client_id = ?',
    "DELETE FROM own_value WHERE entity_id IN (SELECT id FROM document INDEXED BY document_bin WHERE client_id = ? AND deleted_at IS NOT NULL AND number IS NULL) AND field_id IN (SELECT id FROM own_field WHERE entity = 'document')",
    'DELETE FROM document INDEXED BY document_bin WHERE client_id = ? AND deleted_at IS NOT NULL AND number IS NULL',
    'DELETE FROM deal INDEXED BY deal_bin WHERE client_id = ? AND deleted_at IS NOT NULL',
    'DELETE FROM client_search WHERE rowid = ?',
    'DELETE FROM client WHERE id = ?',
  ],
  contact: [...ofEntity('contact'), 'DELETE FROM contact WHERE id = ?'],
  deal: ['DELETE FROM deal WHERE id = ?'],
  product: [...ofEntity('product'), 'DELETE FROM product_search WHERE rowid = ?', 'DELETE FROM product WHERE id = ?'],
  document: [
    ...ofEntity('document'),
    'DELETE FROM document_search WHERE rowid = ?',
    'DELETE FROM document WHERE id = ?',
  ],
  activity: ['DELETE FROM activity WHERE id = ?'],
  note: ['DELETE FROM note WHERE id = ?'],
  attachment: ['DELETE FROM attachment WHERE id = ?'],
};

/**
 * Deletes the record and what belongs to it; answers the contents of files that nothing refers to after it. Null, and nothing is deleted, where
 * something that `needOf` does not know still refers to it.
 */
export function deleteForGood(db: Db, entity: BinEntity, id: number): string[] | null {
  try {
    return db.transaction(() => {
      const files = filesOf(db, entity, id);
      for (const sql of deletions[entity]) db.prepare<Key[]>(sql).run(id);
      return forgetFiles(db, files);
    });
  } catch (error) {
    if (isConstraint(error)) return null;
    throw error;
  }
}

/** A foreign key, or a trigger that keeps something for ever. */
function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}

/** Of the record and of what belongs to it: contents of files that may be needed by nothing else after it is gone. */
function filesOf(db: Db, entity: BinEntity, id: number): string[] {
  const sql =
    entity === 'attachment'
      ? 'SELECT sha256 FROM attachment WHERE id = ?'
      : `SELECT DISTINCT sha256 FROM attachment WHERE entity = '${entity}' AND entity_id = ?`;
  return db.prepare<Key[], string>(sql).pluck().all(id);
}

/** Forgets stored files that no attachment, no company and no issued document refers to any more; answers those that are forgotten. */
function forgetFiles(db: Db, contents: readonly string[]): string[] {
  const forget = db.prepare<[{ sha256: string }]>(
    'DELETE FROM stored_file WHERE sha256 = @sha256 AND NOT EXISTS (SELECT 1 FROM attachment WHERE sha256 = @sha256) AND NOT EXISTS (SELECT 1 FROM document WHERE @sha256 IN (pdf, docx)) AND NOT EXISTS (SELECT 1 FROM office_form WHERE word = @sha256) AND NOT EXISTS (SELECT 1 FROM form_version WHERE word = @sha256) AND NOT EXISTS (SELECT 1 FROM mail_attachment WHERE sha256 = @sha256) AND NOT EXISTS (SELECT 1 FROM frozen_picture WHERE sha256 = @sha256) AND NOT EXISTS (SELECT 1 FROM own_company WHERE @sha256 IN (logo, stamp, signature, accountant_signature))',
  );
  return contents.filter((sha256) => forget.run({ sha256 }).changes > 0);
}
