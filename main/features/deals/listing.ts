/** Many deals at once: the board, the list, what they come to, and when. */
import Big from 'big.js';
import type { z } from 'zod';
import { fold } from '../../../db/folding.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { TypedText } from '../../../db/typed-text.ts';
import type { DealFilter, DealRow, DealSums, deals } from '../../../preload/contract/deals.ts';
import { accessBy } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { cursorAfter, keysOfCursor } from '../../engine/list-cursor.ts';
import {
  type Asked,
  columnStatement,
  dealRows,
  forecastRows,
  foundStatement,
  listStatement,
  type StoredDealRow,
  type SumRow,
  sumRows,
} from './list-queries.ts';
import { pipelineBy, stageBy } from './pipelines.ts';
import { isStalled } from './stalled.ts';

type Input<Name extends keyof typeof deals> = z.output<(typeof deals)[Name]['input']>;
type Answer<Name extends keyof typeof deals> = z.output<(typeof deals)[Name]['output']>;
type Asking = Pick<Context, 'db' | 'user' | 'now'>;

/** One page of the list. */
export function dealPage({ db, user, now }: Asking, request: Input<'deals.list'>): Answer<'deals.list'> {
  const { filter, sort, after, limit } = request;
  const marked = { list: 'deals', filter, sort };
  const keys = keysOfCursor(after, marked, [sort.column === 'amount' ? 'number' : 'string', 'number']);
  const reach = accessBy(user, 'deals.see');
  const rows = dealRows(db, listStatement({ asked: askedBy(filter), reach, ...sort, after: keys, limit: limit + 1 }));
  return pageOf(rows, limit, marked, now);
}

/** How many deals a filter leaves, and what they come to. */
export function countDeals({ db, user }: Asking, filter: DealFilter): Answer<'deals.count'> {
  const rows = sumRows(db, askedBy(filter), accessBy(user, 'deals.see'));
  return { count: countOf(rows), sums: sumsOf(rows) };
}

/** Deals by what is typed of their names, those that were changed last first. */
export function findDeals({ db, user, now }: Asking, typed: TypedText, limit: number): DealRow[] {
  const found = foundStatement(typed, accessBy(user, 'deals.see'), limit);
  return pageOf(dealRows(db, found), limit, {}, now).rows;
}

/** The whole board with the first cards of each column. Failure `not-found` for a pipeline that is not there. */
export function dealBoard(context: Asking, { pipelineId, filter, limit }: Input<'deals.board'>): Answer<'deals.board'> {
  const { db, user } = context;
  const { stages } = pipelineBy(db, pipelineId);
  const sums = sumRows(db, { ...askedBy(filter), pipelineId }, accessBy(user, 'deals.see'));
  return {
    columns: stages.map(({ id }) => {
      const rows = sums.filter(({ stageId }) => stageId === id);
      const { rows: cards, next } =
        rows.length === 0 ? { rows: [], next: null } : dealColumn(context, { stageId: id, filter, after: null, limit });
      return { stageId: id, count: countOf(rows), sums: sumsOf(rows), cards, next };
    }),
  };
}

/** Some cards of a stage. */
export function dealColumn(
  { db, user, now }: Asking,
  { stageId, filter, after, limit }: Input<'deals.column'>,
): Answer<'deals.column'> {
  const marked = { list: 'board', stageId, filter };
  const keys = keysOfCursor(after, marked, ['string', 'number']);
  const { kind } = stageBy(db, stageId).stage;
  const reach = accessBy(user, 'deals.see');
  const request = { stageId, kind, asked: askedBy(filter), reach, after: keys, limit: limit + 1 };
  return pageOf(dealRows(db, columnStatement(request)), limit, marked, now);
}

/** Sums of open deals by month and currency; what is weighted is rounded once, half up. */
export function dealForecast({ db, user }: Asking, filter: Input<'deals.forecast'>): Answer<'deals.forecast'> {
  const months = new Map<
    string,
    { month: string | null; currency: string; count: number; amount: Big; weighted: Big }
  >();
  for (const { month, currency, probability, count, amount } of forecastRows(db, filter, accessBy(user, 'deals.see'))) {
    const key = `${month} ${currency}`;
    const sum = months.get(key) ?? { month, currency, count: 0, amount: new Big(0), weighted: new Big(0) };
    months.set(key, {
      ...sum,
      count: sum.count + count,
      amount: sum.amount.plus(amount),
      weighted: sum.weighted.plus(new Big(amount).times(probability)),
    });
  }
  return [...months.values()].map(({ amount, weighted, ...sum }) => ({
    ...sum,
    amount: amount.toNumber(),
    weighted: weighted.div(10_000).round(0, Big.roundHalfUp).toNumber(),
  }));
}

function askedBy({ text, ...filter }: DealFilter): Asked {
  return { ...filter, text: text === undefined ? undefined : fold(text) };
}

function pageOf(
  rows: readonly StoredDealRow[],
  limit: number,
  marked: Readonly<Record<string, unknown>>,
  now: string,
): { rows: DealRow[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const keys: readonly Key[] | null = rows.length > limit && last !== undefined ? [last.sortKey, last.id] : null;
  return {
    rows: shown.map(({ sortKey: _, maxDays, planned, ...row }) => ({
      ...row,
      stalled: isStalled({ ...row, maxDays }, now),
      unplanned: row.state === 'open' && planned === 0,
    })),
    next: cursorAfter(keys, marked),
  };
}

const countOf = (rows: readonly SumRow[]): number => rows.reduce((sum, { count }) => sum + count, 0);

function sumsOf(rows: readonly SumRow[]): DealSums {
  const sums = new Map<string, Big>();
  for (const { currency, amount } of rows) sums.set(currency, (sums.get(currency) ?? new Big(0)).plus(amount));
  return [...sums].map(([currency, amount]) => ({ currency, amount: amount.toNumber() }));
}
