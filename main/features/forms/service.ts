/** Which print form a document has: that of the program or an own copy now, or the one that it was issued with, for ever. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../../db/database.ts';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import { FormSettings, plainSettings } from '../../../preload/contract/forms.ts';
import type { Context } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { isPlain } from '../../printing/form-settings.ts';
import { type FormDefinition, formBy, formsFor } from '../../printing/forms.ts';
import type { PrintForm } from '../../printing/printed-document.ts';
import {
  type FormContent,
  formHash,
  type PrintAssets,
  type PrintedView,
  readForm,
  renderForm,
} from '../../printing/render.ts';
import { TemplateFailure } from '../../printing/template-words.ts';
import { type DocumentOfWord, documentFilling, fillWordTemplate } from '../../printing/word-form/word-filling.ts';
import { keptWordTemplate, type WordTemplate } from '../../printing/word-form/word-template.ts';
import { readStoredFile } from '../files/stored-files.ts';
import { formVersion, officeFormBy, putFormVersion, type StoredForm, usualForms, wordOfVersion } from './queries.ts';
import { formFailed, wordFileMissing, wordFormFailed } from './refusals.ts';

/** Where the parts of forms lie. */
export interface FormPlaces {
  /** Root of the program's own files. */
  readonly root: string;
  /** The office folder. */
  readonly office: string;
  /** The office's stored files. */
  readonly files: string;
}

type Roots = Pick<FormPlaces, 'root' | 'office'>;

/** Where they lie for a call. */
export function formPlaces({ office }: Pick<Context, 'office'>): FormPlaces {
  const { folder, files } = office.paths;
  return { root: office.program.root, office: folder, files };
}

/** Templates and fonts of the program, and what the office folder has in their place. */
export function printAssets({ root, office }: Roots): PrintAssets {
  return { ...programAssets(root), officeTemplates: join(office, 'templates') };
}

function programAssets(root: string): PrintAssets {
  return { templates: join(root, 'templates'), fonts: join(root, 'node_modules', '@fontsource', 'noto-sans') };
}

/** The form of the program as its own files have it. */
export function factoryForm(form: string, { root }: Pick<FormPlaces, 'root'>): FormContent {
  return readForm(form, programAssets(root));
}

/** What a document or a call names an own copy by: `own-12`. */
export function ownFormId(id: number): string {
  return `own-${id}`;
}

/** The number in `own-12`; null for a form of the program. */
export function ownFormNumber(form: string): number | null {
  const digits = /^own-(\d{1,15})$/u.exec(form)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Of which form of the program this is one, be it itself, a copy, or a copy in the bin; undefined: there is none. */
export function definitionOf(db: Db, form: string): FormDefinition | undefined {
  const own = ownFormNumber(form);
  return formBy(own === null ? form : (officeFormBy(db, own)?.form ?? ''));
}

/** The form that was chosen, else the usual one of the type in the country: an own copy, or that of the program. */
export function chosenForm(
  db: Db,
  template: string | null,
  { type, country }: { readonly type: DocumentType; readonly country: PrintForm },
): string {
  if (template !== null && isThere(db, template)) return template;
  const candidates = formsFor(type, country);
  const own = usualForms(db).find(({ form }) => candidates.some(({ id }) => id === form));
  if (own !== undefined) return ownFormId(own.id);
  const [usual] = candidates;
  if (usual === undefined) throw new Error(`There is no print form for ${type} in ${country}.`);
  return usual.id;
}

function isThere(db: Db, template: string): boolean {
  const own = ownFormNumber(template);
  if (own === null) return formBy(template) !== undefined;
  return officeFormBy(db, own)?.deletedAt === null;
}

/** The settings of a copy; those that this program does not know are as the program's form has them. */
export function settingsOf({ settings }: Pick<StoredForm, 'settings'>): FormSettings {
  const stored = typeof settings === 'object' && settings !== null ? settings : {};
  const read = FormSettings.safeParse({ ...plainSettings, ...stored });
  return read.success ? read.data : plainSettings;
}

/** What is changed of a form of the program. */
export interface FormChanges {
  readonly body: string | null;
  readonly style: string;
  readonly settings: FormSettings;
}

/** The form of the program with the changes on top. */
export function changedForm(factory: FormContent, { body, style, settings }: FormChanges): FormContent {
  return {
    ...factory,
    body: body ?? factory.body,
    style: style === '' ? factory.style : `${factory.style}\n${style}`,
    ...(!isPlain(settings) && { settings }),
  };
}

/** The form as it is now. */
export function presentForm(db: Db, form: string, places: Roots): FormContent {
  const own = ownFormNumber(form);
  if (own === null) return readForm(form, printAssets(places));
  const copy = officeFormBy(db, own);
  if (copy === undefined) throw new Error(`There is no form ${form}.`);
  if (copy.word !== null) return { ...factoryForm(copy.form, places), word: copy.word };
  return changedForm(everyPartOf(factoryForm(copy.form, places), copy.body, places), {
    body: copy.body,
    style: copy.style,
    settings: settingsOf(copy),
  });
}

/** A changed template may name parts that the program's own does not. */
export function everyPartOf(
  factory: FormContent,
  body: string | null,
  { root }: Pick<FormPlaces, 'root'>,
): FormContent {
  if (body === null) return factory;
  return readForm(factory.form, programAssets(root), body);
}

/** The names of all parts that a template may put in. */
export function partNames({ root }: Pick<FormPlaces, 'root'>): string[] {
  return readdirSync(join(programAssets(root).templates, 'partials'))
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => name.slice(0, -'.hbs'.length));
}

/** A page, and the form that it was made with in the end. */
export interface MadePage {
  readonly html: string;
  /** Of a form made in Word: the filled file; the page is then that of the program's form. */
  readonly docx: Buffer | null;
  readonly content: FormContent;
  /** Why it is not the form that was asked for. */
  readonly problem: Said | null;
}

/**
 * Makes the page. A form of the office that fails on this document stops nobody: the page is made with that of the
 * program, and `problem` says so. Failure `invalid` only where that fails as well.
 */
export function makePage(
  view: PrintedView & DocumentOfWord,
  { content, name, places }: { readonly content: FormContent; readonly name: string; readonly places: FormPlaces },
): MadePage {
  const { fonts } = printAssets(places);
  const { word, ...factoryContent } = content;
  if (word !== undefined) {
    const html = renderForm(view, factoryContent, fonts);
    try {
      return { html, docx: filledWord(view, word, places.files), content, problem: null };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { html, docx: null, content: factoryContent, problem: wordFormFailed(name, error.said) };
    }
  }
  try {
    return { html: renderForm(view, content, fonts), docx: null, content, problem: null };
  } catch (error) {
    if (!(error instanceof TemplateFailure)) throw error;
    const factory = factoryForm(content.form, places);
    if (formHash(factory) === formHash(content)) throw error;
    return { html: renderForm(view, factory, fonts), docx: null, content: factory, problem: formFailed(name, error) };
  }
}

/** The Word form with this hash, filled. Failure in words where it fails or its file is gone. */
function filledWord(view: DocumentOfWord, word: string, files: string): Buffer {
  return fillWordTemplate(storedWordTemplate(files, word), documentFilling(view));
}

/** The template among the stored files. Failure `not-found` where its file is missing or altered. */
export function storedWordTemplate(files: string, sha256: string): WordTemplate {
  return keptWordTemplate(sha256, () => {
    const bytes = readStoredFile(files, sha256);
    if (bytes === null) throw new Failure('not-found', wordFileMissing);
    return bytes;
  });
}

/** Whether documents with this form are made with Word: with the version that one was issued with, else with the form as it is now. */
export function isMadeInWord(db: Db, form: string, version: string | null): boolean {
  if (version !== null) return wordOfVersion(db, version) !== null;
  const own = ownFormNumber(form);
  return own !== null && (officeFormBy(db, own)?.word ?? null) !== null;
}

/** What a form is called in the words of a warning. */
export function formName(db: Db, form: string): string {
  const own = ownFormNumber(form);
  return (own === null ? undefined : officeFormBy(db, own)?.name) ?? form;
}

/** Keeps the form as it is now, inside of the transaction that issues a document with it; answers its hash. */
export function keepForm(db: Db, content: FormContent, at: string): string {
  const sha256 = formHash(content);
  const { form, word = null } = content;
  putFormVersion(db, { sha256, form, content: JSON.stringify(content), word, at });
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
