/** Handlers of the document channels. */
import type { Document } from '../../../preload/contract/documents.ts';
import type { Context, Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { ownCompanyBy } from '../companies/company.ts';
import { formPlaces } from '../forms/service.ts';
import { changeDraft, copyDocument, createDraft, existingDocument, newDraft, removeDraft } from './drafts.ts';
import { documentHtml, formFileName } from './form.ts';
import { cancelDocument, issueDocument } from './issuing.ts';
import { countDocuments, documentPage } from './listing.ts';
import { recordOutput } from './outputs.ts';
import { documentBytes, documentPdf, keptBytes } from './pdf.ts';
import { clientIdFor, documentFor, mustSeeClient, referencesFor, seenDocument, touchedDocument } from './reached.ts';
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
  | 'documents.handedOut'
  | 'documents.print'
> = {
  'documents.list': (context, request) => documentPage(context, request),
  'documents.count': (context, filter) => countDocuments(context, filter),
  'documents.get': (context, { id }) => documentFor(context, seenDocument(context, id)),
  'documents.new': (context, wanted) =>
    newDraft(context.db, { ...wanted, clientId: clientIdFor(context, wanted.clientId) }, context),
  'documents.totals': ({ db, language }, { companyId, ...document }) =>
    sumsOf(ratesById(db), ownCompanyBy(db, companyId), document, language),
  'documents.create': (command, draft) => {
    const clientId = clientIdFor(command, draft.clientId);
    return shown(command, createDraft(command, { ...referencesFor(command, draft), clientId }));
  },
  'documents.change': (command, change) => {
    const before = touchedDocument(command, 'documents.change', change.id);
    const draft = {
      ...referencesFor(command, change.draft, before),
      clientId: clientIdFor(command, change.draft.clientId, before.clientId),
    };
    changeDraft(command, { ...change, draft });
    return shown(command, change.id);
  },
  'documents.copy': (command, { id }) => {
    mustSeeClient(command, seenDocument(command, id).clientId);
    return shown(command, copyDocument(command, id));
  },
  'documents.remove': (command, document) => {
    touchedDocument(command, 'documents.delete', document.id);
    removeDraft(command, document);
    return { id: document.id };
  },
  'documents.issue': (command, document) => {
    touchedDocument(command, 'documents.issue', document.id);
    const warnings = issueDocument(command, document);
    return { document: shown(command, document.id), warnings };
  },
  'documents.cancel': (command, cancelling) => {
    touchedDocument(command, 'documents.cancel', cancelling.id);
    cancelDocument(command, cancelling);
    return shown(command, cancelling.id);
  },
  'documents.pdf': async (task, { id, job }) => {
    touchedDocument(task, 'documents.print', id);
    task.job(job).progress('printing', 0, 1);
    return documentPdf(task, id);
  },
  'documents.html': (context, { id }) => ({
    name: formFileName(touchedDocument(context, 'documents.print', id), 'html'),
    html: documentHtml(context.db, id, formPlaces(context)),
  }),
  'documents.handedOut': (command, { id, as }) => {
    const record = touchedDocument(command, 'documents.print', id);
    // A PDF that is not kept is a draft's: what left is what its page says by now.
    const kept = as === 'html' ? null : keptBytes(command.office.paths.files, record);
    recordOutput(command, record, as, kept ?? Buffer.from(documentHtml(command.db, id, formPlaces(command))));
    return {};
  },
  'documents.print': async (task, { id }) => {
    touchedDocument(task, 'documents.print', id);
    if (!task.host.printing)
      throw new Failure('unavailable', {
        en: 'Here the browser prints: open the PDF and print it from there.',
        ru: 'Здесь печатает браузер: откройте PDF и распечатайте его оттуда.',
        fr: 'Ici, c’est le navigateur qui imprime : ouvrez le PDF et imprimez-le.',
      });
    const bytes = await documentBytes(task, id);
    const printed = await task.host.print(bytes).catch(notPrinted);
    if (printed) await task.write((command) => recordOutput(command, existingDocument(command.db, id), 'print', bytes));
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

function shown(context: Pick<Context, 'db' | 'today' | 'user'>, id: number): Document {
  return documentFor(context, existingDocument(context.db, id));
}
