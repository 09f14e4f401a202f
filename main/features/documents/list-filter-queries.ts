/** The filter of the list of documents as SQL: one condition for each field, with the index that finds its documents. */
import type { Db } from '../../../db/database.ts';
import { keyHolds, matchOf, typedText } from '../../../db/typed-text.ts';
import type { DocumentFilter } from '../../../preload/contract/documents.ts';

export type Value = string | number;

/** SQL with the values for its question marks. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly Value[];
}

/** One condition of a filter. */
export interface Part extends Statement {
  /** The index that finds its documents, where there is one. */
  readonly index: string | null;
  /** Of a text: ids of the documents that may have it, not more than one above `mostSorted`. They are tested as well. */
  readonly candidates?: Statement;
}

/** A filter that leaves more documents than this is nothing to sort them by themselves. */
export const mostSorted = 20_000;

/** The filter as conditions on the table `document`. */
export function partsOf(db: Db, filter: DocumentFilter, today: string): Part[] {
  const parts: Part[] = [];
  const add = (index: string | null, sql: string, ...parameters: Value[]) => parts.push({ index, sql, parameters });
  const { type, status, clientId, from, to, currency, minGross, maxGross } = filter;
  const text = textPart(db, filter.text ?? '');
  if (text !== null) parts.push(text);
  if (clientId !== undefined) add('document_client', 'client_id = ?', clientId);
  if (status === 'overdue') {
    add('document_status', `status IN ('issued', 'part-paid')`);
    add('document_due', 'due_day < ?', today);
  } else if (status !== undefined) add('document_status', 'status = ?', status);
  if (type !== undefined) add('document_type', 'type = ?', type);
  const range = (index: string, column: string, low?: Value, high?: Value) => {
    if (low !== undefined && high !== undefined) add(index, `${column} BETWEEN ? AND ?`, low, high);
    else if (low !== undefined) add(index, `${column} >= ?`, low);
    else if (high !== undefined) add(index, `${column} <= ?`, high);
  };
  range('document_day', 'day', from, to);
  range('document_gross', 'gross', minGross, maxGross);
  if (currency !== undefined) add('document_currency', 'currency = ?', currency);
  return parts;
}

/** All of them together; always true for none. */
export function allOf(parts: readonly Statement[]): Statement {
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(' AND ') || '1',
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}

/** Where the documents of a part come from; without one, the whole table. */
export function source(part: Part | undefined): string {
  const index = part?.candidates === undefined ? part?.index : null;
  return index ? `document INDEXED BY ${index}` : 'document';
}

/** What the documents that come from there are found by. */
export function foundBy(part: Part | undefined): Statement {
  if (part === undefined) return { sql: '1', parameters: [] };
  if (part.candidates === undefined) return part;
  return { sql: `id IN (${part.candidates.sql})`, parameters: part.candidates.parameters };
}

/** How many documents the part finds, counted up to `mostSorted`; null where it finds none by an index. */
export function sizeOf(db: Db, part: Part): number | null {
  if (part.index === null) return null;
  const { sql, parameters } = part.candidates ?? {
    sql: `SELECT 1 FROM ${source(part)} WHERE ${part.sql} AND deleted_at IS NULL`,
    parameters: part.parameters,
  };
  return Number(
    db
      .prepare<Value[]>(`SELECT count(*) FROM (SELECT 1 FROM (${sql}) LIMIT ${mostSorted})`)
      .pluck()
      .get(...parameters),
  );
}

/** Any part of number or name by the search table; one or two letters are how a number or a name begins. */
function textPart(db: Db, typed: string): Part | null {
  const text = typedText(typed);
  if (text === null) return null;
  if (!text.short) {
    const sql = `SELECT rowid FROM ${search} WHERE ${search} MATCH ? LIMIT ${mostSorted + 1}`;
    const candidates = { sql, parameters: [matchOf(db, text, search)] };
    return { index: search, ...keyHolds(text, 'search_key'), candidates };
  }
  const { beginning, asTyped } = text;
  // Numbers are stored as they are printed.
  const ranges = [
    { column: 'client_key', index: 'document_client_name', from: beginning },
    { column: 'number', index: 'document_number', from: asTyped },
    { column: 'number', index: 'document_number', from: asTyped.toUpperCase() },
  ];
  const begins = ({ column }: { readonly column: string }) => `(${column} >= ? AND ${column} < ?)`;
  const ids = ranges.map(
    (range) =>
      `SELECT * FROM (SELECT id FROM document INDEXED BY ${range.index} WHERE ${begins(range)} AND deleted_at IS NULL LIMIT ${mostSorted + 1})`,
  );
  const parameters = ranges.flatMap(({ from }) => [from, `${from}\u{10FFFF}`]);
  return {
    index: search,
    sql: ranges.map(begins).join(' OR '),
    parameters,
    candidates: { sql: ids.join(' UNION '), parameters },
  };
}

const search = 'document_search';
