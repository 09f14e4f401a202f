/** The print forms of a selection in one file: a ZIP of PDFs that is written piece by piece, or one PDF of all. */
import { writeFile } from 'node:fs/promises';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import { mergedDocuments } from '../../../preload/contract/outputs.ts';
import type { Job, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { pageCount } from '../../printing/page-count.ts';
import { selectedDocuments } from '../bulk/selecting.ts';
import { formFileName } from '../documents/form.ts';
import { writeZip } from '../files/zip-writing.ts';
import { madePdfs, Outcome } from './many.ts';

type Saved = Output<'outputs.saveMany'>;

const fileWords = { en: 'Documents', ru: 'Документы', fr: 'Documents' } as const;

/** The ids of a selection, all of them: they are few bytes, the PDFs are not. */
export function selectedIds(task: TaskContext, selection: Parsed<'outputs.saveMany'>['selection']): number[] {
  return [...selectedDocuments(task, selection)].flat();
}

/**
 * Makes the file and hands it out; each document in it is noted. Cancelled, or with a full disk, nothing is handed out
 * and nothing noted. Failure `invalid` for more documents than one PDF takes.
 */
export async function saveMany(
  task: TaskContext,
  { selection, format, as, job }: Parsed<'outputs.saveMany'>,
): Promise<Saved> {
  const ids = selectedIds(task, selection);
  if (format === 'pdf' && ids.length > mergedDocuments) throw new Failure('invalid', tooMany);
  const name = `${fileWords[task.language]} ${task.today}.${format}`;
  const watched = task.job(job);
  watched.progress('printing', 0, ids.length);
  const outcome = new Outcome();
  const making: Making = { task, ids, outcome, job: watched };
  let pages = 0;
  const count = (more: number) => {
    pages += more;
  };
  const { handle } = await task.uploads.make(task.session, name, (path) =>
    format === 'zip' ? zipOf(path, making, count) : oneOf(path, making, count),
  );
  if (outcome.left.length === 0) task.uploads.discard(task.session, handle);
  try {
    const result = await outcome.noted(task, as);
    return { ...result, file: outcome.left.length === 0 ? null : handle, name, pages };
  } catch (error) {
    task.uploads.discard(task.session, handle);
    throw error;
  }
}

interface Making {
  readonly task: TaskContext;
  readonly ids: readonly number[];
  readonly outcome: Outcome;
  readonly job: Job;
}

async function* each({ task, ids, outcome, job }: Making) {
  let done = 0;
  for await (const made of madePdfs(task, ids, outcome)) {
    yield made;
    done += 1;
    job.progress('printing', done, ids.length);
  }
}

function zipOf(path: string, making: Making, count: (pages: number) => void): Promise<void> {
  const names = new Map<string, number>();
  const nameOf = (wanted: string) => {
    const times = (names.get(wanted.toLowerCase()) ?? 0) + 1;
    names.set(wanted.toLowerCase(), times);
    return times === 1 ? wanted : wanted.replace(/\.pdf$/u, ` (${times}).pdf`);
  };
  return writeZip(path, async (zip) => {
    for await (const { record, pdf } of each(making)) {
      await zip.add(nameOf(formFileName(record, 'pdf')), once(pdf), { stored: true });
      making.outcome.came(record, pdf);
      count(pageCount(pdf));
    }
  });
}

async function oneOf(path: string, making: Making, count: (pages: number) => void): Promise<void> {
  const all: Uint8Array[] = [];
  for await (const { record, pdf } of each(making)) {
    all.push(pdf);
    making.outcome.came(record, pdf);
    count(pageCount(pdf));
  }
  // Loaded by the first file that needs it.
  const { mergedPdf } = await import('./merged-pdf.ts');
  await writeFile(path, all.length === 0 ? '' : await mergedPdf(all), { flag: 'wx' });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const tooMany = {
  en: `More than ${mergedDocuments} documents do not go into one PDF. Save them as a ZIP, or select fewer.`,
  ru: `Больше ${mergedDocuments} документов в один PDF не помещается. Сохраните их в ZIP или выберите меньше.`,
  fr: `Un seul PDF ne contient pas plus de ${mergedDocuments} documents. Enregistrez-les en ZIP ou choisissez-en moins.`,
};
