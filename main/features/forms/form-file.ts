/** A print form as a file: to be taken to another office, and back from one that nobody vouches for. */
import { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { type FormRow, FormSettings } from '../../../preload/contract/forms.ts';
import { Line } from '../../../preload/contract/values.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { formBy } from '../../printing/forms.ts';
import { addCopy, freeName, keepFactory, refuseBroken } from './editing.ts';
import { formRow } from './listing.ts';
import { officeFormBy } from './queries.ts';
import { madeInWord, newerFormFile, notAFormFile, unknownForm } from './refusals.ts';
import { formPlaces, ownFormNumber, settingsOf } from './service.ts';

/** Of the file's layout: a newer one is refused in words. */
const layout = 1;

const FormFile = z.strictObject({
  kontorForm: z.literal(layout),
  form: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: Line(100).pipe(z.string().min(1)),
  body: z.string().max(200_000).nullable(),
  style: z.string().max(100_000),
  settings: FormSettings,
});

const AnyLayout = z.object({ kontorForm: z.number().int().positive() });

/** The text of the file, and a name for it without signs that some system forbids. Failure `not-found`. */
export function exportForm(context: Context, id: string): { name: string; content: string } {
  const { db, language } = context;
  const row = formRow({ db, language, places: formPlaces(context) }, id);
  const copy = copyOf(db, id);
  if (copy !== undefined && copy.word !== null) throw madeInWord();
  const file: z.output<typeof FormFile> = {
    kontorForm: layout,
    form: row.form,
    name: row.name,
    body: copy?.body ?? null,
    style: copy?.style ?? '',
    settings: settingsOf(copy ?? { settings: {} }),
  };
  const name = row.name.replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-').replace(/[. ]+$/u, '');
  return { name: `${name}.kontor-form.json`, content: `${JSON.stringify(file, null, 2)}\n` };
}

function copyOf(db: Db, id: string) {
  const number = ownFormNumber(id);
  return number === null ? undefined : officeFormBy(db, number);
}

/** Makes a copy from the text of a file. Failure `invalid` in words for everything that is not right with it. */
export function importForm(command: CommandContext, content: string): FormRow {
  const read = parsed(content);
  const any = AnyLayout.safeParse(read);
  if (any.success && any.data.kontorForm > layout) throw newerFormFile();
  const file = FormFile.safeParse(read);
  if (!file.success) throw notAFormFile();
  const { form, name, body, style, settings } = file.data;
  if (formBy(form) === undefined) throw unknownForm(form);
  const changes = { body, style, settings };
  refuseBroken(command, form, changes);
  return addCopy(command, { form, name: freeName(command, name), changes, factory: keepFactory(command, form) });
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/u, ''));
  } catch {
    throw notAFormFile();
  }
}
