/** Lists of clients: pages, counts, and the best few for what is being typed; all of them as far as the session may see. */
import type { z } from 'zod';
import { nameKey } from '../../../db/folding.ts';
import { typedText } from '../../../db/typed-text.ts';
import type { ClientFilter, ClientRow, clients } from '../../../preload/contract/clients.ts';
import { isHidden } from '../../engine/access.ts';
import { ownClientNames, shownOwnValues } from '../fields/record-values.ts';
import { storedOwnValues } from '../fields/stored-own-values.ts';
import {
  type Asker,
  countListed,
  type ListFilter,
  listDefinitions,
  listedIds,
  reachConditions,
  searchedBy,
} from '../lists/listing.ts';
import type { ClientKey } from './keys.ts';
import { bestClients, clientRows, clientsNamed, idsByKeyAmong } from './list-queries.ts';

type ListInput = z.output<(typeof clients)['clients.list']['input']>;

const definition = listDefinitions.clients;

/** One page of the list. Failure as of `listedIds`. */
export function listClients(asker: Asker, input: ListInput): { rows: ClientRow[]; next: string | null } {
  const { ids, next } = listedIds(asker, definition, { ...input, filter: asConditions(input.filter) });
  return { rows: clientsShown(asker, ids), next };
}

/** How many clients the filter leaves. */
export function countClients(asker: Asker, filter: ClientFilter): { count: number; exact: boolean } {
  return { ...countListed(asker, definition, asConditions(filter)) };
}

/** The best few: those whose name begins so, with its legal form and without, then those that contain it, the latest first. */
export function findClients(asker: Asker, typed: string, limit: number): ClientRow[] {
  const text = typedText(typed);
  if (text === null) return [];
  const { db } = asker;
  const conditions = reachConditions(asker, definition);
  const request = { listed: definition.listed, text, searched: searchedBy(asker, definition), conditions, limit };
  const best = clientsShown(asker, bestClients(db, request));
  const firstOther = best.findIndex(({ name }) => !nameKey(name).startsWith(text.beginning));
  const begin = firstOther < 0 ? best.length : firstOther;
  const named = clientsShown(asker, clientsNamed(db, text.beginning, conditions, limit));
  const found = new Map([...best.slice(0, begin), ...named, ...best.slice(begin)].map((row) => [row.id, row]));
  return [...found.values()].slice(0, limit);
}

/** Clients, not in the bin, that have the key, as far as the session may see them. */
export function clientsByKey(asker: Pick<Asker, 'db' | 'user'>, key: ClientKey, limit: number): ClientRow[] {
  return clientsShown(asker, idsByKeyAmong(asker.db, key, reachConditions(asker, definition), limit));
}

/** These clients in this order, without what the role hides; whether they may be seen is for the caller to know. */
export function clientsShown({ db, user }: Pick<Asker, 'db' | 'user'>, ids: readonly number[]): ClientRow[] {
  const hidesReaches = isHidden(user, 'clients.reaches');
  const hidesLimit = isHidden(user, 'clients.creditLimit');
  return clientRows(db, ids).map(({ own, tags, ...row }) => {
    const values = shownOwnValues(db, 'client', storedOwnValues(own));
    return {
      ...row,
      ...(hidesReaches ? { phone: '', email: '' } : {}),
      ...(hidesLimit ? { creditLimit: null } : {}),
      // Made by SQLite from texts.
      tags: JSON.parse(tags) as string[],
      own: values,
      ownClients: ownClientNames(db, 'client', [values], user),
    };
  });
}

function asConditions({ type, state, conditions = [], text, deleted }: ClientFilter): ListFilter {
  return {
    text,
    deleted,
    conditions: [
      ...(type === undefined ? [] : [{ column: 'type', is: 'is' as const, values: [type] }]),
      ...(state === undefined ? [] : [{ column: 'state', is: 'is' as const, values: [state] }]),
      ...conditions,
    ],
  };
}
