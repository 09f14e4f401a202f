/** Which print form a document has: that of the program now, or the one that it was issued with, for ever. */
import { join } from 'node:path';
import type { Db } from '../../../db/database.ts';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Context } from '../../engine/context.ts';
import { formBy, formsFor } from '../../printing/forms.ts';
import type { PrintForm } from '../../printing/printed-document.ts';
import { type FormContent, formHash, type PrintAssets, readForm } from '../../printing/render.ts';
import { formVersion, putFormVersion } from './queries.ts';

/** Where the parts of forms lie. */
export interface FormPlaces {
  /** Root of the program's own files. */
  readonly root: string;
  /** The office folder. */
  readonly office: string;
  /** The office's stored files. */
  readonly files: string;
}

/** Where they lie for a call. */
export function formPlaces({ office }: Pick<Context, 'office'>): FormPlaces {
  const { folder, files } = office.paths;
  return { root: office.program.root, office: folder, files };
}

/** Templates and fonts of the program, and the office's own copies. */
export function printAssets({ root, office }: Pick<FormPlaces, 'root' | 'office'>): PrintAssets {
  return {
    templates: join(root, 'templates'),
    officeTemplates: join(office, 'templates'),
    fonts: join(root, 'node_modules', '@fontsource', 'noto-sans'),
  };
}

/** The form that was chosen, else the usual one of the type in the country. */
export function chosenForm(
  template: string | null,
  { type, country }: { readonly type: DocumentType; readonly country: PrintForm },
): string {
  const chosen = template === null ? undefined : formBy(template);
  const [usual] = formsFor(type, country);
  const form = chosen ?? usual;
  if (form === undefined) throw new Error(`There is no print form for ${type} in ${country}.`);
  return form.id;
}

/** The form as it is now. */
export function presentForm(form: string, places: Pick<FormPlaces, 'root' | 'office'>): FormContent {
  return readForm(form, printAssets(places));
}

/** Keeps the form as it is now, inside of the transaction that issues a document with it; answers its hash. */
export function keepForm(db: Db, content: FormContent, at: string): string {
  const sha256 = formHash(content);
  putFormVersion(db, { sha256, form: content.form, content: JSON.stringify(content), at });
  return sha256;
}

const kept = new Map<string, FormContent>();

/** The form by the hash that `keepForm` gave; null where it is not kept. */
export function keptForm(db: Db, sha256: string): FormContent | null {
  const known = kept.get(sha256);
  if (known !== undefined) return known;
  const text = formVersion(db, sha256);
  if (text === undefined) return null;
  // Written by `keepForm` alone, and never changed after that: a trigger holds it.
  const content = JSON.parse(text) as FormContent;
  kept.set(sha256, content);
  return content;
}
