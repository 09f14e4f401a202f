/** Rows as clients: how they are read, recognised and written. */
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import type { Country } from '../../../preload/contract/values.ts';
import { cardOf, type StoredCard } from '../clients/card.ts';
import { addImportedClient, saveImportedClient } from '../clients/importing.ts';
import { bareName, taxNumberKeys } from '../clients/keys.ts';
import { findByKeys } from '../clients/service.ts';
import { national } from '../reference/national.ts';
import { placeKinds } from '../reference/tax-numbers.ts';
import { mergedClient, newClient, type WholeClient } from './client-merge.ts';
import type { Target } from './deciding.ts';
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
}

/**
 * Rows as clients. A `fixed` country may be a national profile (`FR`). Two clients with one INN and different KPP are branches, and two with
 * one name but another legal form are two.
 */
export function clientTarget({ mapping, fixed, context, country }: ClientOrder): Target<ClientValues, WholeClient> {
  const { country: fixedCountry, ...otherFixed } = fixed;
  const profile = fixedCountry !== undefined && national().byCode.has(fixedCountry) ? fixedCountry : undefined;
  const usedFixed = profile === undefined ? fixed : otherFixed;
  const places = placeKinds();
  return {
    read: (cells) => readClientRow(cells, mapping, usedFixed, context),
    keysOf: keysOfRow,
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
    create: (values, name) => newClient(values, name, profile ?? country),
    merge: mergedClient,
  };
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
      if (kind === 'code') return findByKeys(db(), { code: value })?.ids ?? [];
      if (kind === 'tax-number') return findByKeys(db(), { taxNumbers: { tax: value } })?.ids ?? [];
      return findByKeys(db(), kind === 'email' ? { email: value } : { name: value })?.ids ?? [];
    },
    load: (id) => wholeOf(card(id)),
    add({ fields, contacts }) {
      if (writing !== null) writing.added(addImportedClient(db(), fields, contacts, writing.stamp));
    },
    save(id, { fields, contacts }) {
      if (writing === null) return;
      const before = card(id);
      const version = saveImportedClient(db(), before, fields, contacts, writing.stamp);
      last = null;
      writing.saved(id, version, wholeOf(before));
    },
  };
}

function wholeOf({ fields, contacts }: StoredCard): WholeClient {
  return { fields, contacts };
}

/** Every key under which a later row of the file may find the client. */
export function clientKeys({ fields, contacts }: WholeClient): Omit<RowKey, 'value'>[] {
  const keys: Omit<RowKey, 'value'>[] = [{ kind: 'name', folded: bareName(fields.name) }];
  if (fields.code !== '') keys.push({ kind: 'code', folded: fields.code });
  for (const folded of taxNumberKeys(fields.taxNumbers)) keys.push({ kind: 'tax-number', folded });
  for (const { reaches } of [fields, ...contacts])
    for (const { kind, value } of reaches) if (kind === 'email') keys.push({ kind, folded: value.toLowerCase() });
  return keys;
}

function keysOfRow({ code, taxNumbers, reaches, name }: ClientValues): RowKey[] {
  if (code !== undefined) return [{ kind: 'code', value: code, folded: code }];
  const numbers = taxNumberKeys(taxNumbers ?? {});
  if (numbers.length > 0) return numbers.map((value) => ({ kind: 'tax-number', value, folded: value }));
  const email = reaches?.find(({ kind }) => kind === 'email')?.value;
  if (email !== undefined) return [{ kind: 'email', value: email, folded: email.toLowerCase() }];
  return name === undefined ? [] : [{ kind: 'name', value: name, folded: bareName(name) }];
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
