/** What is wrong with a form made in Word: its tags against the fields that documents have, and a trial on the sample. */

import type { Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import type { FormDefinition } from '../../printing/forms.ts';
import { formBy, forms } from '../../printing/forms.ts';
import { bareSample, sampleDocument } from '../../printing/sample-document.ts';
import { documentView } from '../../printing/view.ts';
import { type WordProblem, WordTemplateFailure } from '../../printing/word-form/word-failure.ts';
import { type FieldShape, wordFields } from '../../printing/word-form/word-fields.ts';
import { documentFilling, fillWordTemplate } from '../../printing/word-form/word-filling.ts';
import { type WordTemplate, wordProblems } from '../../printing/word-form/word-template.ts';
import type { StoredForm } from './queries.ts';
import { failingUsual } from './refusals.ts';
import { type FormPlaces, formPlaces, printAssets, storedWordTemplate } from './service.ts';

const shapes = new Map<string, FieldShape>();

/** The fields of documents; the same for all types, since what one has not is empty in it. */
export function documentFields(places: Pick<FormPlaces, 'root' | 'office'>): FieldShape {
  const { templates } = printAssets(places);
  const known = shapes.get(templates);
  if (known !== undefined) return known;
  const shape = wordFields(forms.map((form) => documentView(sampleDocument(form, templates))));
  shapes.set(templates, shape);
  return shape;
}

/** Everything that is wrong with the template as a form of this kind. */
export function checkWordTemplate(
  template: WordTemplate,
  definition: FormDefinition,
  places: Pick<FormPlaces, 'root' | 'office'>,
): WordProblem[] {
  const problems = wordProblems(template, documentFields(places));
  if (problems.length > 0) return problems;
  const { templates } = printAssets(places);
  try {
    for (const sample of [sampleDocument, bareSample])
      fillWordTemplate(template, documentFilling(documentView(sample(definition, templates))));
  } catch (error) {
    if (!(error instanceof WordTemplateFailure)) throw error;
    return [error.problem];
  }
  return [];
}

const checked = new Map<string, { readonly problems: readonly WordProblem[]; readonly refused: Failure | null }>();
/** So many verdicts are kept. */
const mostKept = 500;

/** The same of a stored form, once for each content of its file; `refused`: the file itself cannot be used. */
export function wordFormProblems(
  { form, word }: Pick<StoredForm, 'form' | 'word'>,
  places: FormPlaces,
): { readonly problems: readonly WordProblem[]; readonly refused: Failure | null } {
  const definition = formBy(form);
  if (word === null || definition === undefined) return { problems: [], refused: null };
  const key = `${form} ${word}`;
  const known = checked.get(key);
  if (known !== undefined) return known;
  const verdict = verdictOf(word, definition, places);
  if (checked.size >= mostKept) checked.clear();
  // A file that is missing may come back.
  if (verdict.refused === null) checked.set(key, verdict);
  return verdict;
}

function verdictOf(word: string, definition: FormDefinition, places: FormPlaces) {
  try {
    return { problems: checkWordTemplate(storedWordTemplate(places.files, word), definition, places), refused: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { problems: [], refused: error };
  }
}

/** Failure `invalid` for a form made in Word that would give way to the program's at each document. */
export function refuseFailing(context: Pick<Context, 'office'>, copy: StoredForm): void {
  const { problems, refused } = wordFormProblems(copy, formPlaces(context));
  const said = refused?.said ?? problems[0]?.reason;
  if (said !== undefined) throw failingUsual(copy.name, said);
}
