/** Trying a form that is being changed: what is wrong with it, or the page that it makes. Nothing is saved. */
import { isDeepStrictEqual } from 'node:util';
import {
  type FormProblem,
  type FormSetting,
  type FormSettings,
  plainSettings,
} from '../../../preload/contract/forms.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { Failure } from '../../engine/failure.ts';
import { allowedSettings } from '../../printing/form-settings.ts';
import type { FormDefinition } from '../../printing/forms.ts';
import type { PrintedDocument } from '../../printing/printed-document.ts';
import { type FormContent, renderForm } from '../../printing/render.ts';
import { bareSample, sampleDocument } from '../../printing/sample-document.ts';
import { checkStyle } from '../../printing/style-guard.ts';
import { unknownNames } from '../../printing/template-fields.ts';
import { parseTemplate } from '../../printing/template-guard.ts';
import { inTemplate, TemplateFailure } from '../../printing/template-words.ts';
import { documentView } from '../../printing/view.ts';
import { emptyTemplate, notOfFixedForm, onLine } from './refusals.ts';
import {
  changedForm,
  everyPartOf,
  type FormChanges,
  type FormPlaces,
  factoryForm,
  partNames,
  printAssets,
} from './service.ts';
import { documentFields } from './word-subjects.ts';

interface Trial {
  readonly definition: FormDefinition;
  readonly changes: FormChanges;
  /** The document that it is tried on; null: the sample. */
  readonly printed: PrintedDocument | null;
  readonly language: Language;
  readonly places: Pick<FormPlaces, 'root' | 'office'>;
}

export interface Tried {
  readonly problems: FormProblem[];
  /** Null where there are problems. */
  readonly html: string | null;
}

/** The settings that differ from those of the program's form and that this form does not have. */
export function settingsNotAllowed(form: string, settings: FormSettings): FormSetting[] {
  const allowed = allowedSettings(form);
  // The names of the settings are its keys.
  const names = Object.keys(plainSettings) as FormSetting[];
  return names.filter((name) => !allowed.includes(name) && !isDeepStrictEqual(settings[name], plainSettings[name]));
}

/** Makes the page of the document, and without one that of the sample and that of one of which almost nothing is known. */
export function tryForm({ definition, changes, printed, language, places }: Trial): Tried {
  const problems: FormProblem[] = [];
  const { templates, fonts } = printAssets(places);
  for (const name of settingsNotAllowed(definition.id, changes.settings))
    problems.push({ place: 'settings', line: null, message: `${name}: ${notOfFixedForm[language]}` });
  const told = (place: FormProblem['place'], work: () => string | undefined): string | null => {
    try {
      return work() ?? null;
    } catch (error) {
      if (!(error instanceof TemplateFailure)) throw error;
      const { file, line, reason } = error;
      const own = !file.startsWith('partials/');
      const message = own ? reason[language] : `${file.slice('partials/'.length, -'.hbs'.length)}: ${reason[language]}`;
      problems.push({ place, line: own ? line : null, message });
      return null;
    }
  };
  told('style', () => inTemplate('style.css', () => checkStyle(changes.style)) ?? undefined);
  const factory = factoryForm(definition.id, places);
  const content = (): FormContent => changedForm(everyPartOf(factory, changes.body, places), changes);
  const made = told('body', () => {
    const form = content();
    const wrong = changes.body === null ? [] : wrongInTemplate(form, places);
    for (const { line, reason } of wrong) problems.push({ place: 'body', line, message: reason[language] });
    if (wrong.length > 0) return;
    if (printed === null) renderForm(documentView(bareSample(definition, templates)), form, fonts);
    return renderForm(documentView(printed ?? sampleDocument(definition, templates)), form, fonts);
  });
  return { problems, html: problems.length === 0 ? made : null };
}

/** What printing would pass over: names that are none, and a template that prints nothing. */
function wrongInTemplate({ form, body }: FormContent, places: Trial['places']) {
  if (body.trim() === '') return [{ line: null, reason: emptyTemplate }];
  const program = inTemplate(`${form}.hbs`, () => parseTemplate(body));
  return unknownNames(program, documentFields(printAssets(places).templates), partNames(places));
}

/** Failure `invalid` that names each problem beside its line: `body.12`. */
export function refuseProblems(problems: readonly FormProblem[], language: Language): void {
  const [first] = problems;
  if (first === undefined) return;
  const message = first.line === null ? first.message : `${onLine(first.line)[language]} ${first.message}`;
  throw new Failure(
    'invalid',
    { en: message, ru: message, fr: message },
    {
      fields: problems.map(({ place, line, message: words }) => ({
        path: line === null ? place : `${place}.${line}`,
        message: words,
      })),
    },
  );
}
