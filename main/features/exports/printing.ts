/** A list on paper: all columns that are seen, the head on every page, no row torn. */
import { join } from 'node:path';
import { printedRows } from '../../../preload/contract/exports.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { ListColumnAbout, ListName } from '../../../preload/contract/lists.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { dayOf } from '../../engine/clock.ts';
import type { TaskContext } from '../../engine/context.ts';
import {
  formatDay,
  formatDecimal,
  formatMoney,
  formatMoneyWithCurrency,
  formatPercent,
} from '../../printing/format.ts';
import { pageCount } from '../../printing/page-count.ts';
import { type PrintedView, renderDocument } from '../../printing/render.ts';
import type { Cell } from './cells.ts';
import { noteLeaving } from './exporting.ts';
import { seenColumns, seenPages, seenSums } from './seen.ts';
import { countedRows, listTitle, tooManyRows } from './words.ts';

/** More signs than these in a line go on a page across. */
const signsUpright = 100;
/** More than these across too are set smaller. */
const signsAcross = 150;

/** `look`: a class of the style sheet. */
interface PrintedCell {
  readonly text: string;
  readonly look: 'number' | 'nowrap' | '';
}

interface ListView extends PrintedView {
  readonly title: string;
  /** How many rows there are, and what they come to. */
  readonly totals: string;
  readonly across: boolean;
  readonly small: boolean;
  readonly heads: readonly PrintedCell[];
  readonly rows: readonly { readonly cells: readonly PrintedCell[] }[];
}

/**
 * Prints the list to a PDF and hands it out; the log is told. Failure `invalid` for a list that is too long for paper, `forbidden` without
 * the right to see such records.
 */
export async function printList(task: TaskContext, asked: Parsed<'lists.print'>): Promise<Output<'lists.print'>> {
  const columns = seenColumns(task, asked);
  const job = task.job(asked.job);
  const rows: Cell[][] = [];
  for await (const page of seenPages(task, asked, columns, job)) {
    rows.push(...page);
    if (rows.length > printedRows) throw tooManyRows(printedRows);
  }
  const title = asked.title === '' ? listTitle(asked.list, task.language) : asked.title;
  job.progress('printing', rows.length, rows.length);
  const { root } = task.office.program;
  const totals = totalsOf(task, asked, columns, rows.length);
  const html = renderDocument(listView({ title, totals, columns, rows }, task), {
    templates: join(root, 'templates'),
    officeTemplates: join(task.office.paths.folder, 'templates'),
    fonts: join(root, 'node_modules', '@fontsource', 'noto-sans'),
  });
  const bytes = await task.host.printToPdf(html);
  // It may have been cancelled while the page was made.
  job.progress('printing', rows.length, rows.length);
  const pages = pageCount(bytes);
  await noteLeaving(task, asked, rows.length, { pages });
  const name = `${title.replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-').slice(0, 120)}.pdf`;
  const { handle } = task.uploads.keep(task.session, name, bytes);
  return { file: handle, name, pages, rows: rows.length };
}

/** The sums are those of the screen, where their column is printed and all that the filter leaves is. */
function totalsOf(
  context: TaskContext,
  asked: Parsed<'lists.print'>,
  columns: readonly ListColumnAbout[],
  rows: number,
): string {
  const count = countedRows(formatDecimal(String(rows), context.language))[context.language];
  const column = columns.find(({ name }) => name === summed[asked.list]);
  const isAll = asked.ids === undefined && asked.except === undefined && asked.upTo === undefined;
  const sums = column !== undefined && isAll ? seenSums(context, asked) : [];
  const said = sums.map(({ amount, currency }) => formatMoneyWithCurrency(amount, currency, context.language));
  if (column === undefined || said.length === 0) return count;
  return `${count} · ${column.label}${context.language === 'fr' ? '\u00a0:' : ':'} ${said.join(' · ')}`;
}

/** The columns whose sums stand above lists. */
const summed: Readonly<Partial<Record<ListName, string>>> = { deals: 'amount', documents: 'gross' };

interface Printed {
  readonly title: string;
  readonly totals: string;
  readonly columns: readonly ListColumnAbout[];
  readonly rows: readonly (readonly Cell[])[];
}

function listView(
  { title, totals, columns, rows }: Printed,
  { language, today }: Pick<TaskContext, 'language' | 'today'>,
): ListView {
  const texts = rows.map((cells) => cells.map((cell) => printedText(cell, language)));
  const signs = columns.reduce((sum, { label }, at) => sum + widthOf(label, texts, at), 0);
  const cell = (text: string, at: number): PrintedCell => ({ text, look: looks[at] ?? '' });
  const looks = columns.map(lookOf);
  return {
    template: 'list',
    caption: `${title} · ${formatDay(today, language)}`,
    language,
    title,
    totals,
    across: signs > signsUpright,
    small: signs > signsAcross,
    heads: columns.map(({ label }, at) => ({ text: label, look: looks[at] === 'number' ? 'number' : '' })),
    rows: texts.map((cells) => ({ cells: cells.map(cell) })),
  };
}

/** Numbers stand at the right; what is read as one sign is not broken into lines. */
function lookOf({ name, type }: ListColumnAbout): PrintedCell['look'] {
  if (type === 'money' || type === 'number' || type === 'percent') return 'number';
  return type === 'day' || type === 'moment' || unbroken.has(name) ? 'nowrap' : '';
}

const unbroken: ReadonlySet<string> = new Set(['phone', 'code', 'taxNumber', 'number', 'barcode']);

/** How many signs a column asks for: what most of its texts need; a few long ones are broken into lines. */
function widthOf(label: string, texts: readonly (readonly string[])[], at: number): number {
  const lengths = texts.map((cells) => cells[at]?.length ?? 0).sort((one, other) => one - other);
  const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return Math.min(40, Math.max(label.length, usual)) + 2;
}

function printedText(cell: Cell, language: Language): string {
  if (cell === null) return '';
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return formatDecimal(cell.decimal, language);
    case 'percent':
      return formatPercent(cell.basisPoints, language);
    case 'money':
      return cell.currency === null
        ? formatMoney(cell.amount, '', language)
        : formatMoneyWithCurrency(cell.amount, cell.currency, language);
    case 'day':
      return formatDay(cell.day, language);
    case 'moment':
      return formatDay(dayOf({ milliseconds: () => Date.parse(cell.at) }), language);
    default:
      return cell satisfies never;
  }
}
