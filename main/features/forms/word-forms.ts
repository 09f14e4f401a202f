/** Print forms made in Word: taken in, replaced, shown with what is wrong, handed out. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import { type FormRow, type FormType, plainSettings } from '../../../preload/contract/forms.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { WordProblem as ShownProblem, WordForm, wordForms } from '../../../preload/contract/word-forms.ts';
import type { CommandContext, Context, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { type FormDefinition, forms, formsFor } from '../../printing/forms.ts';
import { internationalTitle, typeTitle } from '../../printing/labels.ts';
import { type LetterForm, letterForms } from '../../printing/letter-forms.ts';
import { placeInWords, type WordProblem } from '../../printing/word-form/word-failure.ts';
import { largestWordFile } from '../../printing/word-form/word-guard.ts';
import { tooLargeFile } from '../../printing/word-form/word-refusals.ts';
import { wordStarter } from '../../printing/word-form/word-starter.ts';
import { readWordTemplate } from '../../printing/word-form/word-template.ts';
import { dropUnusedFile, readStoredFile, recordStoredFile, storedFilePath, storeFile } from '../files/stored-files.ts';
import { addCopy, copyToChange, freeName, writeForm } from './editing.ts';
import { formRow, liveCopy } from './listing.ts';
import type { StoredForm } from './queries.ts';
import { failingReplacement, noFormForWord, notMadeInWord, wordFileMissing } from './refusals.ts';
import { formPlaces, storedWordTemplate } from './service.ts';
import { firstProblem, wordFormProblems } from './word-checking.ts';
import { wordFormFields } from './word-form-fields.ts';
import { subjectOf } from './word-subjects.ts';

type Input<Name extends keyof typeof wordForms> = z.output<(typeof wordForms)[Name]['input']>;

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Given {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The file that the session handed over. Failure `invalid` in words for one that may not be a template. */
function given({ session, uploads }: TaskContext, handle: string): Given {
  const { name, path, size } = uploads.file(session, handle);
  if (size > largestWordFile) throw tooLargeFile();
  const bytes = readFileSync(path);
  readWordTemplate(bytes);
  return { name, bytes };
}

/** Stores the file, and does the work in the transaction in which its row is written. */
async function withStored<Result>(
  task: TaskContext,
  handle: string,
  work: (command: CommandContext, word: { readonly word: string; readonly wordName: string }) => Result,
): Promise<Result> {
  const { name, bytes } = given(task, handle);
  const { files } = task.office.paths;
  const stored = storeFile(files, bytes);
  try {
    const made = await task.write((command) => {
      const { db, now, user } = command;
      recordStoredFile(db, stored, { mediaType: docxType, name, at: now, by: user.id });
      return work(command, { word: stored.sha256, wordName: name });
    });
    task.uploads.discard(task.session, handle);
    return made;
  } catch (error) {
    dropUnusedFile(task.db, files, stored.sha256);
    throw error;
  }
}

/** The first form of the program of this kind, or the kind of letters. Failure `invalid` for a type that the country has not. */
function kindOf(type: FormType, country: string): FormDefinition | LetterForm {
  const home = country === 'RU' || country === 'FR' ? country : 'INT';
  const found = type === 'letter' ? letterForms.find((one) => one.country === home) : formsFor(type, home)[0];
  if (found === undefined) throw noFormForWord();
  return found;
}

/** Makes a form of the file. Failure `invalid` for a file that is refused, and for a type that the country has not. */
export function addWordForm(
  task: TaskContext,
  { file, type, country, name }: Input<'forms.addWord'>,
): Promise<FormRow> {
  const definition = kindOf(type, country);
  return withStored(task, file, (command, word) => {
    const called = name ?? word.wordName.replace(/\.[^.]{1,5}$/u, '').trim();
    // In a list of forms it must not be taken for that of the program.
    const isOfProgram = forms.some((form) => form.name[command.language] === called);
    const wanted = isOfProgram ? `${called} (Word)` : called;
    return addCopy(command, {
      form: definition.id,
      name: freeName(command, wanted === '' ? definition.name[command.language] : wanted),
      changes: { body: null, style: '', settings: plainSettings },
      factory: null,
      ...word,
    });
  });
}

/** Takes another file for the form. Failure `conflict`, `not-found`, `invalid`, that too where a form that works would not any more. */
export function replaceWordForm(
  task: TaskContext,
  { id, version, file, evenFailing = false }: Input<'forms.replaceWord'>,
): Promise<FormRow> {
  return withStored(task, file, (command, word) => {
    const copy = copyToChange(command, id, version);
    if (copy.word === null) throw notMadeInWord();
    const { db, language } = command;
    const places = formPlaces(command);
    const wrong = evenFailing ? null : firstProblem({ ...copy, ...word }, places);
    if (wrong !== null && firstProblem(copy, places) === null)
      invalidFields(language, [{ path: 'evenFailing', said: failingReplacement(wrong) }]);
    writeForm(command, copy, word);
    return formRow({ db, language, places }, id);
  });
}

/** A form made in Word that is not in the bin. Failure `not-found`, `invalid` where it is not made in Word. */
export function wordCopy(context: Context, id: string): StoredForm & { readonly word: string } {
  const copy = liveCopy(context.db, id);
  const { word } = copy;
  if (word === null) throw notMadeInWord();
  return { ...copy, word };
}

/** The form with everything that its page shows. Failure `not-found`, `invalid` where the form is not made in Word. */
export function wordForm(context: Context, id: string): WordForm {
  const { db, language } = context;
  const places = formPlaces(context);
  const copy = wordCopy(context, id);
  const form = formRow({ db, language, places }, id);
  const { problems, refused } = wordFormProblems(copy, places);
  const subject = subjectOf(copy.form, language, places);
  const template = refused === null ? storedWordTemplate(places.files, copy.word) : null;
  const size = readStoredFile(places.files, copy.word)?.length ?? 0;
  return {
    form,
    file: { name: copy.wordName, size },
    problems:
      refused === null
        ? problems.map((problem) => shownProblem(problem, language))
        : [{ place: '', around: '', message: refused.said[language], meant: null }],
    tags: template?.tagCount ?? 0,
    reviewed: template?.file.reviewed ?? false,
    fields: subject === null ? [] : wordFormFields(subject, language),
  };
}

/** In the words of the language. */
export function shownProblem({ place, reason, meant }: WordProblem, language: Language): ShownProblem {
  return { place: placeInWords(place)[language], around: place.around, message: reason[language], meant };
}

/** Hands out the file of the form, as it was taken in. */
export function wordFormFile(task: TaskContext, id: string): { file: string; name: string } {
  const { word, wordName, name } = wordCopy(task, id);
  const { files } = task.office.paths;
  if (readStoredFile(files, word) === null) throw new Failure('not-found', wordFileMissing);
  const called = wordName === '' ? `${name}.docx` : wordName;
  return { file: task.uploads.point(task.session, called, storedFilePath(files, word)).handle, name: called };
}

function titleOf(type: DocumentType, country: string, language: Language): string {
  return country === 'INT' ? internationalTitle(type, language) : typeTitle(type, language);
}

/** Hands out a file to begin with. Failure `invalid` for a type that the country has not. */
export function starterFile(
  task: TaskContext,
  { type, country }: Input<'forms.wordStarter'>,
): { file: string; name: string } {
  const definition = kindOf(type, country);
  const language = definition.country === 'RU' ? 'ru' : definition.country === 'FR' ? 'fr' : task.language;
  const title = type === 'letter' ? definition.name[language] : titleOf(type, definition.country, language);
  const name = `${title}.docx`;
  return { file: task.uploads.keep(task.session, name, wordStarter(type, language)).handle, name };
}
