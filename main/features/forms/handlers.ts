/** Handlers of print forms. Trying one on a document is the documents' own. */
import type { Context, Handlers } from '../../engine/context.ts';
import { copyForm, putBackForm, removeForm, restoreForm, saveForm, setUsualForm } from './editing.ts';
import { exportForm, importForm } from './form-file.ts';
import { formDifference, formRows, formSource } from './listing.ts';
import { formPlaces } from './service.ts';
import { addWordForm, replaceWordForm, starterFile, wordForm, wordFormFile } from './word-forms.ts';

export const formHandlers: Handlers<
  | 'forms.list'
  | 'forms.get'
  | 'forms.copy'
  | 'forms.save'
  | 'forms.setUsual'
  | 'forms.remove'
  | 'forms.putBack'
  | 'forms.restore'
  | 'forms.difference'
  | 'forms.export'
  | 'forms.import'
  | 'forms.addWord'
  | 'forms.replaceWord'
  | 'forms.word'
  | 'forms.wordFile'
  | 'forms.wordStarter'
  | 'forms.printsWord'
> = {
  'forms.list': (context, { removed = false }) => formRows(asking(context), { removed }),
  'forms.get': (context, { id }) => formSource(asking(context), id),
  'forms.copy': (command, input) => copyForm(command, input),
  'forms.save': (command, input) => saveForm(command, input),
  'forms.setUsual': (command, { id }) => setUsualForm(command, id),
  'forms.remove': (command, input) => removeForm(command, input),
  'forms.putBack': (command, { id }) => putBackForm(command, id),
  'forms.restore': (command, input) => restoreForm(command, input),
  'forms.difference': (context, { id }) => formDifference(asking(context), id),
  'forms.export': (context, { id }) => exportForm(context, id),
  'forms.import': (command, { content }) => importForm(command, content),
  'forms.addWord': (task, input) => addWordForm(task, input),
  'forms.replaceWord': (task, input) => replaceWordForm(task, input),
  'forms.word': (context, { id }) => wordForm(context, id),
  'forms.wordFile': (task, { id }) => wordFormFile(task, id),
  'forms.wordStarter': (task, input) => starterFile(task, input),
  'forms.printsWord': async ({ host }) => ({ available: await host.printsWord() }),
};

function asking(context: Context) {
  const { db, language } = context;
  return { db, language, places: formPlaces(context) };
}
