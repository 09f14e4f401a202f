/** Changing print forms: copies of those of the program, saved, made the usual ones, put into the bin, made as they were. */
import type { z } from 'zod';
import { fold } from '../../../db/folding.ts';
import { type FormRow, type FormSettings, plainSettings, type printForms } from '../../../preload/contract/forms.ts';
import type { CommandContext } from '../../engine/context.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { isPlain } from '../../printing/form-settings.ts';
import { formBy } from '../../printing/forms.ts';
import { formHash } from '../../printing/render.ts';
import { formRow, formRows, formsBeside, liveCopy } from './listing.ts';
import {
  insertOfficeForm,
  officeFormBy,
  officeForms,
  putFormVersion,
  type StoredForm,
  updateOfficeForm,
} from './queries.ts';
import { factoryStays, formChanged, madeInWord, nameTaken, noSuchForm, notTheFirst } from './refusals.ts';
import { type FormChanges, factoryForm, formPlaces, ownFormId, ownFormNumber, settingsOf } from './service.ts';
import { refuseProblems, tryForm } from './trying.ts';
import { refuseFailing } from './word-checking.ts';

type Input<Name extends keyof typeof printForms> = z.output<(typeof printForms)[Name]['input']>;

/** Makes a copy of a form of the program, or of another copy. Failure `not-found`, `invalid` for a name that is taken. */
export function copyForm(command: CommandContext, { id, name }: Input<'forms.copy'>): FormRow {
  const { db, language } = command;
  const original = formRow(asking(command), id);
  if (name !== undefined && isTaken(command, name, null)) invalidFields(language, [{ path: 'name', said: nameTaken }]);
  const number = ownFormNumber(id);
  const copied = number === null ? undefined : officeFormBy(db, number);
  const changes = {
    body: copied?.body ?? null,
    style: copied?.style ?? '',
    settings: settingsOf(copied ?? { settings: {} }),
  };
  return addCopy(command, {
    form: original.form,
    ...(copied && wordOf(copied)),
    name: name ?? freeName(command, `${original.name} ${copyWord[language]}`),
    changes,
    factory:
      copied !== undefined && copied.word !== null ? null : (copied?.factory ?? keepFactory(command, original.form)),
  });
}

const copyWord = { en: '(own)', ru: '(своя форма)', fr: '(adapté)' } as const;

/** Of a form made in Word: its file among the stored ones, and what it is called. */
export interface WordOfForm {
  readonly word?: string;
  readonly wordName?: string;
}

function wordOf({ word, wordName }: StoredForm): WordOfForm {
  return word === null ? {} : { word, wordName };
}

interface NewCopy extends WordOfForm {
  readonly form: string;
  readonly name: string;
  readonly changes: FormChanges;
  /** The form of the program as it is now, by its hash; null: it has none that could fall behind. */
  readonly factory: string | null;
}

/** Adds a copy with its audit record. */
export function addCopy(command: CommandContext, { form, name, changes, factory, ...word }: NewCopy): FormRow {
  const { db } = command;
  const values = { form, name, ...changes, ...word };
  const id = insertOfficeForm(db, { ...values, factory }, stampOf(command));
  command.record({ entity: 'form', id, version: 1, changes: fieldChanges(null, values) });
  return formRow(asking(command), ownFormId(id));
}

/** A name that no other copy has: the one that is wanted, or with a number behind. */
export function freeName(command: CommandContext, wanted: string): string {
  const short = [...wanted].slice(0, 94).join('');
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? short : `${short} (${count})`;
    if (!isTaken(command, name, null)) return name;
  }
}

/** Keeps the form of the program as it is now, to show later what has changed in it; answers its hash. */
export function keepFactory(command: CommandContext, form: string): string {
  const content = factoryForm(form, formPlaces(command));
  const sha256 = formHash(content);
  putFormVersion(command.db, { sha256, form, content: JSON.stringify(content), word: null, at: command.now });
  return sha256;
}

/** Saves over exactly this version. Failure `conflict`, `not-found`, `invalid` with each problem beside its line. */
export function saveForm(command: CommandContext, input: Input<'forms.save'>): FormRow {
  const { language } = command;
  const copy = copyToChange(command, input.id, input.version);
  if (input.name !== undefined && isTaken(command, input.name, copy.id))
    invalidFields(language, [{ path: 'name', said: nameTaken }]);
  if (copy.word !== null) return renameWordForm(command, copy, input);
  const old = { name: copy.name, body: copy.body, style: copy.style, settings: settingsOf(copy) };
  const { name = old.name, body = old.body, style = old.style, settings = old.settings } = input;
  const now = { name, body: bodyToKeep(command, copy.form, body), style, settings };
  const takesOver = input.upToDate === true || (old.body === null && now.body !== null);
  const factory = takesOver ? keepFactory(command, copy.form) : copy.factory;
  const changes = fieldChanges({ ...old, factory: copy.factory }, { ...now, factory });
  if (Object.keys(changes).length === 0) command.unchanged();
  else {
    refuseBroken(command, copy.form, now);
    writeForm(command, copy, { ...now, factory });
  }
  return formRow(asking(command), input.id);
}

/** A form made in Word has no code and no settings here: its name alone can be saved. */
function renameWordForm(command: CommandContext, copy: StoredForm, input: Input<'forms.save'>): FormRow {
  const { name, body, style, settings } = input;
  if (typeof body === 'string' || style || (settings !== undefined && !isPlain(settings))) throw madeInWord();
  if (name === undefined) command.unchanged();
  else writeForm(command, copy, { name });
  return formRow(asking(command), input.id);
}

/** The text of the program's own template is no text of the copy's own: so it goes on following updates. */
function bodyToKeep(command: CommandContext, form: string, body: string | null): string | null {
  return body === factoryForm(form, formPlaces(command)).body ? null : body;
}

/** Failure `invalid` for what cannot be printed with. */
export function refuseBroken(command: CommandContext, form: string, changes: FormChanges): void {
  const definition = formBy(form);
  if (definition === undefined) throw noSuchForm();
  const { language } = command;
  const { problems } = tryForm({ definition, changes, printed: null, language, places: formPlaces(command) });
  refuseProblems(problems, language);
}

/** Makes a copy the usual form of its type and country; with a form of the program, takes that from whichever copy has it. */
export function setUsualForm(command: CommandContext, id: string): FormRow[] {
  const own = ownFormNumber(id);
  const chosen = own === null ? null : liveCopy(command.db, id);
  if (chosen !== null) refuseFailing(command, chosen);
  const beside = formsBeside(chosen?.form ?? id);
  if (beside.length === 0) throw noSuchForm();
  if (chosen === null && beside[0]?.id !== id) throw notTheFirst();
  let changed = false;
  for (const copy of officeForms(command.db)) {
    const isUsual = copy.id === own;
    if (copy.isUsual === isUsual || !beside.some((form) => form.id === copy.form)) continue;
    writeForm(command, copy, { isUsual });
    changed = true;
  }
  if (!changed) command.unchanged();
  return formRows(asking(command), { removed: false });
}

/** Puts a copy into the bin; it is the usual one no longer. Failure `conflict`, `not-found`. */
export function removeForm(command: CommandContext, { id, version }: Input<'forms.remove'>): { id: string } {
  writeForm(command, copyToChange(command, id, version), { deletedAt: command.now, isUsual: false });
  return { id };
}

/** Takes a copy out of the bin. What is not in it stays as it is. Failure `not-found`. */
export function putBackForm(command: CommandContext, id: string): FormRow {
  const number = ownFormNumber(id);
  const copy = number === null ? undefined : officeFormBy(command.db, number);
  if (copy === undefined) throw noSuchForm();
  if (copy.deletedAt === null) command.unchanged();
  else {
    const name = isTaken(command, copy.name, copy.id) ? freeName(command, copy.name) : copy.name;
    writeForm(command, copy, { deletedAt: null, name });
  }
  return formRow(asking(command), id);
}

/** Makes the copy what the form of the program is now; its name stays. Failure `conflict`, `not-found`. */
export function restoreForm(command: CommandContext, { id, version }: Input<'forms.restore'>): FormRow {
  const copy = copyToChange(command, id, version);
  if (copy.word !== null) throw madeInWord();
  const factory = keepFactory(command, copy.form);
  writeForm(command, copy, { body: null, style: '', settings: plainSettings, factory });
  return formRow(asking(command), id);
}

type Changes = Partial<
  Pick<StoredForm, 'name' | 'body' | 'style' | 'factory' | 'isUsual' | 'deletedAt' | 'word' | 'wordName'> & {
    readonly settings: FormSettings;
  }
>;

/** Saves over the copy's own version, with its audit record; nothing happens where nothing is changed. Failure `conflict`. */
export function writeForm(command: CommandContext, copy: StoredForm, changes: Changes): void {
  const changed = fieldChanges({ ...copy, settings: settingsOf(copy) }, changes);
  if (Object.keys(changed).length === 0) {
    command.unchanged();
    return;
  }
  if (!updateOfficeForm(command.db, copy, changes, stampOf(command))) throw formChanged(copy.version);
  // Which factory form it was compared with is no news to anybody.
  const { factory: _, ...said } = changed;
  command.record({ entity: 'form', id: copy.id, version: copy.version + 1, changes: said });
}

/** The copy, if it is of this version. Failure `read-only` for a form of the program, `conflict`, `not-found`. */
export function copyToChange({ db }: CommandContext, id: string, version: number): StoredForm {
  if (ownFormNumber(id) === null) throw formBy(id) === undefined ? noSuchForm() : factoryStays();
  const copy = liveCopy(db, id);
  if (copy.version !== version) throw formChanged(copy.version);
  return copy;
}

function isTaken({ db }: CommandContext, name: string, except: number | null): boolean {
  return officeForms(db).some(
    (copy) => copy.id !== except && copy.deletedAt === null && fold(copy.name) === fold(name),
  );
}

function asking(command: CommandContext) {
  const { db, language } = command;
  return { db, language, places: formPlaces(command) };
}

function stampOf({ now, user }: CommandContext): { at: string; by: number } {
  return { at: now, by: user.id };
}
