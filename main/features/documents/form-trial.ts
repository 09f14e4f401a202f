/** Handlers that try a print form, while it is being changed, on a document or on the sample. */
import type { Parsed } from '../../../preload/contract/index.ts';
import type { Context, Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import type { PrintedDocument } from '../../printing/printed-document.ts';
import { definitionOf, formPlaces } from '../forms/service.ts';
import { type Tried, tryForm } from '../forms/trying.ts';
import { triedWord } from '../forms/word-trying.ts';
import { printedDocument } from './form.ts';
import { partyFor, touchedDocument } from './reached.ts';
import { noSuchForm } from './refusals.ts';
import { wordPages } from './word.ts';

export const formTrialHandlers: Handlers<'forms.check' | 'forms.preview' | 'forms.tryWord'> = {
  'forms.check': (context, trial) => tried(context, trial),
  'forms.preview': async (task, trial) => {
    const { problems, html } = tried(task, trial);
    if (html === null) return { problems, file: null };
    const { handle } = task.uploads.keep(task.session, 'form.pdf', await task.host.printToPdf(html));
    return { problems, file: handle };
  },
  'forms.tryWord': async (task, { id, documentId, as }) => {
    const { problems, docx, name } = triedWord(task, id, documentPrinted(task, documentId));
    if (docx === null) return { problems, file: null };
    const bytes = as === 'docx' ? docx : await wordPages(task, docx);
    return { problems, file: task.uploads.keep(task.session, `${name}.${as}`, bytes).handle };
  },
};

/** A form may name any field: what the role hides is empty on it. */
function documentPrinted(context: Context, documentId: number | null): PrintedDocument | null {
  if (documentId === null) return null;
  const record = touchedDocument(context, 'documents.print', documentId);
  const printed = printedDocument(context.db, record, formPlaces(context));
  return { ...printed, buyer: printed.buyer && partyFor(context.user, printed.buyer) };
}

/** Failure `not-found` for a form or a document that is not there, or that the user may not see. */
function tried(context: Context, { form, documentId, ...changes }: Parsed<'forms.check'>): Tried {
  const definition = definitionOf(context.db, form);
  if (definition === undefined) throw new Failure('not-found', noSuchForm);
  const places = formPlaces(context);
  const printed = documentPrinted(context, documentId);
  return tryForm({ definition, changes, printed, language: context.language, places });
}
