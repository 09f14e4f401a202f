/** Lists of clients: pages, counts, and the best few for what is being typed. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { nameKey } from '../../../db/folding.ts';
import { typedText } from '../../../db/typed-text.ts';
import type { ClientFilter, ClientRow, clients } from '../../../preload/contract/clients.ts';
import { cursorAfter, keysOfCursor } from '../../engine/list-cursor.ts';
import { storedOwnValues } from '../fields/stored-own-values.ts';
import { bestClients, clientCount, clientPage, clientsNamed, listedClients, type StoredClientRow } from './queries.ts';

type ListInput = z.output<(typeof clients)['clients.list']['input']>;

/** One page of the list. Failure `invalid` for a cursor of another list. */
export function listClients(db: Db, { filter, sort, after, limit }: ListInput) {
  const asked = { list: 'clients', ...filter, ...sort };
  const order = isOwn(sort.column) ? 'name' : sort.column;
  const { columns } = listedClients.orders[order];
  const types = columns.map((column) => (numbers.test(column) ? 'number' : 'string'));
  const { rows, next } = clientPage(db, {
    ...asFilter(filter),
    order,
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
  return [...found.values()].slice(0, limit).map(plainRow);
}

function asFilter({ text, type, state, deleted }: ClientFilter) {
  return {
    text: typedText(text ?? ''),
    equal: { ...(type === undefined ? {} : { type }), ...(state === undefined ? {} : { state }) },
    deleted: deleted ?? false,
  };
}

const isOwn = (column: string): column is `own.${number}` => column.startsWith('own.');
const numbers = /^(?:id|discount|.*-1\))$/u;

/** The row as the contract has it. */
export function plainRow({ own, tags, ...row }: StoredClientRow): ClientRow {
  // Made by SQLite from texts.
  return { ...row, tags: JSON.parse(tags) as string[], own: storedOwnValues(own), ownClients: {} };
}
