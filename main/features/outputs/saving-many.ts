/** The print forms of a selection in one file: a ZIP of PDFs that is written piece by piece, or one PDF of all. */
import { writeFile } from 'node:fs/promises';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import { mergedDocuments, mergedMegabytes } from '../../../preload/contract/outputs.ts';
import type { TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { pageCount } from '../../printing/page-count.ts';
import { selectedDocuments } from '../bulk/selecting.ts';
import { formFileName } from '../documents/form.ts';
import { type Leaving, leaving, recordLeaving } from '../documents/outputs.ts';
import { writeZip, type ZipWriting } from '../files/zip-writing.ts';
import { freeNames } from './free-names.ts';
import { type Made, madePdfs, Run } from './many.ts';
import { mergingInThread } from './merging-in-thread.ts';
import { tooLargeForOne, tooManyForOne } from './words.ts';

type Saved = Output<'outputs.saveMany'>;

const fileWords = { en: 'Documents', ru: 'Документы', fr: 'Documents' } as const;

/** The ids of a selection, all of them: they are few bytes, the PDFs are not. */
export function selectedIds(task: TaskContext, selection: Parsed<'outputs.saveMany'>['selection']): number[] {
  return [...selectedDocuments(task, selection)].flat();
}

/**
 * Makes the file and hands it out; each document in it is noted. Cancelled, or with a full disk, nothing is handed out
 * and nothing noted. Failure `invalid` for more documents, or larger ones, than one PDF takes.
 */
export async function saveMany(
  task: TaskContext,
  { selection, format, as, job }: Parsed<'outputs.saveMany'>,
): Promise<Saved> {
  const ids = selectedIds(task, selection);
  if (format === 'pdf' && ids.length > mergedDocuments) throw new Failure('invalid', tooManyForOne);
  const name = `${fileWords[task.language]} ${task.today}.${format}`;
  const making = new Making(new Run(task, ids, job));
  const { handle } = await task.uploads.make(task.session, name, (path) =>
    format === 'zip' ? zipOf(path, making) : oneOf(path, making),
  );
  const { run, left, pages } = making;
  if (left.length === 0) task.uploads.discard(task.session, handle);
  try {
    // It may have been cancelled while the file was finished.
    run.tell();
    await noteAll(making, as);
  } catch (error) {
    task.uploads.discard(task.session, handle);
    throw error;
  }
  return { ...run.result, file: left.length === 0 ? null : handle, name, pages };
}

/** The run, and what went into the file. */
class Making {
  readonly run: Run;
  readonly left: Leaving[] = [];
  pages = 0;

  constructor(run: Run) {
    this.run = run;
  }

  /** The document is in the file. */
  took(made: Made): void {
    const { record, pdf } = made;
    this.left.push(leaving(record, pdf));
    this.pages += pageCount(pdf);
    this.run.came(made);
  }
}

const notedAtOnce = 100;

/** A part in each transaction; a document that was removed meanwhile is in the file all the same. */
async function noteAll({ run: { task, author }, left }: Making, kind: 'pdf' | 'print'): Promise<void> {
  for (let from = 0; from < left.length; from += notedAtOnce)
    await task.write((command) => {
      for (const one of left.slice(from, from + notedAtOnce)) recordLeaving(command, one, kind);
    }, author);
}

/** Its files are as old as it is, as if they were saved one by one. */
function zipOf(path: string, making: Making): Promise<void> {
  const nameOf = freeNames();
  const date = new Date(making.run.task.now);
  const fill = async (zip: ZipWriting) => {
    for await (const made of madePdfs(making.run)) {
      await zip.add(nameOf(formFileName(made.record, 'pdf')), once(made.pdf), { stored: true });
      making.took(made);
    }
  };
  return writeZip(path, fill, { date });
}

async function oneOf(path: string, making: Making): Promise<void> {
  const merging = mergingInThread();
  let size = 0;
  try {
    for await (const made of madePdfs(making.run)) {
      size += made.pdf.length;
      if (size > mergedMegabytes * 1_000_000) throw new Failure('invalid', tooLargeForOne);
      await merging.add(made.pdf);
      making.took(made);
    }
    await writeFile(path, await merging.bytes(), { flag: 'wx' });
  } finally {
    await merging.end();
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
