/** The print form as a file of Word or Excel, that its reader can go on working with, or as a page of HTML. */
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { TaskContext } from '../../engine/context.ts';
import type { Said } from '../../engine/failure.ts';
import { paperOf } from '../../printing/paper.ts';
import { roomAcross, roomyPage } from '../../printing/word/roomy-page.ts';
import { writeSheet } from '../exports/workbook.ts';
import { sha256Of } from '../files/stored-files.ts';
import { writeZip } from '../files/zip-writing.ts';
import { formPlaces } from '../forms/service.ts';
import { documentSheet } from './document-sheet.ts';
import { existingDocument } from './drafts.ts';
import { documentMade, formFileName, printedDocument } from './form.ts';
import { madeOf } from './made-of.ts';
import { documentInWord, handOutWord } from './word.ts';

type Saved = Output<'documents.saveAs'>;

/** Makes the file and hands it out; that it left is noted by `documents.handedOut`. Rejects with the host's Error where a page cannot be laid out. */
export function documentAs(task: TaskContext, { id, as }: Parsed<'documents.saveAs'>): Promise<Saved> {
  if (as === 'html') return Promise.resolve(htmlFile(task, id));
  return as === 'docx' ? wordFile(task, id) : sheetFile(task, id);
}

function htmlFile(task: TaskContext, id: number): Saved {
  const record = existingDocument(task.db, id);
  const name = formFileName(record, 'html');
  const { html, problem } = documentMade(task.db, id, formPlaces(task));
  const bytes = Buffer.from(html);
  const { handle } = task.uploads.keep(task.session, name, bytes, madeOf(record, 'html'));
  return { file: handle, name, size: bytes.length, sha256: sha256Of(bytes), warnings: warningsOf(task, problem) };
}

async function wordFile(task: TaskContext, id: number): Promise<Saved> {
  const filled = await documentInWord(task, id);
  if (filled !== null) return { ...handOutWord(task, id, filled), warnings: [] };
  const record = existingDocument(task.db, id);
  const name = formFileName(record, 'docx');
  const { html, problem, content, caption, language } = documentMade(task.db, id, formPlaces(task));
  const layout = await task.host.layOut(roomyPage(html), roomAcross(paperOf(html)));
  const below = content.settings?.footer ?? '';
  // The writer is large: it is loaded by the first file that needs it.
  const { wordDocument } = await import('../../printing/word/word-document.ts');
  const bytes = await wordDocument({ html, layout, language, caption, below });
  const { handle } = task.uploads.keep(task.session, name, bytes, madeOf(record, 'docx'));
  return { file: handle, name, size: bytes.length, sha256: sha256Of(bytes), warnings: warningsOf(task, problem) };
}

async function sheetFile(task: TaskContext, id: number): Promise<Saved> {
  const record = existingDocument(task.db, id);
  const name = formFileName(record, 'xlsx');
  const sheet = documentSheet(printedDocument(task.db, record, formPlaces(task)));
  const write = (path: string) => writeZip(path, (zip) => writeSheet(zip, sheet));
  const kept = await task.uploads.make(task.session, name, write, madeOf(record, 'xlsx'));
  const { bytes } = task.uploads.read(task.session, kept.handle, 0, kept.size);
  return { file: kept.handle, name, size: kept.size, sha256: sha256Of(bytes), warnings: [] };
}

function warningsOf({ language }: TaskContext, problem: Said | null): string[] {
  return problem === null ? [] : [problem[language]];
}
