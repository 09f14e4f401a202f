/** SQL of print forms: the office's own copies, and the versions that documents were issued with. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../../db/database.ts';
import { officeForm } from '../../../db/schema/index.ts';
import { newUid } from '../../../db/uid.ts';

/** An own copy as it is stored; `settings` as a program of some version wrote them. */
export interface StoredForm {
  readonly id: number;
  readonly version: number;
  readonly form: string;
  readonly name: string;
  readonly body: string | null;
  readonly style: string;
  readonly settings: unknown;
  readonly factory: string | null;
  /** Made in Word: hash of its .docx. */
  readonly word: string | null;
  readonly wordName: string;
  readonly isUsual: boolean;
  readonly deletedAt: string | null;
}

const columns = {
  id: officeForm.id,
  version: officeForm.version,
  form: officeForm.form,
  name: officeForm.name,
  body: officeForm.body,
  style: officeForm.style,
  settings: officeForm.settings,
  factory: officeForm.factory,
  word: officeForm.word,
  wordName: officeForm.wordName,
  isUsual: officeForm.isUsual,
  deletedAt: officeForm.deletedAt,
};

/** All copies, those in the bin too, as they were made. */
export function officeForms(db: Db): StoredForm[] {
  return db.orm.select(columns).from(officeForm).orderBy(asc(officeForm.id)).all();
}

export function officeFormBy(db: Db, id: number): StoredForm | undefined {
  return db.orm.select(columns).from(officeForm).where(eq(officeForm.id, id)).get();
}

/** The copies that new documents are made with: id, and form of the program. */
export function usualForms(db: Db): { readonly id: number; readonly form: string }[] {
  return db
    .prepare<[], { id: number; form: string }>(
      'SELECT id, form FROM office_form WHERE is_usual = 1 AND deleted_at IS NULL ORDER BY id',
    )
    .all();
}

type Values = Pick<StoredForm, 'form' | 'name' | 'body' | 'style' | 'factory'> &
  Partial<Pick<StoredForm, 'word' | 'wordName'>> & {
    readonly settings: Record<string, unknown>;
  };

interface Stamp {
  readonly at: string;
  readonly by: number;
}

export function insertOfficeForm(db: Db, values: Values, { at, by }: Stamp): number {
  const stamp = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
  const { lastInsertRowid } = db.orm
    .insert(officeForm)
    .values({ uid: newUid(), ...stamp, ...values })
    .run();
  return Number(lastInsertRowid);
}

/** Saves over exactly this version; false: it is another one now. */
export function updateOfficeForm(
  db: Db,
  { id, version }: { readonly id: number; readonly version: number },
  values: Partial<Values & Pick<StoredForm, 'isUsual' | 'deletedAt'>>,
  { at, by }: Stamp,
): boolean {
  const { changes } = db.orm
    .update(officeForm)
    .set({ ...values, updatedAt: at, updatedBy: by, version: sql`${officeForm.version} + 1` })
    .where(and(eq(officeForm.id, id), eq(officeForm.version, version)))
    .run();
  return changes === 1;
}

/** Keeps a version of a form; nothing happens where it is kept already. `content` is JSON. */
export function putFormVersion(
  db: Db,
  version: { sha256: string; form: string; content: string; word: string | null; at: string },
): void {
  db.prepare(
    'INSERT OR IGNORE INTO form_version (sha256, form, content, word, created_at) VALUES (@sha256, @form, @content, @word, @at)',
  ).run(version);
}

/** Of the version that a document was issued with: the hash of its .docx, null where it is not made in Word. */
export function wordOfVersion(db: Db, sha256: string): string | null {
  return (
    db.prepare<[string], { word: string | null }>('SELECT word FROM form_version WHERE sha256 = ?').get(sha256)?.word ??
    null
  );
}

/** JSON of the version; undefined where there is none. */
export function formVersion(db: Db, sha256: string): string | undefined {
  return db.prepare<[string], { content: string }>('SELECT content FROM form_version WHERE sha256 = ?').get(sha256)
    ?.content;
}
