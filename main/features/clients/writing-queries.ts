/** SQL that writes clients with all that belongs to them, fast enough for imports: its statements are compiled once. */
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import { newUid } from '../../../db/uid.ts';
import type { ClientFields } from '../../../preload/contract/clients.ts';
import { ownValueWriter } from '../fields/own-value-writer.ts';
import { storedOwnValues } from '../fields/stored-own-values.ts';
import { clientRows, type Stamp } from './client-row-queries.ts';
import { type ClientKeyWriter, clientKeyWriter } from './key-queries.ts';
import { type ClientKey, type ContactFields, type FoundBy, foundBy, keysOf, searchKeyOf } from './keys.ts';
import { type ClientSearch, clientSearch } from './search-queries.ts';

export type { Stamp };

type Bound = string | number | null;

/** Where goes by what clients are found and recognised. */
export interface ClientIndexes {
  readonly search: ClientSearch;
  readonly keys: ClientKeyWriter;
}

/** Writes clients; everything inside of the caller's transaction. */
export interface ClientWriter {
  /** Adds a client with its contact persons; answers its id. `indexes` left out: written at once. `known`: what it is found by, where that was made before. */
  insert(
    fields: ClientFields,
    contacts: readonly ContactFields[],
    stamp: Stamp,
    indexes?: ClientIndexes,
    known?: FoundBy,
  ): number;
  /** Puts `now` in the place of `before`, over exactly this version; false when the client has another one. `indexes` as above. */
  replace(
    client: SavedClient,
    now: ClientFields,
    contacts: readonly ContactFields[],
    stamp: Stamp,
    indexes?: ClientIndexes,
  ): boolean;
  /** Into the bin or out of it (`deletedAt` null) with the contact persons and activities that go or went with it; false as above. Nothing in the bin is found. */
  setDeleted(client: SavedClient, deletedAt: string | null, stamp: Stamp): boolean;
  /** Lets a client that is back from the bin be found again. */
  index(client: SavedClient): void;
  /** Adds a contact person after the others; answers its id. `uid`: a name of its own that nobody has. */
  insertContact(clientId: number, contact: ContactFields, stamp: Stamp, uid?: string): number;
  replaceContact(id: number, version: number, contact: ContactFields, stamp: Stamp): boolean;
  removeContact(id: number, version: number, stamp: Stamp): boolean;
  /** Out of the bin; false where it is not in it. */
  restoreContact(id: number, stamp: Stamp): boolean;
}

/** A client as it is in the database now. */
export interface SavedClient {
  readonly id: number;
  readonly version: number;
  readonly deletedAt: string | null;
  readonly fields: ClientFields;
  readonly contacts: readonly ContactFields[];
}

const addressPurposes = [
  ['legal', 'address'],
  ['postal', 'postalAddress'],
  ['delivery', 'deliveryAddress'],
] as const;

const writers = new WeakMap<Db, ClientWriter>();

/** The writer of this database, made once. */
export function clientWriter(db: Db): ClientWriter {
  const known = writers.get(db) ?? makeWriter(db);
  writers.set(db, known);
  return known;
}

function makeWriter(db: Db): ClientWriter {
  const { sql } = db;
  const ownValues = ownValueWriter(db);
  const rows = clientRows(db);
  const deleteClient = sql.prepare<Bound[]>(
    'UPDATE client SET version = version + 1, updated_at = ?, updated_by = ?, deleted_at = ? WHERE id = ? AND version = ?',
  );
  const putSearchKey = sql.prepare<Bound[]>('UPDATE client SET search_key = ? WHERE id = ?');
  const atOnce: ClientIndexes = { search: clientSearch(db), keys: clientKeyWriter(db) };
  const deleteSearch = sql.prepare<Bound[]>('DELETE FROM client_search WHERE rowid = ?');
  const insertReach = sql.prepare<Bound[]>(
    'INSERT INTO reach (client_id, contact_id, position, kind, value, label) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const deleteReaches = sql.prepare<Bound[]>('DELETE FROM reach WHERE client_id = ?');
  const deleteContactReaches = sql.prepare<Bound[]>('DELETE FROM reach WHERE contact_id = ?');
  const insertAddress = sql.prepare<Bound[]>(
    'INSERT INTO address (client_id, purpose, street, postcode, city, region, country) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const deleteAddress = sql.prepare<Bound[]>('DELETE FROM address WHERE client_id = ? AND purpose = ?');
  const insertAccount = sql.prepare<Bound[]>(
    'INSERT INTO bank_account (client_id, position, bank, bic, account, corr_account, currency) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const deleteAccounts = sql.prepare<Bound[]>('DELETE FROM bank_account WHERE client_id = ?');
  const insertContact = sql.prepare<Bound[]>(
    'INSERT INTO contact (uid, created_at, created_by, updated_at, updated_by, client_id, position, name, post, note, birthday, own) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const ownOfContact = sql.prepare<Bound[], string>('SELECT own FROM contact WHERE id = ?').pluck();
  const nextPosition = sql
    .prepare<Bound[], number>('SELECT ifnull(max(position) + 1, 0) FROM contact WHERE client_id = CAST(? AS INTEGER)')
    .pluck();
  const updateContact = sql.prepare<Bound[]>(
    'UPDATE contact SET version = version + 1, updated_at = ?, updated_by = ?, name = ?, post = ?, note = ?, birthday = ?, own = ? WHERE id = ? AND version = ? AND deleted_at IS NULL',
  );
  const deleteContact = sql.prepare<Bound[]>(
    'UPDATE contact SET version = version + 1, updated_at = ?, updated_by = ?, deleted_at = ? WHERE id = ? AND version = ? AND deleted_at IS NULL',
  );
  const undeleteContact = sql.prepare<Bound[]>(
    'UPDATE contact SET version = version + 1, updated_at = ?, updated_by = ?, deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL',
  );
  const deleteActivities = sql.prepare<Bound[]>(
    'UPDATE activity SET version = version + 1, updated_at = ?, updated_by = ?, deleted_at = ? WHERE client_id = ? AND deleted_at IS ?',
  );
  const deleteSeries = sql.prepare<Bound[]>(
    'UPDATE activity_series SET version = version + 1, updated_at = ?, updated_by = ?, deleted_at = ? WHERE client_id = ? AND deleted_at IS ?',
  );
  const deleteContacts = sql.prepare<Bound[]>(
    'UPDATE contact SET version = version + 1, updated_at = ?, updated_by = ?, deleted_at = ? WHERE client_id = ? AND deleted_at IS ?',
  );

  const addTag = sql.prepare<Bound[]>('INSERT OR IGNORE INTO tag (name, name_key) VALUES (?, ?)');
  const markClient = sql.prepare<Bound[]>(
    'INSERT OR IGNORE INTO client_tag (tag_id, client_id) SELECT id, ? FROM tag WHERE name_key = ?',
  );
  const deleteTags = sql.prepare<Bound[]>('DELETE FROM client_tag WHERE client_id = ?');

  function writeTags(id: number, tags: readonly string[]): void {
    for (const tag of tags) {
      addTag.run(tag, fold(tag));
      markClient.run(id, fold(tag));
    }
  }

  function writeReaches(client: number | null, contact: number | null, reaches: ClientFields['reaches']): void {
    let position = 0;
    for (const { kind, value, label } of reaches) insertReach.run(client, contact, position++, kind, value, label);
  }

  function writeAddress(id: number, purpose: string, address: ClientFields['postalAddress']): void {
    if (address === null) return;
    const { street, postcode, city, region, country } = address;
    if (purpose === 'legal' && !(street || postcode || city || region || country)) return;
    insertAddress.run(id, purpose, street, postcode, city, region, country);
  }

  function writeAccounts(id: number, accounts: ClientFields['bankAccounts']): void {
    let position = 0;
    for (const { bank, bic, account, corrAccount, currency } of accounts)
      insertAccount.run(id, position++, bank, bic, account, corrAccount, currency);
  }

  function addContact(
    id: number,
    position: number | null,
    contact: ContactFields,
    { at, by }: Stamp,
    uid: string,
  ): number {
    const place = position ?? nextPosition.get(id) ?? 0;
    const { name, position: post, note, birthday, own } = contact;
    const added = Number(
      insertContact.run(uid, at, by, at, by, id, place, name, post, note, birthday, JSON.stringify(own))
        .lastInsertRowid,
    );
    writeReaches(null, added, contact.reaches);
    ownValues.replace(added, {}, own);
    return added;
  }

  return {
    insert(fields, contacts, stamp, indexes = atOnce, known = foundBy(fields, contacts)) {
      const { searchKey, keys } = known;
      const id = rows.insert(fields, searchKey, stamp);
      indexes.search.added(id, searchKey);
      indexes.keys.add(id, keys);
      writeReaches(id, null, fields.reaches);
      for (const [purpose, name] of addressPurposes) writeAddress(id, purpose, fields[name]);
      writeAccounts(id, fields.bankAccounts);
      writeTags(id, fields.tags);
      ownValues.replace(id, {}, fields.own);
      contacts.forEach((contact, position) => {
        addContact(id, position, contact, stamp, newUid());
      });
      return id;
    },

    replace({ id, version, fields, contacts: contactsBefore }, now, contacts, stamp, indexes = atOnce) {
      const searchKey = searchKeyOf(now, contacts);
      const searchKeyBefore = searchKeyOf(fields, contactsBefore);
      if (!rows.update({ id, version, fields, searchKey: searchKeyBefore }, now, searchKey, stamp)) return false;
      if (searchKey !== searchKeyBefore) indexes.search.changed(id, searchKey);
      const keys = keysOf(now, contacts);
      const keysBefore = keysOf(fields, contactsBefore);
      indexes.keys.remove(id, keysWithout(keysBefore, keys));
      indexes.keys.add(id, keysWithout(keys, keysBefore));
      if (differ(now.reaches, fields.reaches)) {
        deleteReaches.run(id);
        writeReaches(id, null, now.reaches);
      }
      for (const [purpose, name] of addressPurposes) {
        if (!differ(now[name], fields[name])) continue;
        deleteAddress.run(id, purpose);
        writeAddress(id, purpose, now[name]);
      }
      if (differ(now.bankAccounts, fields.bankAccounts)) {
        deleteAccounts.run(id);
        writeAccounts(id, now.bankAccounts);
      }
      if (differ(now.tags, fields.tags)) {
        deleteTags.run(id);
        writeTags(id, now.tags);
      }
      ownValues.replace(id, fields.own, now.own);
      return true;
    },

    setDeleted({ id, version, deletedAt: before, fields, contacts }, deletedAt, { at, by }) {
      if (deleteClient.run(at, by, deletedAt, id, version).changes === 0) return false;
      // Those who were removed one by one have another moment, and stay where they are.
      deleteContacts.run(at, by, deletedAt, id, before);
      deleteActivities.run(at, by, deletedAt, id, before);
      deleteSeries.run(at, by, deletedAt, id, before);
      deleteSearch.run(id);
      atOnce.keys.remove(id, keysOf(fields, contacts));
      return true;
    },

    index({ id, fields, contacts }) {
      const searchKey = searchKeyOf(fields, contacts);
      putSearchKey.run(searchKey, id);
      atOnce.search.changed(id, searchKey);
      atOnce.keys.add(id, keysOf(fields, contacts));
    },

    insertContact: (clientId, contact, stamp, uid = newUid()) => addContact(clientId, null, contact, stamp, uid),

    replaceContact(id, version, { name, position, note, birthday, reaches, own }, { at, by }) {
      const ownBefore = storedOwnValues(ownOfContact.get(id) ?? '{}');
      const written = [name, position, note, birthday, JSON.stringify(own)];
      if (updateContact.run(at, by, ...written, id, version).changes === 0) return false;
      ownValues.replace(id, ownBefore, own);
      deleteContactReaches.run(id);
      writeReaches(null, id, reaches);
      return true;
    },

    restoreContact: (id, { at, by }) => undeleteContact.run(at, by, id).changes > 0,

    removeContact: (id, version, { at, by }) => deleteContact.run(at, by, at, id, version).changes > 0,
  };
}

/** Gives contact persons the places 0, 1, 2 …; their versions stay, for nothing of them has changed. */
export function placeContacts(db: Db, ids: readonly number[]): void {
  const place = db.prepare<number[]>('UPDATE contact SET position = ? WHERE id = ?');
  ids.forEach((id, position) => {
    place.run(position, id);
  });
}

function keysWithout(keys: readonly ClientKey[], others: readonly ClientKey[]): ClientKey[] {
  return keys.filter(({ kind, key }) => !others.some((other) => other.kind === kind && other.key === key));
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
