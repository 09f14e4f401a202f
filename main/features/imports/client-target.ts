/** Rows as clients: how they are read, recognised and written. */
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import { phoneKey } from '../../../db/phones.ts';
import type { ImportOrder } from '../../../preload/contract/imports.ts';
import type { Country } from '../../../preload/contract/values.ts';
import { accessBy, isHidden, isReached } from '../../engine/access.ts';
import type { SignedInUser } from '../../engine/context.ts';
import { cardOf, type StoredCard } from '../clients/card.ts';
import { addImportedClient, saveImportedClient } from '../clients/importing.ts';
import { bareName, taxNumberKeys } from '../clients/keys.ts';
import { findByKeys } from '../clients/service.ts';
import { national } from '../reference/national.ts';
import { placeKinds } from '../reference/tax-numbers.ts';
import { contradicts, joinedClient, mergedClient, newClient, type WholeClient } from './client-merge.ts';
import { shownClient } from './client-shown.ts';
import type { Target } from './deciding.ts';
import type { Naming } from './naming.ts';
import { type ClientContext, type ClientValues, readClientRow } from './reading/values.ts';
import type { Records, RowKey } from './records.ts';
import type { Writing } from './writing.ts';

/** How the rows of a file are to be taken. */
interface ClientOrder {
  readonly mapping: readonly (string | null)[];
  readonly fixed: Readonly<Record<string, string>>;
  readonly context: ClientContext;
  /** Of clients whose row names no country. */
  readonly country: Country;
  readonly matchBy: ImportOrder['matchBy'];
  readonly user: SignedInUser;
  /** Its rows are persons: of those of one organisation the first says what the organisation is. */
  readonly isAddressBook: boolean;
  readonly naming: Naming;
}

/**
 * Rows as clients. A `fixed` country may be a national profile (`FR`). Two clients with one INN and different KPP are branches, and two with
 * one name but another legal form are two.
 */
export function clientTarget({
  mapping,
  fixed,
  context,
  country,
  matchBy,
  user,
  isAddressBook,
  naming,
}: ClientOrder): Target<ClientValues, WholeClient> {
  const { profile, fields: usedFixed } = fixedOf(fixed);
  const places = placeKinds();
  const change = user.rights.has('clients.change') ? accessBy(user, 'clients.change') : null;
  const seesAll = user.rights.has('clients.see') && accessBy(user, 'clients.see').kind === 'all';
  return {
    read: ({ cells, ahead }) =>
      ahead === undefined ? readClientRow(cells, mapping, usedFixed, context) : { ...ahead, shown: {} },
    keysOf: (values) => keysOfRow(values, matchBy),
    isReached: ({ fields }) => change !== null && isReached(change, fields),
    isMeant({ fields }, { name, taxNumbers }, { kind }) {
      if (kind === 'tax-number') {
        return places.every((place) => {
          const own = fields.taxNumbers[place] ?? '';
          const given = taxNumbers?.[place] ?? '';
          return own === '' || given === '' || own === given;
        });
      }
      return kind !== 'name' || sameWords(fields.name, name ?? '');
    },
    readFor: () => null,
    create(values, name, { ahead }) {
      const made = newClient(values, name, profile ?? country);
      // Otherwise the one who brought the client would not see it.
      const responsibleId = made.fields.responsibleId ?? (seesAll ? null : user.id);
      return { ...made, fields: { ...made.fields, responsibleId }, foundBy: ahead?.foundBy ?? undefined };
    },
    merge: mergedClient,
    follows: (values) => followsAbove(values, matchBy),
    contradicts: (whole, values) => !(isAddressBook && values.contacts !== undefined) && contradicts(whole, values),
    join: joinedClient,
    shown: (whole) => shownClient(whole, context.language, naming, isHidden(user, 'clients.reaches')),
  };
}

/** What counts for all rows: the national profile that `fixed` names as the country, and the fields. */
export function fixedOf(fixed: Readonly<Record<string, string>>): {
  readonly profile: Country | undefined;
  readonly fields: Readonly<Record<string, string>>;
} {
  const { country, ...others } = fixed;
  const isProfile = country !== undefined && national().byCode.has(country);
  return isProfile ? { profile: country, fields: others } : { profile: undefined, fields: fixed };
}

/** The clients of the office; with `writing` they are written, too. */
export function storedClients(db: () => Db, writing: Writing | null): Records<WholeClient> {
  let last: StoredCard | null = null;
  const card = (id: number): StoredCard => {
    if (last?.id === id) return last;
    const found = cardOf(db(), id);
    if (found === undefined) throw new Error(`Client ${id} was found and is not there.`);
    last = found;
    return found;
  };
  return {
    find: ({ kind, value }) => {
      const known = kind === 'tax-number' ? { taxNumbers: { tax: value } } : { [kind]: value };
      return findByKeys(db(), known, writing?.indexes?.keys.waiting)?.ids ?? [];
    },
    load: (id) => wholeOf(card(id)),
    add({ fields, contacts, foundBy }) {
      if (writing === null) throw new Error('Records that are only read are not added to.');
      return addImportedClient(db(), fields, contacts, writing, foundBy);
    },
    save(id, { fields, contacts }) {
      if (writing === null) return;
      const before = card(id);
      const version = saveImportedClient(db(), before, fields, contacts, writing);
      last = null;
      writing.saved(id, version, wholeOf(before));
    },
  };
}

function wholeOf({ fields, contacts }: StoredCard): WholeClient {
  return { fields, contacts };
}

/** Every key under which a later row of the file may find the client. */
export function clientKeys(
  { fields, contacts }: WholeClient,
  matchBy: ImportOrder['matchBy'],
): Omit<RowKey, 'value'>[] {
  const keys: Omit<RowKey, 'value'>[] = [{ kind: 'name', folded: bareName(fields.name) }];
  if (fields.code !== '') keys.push({ kind: 'code', folded: fields.code });
  for (const folded of taxNumberKeys(fields.taxNumbers)) keys.push({ kind: 'tax-number', folded });
  for (const { reaches } of [fields, ...contacts])
    for (const { kind, value } of reaches) {
      if (kind === 'email') keys.push({ kind, folded: value.toLowerCase() });
      else if (kind === 'phone' && matchBy === 'phone') keys.push({ kind, folded: phoneKey(value) });
    }
  return keys;
}

function keysOfRow(values: ClientValues, matchBy: ImportOrder['matchBy']): RowKey[] {
  if (matchBy !== 'auto') return keysOfKind(values, matchBy);
  // The e-mail of a contact person may be in several organisations.
  const { contacts: _, ...own } = values;
  for (const kind of ['code', 'tax-number', 'email'] as const) {
    const keys = keysOfKind(own, kind);
    if (keys.length > 0) return kind === 'email' ? keys.slice(0, 1) : keys;
  }
  return keysOfKind(own, 'name');
}

function keysOfKind(
  { code, taxNumbers, reaches = [], contacts = [], name }: ClientValues,
  kind: RowKey['kind'],
): RowKey[] {
  const keyOf = (value: string, folded: string): RowKey => ({ kind, value, folded });
  if (kind === 'code') return code === undefined ? [] : [keyOf(code, code)];
  if (kind === 'name') return name === undefined ? [] : [keyOf(name, bareName(name))];
  if (kind === 'tax-number') return taxNumberKeys(taxNumbers ?? {}).map((value) => keyOf(value, value));
  const found = [reaches, ...contacts.map((contact) => contact.reaches)].flat().filter((reach) => reach.kind === kind);
  return found.map(({ value }) => keyOf(value, kind === 'email' ? value.toLowerCase() : phoneKey(value)));
}

const contactData: ReadonlySet<string> = new Set(['contacts', 'reaches']);

/** A row without a name, code and tax number that gives nothing but contact persons, phones and e-mails. */
function followsAbove(values: ClientValues, matchBy: ImportOrder['matchBy']): boolean {
  // There the phone or e-mail says which client is meant.
  if (matchBy === 'email' || matchBy === 'phone') return false;
  const given = Object.keys(values);
  return given.length > 0 && given.every((name) => contactData.has(name));
}

/** `ООО «Ромашка»` and `Ромашка, ООО` are one name, `ЗАО «Ромашка»` is another. */
function sameWords(one: string, other: string): boolean {
  return one === other || wordsOf(one) === wordsOf(other);
}

function wordsOf(name: string): string {
  return fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}
