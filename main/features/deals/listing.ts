/** Many deals at once: the board, the list, what they come to, and when. */
import Big from 'big.js';
import type { z } from 'zod';
import type { Key } from '../../../db/lists/statement.ts';
import { type TypedText, typedText } from '../../../db/typed-text.ts';
import {
  type DealFilter,
  type DealRow,
  type DealSums,
  type deals,
  dealTroubles,
} from '../../../preload/contract/deals.ts';
import type { Condition } from '../../../preload/contract/lists.ts';
import { accessBy } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { cursorAfter, keysOfCursor } from '../../engine/list-cursor.ts';
import { type Asker, filterConditions, type ListFilter, listDefinitions, listedIds } from '../lists/listing.ts';
import {
  type Asked,
  columnStatement,
  dealRows,
  forecastRows,
  foundStatement,
  listedStatement,
  listedSums,
  type StoredDealRow,
  type SumRow,
  sumRows,
} from './list-queries.ts';
import { pipelineBy, stageBy } from './pipelines.ts';
import { isStalled } from './stalled.ts';

type Input<Name extends keyof typeof deals> = z.output<(typeof deals)[Name]['input']>;
type Answer<Name extends keyof typeof deals> = z.output<(typeof deals)[Name]['output']>;

const definition = listDefinitions.deals;

/** One page of the list. Failure as of `listedIds`. */
export function dealPage(asker: Asker, input: Input<'deals.list'>): Answer<'deals.list'> {
  const { ids, next } = listedIds(asker, definition, { ...input, filter: asConditions(input.filter) });
  return { rows: dealRows(asker.db, listedStatement(ids)).map((row) => shownRow(row, asker)), next };
}

/** How many deals a filter leaves, and what they come to. */
export function countDeals(asker: Asker, filter: DealFilter): Answer<'deals.count'> {
  const conditions = filterConditions(asker, definition, asConditions(filter));
  const sums = listedSums(asker.db, { listed: definition.listed, conditions, deleted: filter.deleted ?? false });
  return { count: countOf(sums), sums: sumsOf(sums) };
}

/** Deals by what is typed of their names, those that were changed last first. */
export function findDeals(asker: Asker, typed: TypedText, limit: number): DealRow[] {
  const found = foundStatement(typed, accessBy(asker.user, 'deals.see'), limit);
  return dealRows(asker.db, found).map((row) => shownRow(row, asker));
}

/** The whole board with the first cards of each column. Failure `not-found` for a pipeline that is not there. */
export function dealBoard(context: Asker, { pipelineId, filter, limit }: Input<'deals.board'>): Answer<'deals.board'> {
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
  asker: Asker,
  { stageId, filter, after, limit }: Input<'deals.column'>,
): Answer<'deals.column'> {
  const { db, user } = asker;
  const marked = { list: 'board', stageId, filter };
  const keys = keysOfCursor(after, marked, ['string', 'number']);
  const { kind } = stageBy(db, stageId).stage;
  const reach = accessBy(user, 'deals.see');
  const request = { stageId, kind, asked: askedBy(filter), reach, after: keys, limit: limit + 1 };
  const rows = dealRows(db, columnStatement(request));
  const last = rows.at(limit - 1);
  const end: readonly Key[] | null = rows.length > limit && last !== undefined ? [last.sortKey, last.id] : null;
  return { rows: rows.slice(0, limit).map((row) => shownRow(row, asker)), next: cursorAfter(end, marked) };
}

/** Sums of open deals by month and currency; what is weighted is rounded once, half up. */
export function dealForecast(
  { db, user }: Pick<Context, 'db' | 'user'>,
  filter: Input<'deals.forecast'>,
): Answer<'deals.forecast'> {
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

function askedBy({ text, responsibleId }: Pick<DealFilter, 'text' | 'responsibleId'>): Asked {
  return { responsibleId, text: typedText(text ?? '') ?? undefined };
}

function asConditions(filter: DealFilter): ListFilter {
  const { text, deleted, pipelineId, state, clientId, responsibleId, campaignId, unplanned, conditions = [] } = filter;
  const of = (column: string, value: string | number | undefined): Condition[] =>
    value === undefined ? [] : [{ column, is: 'is', values: [value] }];
  const asked = [
    ...of('pipeline', pipelineId),
    ...of('state', state),
    ...of('clientId', clientId),
    ...of('responsible', responsibleId),
    ...of('campaign', campaignId),
    // Which says what the condition means anyway, and where such deals are.
    ...of('state', unplanned ? 'open' : undefined),
    ...of('attention', unplanned ? 'unplanned' : undefined),
  ];
  return { text, deleted, conditions: [...asked, ...conditions] };
}

/** The row as it is answered. */
function shownRow({ sortKey: _, maxDays, planned, ...row }: StoredDealRow, { now, today }: Asker): DealRow {
  const isOpen = row.state === 'open';
  const trouble = {
    stalled: isStalled({ ...row, maxDays }, now),
    late: isOpen && row.expectedClose !== null && row.expectedClose < today,
    unplanned: isOpen && planned === 0,
  };
  const { stalled, unplanned } = trouble;
  return { ...row, stalled, unplanned, attention: dealTroubles.filter((one) => trouble[one]) };
}

const countOf = (rows: readonly Pick<SumRow, 'count'>[]): number => rows.reduce((sum, { count }) => sum + count, 0);

function sumsOf(rows: readonly Pick<SumRow, 'currency' | 'amount'>[]): DealSums {
  const sums = new Map<string, Big>();
  for (const { currency, amount } of rows) sums.set(currency, (sums.get(currency) ?? new Big(0)).plus(amount));
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, amount]) => ({ currency, amount: amount.toNumber() }));
}
