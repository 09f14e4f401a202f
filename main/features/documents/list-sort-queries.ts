/** The sorts of the list of documents: which indexes give their order, and what a cursor holds. */
import type { Db } from '../../../db/database.ts';
import { documentTypes } from '../../../preload/contract/companies.ts';
import { type DocumentFilter, type documentColumns, documentStatuses } from '../../../preload/contract/documents.ts';
import type { Statement, Value } from './list-filter-queries.ts';

type DocumentColumn = (typeof documentColumns)[number];

export interface ListSort {
  readonly column: DocumentColumn;
  readonly descending: boolean;
}

/** What the place of a row in any list depends on. */
export interface SortedRow {
  readonly id: number;
  readonly day: string;
  readonly dueDay: string | null;
  readonly type: string;
  readonly status: string;
  readonly gross: number;
  readonly clientKey: string;
  readonly seriesId: number | null;
  readonly period: string | null;
  readonly seq: number | null;
  readonly currency: string;
  readonly updatedAt: string;
}

type KeyColumn = keyof typeof valueOfKey;

const valueOfKey = {
  id: (row: SortedRow) => row.id,
  day: (row: SortedRow) => row.day,
  client_key: (row: SortedRow) => row.clientKey,
  gross: (row: SortedRow) => row.gross,
  status: (row: SortedRow) => row.status,
  type: (row: SortedRow) => row.type,
  due_day: (row: SortedRow) => row.dueDay ?? '',
  series_id: (row: SortedRow) => row.seriesId ?? 0,
  period: (row: SortedRow) => row.period ?? '',
  seq: (row: SortedRow) => row.seq ?? 0,
  currency: (row: SortedRow) => row.currency,
  updated_at: (row: SortedRow) => row.updatedAt,
};
const numbers: readonly KeyColumn[] = ['id', 'gross', 'series_id', 'seq'];

/** Columns in their order, the last of which makes it whole. Numbers: within their series in the order of counting, so that 10 comes after 9. */
const keysOf: Readonly<Record<ListSort['column'], readonly KeyColumn[]>> = {
  day: ['day', 'id'],
  number: ['series_id', 'period', 'seq', 'id'],
  client: ['client_key', 'id'],
  gross: ['gross', 'id'],
  status: ['status', 'day', 'id'],
  dueDay: ['due_day', 'id'],
  type: ['type', 'day', 'id'],
  currency: ['currency', 'day', 'id'],
  updatedAt: ['updated_at', 'id'],
};

/** What a document may be without: a draft has no number. Such documents come first, or last when descending. */
const optional: Partial<Record<ListSort['column'], KeyColumn>> = { number: 'seq', dueDay: 'due_day' };

/** What a cursor holds: 1 for a row that has nothing to be sorted by, else 0; then its keys. */
export function cursorValues(row: SortedRow, { column }: ListSort): Value[] {
  const isEmpty = (column === 'number' && row.seq === null) || (column === 'dueDay' && row.dueDay === null);
  return [isEmpty ? 1 : 0, ...keysOf[column].map((key) => valueOfKey[key](row))];
}

/** The types of those values. */
export function cursorTypes({ column }: ListSort): ('string' | 'number')[] {
  return ['number', ...keysOf[column].map((key) => (numbers.includes(key) ? 'number' : 'string'))];
}

/** A stretch of the list that one index has in its order. */
export interface Stretch {
  readonly index: string;
  /** What all its documents have in common, beside that they are not deleted. */
  readonly common: Statement;
  /** Their order within it. */
  readonly keys: readonly KeyColumn[];
  /** Whether the row of a cursor lies in it. */
  holds(cursor: Cursor): boolean;
}

/** A cursor's values by their columns. */
export interface Cursor {
  readonly isEmpty: boolean;
  readonly at: ReadonlyMap<string, Value>;
}

export function cursorFrom(values: readonly Value[], { column }: ListSort): Cursor {
  const at = new Map(keysOf[column].map((key, position) => [key as string, values[position + 1] ?? '']));
  return { isEmpty: values[0] === 1, at };
}

/** The stretches of the list in the order in which it is read. Stretches that the filter leaves nothing of are left out. */
export function stretches(db: Db, { column, descending }: ListSort, filter: DocumentFilter): Stretch[] {
  const upwards = stretchesUpwards(db, column, filter);
  return descending ? upwards.reverse() : upwards;
}

function stretchesUpwards(db: Db, column: ListSort['column'], filter: DocumentFilter): Stretch[] {
  switch (column) {
    case 'day':
      return [whole('document_day', 'day')];
    case 'client':
      return [whole('document_client_name', 'client_key')];
    case 'gross':
      return [whole('document_gross', 'gross')];
    case 'updatedAt':
      return [whole('document_updated', 'updated_at')];
    case 'currency':
      return [{ ...whole('document_currency', 'currency'), keys: ['currency', 'day', 'id'] }];
    case 'dueDay':
      return [
        without('document_due', 'due_day'),
        { ...whole('document_due', 'due_day'), common: { sql: 'due_day IS NOT NULL', parameters: [] } },
      ].map((stretch, at) => ({ ...stretch, holds: ({ isEmpty }) => isEmpty === (at === 0) }));
    case 'number':
      // Drafts have no number, and nothing else is without one.
      return [
        ...(filter.status === undefined || filter.status === 'draft' ? [without('document_number', 'number')] : []),
        ...(filter.status === 'draft' ? [] : numbered(db, filter)),
      ];
    case 'status':
      return valued('document_status', 'status', documentStatuses, statusesOf(filter));
    default:
      return valued('document_type', 'type', documentTypes, filter.type === undefined ? null : [filter.type]);
  }
}

function whole(index: string, key: KeyColumn): Stretch {
  return { index, common: { sql: '1', parameters: [] }, keys: [key, 'id'], holds: () => true };
}

function without(index: string, column: string): Stretch {
  const common = { sql: `${column} IS NULL`, parameters: [] };
  return { index, common, keys: ['id'], holds: ({ isEmpty }) => isEmpty };
}

/** One stretch for each value, in the order of SQLite's text. */
function valued(
  index: string,
  column: 'status' | 'type',
  all: readonly string[],
  wanted: readonly string[] | null,
): Stretch[] {
  return all
    .filter((value) => wanted === null || wanted.includes(value))
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((value) => ({
      index,
      common: { sql: `${column} = ?`, parameters: [value] },
      keys: ['day', 'id'],
      holds: ({ at }) => at.get(column) === value,
    }));
}

function statusesOf({ status }: DocumentFilter): readonly string[] | null {
  if (status === undefined) return null;
  return status === 'overdue' ? ['issued', 'part-paid'] : [status];
}

/** One stretch for each series and period; the period of a number is that of its document's day. */
function numbered(db: Db, { from, to }: DocumentFilter): Stretch[] {
  return db
    .prepare<[], { seriesId: number; period: string }>(
      'SELECT series_id AS seriesId, period FROM number_series_counter ORDER BY series_id, period',
    )
    .all()
    .filter(({ period }) => {
      const isBefore = from !== undefined && period < from.slice(0, period.length);
      return !isBefore && !(to !== undefined && period > to.slice(0, period.length));
    })
    .map(({ seriesId, period }) => ({
      index: numberIndex,
      common: { sql: 'series_id = ? AND period = ? AND seq IS NOT NULL', parameters: [seriesId, period] },
      keys: ['seq'],
      holds: ({ isEmpty, at }) => !isEmpty && at.get('series_id') === seriesId && at.get('period') === period,
    }));
}

const numberIndex = 'document_sequence';

/** Beyond the cursor in this order of columns. */
export function beyond(keys: readonly KeyColumn[], { at }: Cursor, descending: boolean): Statement {
  return {
    sql: `(${keys.join(', ')}) ${descending ? '<' : '>'} (${keys.map(() => '?').join(', ')})`,
    parameters: keys.map((key) => at.get(key) ?? ''),
  };
}

/** The order of the whole list, for rows that are sorted as they come. Rows without a value have NULL in all keys but the id. */
export function orderBy({ column, descending }: ListSort, prefix = ''): string {
  return keysOf[column].map((key) => `${prefix}${key}${descending ? ' DESC' : ''}`).join(', ');
}

/** Beyond the cursor in the whole list. */
export function beyondInAll({ column, descending }: ListSort, cursor: Cursor): Statement {
  const missing = optional[column];
  const own = beyond(cursor.isEmpty ? ['id'] : keysOf[column], cursor, descending);
  if (missing === undefined) return own;
  const among = `${missing} IS ${cursor.isEmpty ? '' : 'NOT '}NULL AND ${own.sql}`;
  // What has no value comes first upwards, so all the others are beyond it; downwards it is the other way round.
  const othersFollow = cursor.isEmpty !== descending;
  const others = othersFollow ? ` OR ${missing} IS ${cursor.isEmpty ? 'NOT ' : ''}NULL` : '';
  return { sql: `((${among})${others})`, parameters: own.parameters };
}

/** Columns that rows are sorted by, for carrying them beside the id. */
export function sortColumns({ column }: ListSort): readonly string[] {
  return keysOf[column].filter((key) => key !== 'id');
}
