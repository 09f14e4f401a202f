/** Trying a form made in Word on a document or on the sample. Nothing is saved. */
import type { WordProblem } from '../../../preload/contract/word-forms.ts';
import type { Context } from '../../engine/context.ts';
import type { PrintedDocument } from '../../printing/printed-document.ts';
import { documentView } from '../../printing/view.ts';
import { WordTemplateFailure } from '../../printing/word-form/word-failure.ts';
import { documentFilling, fillWordTemplate } from '../../printing/word-form/word-filling.ts';
import { noSuchForm } from './refusals.ts';
import { formPlaces, storedWordTemplate } from './service.ts';
import { shownProblem, wordCopy } from './word-forms.ts';
import { subjectOf } from './word-subjects.ts';

export interface TriedWord {
  /** The name of the form, as the office calls it. */
  readonly name: string;
  readonly problems: WordProblem[];
  /** Null where something is wrong. */
  readonly docx: Buffer | null;
}

/** Fills the form with the document, null: the sample. Failure `not-found`, and in words for a file that cannot be used. */
export function triedWord(context: Context, id: string, printed: PrintedDocument | null): TriedWord {
  const copy = wordCopy(context, id);
  const places = formPlaces(context);
  const subject = subjectOf(copy.form, context.language, places);
  if (subject === null) throw noSuchForm();
  const view = printed === null ? subject.sample : documentView(printed);
  const { name } = copy;
  try {
    const template = storedWordTemplate(places.files, copy.word);
    return {
      name,
      problems: [],
      docx: fillWordTemplate(template, documentFilling(view)),
    };
  } catch (error) {
    if (!(error instanceof WordTemplateFailure)) throw error;
    return { name, problems: [shownProblem(error.problem, context.language)], docx: null };
  }
}
