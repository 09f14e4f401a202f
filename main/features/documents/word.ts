/** The Word file of a document whose form is made in Word: of an issued one the same file for ever. */
import type { TaskContext } from '../../engine/context.ts';
import {
  dropUnusedFile,
  readStoredFile,
  recordStoredFile,
  sha256Of,
  storedFilePath,
  storeFile,
} from '../files/stored-files.ts';
import { libreOfficeFailed, noLibreOffice } from '../forms/refusals.ts';
import { formPlaces } from '../forms/service.ts';
import { docxType } from '../forms/word-forms.ts';
import { existingDocument } from './drafts.ts';
import { documentMade, formFileName } from './form.ts';
import { isLasting } from './lasting.ts';
import { madeOf } from './made-of.ts';
import { type DocumentRecord, replaceDocx } from './queries.ts';

/** A filled Word file, with a name to save it under. */
export interface WordDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The Word file of the document; null where its form is not made in Word, or failed and gave way to that of the program.
 * Of an issued document it is made once and kept by its content.
 */
export async function documentInWord(task: TaskContext, id: number): Promise<WordDocument | null> {
  const record = existingDocument(task.db, id);
  const name = formFileName(record, 'docx');
  const kept = isLasting(record) ? keptDocx(task.office.paths.files, record) : null;
  if (kept !== null) return { name, bytes: kept };
  const { docx } = documentMade(task.db, id, formPlaces(task));
  if (docx === null) return null;
  return { name, bytes: isLasting(record) ? await keepFirst(task, record, docx) : docx };
}

/** The bytes of the Word file that is kept with the document; null where none is. `files`: the office's stored files. */
function keptDocx(files: string, { docx }: Pick<DocumentRecord, 'docx'>): Uint8Array | null {
  return docx === null ? null : readStoredFile(files, docx);
}

/** Keeps the file; whoever makes that of the same document at the same moment gets the one that was first. */
async function keepFirst(task: TaskContext, record: DocumentRecord, docx: Uint8Array): Promise<Uint8Array> {
  const { files } = task.office.paths;
  const stored = storeFile(files, docx);
  const isFirst = await task.write((command) => {
    const { db, now, user } = command;
    const present = existingDocument(db, record.id);
    if (!isLasting(present) || present.docx !== record.docx) {
      command.unchanged();
      return false;
    }
    recordStoredFile(db, stored, { mediaType: docxType, name: formFileName(record, 'docx'), at: now, by: user.id });
    replaceDocx(db, record.id, stored.sha256);
    const changes = { docx: { old: record.docx, new: stored.sha256 } };
    command.record({ entity: 'document', id: record.id, version: present.version, changes });
    return true;
  });
  if (isFirst) return docx;
  const other = keptDocx(files, existingDocument(task.db, record.id));
  dropUnusedFile(task.db, files, stored.sha256);
  return other ?? docx;
}

/** Hands the file out: of an issued document the very one that is kept. */
export function handOutWord(
  task: TaskContext,
  id: number,
  { name, bytes }: WordDocument,
): { file: string; name: string; size: number; sha256: string } {
  const sha256 = sha256Of(bytes);
  const record = existingDocument(task.db, id);
  const { handle } =
    record.docx === sha256
      ? task.uploads.point(task.session, name, storedFilePath(task.office.paths.files, sha256), madeOf(record, 'docx'))
      : task.uploads.keep(task.session, name, bytes, madeOf(record, 'docx'));
  return { file: handle, name, size: bytes.length, sha256 };
}

/** The pages of the Word file. Failure `unavailable` where there is no LibreOffice, or where it fails. */
export async function wordPages(task: Pick<TaskContext, 'host'>, docx: Uint8Array): Promise<Uint8Array> {
  if (!(await task.host.printsWord())) throw noLibreOffice();
  return task.host.docxToPdf(docx).catch((error: unknown) => {
    throw libreOfficeFailed(error instanceof Error ? error.message : String(error));
  });
}
