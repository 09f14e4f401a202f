/** The registry of issued documents, for the screen and for paper, and the report of gaps in their numbers. */
import { DocumentType } from '../../../preload/contract/companies.ts';
import { DocumentStatus, type LineSums } from '../../../preload/contract/documents.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { accessBy } from '../../engine/access.ts';
import type { Context, TaskContext } from '../../engine/context.ts';
import { formatDay, formatMoney } from '../../printing/format.ts';
import { typeTitle } from '../../printing/labels.ts';
import { pageCount } from '../../printing/page-count.ts';
import { type PrintedView, renderDocument } from '../../printing/render.ts';
import { typeOfSeries } from '../companies/series-service.ts';
import { formPlaces, printAssets } from '../forms/service.ts';
import { sumsBefore } from './correction-queries.ts';
import {
  firstPeriod,
  gapRows,
  journalKey,
  journalRows,
  journalSums,
  numberedPeriods,
  type StoredJournalRow,
} from './journal-queries.ts';

type Asking = Pick<Context, 'db' | 'user'>;

/** A page of the registry, behind the document `after`. */
export function journalPage({ db, user }: Asking, asked: Parsed<'journal.list'>): Output<'journal.list'> {
  const behind = asked.after === null ? undefined : journalKey(db, asked.after);
  const begin = behind ?? { period: firstPeriod(db, asked), seq: 0, id: 0 };
  const rows = journalRows(db, asked, begin, asked.limit + 1, accessBy(user, 'documents.see'));
  const shown = rows.slice(0, asked.limit);
  const corrections = shown.filter(({ type }) => type === 'correction').map(({ id }) => id);
  const before = sumsBefore(db, corrections);
  return {
    rows: shown.map((row) => journalRow(row, before.get(row.id))),
    next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** How many documents the part has that the user may see, and what they come to. */
export function journalTotals({ db, user }: Asking, asked: Parsed<'journal.sums'>): Output<'journal.sums'> {
  const sums = journalSums(db, asked, accessBy(user, 'documents.see'));
  return {
    count: sums.reduce((total, { count }) => total + count, 0),
    sums: sums.map(({ count: _, ...sum }) => sum),
  };
}

/** What a correction corrects stands in the register with all of its sum: the difference is what it adds. */
function journalRow({ type, status, ...row }: StoredJournalRow, before: LineSums | undefined) {
  return {
    ...row,
    ...(before && { net: row.net - before.net, vat: row.vat - before.vat, gross: row.gross - before.gross }),
    type: DocumentType.parse(type),
    status: DocumentStatus.parse(status),
  };
}

/** Whether a number is missing anywhere. */
export function journalGaps({ db }: Asking): Output<'journal.gaps'> {
  const periods = numberedPeriods(db);
  return {
    checked: periods.reduce((total, { count }) => total + count, 0),
    gaps: periods.filter(({ count, span }) => count < span).flatMap((period) => gapRows(db, period)),
  };
}

/** Rows that are read at once for paper. */
const pageSize = 500;

interface JournalView extends PrintedView {
  readonly title: string;
  readonly period: string;
  readonly heads: readonly string[];
  readonly rows: readonly {
    readonly number: string;
    readonly day: string;
    readonly type: string;
    readonly client: string;
    readonly net: string;
    readonly vat: string;
    readonly gross: string;
    readonly currency: string;
    readonly cancelled: boolean;
  }[];
  readonly sums: readonly {
    readonly label: string;
    readonly net: string;
    readonly vat: string;
    readonly gross: string;
    readonly currency: string;
  }[];
}

/** Prints the registry to a PDF and hands it out; the log is told. */
export async function printJournal(
  task: TaskContext,
  asked: Parsed<'journal.print'>,
): Promise<Output<'journal.print'>> {
  const { language } = task;
  const job = task.job(asked.job);
  const rows: Output<'journal.list'>['rows'] = [];
  const { count, sums } = journalTotals(task, asked);
  for (let after: number | null = null; ; ) {
    const page: Output<'journal.list'> = journalPage(task, { ...asked, after, limit: pageSize });
    rows.push(...page.rows);
    after = page.next;
    job.progress('printing', rows.length, count);
    if (after === null) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const type = typeOfSeries(task.db, asked.seriesId);
  const words = journalWords[language];
  const money = (amount: number, currency: string) => formatMoney(amount, currency, language);
  const title = type === null ? words.title : `${words.title}: ${typeTitle(type, language)}`;
  const period = `${formatDay(asked.from, language)} – ${formatDay(asked.to, language)}`;
  const view: JournalView = {
    template: 'journal',
    caption: `${title}, ${period}`,
    language,
    title,
    period,
    heads: words.heads,
    rows: rows.map((row) => ({
      number: row.number,
      day: formatDay(row.day, language),
      type: typeTitle(row.type, language),
      client: row.status === 'cancelled' ? `${row.client} (${words.cancelled})` : row.client,
      net: money(row.net, row.currency),
      vat: money(row.vat, row.currency),
      gross: money(row.gross, row.currency),
      currency: row.currency,
      cancelled: row.status === 'cancelled',
    })),
    sums: sums.map(({ currency, net, vat, gross }) => ({
      label: words.total,
      net: money(net, currency),
      vat: money(vat, currency),
      gross: money(gross, currency),
      currency,
    })),
  };
  const bytes = await task.host.printToPdf(renderDocument(view, printAssets(formPlaces(task))));
  const told = { list: 'journal', title, from: asked.from, to: asked.to, rows: rows.length, pages: pageCount(bytes) };
  const changes = Object.fromEntries(Object.entries(told).map(([field, value]) => [field, { old: null, new: value }]));
  await task.write((command) => command.record({ entity: 'list', id: 0, version: 0, changes }));
  const name = `${title.replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-')}.pdf`;
  const { handle } = task.uploads.keep(task.session, name, bytes);
  return { file: handle, name, pages: pageCount(bytes) };
}

interface JournalWords {
  readonly title: string;
  readonly heads: readonly string[];
  readonly total: string;
  readonly cancelled: string;
}

const journalWords: Readonly<Record<Language, JournalWords>> = {
  en: {
    title: 'Register of documents',
    heads: ['Number', 'Day', 'Type', 'Client', 'Without VAT', 'VAT', 'Total', 'Currency'],
    total: 'Total',
    cancelled: 'cancelled',
  },
  ru: {
    title: 'Журнал документов',
    heads: ['Номер', 'Дата', 'Вид', 'Клиент', 'Без НДС', 'НДС', 'Всего', 'Валюта'],
    total: 'Итого',
    cancelled: 'аннулирован',
  },
  fr: {
    title: 'Journal des documents',
    heads: ['Numéro', 'Date', 'Type', 'Client', 'HT', 'TVA', 'TTC', 'Devise'],
    total: 'Total',
    cancelled: 'annulé',
  },
};
