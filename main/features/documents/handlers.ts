/** Handlers of the document channels. */
import type { Document } from '../../../preload/contract/documents.ts';
import type { Context, Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { ownCompanyBy } from '../companies/company.ts';
import { changeDraft, copyDocument, createDraft, existingDocument, newDraft, removeDraft } from './drafts.ts';
import { documentHtml, formFileName } from './form.ts';
import { cancelDocument, issueDocument } from './issuing.ts';
import { countRows } from './list-queries.ts';
import { documentPage } from './listing.ts';
import { documentBytes, documentPdf, formPlaces } from './pdf.ts';
import { shownDocument } from './shown.ts';
import { ratesById, sumsOf } from './sums.ts';

export const documentHandlers: Handlers<
  | 'documents.list'
  | 'documents.count'
  | 'documents.get'
  | 'documents.new'
  | 'documents.totals'
  | 'documents.create'
  | 'documents.change'
  | 'documents.copy'
  | 'documents.remove'
  | 'documents.issue'
  | 'documents.cancel'
  | 'documents.pdf'
  | 'documents.html'
  | 'documents.print'
> = {
  'documents.list': ({ db, today }, request) => documentPage(db, request, today),
  'documents.count': ({ db, today }, filter) => countRows(db, filter, today),
  'documents.get': (context, { id }) => shown(context, id),
  'documents.new': (context, wanted) => newDraft(context.db, wanted, context),
  'documents.totals': ({ db, language }, { companyId, ...document }) =>
    sumsOf(ratesById(db), ownCompanyBy(db, companyId), document, language),
  'documents.create': (command, draft) => shown(command, createDraft(command, draft)),
  'documents.change': (command, change) => {
    changeDraft(command, change);
    return shown(command, change.id);
  },
  'documents.copy': (command, { id }) => shown(command, copyDocument(command, id)),
  'documents.remove': (command, document) => {
    removeDraft(command, document);
    return { id: document.id };
  },
  'documents.issue': (command, document) => {
    const warnings = issueDocument(command, document);
    return { document: shown(command, document.id), warnings };
  },
  'documents.cancel': (command, cancelling) => {
    cancelDocument(command, cancelling);
    return shown(command, cancelling.id);
  },
  'documents.pdf': async (task, { id, job }) => {
    task.job(job).progress('printing', 0, 1);
    return documentPdf(task, id);
  },
  'documents.html': (context, { id }) => ({
    html: documentHtml(context.db, id, formPlaces(context)),
    name: formFileName(existingDocument(context.db, id), 'html'),
  }),
  'documents.print': async (task, { id }) => {
    if (!task.host.printing)
      throw new Failure('unavailable', {
        en: 'Here the browser prints: open the PDF and print it from there.',
        ru: 'Здесь печатает браузер: откройте PDF и распечатайте его оттуда.',
        fr: 'Ici, c’est le navigateur qui imprime : ouvrez le PDF et imprimez-le.',
      });
    const printed = await task.host.print(await documentBytes(task, id)).catch(notPrinted);
    if (printed)
      await task.write((command) => {
        const { version } = existingDocument(command.db, id);
        command.record({ entity: 'document', id, version, changes: { printed: { old: null, new: command.now } } });
      });
    return { printed };
  },
};

/** The reason is the system's, in whatever words it has. */
function notPrinted(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new Failure('unavailable', {
    en: `The system's print dialog could not be opened: ${reason}.`,
    ru: `Не удалось открыть окно печати: ${reason}.`,
    fr: `La fenêtre d’impression n’a pas pu s’ouvrir : ${reason}.`,
  });
}

function shown({ db, today }: Pick<Context, 'db' | 'today'>, id: number): Document {
  return shownDocument(db, existingDocument(db, id), today);
}
