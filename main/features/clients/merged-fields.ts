/** What becomes of the fields of several clients that are one: nothing that one of them alone says is lost. */
import { isDeepStrictEqual } from 'node:util';
import { fold } from '../../../db/folding.ts';
import { phoneKey } from '../../../db/phones.ts';
import type { ClientFields } from '../../../preload/contract/clients.ts';
import type { ContactFields } from './keys.ts';

type Reach = ClientFields['reaches'][number];

/** The first that says something, else the last. */
function first<Value>(values: readonly Value[], isEmpty: (value: Value) => boolean): Value {
  const found = values.find((value) => !isEmpty(value)) ?? values.at(-1);
  if (found === undefined) throw new Error('There is a client at least.');
  return found;
}

const isBlank = (value: unknown): boolean =>
  value === null || value === '' || value === 0 || (typeof value === 'object' && Object.values(value).every(isBlank));

/** Each once, in the order in which they come. */
function union<Value>(lists: readonly (readonly Value[])[], keyOf: (value: Value) => unknown, most: number): Value[] {
  const found: Value[] = [];
  for (const value of lists.flat())
    if (!found.some((known) => isDeepStrictEqual(keyOf(known), keyOf(value)))) found.push(value);
  return found.slice(0, most);
}

/** Phones by their digits, everything else by its text in any case. */
function reachKey({ kind, value }: Reach): string {
  const isPhone = kind === 'phone' || kind === 'fax';
  return `${kind} ${isPhone ? phoneKey(value) || value : value.toLowerCase()}`;
}

/** Whether `other` says everything that `one` says: then one of the two contact persons is enough. */
export function repeatsContact(one: ContactFields, other: ContactFields): boolean {
  const known = new Set(other.reaches.map(reachKey));
  return (
    fold(one.name) === fold(other.name) &&
    (one.position === '' || fold(one.position) === fold(other.position)) &&
    (one.note === '' || one.note === other.note) &&
    (one.birthday === null || one.birthday === other.birthday) &&
    one.reaches.every((reach) => known.has(reachKey(reach))) &&
    Object.entries(one.own).every(([field, value]) => isDeepStrictEqual(value, other.own[field]))
  );
}

/** Most of a kind of things a client may have, as the contract has it. */
const most = { reaches: 30, bankAccounts: 20, tags: 50 } as const;
const longestNote = 10_000;

/**
 * What is proposed for the clients as one. The first of them goes before the others; lists hold what any of them has; notes stand below each
 * other; who refused mailings has refused them; the next contact is the earliest.
 */
export function mergedClientFields(all: readonly ClientFields[]): ClientFields {
  const [winner] = all;
  if (winner === undefined) throw new Error('There is a client at least.');
  const pick = <Name extends keyof ClientFields>(name: Name): ClientFields[Name] =>
    first(
      all.map((fields) => fields[name]),
      isBlank,
    );
  const records = <Value>(of: (fields: ClientFields) => Readonly<Record<string, Value>>): Record<string, Value> => {
    const merged: Record<string, Value> = {};
    for (const fields of all)
      for (const [name, value] of Object.entries(of(fields))) if (isBlank(merged[name] ?? null)) merged[name] = value;
    return merged;
  };
  const days = all.map(({ nextContact }) => nextContact).filter((day) => day !== null);
  const refused = all.find(({ consent }) => consent?.state === 'refused');
  return {
    code: pick('code'),
    kind: winner.kind,
    name: winner.name,
    legalName: pick('legalName'),
    type: winner.type,
    state: winner.state,
    category: pick('category'),
    source: pick('source'),
    industry: pick('industry'),
    responsibleId: pick('responsibleId'),
    country: winner.country,
    taxNumbers: records(({ taxNumbers }) => taxNumbers),
    address: pick('address'),
    postalAddress: pick('postalAddress'),
    deliveryAddress: pick('deliveryAddress'),
    reaches: union(
      all.map(({ reaches }) => reaches),
      reachKey,
      most.reaches,
    ),
    bankAccounts: union(
      all.map(({ bankAccounts }) => bankAccounts),
      ({ account, bic, bank }) => (account.replaceAll(/\s/gu, '') || `${bank} ${bic}`).toUpperCase(),
      most.bankAccounts,
    ),
    director: pick('director'),
    directorPost: pick('directorPost'),
    actingOn: pick('actingOn'),
    discount: pick('discount'),
    currency: pick('currency'),
    paymentDays: first(
      all.map(({ paymentDays }) => paymentDays),
      (value) => value === null,
    ),
    creditLimit: first(
      all.map(({ creditLimit }) => creditLimit),
      (value) => value === null,
    ),
    language: pick('language'),
    nextContact: days.toSorted()[0] ?? null,
    note: union([all.map(({ note }) => note).filter((note) => note !== '')], (note) => note, all.length)
      .join('\n\n')
      .slice(0, longestNote),
    teamId: pick('teamId'),
    priceListId: pick('priceListId'),
    campaignId: pick('campaignId'),
    consent: refused?.consent ?? pick('consent'),
    tags: union(
      all.map(({ tags }) => tags),
      (tag) => tag.toLowerCase(),
      most.tags,
    ),
    own: records(({ own }) => own),
  };
}
