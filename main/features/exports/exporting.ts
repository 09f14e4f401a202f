/** A list as a file for Excel. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { ListColumnAbout } from '../../../preload/contract/lists.ts';
import type { TaskContext } from '../../engine/context.ts';
import { writeZip } from '../files/zip-writing.ts';
import type { Cell } from './cells.ts';
import { csvCells, csvMark, csvRow, harmless } from './csv.ts';
import { seenColumns, seenPages, withCurrency } from './seen.ts';
import { listTitle } from './words.ts';
import { writeWorkbook } from './workbook.ts';

type Asked = Parsed<'lists.export'>;

/**
 * Writes the whole list, page by page, and hands the file out; the log is told who, what, how many and which filter. Failure `forbidden`
 * without the right to see such records. Cancelled, or with a full disk, it leaves no file.
 */
export async function exportList(task: TaskContext, asked: Asked): Promise<Output<'lists.export'>> {
  const seen = seenColumns(task, asked);
  // An amount of a workbook has its currency in itself.
  const columns = asked.format === 'csv' ? withCurrency(task, asked.list, seen) : seen;
  const job = task.job(asked.job);
  let rows = 0;
  const pages = counted(seenPages(task, asked, columns, job), (more) => {
    rows += more;
  });
  const name = `${listTitle(asked.list, task.language)} ${task.today}.${asked.format}`;
  const { handle } = await task.uploads.make(task.session, name, async (path) => {
    if (asked.format === 'csv') await writeCsv(path, task, columns, pages);
    else {
      const heads = columns.map(({ label }) => label);
      const title = listTitle(asked.list, task.language);
      await writeZip(path, (zip) => writeWorkbook(zip, { title, heads, pages }));
    }
  });
  try {
    await noteLeaving(task, asked, rows, { format: asked.format });
  } catch (error) {
    task.uploads.discard(task.session, handle);
    throw error;
  }
  return { file: handle, name, rows };
}

/** Tells the log that a list left the program. */
export function noteLeaving(
  task: TaskContext,
  { list, filter, columns, ids, except }: Parsed<'lists.export'> | Parsed<'lists.print'>,
  rows: number,
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  const told = {
    list,
    rows,
    ...more,
    filter,
    columns,
    ...(ids === undefined ? {} : { selected: ids.length }),
    ...(except === undefined ? {} : { except: except.length }),
  };
  const changes = Object.fromEntries(Object.entries(told).map(([field, value]) => [field, { old: null, new: value }]));
  return task.write((command) => command.record({ entity: 'list', id: 0, version: 0, changes }));
}

async function* counted(pages: AsyncIterable<Cell[][]>, count: (rows: number) => void): AsyncGenerator<Cell[][]> {
  for await (const page of pages) {
    count(page.length);
    yield page;
  }
}

async function writeCsv(
  path: string,
  { language }: TaskContext,
  columns: readonly ListColumnAbout[],
  pages: AsyncIterable<Cell[][]>,
): Promise<void> {
  async function* lines(): AsyncGenerator<string> {
    yield csvMark +
      csvRow(
        columns.map(({ label }) => harmless(label)),
        language,
      );
    for await (const page of pages) yield page.map((cells) => csvCells(cells, language)).join('');
  }
  try {
    await pipeline(Readable.from(lines()), createWriteStream(path, { flags: 'wx' }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
