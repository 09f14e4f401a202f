/** What is wrong with a form made in Word: its tags against the fields that documents have, and a trial on the sample. */

import type { Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { RefusedWordFile, type WordProblem, WordTemplateFailure } from '../../printing/word-form/word-failure.ts';
import { documentFilling, fillWordTemplate } from '../../printing/word-form/word-filling.ts';
import { type WordTemplate, wordProblems } from '../../printing/word-form/word-template.ts';
import type { StoredForm } from './queries.ts';
import { failingUsual } from './refusals.ts';
import { type FormPlaces, formPlaces, storedWordTemplate } from './service.ts';
import { subjectOf, type WordSubject } from './word-subjects.ts';

/** Everything that is wrong with the template, for what it is filled with. */
function problemsOf(template: WordTemplate, { fields, sample, bare }: WordSubject): WordProblem[] {
  const problems = wordProblems(template, fields);
  if (problems.length > 0) return problems;
  try {
    for (const view of [sample, bare]) fillWordTemplate(template, documentFilling(view));
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
  const key = `${form} ${word}`;
  const known = checked.get(key);
  if (known !== undefined) return known;
  // What is wrong does not depend on the language of the sample.
  const subject = word === null ? null : subjectOf(form, 'en', places);
  if (word === null || subject === null) return { problems: [], refused: null };
  const verdict = verdictOf(word, subject, places);
  if (checked.size >= mostKept) checked.clear();
  // A file that is missing may come back; what is in one does not change.
  if (verdict.refused === null || verdict.refused instanceof RefusedWordFile) checked.set(key, verdict);
  return verdict;
}

function verdictOf(word: string, subject: WordSubject, places: FormPlaces) {
  try {
    return { problems: problemsOf(storedWordTemplate(places.files, word), subject), refused: null };
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
