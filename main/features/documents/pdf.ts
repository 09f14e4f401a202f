/** The PDF of a document: of an issued one the same file for ever, of any other one printed as it is now. */
import type { Output } from '../../../preload/contract/index.ts';
import type { TaskContext } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { pageCount } from '../../printing/page-count.ts';
import {
  dropUnusedFile,
  readStoredFile,
  recordStoredFile,
  sha256Of,
  storedFilePath,
  storeFile,
} from '../files/stored-files.ts';
import { formPlaces, isMadeInWord } from '../forms/service.ts';
import { existingDocument } from './drafts.ts';
import { documentMade, formFileName } from './form.ts';
import { frozenOf } from './frozen.ts';
import { isLasting } from './lasting.ts';
import { madeOf } from './made-of.ts';
import { type DocumentRecord, replacePdf } from './queries.ts';
import { documentInWord, wordPages } from './word.ts';

type HandedOut = Output<'documents.pdf'>;

/**
 * Hands out the PDF. Of an issued document it is printed once, kept by its content, and served again for ever. Should
 * the kept file be gone or altered, the document is printed anew from what was frozen, and the audit says so.
 */
export async function documentPdf(task: TaskContext, id: number): Promise<HandedOut> {
  const record = existingDocument(task.db, id);
  const name = formFileName(record, 'pdf');
  if (!isLasting(record)) {
    const { bytes, problem } = await printed(task, id);
    const { handle } = task.uploads.keep(task.session, name, bytes, madeOf(record, 'pdf'));
    return handedOut(task, handle, name, { bytes, problem, sha256: sha256Of(bytes) });
  }
  const kept = await lastingPdf(task, record);
  const path = storedFilePath(task.office.paths.files, kept.sha256);
  const { handle } = task.uploads.point(task.session, name, path, madeOf(record, 'pdf'));
  return handedOut(task, handle, name, kept);
}

/** A document as PDF. */
interface Pages {
  readonly bytes: Uint8Array;
  /** Why they have the form of the program and not the office's own that they should have; null: they have the form that was chosen. */
  readonly problem: Said | null;
}

/** What `documentPdf` hands out, to be printed or sent: of an issued document a reprint is the first print, byte for byte. */
export async function documentPages(task: TaskContext, id: number): Promise<Pages> {
  const record = existingDocument(task.db, id);
  return isLasting(record) ? lastingPdf(task, record) : printed(task, id);
}

/**
 * The pages that Factur-X is made of, as a browser writes them: those of `documentPages`, and where the form is made in Word those
 * of the program's own form, so that an invoice needs no LibreOffice and has its fonts in the file as PDF/A wants.
 */
export async function eInvoicePages(task: TaskContext, record: DocumentRecord): Promise<Uint8Array> {
  const { html, docx } = documentMade(task.db, record.id, formPlaces(task));
  const isFilledInWord = docx !== null || record.docx !== null;
  return isFilledInWord ? pagesOf(task, html) : (await documentPages(task, record.id)).bytes;
}

async function lastingPdf(task: TaskContext, record: DocumentRecord): Promise<KeptPdf> {
  return keptPdf(task, record) ?? (await printOnce(task, record));
}

interface KeptPdf extends Pages {
  readonly sha256: string;
}

function keptPdf(task: TaskContext, record: DocumentRecord): KeptPdf | null {
  const { pdf } = record;
  const bytes = pdf === null ? null : readStoredFile(task.office.paths.files, pdf);
  return pdf === null || bytes === null ? null : { sha256: pdf, bytes, problem: problemOfKept(task, record) };
}

/** A form made in Word that could not be filled when the pages were made left no Word file: then it is asked why. */
function problemOfKept(task: TaskContext, record: DocumentRecord): Said | null {
  const { id, template, formVersion, docx } = record;
  if (docx === null && isMadeInWord(task.db, template ?? '', formVersion))
    return documentMade(task.db, id, formPlaces(task)).problem;
  return frozenOf(record)?.formProblem ?? null;
}

/** Prints and keeps; whoever prints the same document at the same moment gets the file of the one that was first. */
async function printOnce(task: TaskContext, record: DocumentRecord): Promise<KeptPdf> {
  const { files } = task.office.paths;
  const author = task.user;
  const { bytes, problem } = await printed(task, record.id);
  const stored = storeFile(files, bytes);
  const isFirst = await task.write((command) => {
    const { db, now, user } = command;
    const more = { mediaType: 'application/pdf', name: formFileName(record, 'pdf'), at: now, by: user.id };
    const present = existingDocument(db, record.id);
    if (!isLasting(present) || present.pdf !== record.pdf) {
      command.unchanged();
      return false;
    }
    recordStoredFile(db, stored, more);
    replacePdf(db, record.id, stored.sha256);
    const { version } = present;
    const changes = { pdf: { old: record.pdf, new: stored.sha256 } };
    command.record({ entity: 'document', id: record.id, version, changes });
    return true;
  }, author);
  const made = { sha256: stored.sha256, bytes, problem };
  if (isFirst) return made;
  // Another print was first, or the document was cancelled while this one ran.
  const other = keptPdf(task, existingDocument(task.db, record.id));
  if (other === null) return made;
  dropUnusedFile(task.db, files, stored.sha256);
  return other;
}

async function printed(task: TaskContext, id: number): Promise<Pages> {
  const word = await documentInWord(task, id);
  if (word !== null) return { bytes: await wordPages(task, word.bytes), problem: null };
  const { html, problem } = documentMade(task.db, id, formPlaces(task));
  return { bytes: await pagesOf(task, html), problem };
}

/** The pages as PDF. Failure `unavailable` in the words of the host where it cannot make them. */
function pagesOf({ host }: TaskContext, html: string): Promise<Uint8Array> {
  return host.printToPdf(html).catch((error: unknown) => {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/u, '');
    throw new Failure('unavailable', {
      en: `The pages could not be made: ${reason}.`,
      ru: `Не удалось сделать страницы: ${reason}.`,
      fr: `Les pages n’ont pas pu être faites : ${reason}.`,
    });
  });
}

function handedOut({ language }: TaskContext, file: string, name: string, pages: KeptPdf): HandedOut {
  const { bytes, sha256, problem } = pages;
  const warnings = problem === null ? [] : [problem[language]];
  return { file, name, size: bytes.length, sha256, pages: pageCount(bytes), warnings };
}
