/** The print forms as the page lists and shows them. */
import type { Db } from '../../../db/database.ts';
import type { FormRow, FormSource } from '../../../preload/contract/forms.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { formFields } from '../../printing/form-fields.ts';
import { allowedSettings, columnsOf, isFixedForm } from '../../printing/form-settings.ts';
import { type FormDefinition, formBy, forms, formsFor } from '../../printing/forms.ts';
import { letterFormBy } from '../../printing/letter-forms.ts';
import { sampleDocument } from '../../printing/sample-document.ts';
import { documentView } from '../../printing/view.ts';
import { officeFormBy, officeForms, type StoredForm } from './queries.ts';
import { noSuchForm } from './refusals.ts';
import {
  type FormPlaces,
  factoryForm,
  keptForm,
  ownFormId,
  ownFormNumber,
  printAssets,
  settingsOf,
} from './service.ts';
import { wordFormProblems } from './word-checking.ts';

type Roots = Pick<FormPlaces, 'root' | 'office'>;

interface Asking {
  readonly db: Db;
  readonly language: Language;
  readonly places: FormPlaces;
}

/** All forms by type and country, the usual one first; with `removed` the copies in the bin at the end. */
export function formRows(asking: Asking, { removed }: { readonly removed: boolean }): FormRow[] {
  const stored = officeForms(asking.db);
  const live = stored.filter(({ deletedAt }) => deletedAt === null);
  const groups = new Map<string, FormDefinition[]>();
  for (const form of forms) {
    const key = `${form.type} ${form.country}`;
    groups.set(key, [...(groups.get(key) ?? []), form]);
  }
  const rows = [...groups.values()].flatMap((group) => {
    const copies = live.filter(({ form }) => group.some(({ id }) => id === form));
    const ordered = [
      ...group.map((form, at) => factoryRow(form, at === 0 && !copies.some(({ isUsual }) => isUsual), asking.language)),
      ...copies.flatMap((copy) => copyRow(asking, copy) ?? []),
    ];
    return ordered.sort((a, b) => Number(b.isUsual) - Number(a.isUsual));
  });
  const letters = live
    .filter(({ form }) => letterFormBy(form) !== undefined)
    .flatMap((copy) => copyRow(asking, copy) ?? []);
  const inBin = removed ? stored.filter(({ deletedAt }) => deletedAt !== null) : [];
  return [...rows, ...letters, ...inBin.flatMap((copy) => copyRow(asking, copy) ?? [])];
}

function factoryRow(form: FormDefinition, isUsual: boolean, language: Language): FormRow {
  const { id, type, country, name, validFrom, validTo } = form;
  const plain = {
    own: false,
    kind: 'html',
    isFailing: false,
    version: null,
    isBehind: false,
    deletedAt: null,
  } as const;
  return {
    id,
    form: id,
    type,
    country,
    name: name[language],
    validFrom,
    validTo,
    ...plain,
    isUsual,
    isFixed: isFixedForm(id),
  };
}

/** Null for a copy of a form that this program has not. */
function copyRow({ db, places }: Pick<Asking, 'db' | 'places'>, copy: StoredForm): FormRow | null {
  const definition = formBy(copy.form) ?? letterFormBy(copy.form);
  if (definition === undefined) return null;
  const { type, country, validFrom, validTo } = definition;
  return {
    id: ownFormId(copy.id),
    form: copy.form,
    type,
    country,
    name: copy.name,
    validFrom,
    validTo,
    own: true,
    kind: copy.word === null ? 'html' : 'word',
    isFailing: isFailing(copy, places),
    version: copy.version,
    isUsual: copy.isUsual && copy.deletedAt === null,
    isFixed: isFixedForm(copy.form),
    isBehind: isBehind(db, copy, places),
    deletedAt: copy.deletedAt,
  };
}

function isFailing(copy: StoredForm, places: FormPlaces): boolean {
  const { problems, refused } = wordFormProblems(copy, places);
  return refused !== null || problems.length > 0;
}

/** Only a template of its own can fall behind: a copy without one takes over what an update brings. */
function isBehind(db: Db, { body, factory, form }: StoredForm, places: Roots): boolean {
  if (body === null || factory === null) return false;
  const now = factoryForm(form, places).body;
  if (body === now) return false;
  return keptForm(db, factory)?.body !== now;
}

/** The row of a form. Failure `not-found`. */
export function formRow(asking: Asking, id: string): FormRow {
  const row = formRows(asking, { removed: true }).find((one) => one.id === id);
  if (row === undefined) throw noSuchForm();
  return row;
}

function isKnown(form: string): boolean {
  return formBy(form) !== undefined || letterFormBy(form) !== undefined;
}

/** An own copy that is not in the bin. Failure `not-found`. */
export function liveCopy(db: Db, id: string): StoredForm {
  const number = ownFormNumber(id);
  const copy = number === null ? undefined : officeFormBy(db, number);
  if (copy === undefined || copy.deletedAt !== null || !isKnown(copy.form)) throw noSuchForm();
  return copy;
}

/** What a form is made of, with everything that an editor needs. Failure `not-found`. */
export function formSource(asking: Asking, id: string): FormSource {
  const { db, places, language } = asking;
  const row = formRow(asking, id);
  const definition = formBy(row.form);
  if (definition === undefined) throw noSuchForm();
  const number = ownFormNumber(id);
  const copy = number === null ? undefined : officeFormBy(db, number);
  const factory = factoryForm(row.form, places);
  const { templates } = printAssets(places);
  const samples = [definition, ...forms.filter(({ country }) => country === definition.country)];
  return {
    form: row,
    body: copy?.body ?? null,
    style: copy?.style ?? '',
    settings: settingsOf(copy ?? { settings: {} }),
    factory: { body: factory.body, style: factory.style, partials: factory.partials },
    allowed: [...allowedSettings(row.form)],
    columns: columnsOf(factory),
    fields: formFields(
      samples.map((form) => documentView(sampleDocument(form, templates))),
      language,
    ),
  };
}

/** The template of the program when the copy was made, that of now, and the copy's. Failure `not-found`. */
export function formDifference(
  { db, places }: Pick<Asking, 'db' | 'places'>,
  id: string,
): { before: string; now: string; copy: string } {
  const copy = liveCopy(db, id);
  const now = factoryForm(copy.form, places).body;
  const before = copy.factory === null ? undefined : keptForm(db, copy.factory)?.body;
  return { before: before ?? now, now, copy: copy.body ?? now };
}

/** The usual forms beside which `form` stands: of its type and country. */
export function formsBeside(form: string): readonly FormDefinition[] {
  const definition = formBy(form);
  return definition === undefined ? [] : formsFor(definition.type, definition.country);
}
