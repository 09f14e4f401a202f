/** Handlers that try a print form, while it is being changed, on a document or on the sample. */
import type { Parsed } from '../../../preload/contract/index.ts';
import type { Context, Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import type { PrintedDocument } from '../../printing/printed-document.ts';
import { definitionOf, type FormPlaces, formPlaces } from '../forms/service.ts';
import { type Tried, tryForm } from '../forms/trying.ts';
import { printedDocument } from './form.ts';
import { partyFor, touchedDocument } from './reached.ts';
import { noSuchForm } from './refusals.ts';

export const formTrialHandlers: Handlers<'forms.check' | 'forms.preview'> = {
  'forms.check': (context, trial) => tried(context, trial),
  'forms.preview': async (task, trial) => {
    const { problems, html } = tried(task, trial);
    if (html === null) return { problems, file: null };
    const { handle } = task.uploads.keep(task.session, 'form.pdf', await task.host.printToPdf(html));
    return { problems, file: handle };
  },
};

/** Failure `not-found` for a form or a document that is not there, or that the user may not see. */
function tried(context: Context, { form, documentId, ...changes }: Parsed<'forms.check'>): Tried {
  const definition = definitionOf(context.db, form);
  if (definition === undefined) throw new Failure('not-found', noSuchForm);
  const places = formPlaces(context);
  const printed = documentId === null ? null : printedFor(context, documentId, places);
  return tryForm({ definition, changes, printed, language: context.language, places });
}

/** A form may name any field: what the role hides is empty on it. */
function printedFor(context: Context, id: number, places: FormPlaces): PrintedDocument {
  const printed = printedDocument(context.db, touchedDocument(context, 'documents.print', id), places);
  return { ...printed, buyer: printed.buyer && partyFor(context.user, printed.buyer) };
}
