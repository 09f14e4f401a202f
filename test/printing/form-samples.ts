/** A sample of each print form, as the program tries forms on. */
import type { FormDefinition } from '../../main/printing/forms.ts';
import type { PrintedDocument } from '../../main/printing/printed-document.ts';
import { sampleOf } from '../../main/printing/sample-document.ts';
import { sample } from './sample-documents.ts';

/** The sample of a form. */
export function formSample(form: FormDefinition): PrintedDocument {
  return sampleOf(form, sample(form.country));
}
