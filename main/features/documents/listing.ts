/** The list of documents, a page at a time. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import { type DocumentFilter, type DocumentRow, DocumentStatus } from '../../../preload/contract/documents.ts';
import { cursorAfter, keysOfCursor } from '../../engine/list-cursor.ts';
import { storedOwnValues } from '../fields/stored-own-values.ts';
import { type ListRow, listRows } from './list-queries.ts';
import { cursorTypes, cursorValues, type ListSort } from './list-sort-queries.ts';
import { isOverdue } from './shown.ts';

/** One page, and where the next one begins. Failure `invalid` for a cursor of another list. */
export function documentPage(
  db: Db,
  request: {
    readonly filter: DocumentFilter;
    readonly sort: { readonly column: ListSort['column'] | `own.${number}`; readonly descending: boolean };
    readonly after: string | null;
    readonly limit: number;
  },
  today: string,
): { rows: z.output<typeof DocumentRow>[]; next: string | null } {
  const { filter, after, limit } = request;
  const sort: ListSort = { ...request.sort, column: isOwn(request.sort.column) ? 'day' : request.sort.column };
  const asked = { list: 'documents', ...filter, ...sort };
  const keys = keysOfCursor(after, asked, cursorTypes(sort));
  const found = listRows(db, { filter, sort, after: keys, limit: limit + 1 }, today);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => shownRow(row, today)),
    next: cursorAfter(found.length > limit && last !== undefined ? cursorValues(last, sort) : null, asked),
  };
}

const isOwn = (column: string): column is `own.${number}` => column.startsWith('own.');

function shownRow(row: ListRow, today: string): DocumentRow {
  const { id, version, number, day, dueDay, clientId, client, currency, gross, paid } = row;
  return {
    id,
    version,
    type: DocumentType.parse(row.type),
    status: DocumentStatus.parse(row.status),
    number,
    day,
    dueDay,
    clientId,
    client,
    currency,
    gross,
    paid,
    overdue: isOverdue(row, today),
    responsible: row.responsible,
    updatedAt: row.updatedAt,
    own: storedOwnValues(row.own),
    ownClients: {},
  };
}
