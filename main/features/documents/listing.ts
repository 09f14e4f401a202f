/** The list of documents, a page at a time. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import { type DocumentFilter, type DocumentRow, DocumentStatus } from '../../../preload/contract/documents.ts';
import { Failure } from '../../engine/failure.ts';
import { fitsSort, keyOf, type ListKey, type ListRow, type ListSort, listRows } from './list-queries.ts';
import { isOverdue } from './shown.ts';

/** One page, and where the next one begins. */
export function documentPage(
  db: Db,
  request: {
    readonly filter: DocumentFilter;
    readonly sort: ListSort;
    readonly after: string | null;
    readonly limit: number;
  },
  today: string,
): { rows: z.output<typeof DocumentRow>[]; next: string | null } {
  const { filter, sort, after, limit } = request;
  const found = listRows(db, filter, sort, after === null ? null : keyIn(after, sort), limit + 1, today);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => shownRow(row, today)),
    next: found.length > limit && last !== undefined ? cursorOf(keyOf(last, sort)) : null,
  };
}

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
  };
}

function cursorOf({ isEmpty, values }: ListKey): string {
  return Buffer.from(JSON.stringify([isEmpty, ...values])).toString('base64url');
}

/** Failure `invalid` for a cursor that no list of this sort gave out. */
function keyIn(cursor: string, sort: ListSort): ListKey {
  const [isEmpty, ...values] = parsed(cursor);
  const isPlain = values.every((value) => typeof value === 'string' || typeof value === 'number');
  if (typeof isEmpty === 'boolean' && isPlain) {
    // Just checked, each of them.
    const key = { isEmpty, values: values as (string | number)[] };
    if (fitsSort(key, sort)) return key;
  }
  throw new Failure('invalid', {
    en: 'The list has changed. Open it again.',
    ru: 'Список изменился. Откройте его заново.',
    fr: 'La liste a changé. Rouvrez-la.',
  });
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
