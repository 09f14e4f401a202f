/** The stretches of an order cut down to what conditions leave of them, beginning after a row. */
import type { ListedTable, Order, RowCondition, Stretch } from './listed.ts';
import { fromIndex } from './listed.ts';
import { overlap, pointOf, type Range, rangeTest, sideOf, sortedRanges } from './ranges.ts';
import { joined, type Key, type Statement, statement } from './statement.ts';

/** The keys of a row in an order; null where it has nothing to be sorted by. */
export type RowKeys = readonly (Key | null)[];

/** What one walk along an index reads. */
export interface Part {
  readonly from: string;
  readonly id: string;
  readonly where: Statement;
  /** ORDER BY these. */
  readonly keys: readonly string[];
  /** Conditions that the place in the index does not answer already. */
  readonly rest: readonly RowCondition[];
  readonly covers: readonly string[];
}

export interface Walked {
  readonly listed: ListedTable;
  readonly order: Order;
  readonly descending: boolean;
  readonly conditions: readonly RowCondition[];
}

/** A page of a list. */
export interface PageRequest extends Walked {
  /** Rows of the bin instead of those that are not in it. */
  readonly deleted: boolean;
  /** The keys of the row after which the page begins. */
  readonly after: RowKeys | null;
  readonly limit: number;
}

/** More ranges than these are tested row by row. */
const MOST_RANGES = 50;

/** What is to be walked, in the order of reading, after a row or from the beginning. */
export function partsOf({ listed, order, descending, conditions }: Walked, after: RowKeys | null): Part[] {
  const upwards = descending ? order.stretches.toReversed() : order.stretches;
  const begin = after === null ? 0 : upwards.findIndex((stretch) => stretch.holds(after));
  return upwards
    .slice(begin < 0 ? upwards.length : begin)
    .flatMap((stretch, at) => partsOfStretch(listed, stretch, conditions, descending, at === 0 ? after : null));
}

function partsOfStretch(
  listed: ListedTable,
  stretch: Stretch,
  conditions: readonly RowCondition[],
  descending: boolean,
  after: RowKeys | null,
): Part[] {
  const isEmpty = stretch.within.some(({ expression, ranges }) =>
    conditions.some(({ on }) => on?.expression === expression && !overlap(on.ranges, ranges)),
  );
  if (isEmpty) return [];
  const { narrow, rest } = narrowedBy(listed, stretch, conditions);
  const values = stretch.places.map((place) => after?.[place] ?? null);
  return cut({ ...narrow, rest }, descending, after === null ? null : values);
}

/** Where a condition asks for one value and an index holds the order for it, that index is walked instead: of several the one that knows most of what else is asked. */
function narrowedBy(listed: ListedTable, stretch: Stretch, conditions: readonly RowCondition[]) {
  const { from, id, where, keys, covers, within } = stretch;
  // A stretch of one team has an index already; of a person's, each row would be fetched to see its team.
  const isNarrow = within.some((one) => listed.narrowed.some(({ expression }) => expression === one.expression));
  const found = isNarrow
    ? []
    : conditions.flatMap((condition) => {
        const [range, ...more] = condition.on?.ranges ?? [];
        const value = range === undefined || more.length > 0 ? null : pointOf(range);
        const narrowed = listed.narrowed.find(({ expression }) => expression === condition.on?.expression);
        if (value === null || narrowed === undefined || narrowed.keys.join() !== keys.join()) return [];
        const rest = conditions.filter((one) => one !== condition);
        return [{ narrowed, value, rest, known: rest.filter((one) => isHeld(narrowed, one)).length }];
      });
  const [best] = found.sort((one, other) => other.known - one.known);
  if (best === undefined) return { narrow: { from, id, where, keys, covers }, rest: conditions };
  const { narrowed, value, rest } = best;
  const narrow = {
    from: fromIndex(listed.table, narrowed.index),
    id,
    where: joined(where, statement(` AND ${narrowed.expression} = ?`, value)),
    keys,
    covers: narrowed.covers,
  };
  return { narrow, rest };
}

/** Cuts a part by the ranges of the condition on its first key, and off what lies before the row with these values. */
function cut(part: Part, descending: boolean, after: RowKeys | null): Part[] {
  const [first, ...others] = part.keys;
  if (first === undefined) return after === null ? [part] : [];
  const condition = part.rest.find(({ on }) => on?.expression === first && on.ranges.length <= MOST_RANGES);
  const ranges = sortedRanges((condition?.on?.ranges ?? [everything]).filter((range) => range !== null));
  const rest = part.rest.filter((one) => one !== condition);
  return (descending ? ranges.toReversed() : ranges).flatMap((range) => {
    const value = after?.[0] ?? null;
    const side = after === null ? 'before' : sideInReading(value, range, descending);
    if (side === 'behind') return [];
    const only = pointOf(range);
    if (only !== null) {
      const within = { ...part, rest, keys: others, where: and(part.where, rangeTest(first, range)) };
      return cut(within, descending, side === 'before' ? null : (after ?? []).slice(1));
    }
    if (side === 'before' || value === null)
      return [{ ...part, rest, where: range === everything ? part.where : and(part.where, rangeTest(first, range)) }];
    // First the rows that are equal to it in this key, then those beyond: of an index that ends with the id SQLite would
    // use the first column of a comparison of rows only, and read all the clients of Moscow again for each page of them.
    const equal = { ...part, rest, keys: others, where: and(part.where, statement(`${first} = ?`, value)) };
    return [
      ...cut(equal, descending, (after ?? []).slice(1)),
      { ...part, rest, where: and(part.where, rangeTest(first, beyond(range, value, descending))) },
    ];
  });
}

const everything: Range = { from: null, to: null };

const and = (where: Statement, test: Statement): Statement => joined(where, ' AND ', test);

function sideInReading(value: Key | null, range: Range, descending: boolean): 'before' | 'in' | 'behind' {
  const side = sideOf(value, range);
  if (side === 0) return 'in';
  return side < 0 === descending ? 'behind' : 'before';
}

function beyond(range: Range, value: Key, descending: boolean): Range {
  const edge = { value, included: false };
  return descending ? { from: range?.from ?? null, to: edge } : { from: edge, to: range?.to ?? null };
}

/** Whether an index holds what a condition asks for. */
export function isHeld({ keys, covers }: Pick<Part, 'keys' | 'covers'>, { on }: RowCondition): boolean {
  return on !== null && (covers.includes(on.expression) || keys.includes(on.expression));
}
