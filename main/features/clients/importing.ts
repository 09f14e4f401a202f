/** Clients as imports write them: many in one transaction, told of by the import's own audit record and its list of records. */
import type { Db } from '../../../db/database.ts';
import type { ClientFields, Contact } from '../../../preload/contract/clients.ts';
import { firstTeamOf } from '../people/belonging.ts';
import { type GatheredKeys, gatheredKeys } from './key-queries.ts';
import type { ContactFields, FoundBy } from './keys.ts';
import { documentCount } from './reach-queries.ts';
import { deferredSearch } from './search-queries.ts';
import { type ClientIndexes, clientWriter, type SavedClient, type Stamp } from './writing-queries.ts';

/** What is written in order, together: nothing is found by the search index before `write` has come to its end, and by keys only what `keys` tells. */
export interface LaterIndexes extends ClientIndexes {
  readonly keys: GatheredKeys;
  /** In steps. */
  write(): Generator<void>;
}

/** The search index and the keys of clients for an import. */
export function indexesWrittenLater(db: Db): LaterIndexes {
  const search = deferredSearch(db);
  const keys = gatheredKeys(db);
  return {
    search,
    keys,
    *write() {
      keys.write();
      yield;
      yield* search.write();
    },
  };
}

/** By whom, and where goes by what clients are found. */
export interface ImportedBy {
  readonly stamp: Stamp;
  readonly indexes?: LaterIndexes | undefined;
}

/** Adds a client with its contact persons, without an audit record; answers its id. `foundBy`: where it is known already. */
export function addImportedClient(
  db: Db,
  fields: ClientFields,
  contacts: readonly ContactFields[],
  { stamp, indexes }: ImportedBy,
  foundBy?: FoundBy,
): number {
  const { responsibleId, teamId } = fields;
  const team = teamId ?? (responsibleId === null ? null : firstTeamOf(db, responsibleId));
  return clientWriter(db).insert({ ...fields, teamId: team }, contacts, stamp, indexes, foundBy);
}

/**
 * Saves a client over what `before` has, without an audit record; answers its new version. Of the contact persons those that stand in `before`
 * in the same place are changed, the others added.
 */
export function saveImportedClient(
  db: Db,
  before: SavedClient & { readonly contacts: readonly Contact[] },
  now: ClientFields,
  contacts: readonly ContactFields[],
  { stamp, indexes }: ImportedBy,
): number {
  const writer = clientWriter(db);
  contacts.forEach((contact, at) => {
    const known = before.contacts[at];
    if (known === undefined) writer.insertContact(before.id, contact, stamp);
    else if (differ(known, contact)) writer.replaceContact(known.id, known.version, contact, stamp);
  });
  if (!writer.replace(before, now, contacts, stamp, indexes))
    throw new Error(`Client ${before.id} has another version.`);
  return before.version + 1;
}

/** What a client was before an import changed it. */
export interface ClientBefore {
  readonly fields: ClientFields;
  readonly contacts: readonly Contact[];
}

/**
 * Gives a client back what it was, without an audit record; answers its new version. Contact persons that were not there then go to the bin; fields
 * that `before` does not know (of a later version of the program) stay.
 */
export function restoreImportedClient(
  db: Db,
  present: SavedClient & { readonly contacts: readonly Contact[] },
  before: ClientBefore,
  stamp: Stamp,
): number {
  const writer = clientWriter(db);
  const contacts: ContactFields[] = [];
  for (const now of present.contacts) {
    const was = before.contacts.find(({ id }) => id === now.id);
    if (was === undefined) {
      writer.removeContact(now.id, now.version, stamp);
      continue;
    }
    const whole = { ...now, ...was };
    contacts.push(whole);
    if (differ(now, whole)) writer.replaceContact(now.id, now.version, whole, stamp);
  }
  if (!writer.replace(present, { ...present.fields, ...before.fields }, contacts, stamp))
    throw new Error(`Client ${present.id} has another version.`);
  return present.version + 1;
}

/** Puts a client into the bin with its contact persons, without an audit record; answers its new version. */
export function removeImportedClient(db: Db, present: SavedClient, stamp: Stamp): number {
  if (!clientWriter(db).setDeleted(present, stamp.at, stamp))
    throw new Error(`Client ${present.id} has another version.`);
  return present.version + 1;
}

/** Whether documents name the client, drafts among them. */
export function hasDocuments(db: Db, id: number): boolean {
  return documentCount(db, id, { kind: 'all' }) > 0;
}

function differ(known: Contact, given: ContactFields): boolean {
  const text = ({ name, position, note, birthday, reaches }: ContactFields) =>
    JSON.stringify([name, position, note, birthday, reaches]);
  return text(known) !== text(given);
}
