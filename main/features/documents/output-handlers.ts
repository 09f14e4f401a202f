/** Handlers of the ways by which a document leaves the program. */
import { readFileSync } from 'node:fs';
import type { Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { formPlaces } from '../forms/service.ts';
import { existingDocument } from './drafts.ts';
import { documentHtml, formFileName } from './form.ts';
import { recordOutput } from './outputs.ts';
import { outputsOfDocument } from './outputs-queries.ts';
import { documentBytes, documentPdf, keptBytes } from './pdf.ts';
import { seenDocument, touchedDocument } from './reached.ts';
import { documentAs } from './saving-as.ts';
import { keptDocx } from './word.ts';

export const documentOutputHandlers: Handlers<
  | 'documents.pdf'
  | 'documents.saveAs'
  | 'documents.html'
  | 'documents.handedOut'
  | 'documents.outputs'
  | 'documents.print'
> = {
  'documents.pdf': async (task, { id, job }) => {
    touchedDocument(task, 'documents.print', id);
    task.job(job).progress('printing', 0, 1);
    return documentPdf(task, id);
  },
  'documents.saveAs': async (task, wanted) => {
    touchedDocument(task, 'documents.print', wanted.id);
    task.job(wanted.job).progress('printing', 0, 1);
    return documentAs(task, wanted);
  },
  'documents.html': (context, { id }) => ({
    name: formFileName(touchedDocument(context, 'documents.print', id), 'html'),
    html: documentHtml(context.db, id, formPlaces(context)),
  }),
  'documents.handedOut': async (task, { id, as, file }) => {
    const left = file === undefined ? null : readFileSync(task.uploads.file(task.session, file).path);
    await task.write((command) => {
      const record = touchedDocument(command, 'documents.print', id);
      const { files } = command.office.paths;
      const kept = as === 'html' ? null : as === 'docx' ? keptDocx(files, record) : keptBytes(files, record);
      recordOutput(command, record, as, left ?? kept ?? Buffer.from(documentHtml(command.db, id, formPlaces(command))));
    });
    return {};
  },
  'documents.outputs': (context, { id }) => outputsOfDocument(context.db, seenDocument(context, id).id, 50),
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
