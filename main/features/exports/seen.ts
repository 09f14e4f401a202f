/** A list as somebody sees it: which columns there are for him, and its rows as cells, page after page. */
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Parsed } from '../../../preload/contract/index.ts';
import type { ListColumnAbout } from '../../../preload/contract/lists.ts';
import type { Context, Job } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { checkMaySee, listHandlers } from '../lists/handlers.ts';
import {
  activityPages,
  clientPages,
  dealPages,
  dealSums,
  documentPages,
  documentSums,
  listChanged,
  productPages,
} from '../lists/pages.ts';
import { unitsForPage } from '../reference/service.ts';
import { type Cell, type CellWords, cellsOf, type ListRow } from './cells.ts';
import { namesOfPeople } from './queries.ts';

type Asked = Parsed<'lists.export'> | Parsed<'lists.print'>;

/**
 * The columns that were asked for, as far as there are such columns for this user. Failure `forbidden` without the right to see such
 * records, `invalid` where no column is left.
 */
export function seenColumns(context: Context, { list, columns }: Pick<Asked, 'list' | 'columns'>): ListColumnAbout[] {
  checkMaySee(context, list);
  const there = new Map(listHandlers['lists.columns'](context, { list }).map((column) => [column.name, column]));
  const seen = [...new Set(columns)].map((name) => there.get(name)).filter((column) => column !== undefined);
  if (seen.length === 0)
    throw new Failure('invalid', {
      en: 'None of these columns is there any more. Choose the columns anew.',
      ru: 'Таких столбцов больше нет. Выберите столбцы заново.',
      fr: 'Aucune de ces colonnes n’existe plus. Choisissez les colonnes de nouveau.',
    });
  return seen;
}

/** The columns with that of the currency behind the first amount that is in the currency of its row, unless it is among them or the list has none. */
export function withCurrency(
  context: Context,
  list: Asked['list'],
  columns: readonly ListColumnAbout[],
): readonly ListColumnAbout[] {
  const amount = columns.findIndex(({ type, currency }) => type === 'money' && currency === null);
  const currency = listHandlers['lists.columns'](context, { list }).find(({ name }) => name === 'currency');
  if (amount < 0 || currency === undefined || columns.some(({ name }) => name === 'currency')) return columns;
  return columns.toSpliced(amount + 1, 0, currency);
}

/**
 * The rows as cells, a page at a time; between two pages others have their turn and cancelling is looked for. Failure `conflict`
 * behind the last of them where they are not as many as were selected.
 */
export async function* seenPages(
  context: Context,
  asked: Asked,
  columns: readonly ListColumnAbout[],
  job: Job,
): AsyncGenerator<Cell[][]> {
  const words = wordsFor(context);
  const only = asked.ids === undefined ? null : new Set(asked.ids);
  const except = new Set(asked.except);
  const { upTo = Number.POSITIVE_INFINITY, count } = asked;
  let found = 0;
  for (const page of pagesOf(context, asked)) {
    const rows = page.filter(({ id }) => (only === null || only.has(id)) && !except.has(id) && id <= upTo);
    found += rows.length;
    job.progress('reading', found, only?.size ?? null);
    if (rows.length > 0) yield rows.map((row) => cellsOf(row, columns, words));
    // Nothing more can come.
    if (only !== null && found >= only.size) return;
    await othersTurn();
  }
  if (count !== undefined && found !== count) throw listChanged(count, found);
}

function pagesOf(context: Context, asked: Asked): Iterable<readonly ListRow[]> {
  switch (asked.list) {
    case 'clients':
      return clientPages(context, asked);
    case 'products':
      return productPages(context, asked);
    case 'documents':
      return documentPages(context, asked);
    case 'activities':
      return activityPages(context, asked);
    case 'deals':
      return dealPages(context, asked);
    default:
      return asked satisfies never;
  }
}

/** What all rows that the filter leaves come to, by currency; none for a list that is not added up. */
export function seenSums(
  context: Context,
  asked: Asked,
): readonly { readonly amount: number; readonly currency: string }[] {
  if (asked.list === 'deals') return dealSums(context, asked.filter);
  return asked.list === 'documents' ? documentSums(context, asked.filter) : [];
}

function wordsFor({ db, language }: Context): CellWords {
  return {
    language,
    people: namesOfPeople(db),
    units: new Map(unitsForPage(db, language).map(({ code, short }) => [code, short])),
  };
}
