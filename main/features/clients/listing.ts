/** Lists of clients: pages, counts, and the best few for what is being typed. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { nameKey } from '../../../db/folding.ts';
import { typedText } from '../../../db/typed-text.ts';
import type { ClientFilter, ClientRow, clients } from '../../../preload/contract/clients.ts';
import { cursorAfter, keysOfCursor } from '../../engine/list-cursor.ts';
import { bestClients, clientCount, clientPage, clientsNamed, listedClients } from './queries.ts';

type ListInput = z.output<(typeof clients)['clients.list']['input']>;

/** One page of the list. Failure `invalid` for a cursor of another list. */
export function listClients(db: Db, { filter, sort, after, limit }: ListInput) {
  const asked = { list: 'clients', ...filter, ...sort };
  const { columns } = listedClients.orders[sort.column];
  const types = columns.map((column) => (column === 'id' ? 'number' : 'string'));
  const { rows, next } = clientPage(db, {
    ...asFilter(filter),
    order: sort.column,
    descending: sort.descending,
    after: keysOfCursor(after, asked, types),
    limit,
  });
  return { rows: rows.map(plainRow), next: cursorAfter(next, asked) };
}

/** How many clients the filter leaves. */
export function countClients(db: Db, filter: ClientFilter): { count: number; exact: boolean } {
  return { ...clientCount(db, asFilter(filter)) };
}

/** The best few: those whose name begins so, with its legal form and without, then those that contain it, the latest first. */
export function findClients(db: Db, typed: string, limit: number): ClientRow[] {
  const text = typedText(typed);
  if (text === null) return [];
  const best = bestClients(db, text, limit);
  const firstOther = best.findIndex(({ name }) => !nameKey(name).startsWith(text.beginning));
  const begin = firstOther < 0 ? best.length : firstOther;
  const named = clientsNamed(db, text.beginning, limit);
  const found = new Map([...best.slice(0, begin), ...named, ...best.slice(begin)].map((row) => [row.id, row]));
  return [...found.values()].slice(0, limit);
}

function asFilter({ text, type, state, deleted }: ClientFilter) {
  return {
    text: typedText(text ?? ''),
    equal: { ...(type === undefined ? {} : { type }), ...(state === undefined ? {} : { state }) },
    deleted: deleted ?? false,
  };
}

function plainRow(row: ClientRow): ClientRow {
  const { id, version, code, name, city, country, phone, email, taxNumber, type, state, updatedAt } = row;
  return { id, version, code, name, city, country, phone, email, taxNumber, type, state, updatedAt };
}
