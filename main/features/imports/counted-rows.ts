/** How many rows files have: estimated until one was read to its end. */
import type { Uploads } from '../../engine/uploads.ts';
import type { Table } from './reading/table.ts';

/** So many files are remembered, the latest of them. */
const remembered = 100;
const counted = new WeakMap<Uploads, Map<string, number>>();

/** A table of a file that was handed over; another way of reading the file may find another number of rows. */
export interface HandedTable {
  readonly uploads: Uploads;
  /** The handle of the file. */
  readonly file: string;
  readonly table: Pick<Table, 'reading' | 'estimatedRows'>;
}

/** The rows of the table: exact once they were counted. */
export function rowsOf({ uploads, file, table }: HandedTable): number {
  return counted.get(uploads)?.get(keyOf(file, table)) ?? table.estimatedRows;
}

/** Remembers how many rows the table has, now that all of them were read. */
export function rowsCounted({ uploads, file, table }: HandedTable, rows: number): void {
  const known = counted.get(uploads) ?? new Map<string, number>();
  counted.set(uploads, known);
  known.set(keyOf(file, table), rows);
  const [oldest] = known.keys();
  if (known.size > remembered && oldest !== undefined) known.delete(oldest);
}

function keyOf(file: string, { reading }: HandedTable['table']): string {
  return JSON.stringify([file, reading]);
}
