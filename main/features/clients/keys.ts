/** What a client is found and recognised by: made from its fields and its contact persons with each save. */
import type { z } from 'zod';
import { fold } from '../../../db/folding.ts';
import { isPhoneOnly, phoneKey, phoneSpellings } from '../../../db/phones.ts';
import type { ClientFields, ContactFields as ContactSchema } from '../../../preload/contract/clients.ts';
import type { TaxNumbers } from '../../../preload/contract/parties.ts';
import { filledTaxNumbers, identifiesClient } from '../reference/tax-numbers.ts';

/** A contact person without what the database adds. */
export type ContactFields = z.infer<typeof ContactSchema>;

type Reach = ClientFields['reaches'][number];
type Named = Pick<ClientFields, 'name' | 'legalName' | 'code' | 'address' | 'reaches' | 'taxNumbers' | 'director'>;

export type KeyKind = 'tax-number' | 'phone' | 'email' | 'name';

/** A key by which the same client is recognised. */
export interface ClientKey {
  readonly kind: KeyKind;
  readonly key: string;
}

/** All that a client is found and recognised by. */
export interface FoundBy {
  readonly searchKey: string;
  readonly keys: readonly ClientKey[];
}

/** What a client with these fields and contact persons is found by. */
export function foundBy(client: Named, contacts: readonly ContactFields[]): FoundBy {
  return { searchKey: searchKeyOf(client, contacts), keys: keysOf(client, contacts) };
}

/**
 * The folded text in which a client is looked for: names, code, city, tax numbers, means of contact, contact persons;
 * phones as digits in every spelling that people type.
 */
export function searchKeyOf(client: Named, contacts: readonly ContactFields[]): string {
  const texts = [client.name];
  const numbers: string[] = [];
  if (client.legalName !== client.name) texts.push(client.legalName);
  texts.push(client.code, client.address.city, client.director);
  addReaches(client.reaches, texts, numbers);
  for (const contact of contacts) {
    texts.push(contact.name);
    addReaches(contact.reaches, texts, numbers);
  }
  for (const [, value] of filledTaxNumbers(client.taxNumbers)) {
    const bare = taxNumberKey(value);
    numbers.push(bare.toLowerCase());
    if (value.length !== bare.length) texts.push(value);
  }
  return `${fold(texts.filter(Boolean).join(' '))} ${[...new Set(numbers)].join(' ')}`.trim();
}

function addReaches(reaches: readonly Reach[], texts: string[], numbers: string[]): void {
  for (const { kind, value } of reaches) {
    const phone = kind === 'phone' || kind === 'fax';
    if (phone || kind === 'messenger') numbers.push(...phoneSpellings(value));
    if (!phone || !isPhoneOnly(value)) texts.push(value);
  }
}

/** Fewer digits are an extension, not a phone. */
const SHORTEST_PHONE = 5;

/** Every key of a client; each once. KPP and the like belong to a place and not to one client, so they are none. */
export function keysOf(
  client: Pick<ClientFields, 'name' | 'reaches' | 'taxNumbers'>,
  contacts: readonly ContactFields[],
): ClientKey[] {
  const keys: ClientKey[] = [{ kind: 'name', key: bareName(client.name) }];
  const add = (kind: KeyKind, key: string) => {
    if (key !== '' && !keys.some((known) => known.key === key && known.kind === kind)) keys.push({ kind, key });
  };
  for (const key of taxNumberKeys(client.taxNumbers)) add('tax-number', key);
  const addReach = ({ kind, value }: Reach) => {
    const key = reachKey(kind, value);
    if (key !== null) add(key.kind, key.key);
  };
  client.reaches.forEach(addReach);
  for (const contact of contacts) contact.reaches.forEach(addReach);
  return keys;
}

/** The key of a phone or an e-mail; null for everything else. */
export function reachKey(kind: Reach['kind'], value: string): ClientKey | null {
  if (kind === 'email') return value.includes('@') ? { kind: 'email', key: value.toLowerCase() } : null;
  if (kind !== 'phone') return null;
  const key = phoneKey(value);
  return key.length < SHORTEST_PHONE ? null : { kind: 'phone', key };
}

/** The key of what was typed as a means of contact, where only the text is known. */
export function typedReachKey(value: string): ClientKey | null {
  return reachKey(value.includes('@') ? 'email' : 'phone', value.trim());
}

/** The tax numbers that belong to one client only, without spaces. */
export function taxNumberKeys(taxNumbers: TaxNumbers): string[] {
  return filledTaxNumbers(taxNumbers)
    .filter(([kind]) => identifiesClient(kind))
    .map(([, value]) => taxNumberKey(value))
    .filter((key) => key !== '');
}

function taxNumberKey(value: string): string {
  return /^[0-9A-Z]*$/u.test(value) ? value : value.replace(/[\s.\-/]+/gu, '').toUpperCase();
}

const LEGAL_FORMS = [
  'общество с ограниченной ответственностью',
  'публичное акционерное общество',
  'непубличное акционерное общество',
  'открытое акционерное общество',
  'закрытое акционерное общество',
  'акционерное общество',
  'индивидуальный предприниматель',
  'некоммерческая организация',
  'ооо|оао|зао|пао|нао|ао|ип|тоо|нко|ано|чп|гуп|муп|фгуп|фгбу|гбу|мбу',
  'sarl|eurl|sasu|sas|sa|sci|scop|snc|scp|selarl|ei|eirl',
  'limited|ltd|llc|llp|lp|plc|incorporated|inc|corporation|corp|company|co',
  'gmbh|ag|kg|ohg|ug|bv|nv|srl|spa|sl|oy|oyj|ab|as|aps|sro|doo|ood|eood|oü|ou|uab|sia',
].join('|');
const FIRST = new RegExp(`^(?:${LEGAL_FORMS}) (?=.)`, 'u');
const LAST = new RegExp(` (?:${LEGAL_FORMS})$`, 'u');
const SIGNS = /[^\p{L}\p{N}]+/gu;
const DOTS = /(?<=(?:^|[\s.])\p{L})\.(?=\p{L}(?:[\s.]|$))/gu;

/** The folded name without its legal form, quotes and signs: equal names are probably one client. */
export function bareName(name: string): string {
  const folded = fold(name);
  const plain = (folded.includes('.') ? folded.replace(DOTS, '') : folded).replace(SIGNS, ' ').trim();
  return plain.replace(FIRST, '').replace(LAST, '') || plain || folded;
}
