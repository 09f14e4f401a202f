/** What forms made in Word are filled with: documents, or letters; for each the fields there are, and samples of it. */
import type { Language } from '../../../preload/contract/values.ts';
import { formBy, forms } from '../../printing/forms.ts';
import { type LetterForm, letterFormBy } from '../../printing/letter-forms.ts';
import { type LetterView, letterView } from '../../printing/letter-view.ts';
import { printedLanguage } from '../../printing/printed-document.ts';
import { bareSample, sampleDocument } from '../../printing/sample-document.ts';
import { documentView } from '../../printing/view.ts';
import { type FieldShape, recordFields, wordFields } from '../../printing/word-form/word-fields.ts';
import type { DocumentOfWord } from '../../printing/word-form/word-filling.ts';
import { type FormPlaces, printAssets } from './service.ts';

export interface WordSubject {
  readonly fields: FieldShape;
  /** With everything in it. */
  readonly sample: DocumentOfWord;
  /** While almost nothing is known. */
  readonly bare: DocumentOfWord;
  /** Views from which the list of fields takes its examples. */
  readonly examples: readonly DocumentOfWord[];
}

type Roots = Pick<FormPlaces, 'root' | 'office'>;

const shapes = new Map<string, FieldShape>();

/** The fields of documents are the same for all types, since what one has not is empty in it. `templates`: the folder of the program's. */
export function documentFields(templates: string): FieldShape {
  const known = shapes.get(templates);
  if (known !== undefined) return known;
  const shape = wordFields(forms.map((form) => documentView(sampleDocument(form, templates))));
  shapes.set(templates, shape);
  return shape;
}

function sampleLetter({ country }: LetterForm, templates: string, language: Language, isBare: boolean): LetterView {
  const like = forms.find((form) => form.country === country);
  if (like === undefined) throw new Error(`There is no form for ${country}.`);
  const { seller, buyer, day, deliveryAddress, company } = (isBare ? bareSample : sampleDocument)(like, templates);
  const someone = buyer ?? { ...seller, legalName: '', address: { ...seller.address, street: '' } };
  const { legalForm, register } = company;
  const common = { day, seller, buyer: someone, deliveryAddress, legalForm, register, userName: isBare ? '' : 'Anna' };
  return letterView({ ...common, form: country, language: printedLanguage(country, language) });
}

/** Of the forms of this kind (`contract-ru`, `letter-fr`); null where this program has none. */
export function subjectOf(form: string, language: Language, places: Roots): WordSubject | null {
  const { templates } = printAssets(places);
  const letter = letterFormBy(form);
  if (letter !== undefined) {
    const sample = sampleLetter(letter, templates, language, false);
    const bare = sampleLetter(letter, templates, language, true);
    return { fields: recordFields([sample, bare]), sample, bare, examples: [sample] };
  }
  const definition = formBy(form);
  if (definition === undefined) return null;
  const beside = forms.filter(({ country }) => country === definition.country);
  return {
    fields: documentFields(templates),
    sample: documentView(sampleDocument(definition, templates)),
    bare: documentView(bareSample(definition, templates)),
    examples: [definition, ...beside].map((one) => documentView(sampleDocument(one, templates))),
  };
}
