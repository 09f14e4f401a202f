/** Handlers of the ways by which a document leaves the program. */
import { readFileSync } from 'node:fs';
import type { Parsed } from '../../../preload/contract/index.ts';
import type { Handlers, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import type { MadeOf } from '../../engine/uploads.ts';
import { sha256Of } from '../files/stored-files.ts';
import { formPlaces } from '../forms/service.ts';
import { documentHtml, formFileName } from './form.ts';
import { isMadeOf } from './made-of.ts';
import { notedOfProgram, outputsFor, recordOutput } from './outputs.ts';
import { documentPages, documentPdf } from './pdf.ts';
import { type ReachedDocument, seenDocument, touchedDocument } from './reached.ts';
import { documentAs } from './saving-as.ts';

export const documentOutputHandlers: Handlers<
  | 'documents.pdf'
  | 'documents.saveAs'
  | 'documents.html'
  | 'documents.handedOut'
  | 'documents.outputs'
  | 'documents.print'
> = {
  'documents.pdf': async (task, { id, job }) => {
    const record = touchedDocument(task, 'documents.print', id);
    task.job(job).progress('printing', 0, 1);
    return notedOfProgram(task, record, 'pdf', await documentPdf(task, id));
  },
  'documents.saveAs': async (task, wanted) => {
    const record = touchedDocument(task, 'documents.print', wanted.id);
    task.job(wanted.job).progress('printing', 0, 1);
    return notedOfProgram(task, record, wanted.as, await documentAs(task, wanted));
  },
  'documents.html': async (task, { id }) => {
    const record = touchedDocument(task, 'documents.print', id);
    const name = formFileName(record, 'html');
    const html = documentHtml(task.db, id, formPlaces(task));
    const bytes = Buffer.from(html);
    await notedOfProgram(task, record, 'html', { sha256: sha256Of(bytes), size: bytes.length });
    return { name, html };
  },
  'documents.handedOut': async (task, { id, as, file }) => {
    const kept = task.uploads.file(task.session, file);
    const record = handedOutOf(task, kept.madeOf, { id, as });
    const bytes = readFileSync(kept.path);
    await task.write((command) => recordOutput(command, record, as, bytes));
    return {};
  },
  'documents.outputs': (context, { id }) => outputsFor(context, seenDocument(context, id).id),
  'documents.print': async (task, { id }) => {
    const record = touchedDocument(task, 'documents.print', id);
    const author = task.user;
    if (!task.host.printing)
      throw new Failure('unavailable', {
        en: 'Here the browser prints: open the PDF and print it from there.',
        ru: 'Здесь печатает браузер: откройте PDF и распечатайте его оттуда.',
        fr: 'Ici, c’est le navigateur qui imprime : ouvrez le PDF et imprimez-le.',
      });
    const { bytes } = await documentPages(task, id);
    const printed = await task.host.print(bytes).catch(notPrinted);
    // The dialog may stand open for long: what was printed is noted as his who asked, in the bin or not.
    if (printed) await task.write((command) => recordOutput(command, record, 'print', bytes), author);
    return { printed };
  },
};

/**
 * The document whose file has left. Who holds the handle was given the file: what became of the document since is no matter. Pictures alone are made by
 * the page: of those no more can be known than that the session handed them over.
 */
function handedOutOf(
  task: TaskContext,
  of: MadeOf | null,
  { id, as }: Pick<Parsed<'documents.handedOut'>, 'id' | 'as'>,
): Pick<ReachedDocument, 'id' | 'version'> {
  if (as === 'png' && of === null) return touchedDocument(task, 'documents.print', id);
  if (as === 'png' || of === null || !isMadeOf(of, id, as)) throw notThatFile();
  return of;
}

const notThatFile = () =>
  new Failure('invalid', {
    en: 'This file was not made of that document, or is of another kind. Make it anew and save that one.',
    ru: 'Этот файл сделан не из этого документа или другого вида. Сделайте его заново и сохраните новый.',
    fr: 'Ce fichier ne vient pas de ce document, ou il est d’un autre format. Refaites-le et enregistrez le nouveau.',
  });

/** The reason is the system's, in whatever words it has. */
function notPrinted(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new Failure('unavailable', {
    en: `The system's print dialog could not be opened: ${reason}.`,
    ru: `Не удалось открыть окно печати: ${reason}.`,
    fr: `La fenêtre d’impression n’a pas pu s’ouvrir : ${reason}.`,
  });
}
