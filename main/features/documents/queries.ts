/** SQL of documents and their lines; lists have a file of their own. */
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../../db/database.ts';
import { andReached, reachedKeys } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';
import { preparedOnce } from '../../../db/prepared.ts';
import { document, documentLine, product } from '../../../db/schema/index.ts';
import type { Access } from '../../engine/access.ts';

export type DocumentRecord = typeof document.$inferSelect;
export type NewDocument = typeof document.$inferInsert;
export type LineRecord = typeof documentLine.$inferSelect;
export type NewLine = Omit<typeof documentLine.$inferInsert, 'id' | 'documentId' | 'position'>;

/** A document that is not deleted. */
export function documentRecord(db: Db, id: number): DocumentRecord | undefined {
  return recordQuery(db).get({ id });
}

const recordQuery = preparedOnce((orm) =>
  orm
    .select()
    .from(document)
    .where(and(eq(document.id, sql.placeholder('id')), isNull(document.deletedAt)))
    .prepare(),
);

/** In their order. */
export function lineRecords(db: Db, documentId: number): LineRecord[] {
  return linesQuery(db).all({ documentId });
}

const linesQuery = preparedOnce((orm) =>
  orm
    .select()
    .from(documentLine)
    .where(eq(documentLine.documentId, sql.placeholder('documentId')))
    .orderBy(asc(documentLine.position))
    .prepare(),
);

export function insertDocument(db: Db, values: NewDocument): number {
  return db.orm.insert(document).values(values).returning({ id: document.id }).get().id;
}

/** Saves over the version given; answers the new version, or undefined when another one is there. */
export function updateDocument(db: Db, id: number, version: number, values: Partial<NewDocument>): number | undefined {
  return db.orm
    .update(document)
    .set({ ...values, version: version + 1 })
    .where(and(eq(document.id, id), eq(document.version, version), isNull(document.deletedAt)))
    .returning({ version: document.version })
    .get()?.version;
}

/** When a draft went into the bin; undefined where it is not in it. */
export function deletedAtOf(db: Db, id: number): string | undefined {
  const row = db.orm
    .select({ at: document.deletedAt })
    .from(document)
    .where(and(eq(document.id, id), isNotNull(document.deletedAt)))
    .get();
  return row?.at ?? undefined;
}

/** Takes a draft out of the bin; answers its new version, or undefined where it is not in it. */
export function undelete(
  db: Db,
  id: number,
  { at, by }: { readonly at: string; readonly by: number },
): number | undefined {
  return db.orm
    .update(document)
    .set({ deletedAt: null, version: sql`${document.version} + 1`, updatedAt: at, updatedBy: by })
    .where(and(eq(document.id, id), isNotNull(document.deletedAt)))
    .returning({ version: document.version })
    .get()?.version;
}

/** Takes the present lines away and puts these in their place. */
export function replaceLines(db: Db, documentId: number, lines: readonly NewLine[]): void {
  db.prepare('DELETE FROM document_line WHERE document_id = ?').run(documentId);
  const insert = db.prepare(
    `INSERT INTO document_line (document_id, position, product_id, based_on_line_id, code, name, unit, quantity, price,
       discount, vat_rate_id, vat_rate, net, vat, gross, origin_country, customs_declaration)
     VALUES (@documentId, @position, @productId, @basedOnLineId, @code, @name, @unit, @quantity, @price,
       @discount, @vatRateId, @vatRate, @net, @vat, @gross, @originCountry, @customsDeclaration)`,
  );
  lines.forEach((line, position) => {
    const { basedOnLineId = null, originCountry = '', customsDeclaration = '' } = line;
    insert.run({ ...line, basedOnLineId, originCountry, customsDeclaration, documentId, position });
  });
}

/** Lines by their ids, of whatever documents. */
export function linesById(db: Db, ids: readonly number[]): LineRecord[] {
  if (ids.length === 0) return [];
  return db.orm
    .select()
    .from(documentLine)
    .where(inArray(documentLine.id, [...new Set(ids)]))
    .all();
}

/** The document that a line belongs to, as far as it says whether the line can be referred to, and by whom. */
export interface LineOwner {
  /** Of the line. */
  readonly id: number;
  readonly number: string | null;
  readonly responsibleId: number | null;
  readonly teamId: number | null;
}

/** Of those of the lines that there are. */
export function lineOwners(db: Db, ids: readonly number[]): LineOwner[] {
  if (ids.length === 0) return [];
  return db
    .prepare<[string], LineOwner>(
      `SELECT line.id, document.number, document.responsible_id AS responsibleId, document.team_id AS teamId
       FROM json_each(?) AS wanted CROSS JOIN document_line AS line ON line.id = wanted.value
       CROSS JOIN document ON document.id = line.document_id WHERE document.deleted_at IS NULL`,
    )
    .all(JSON.stringify([...new Set(ids)]));
}

/** Whether an issued document of the client is out of reach. */
export function hasUnreached(db: Db, clientId: number, access: Access): boolean {
  return (
    db
      .prepare<Key[]>(
        `SELECT 1 FROM document d INDEXED BY document_client_issued
         WHERE d.client_id = ? AND d.deleted_at IS NULL AND d.issued_at IS NOT NULL
           AND NOT ifnull(1 ${andReached(access.kind, 'd.')}, 0) LIMIT 1`,
      )
      .get(clientId, ...reachedKeys(access)) !== undefined
  );
}

/** Notes which Word file is kept with the document. */
export function replaceDocx(db: Db, id: number, docx: string): void {
  db.orm.update(document).set({ docx }).where(eq(document.id, id)).run();
}

/** Keeps the PDF with the document. The version stays: this is nothing that anybody edits. */
export function replacePdf(db: Db, id: number, pdf: string): void {
  db.orm.update(document).set({ pdf }).where(eq(document.id, id)).run();
}

/** Makes the document be found by this folded text. */
export function putSearchText(db: Db, id: number, text: string): void {
  db.prepare('INSERT OR REPLACE INTO document_search (rowid, text) VALUES (?, ?)').run(id, text);
}

export function dropSearchText(db: Db, id: number): void {
  db.prepare('DELETE FROM document_search WHERE rowid = ?').run(id);
}

/** `goods` or `service` of each of the products that exist, by id. */
export function productKinds(db: Db, ids: readonly number[]): Map<number, string> {
  if (ids.length === 0) return new Map();
  const rows = db.orm
    .select({ id: product.id, kind: product.kind })
    .from(product)
    .where(inArray(product.id, [...new Set(ids)]))
    .all();
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

/** The name of a user, also of one who has left. */
export function userNameBy(db: Db, id: number): string {
  // A text of its own: a statement is shared by all who ask for the same text, and others pluck theirs.
  const row = db.prepare<[number], { userName: string }>('SELECT name AS userName FROM user WHERE id = ?').get(id);
  return row?.userName ?? '';
}
