/** The list of documents: pages, counts with sums, and the best few for what is being typed; all as far as the session may see. */
import type { z } from 'zod';
import { typedText } from '../../../db/typed-text.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import {
  type DocumentFilter,
  type DocumentRow,
  DocumentStatus,
  type documents,
} from '../../../preload/contract/documents.ts';
import type { Condition } from '../../../preload/contract/lists.ts';
import { ownClientNames, shownOwnValues } from '../fields/record-values.ts';
import { storedOwnValues } from '../fields/stored-own-values.ts';
import {
  type Asker,
  dayBefore,
  filterConditions,
  type ListFilter,
  listDefinitions,
  listedIds,
  reachConditions,
  searchedBy,
} from '../lists/listing.ts';
import { correctionRows } from './corrected-invoice-queries.ts';
import { existingDocument } from './drafts.ts';
import { bestDocuments, countedDocuments, documentRows } from './list-queries.ts';
import { isOverdue } from './shown.ts';
import { dueOf } from './status.ts';

type ListInput = z.output<(typeof documents)['documents.list']['input']>;
type Row = z.output<typeof DocumentRow>;

const definition = listDefinitions.documents;

/** One page, and where the next one begins. Failure as of `listedIds`. */
export function documentPage(asker: Asker, input: ListInput): { rows: Row[]; next: string | null } {
  const { ids, next } = listedIds(asker, definition, { ...input, filter: asConditions(input.filter, asker.today) });
  const rows = documentsShown(asker, ids);
  return { rows: input.withDue ? rows.map((row) => withDue(asker, row)) : rows, next };
}

/** How many documents the filter leaves, and what they come to where they are few enough to be added up. */
export function countDocuments(asker: Asker, filter: DocumentFilter) {
  const conditions = filterConditions(asker, definition, asConditions(filter, asker.today));
  const request = { listed: definition.listed, conditions, deleted: filter.deleted ?? false };
  return countedDocuments(asker.db, request, onlyCancelled(filter));
}

/** The best few: those whose client's name or number begins so, then those that contain it, the latest first. */
export function findDocuments(asker: Asker, typed: string, limit: number): Row[] {
  const text = typedText(typed);
  if (text === null) return [];
  const conditions = reachConditions(asker, definition);
  const request = { listed: definition.listed, text, searched: searchedBy(asker, definition), conditions, limit };
  return documentsShown(asker, bestDocuments(asker.db, request));
}

/** These documents in this order; whether they may be seen is for the caller to know. */
export function documentsShown(
  { db, today, user }: Pick<Asker, 'db' | 'today' | 'user'>,
  ids: readonly number[],
): Row[] {
  const rows = documentRows(db, ids);
  const corrections = rows.filter(({ type, number }) => type === 'correction' && number !== null);
  const differences = new Map(
    correctionRows(
      db,
      corrections.map(({ id }) => id),
    ).map(({ id, amount }) => [id, amount]),
  );
  return rows.map(({ own, ...row }) => {
    const values = shownOwnValues(db, 'document', storedOwnValues(own));
    return {
      ...row,
      type: DocumentType.parse(row.type),
      status: DocumentStatus.parse(row.status),
      difference: differences.get(row.id) ?? null,
      overdue: isOverdue(row, today),
      own: values,
      ownClients: ownClientNames(db, 'document', [values], user),
    };
  });
}

function withDue({ db }: Pick<Asker, 'db'>, row: Row): Row {
  const isBill = row.type === 'invoice' || row.type === 'deposit-invoice';
  const isOpen = row.status === 'issued' || row.status === 'part-paid';
  return isBill && isOpen ? { ...row, due: dueOf(db, existingDocument(db, row.id)) } : row;
}

function onlyCancelled({ status, conditions = [] }: DocumentFilter): boolean {
  const asked = ({ column, is, values }: Condition) =>
    column === 'status' && (is === 'is' || is === 'in') && values.every((value) => value === 'cancelled');
  return status === 'cancelled' || conditions.some(asked);
}

function asConditions(filter: DocumentFilter, today: string): ListFilter {
  const { text, deleted, type, status, clientId, from, to, currency, minGross, maxGross } = filter;
  const asked: Condition[] = [];
  const add = (column: string, is: Condition['is'], ...values: Condition['values']) =>
    asked.push({ column, is, values });
  const range = (column: string, low?: string | number, high?: string | number) => {
    if (low !== undefined && high !== undefined && low <= high) add(column, 'between', low, high);
    else {
      if (low !== undefined) add(column, 'more', low);
      if (high !== undefined) add(column, 'less', high);
    }
  };
  if (clientId !== undefined) add('clientId', 'is', clientId);
  if (status === 'overdue') {
    add('status', 'in', 'issued', 'part-paid');
    add('dueDay', 'less', dayBefore(today));
  } else if (status !== undefined) add('status', 'is', status);
  if (type !== undefined) add('type', 'is', type);
  range('day', from, to);
  range('gross', minGross, maxGross);
  if (currency !== undefined) add('currency', 'is', currency);
  return { text, deleted, conditions: [...asked, ...(filter.conditions ?? [])] };
}
