/** Lists of clients as anybody would say what they are, over plain objects in memory: what the engine's lists are held against. */
import { digits, fold, nameKey } from '../../db/folding.ts';
import { phoneKey, phoneSpellings } from '../../db/phones.ts';
import type { Access } from '../../main/engine/access.ts';
import type { Condition } from '../../preload/contract/lists.ts';
import type { OwnFieldType, OwnValue } from '../../preload/contract/own-values.ts';

/** What the model knows of any record; its columns beside. */
export interface ModelRecord {
  readonly id: number;
  readonly deleted: boolean;
  readonly responsibleId: number | null;
  readonly teamId: number | null;
  readonly own: Readonly<Record<string, OwnValue>>;
}

/** A client as the model knows it. */
export interface ModelClient extends ModelRecord {
  readonly name: string;
  readonly code: string;
  readonly city: string;
  readonly region: string;
  readonly country: string;
  readonly phone: string;
  readonly email: string;
  readonly taxNumber: string;
  readonly kind: string;
  readonly type: string;
  readonly state: string;
  readonly category: string | null;
  readonly source: string;
  readonly industry: string;
  readonly discount: number;
  readonly paymentDays: number | null;
  readonly creditLimit: number | null;
  readonly consent: string | null;
  readonly nextContact: string | null;
  readonly tags: readonly string[];
}

/** What is known beside the clients. */
export interface ModelWorld {
  readonly me: number;
  readonly today: string;
  readonly users: ReadonlyMap<number, string>;
  readonly teams: ReadonlyMap<number, string>;
  readonly tags: ReadonlyMap<number, string>;
  /** Own fields by id: their types, and of choices the ids in order. */
  readonly fields: ReadonlyMap<number, { readonly type: OwnFieldType; readonly choices: readonly number[] }>;
}

type Plain = string | number | boolean | null | readonly (string | number)[];

const ids: Readonly<Record<string, 'responsibleId' | 'teamId'>> = { responsible: 'responsibleId', team: 'teamId' };

/** What stands in the column; null where nothing does. */
function valueIn(record: ModelRecord, column: string): Plain {
  if (column.startsWith('own.')) return record.own[column.slice('own.'.length)] ?? null;
  // Every other column is one of these.
  const value = record[(ids[column] ?? column) as keyof ModelRecord] as Plain;
  return value === '' || (Array.isArray(value) && value.length === 0) ? null : value;
}

/** Whether the record passes. */
export function passes(world: ModelWorld, client: ModelRecord, { column, is, values }: Condition): boolean {
  const value = valueIn(client, column);
  if (is === 'empty') return value === null;
  if (is === 'filled') return value !== null;
  if (is === 'mine') return value === world.me;
  if (is === 'is-not') return !passes(world, client, { column, is: 'is', values });
  if (is === 'not-in') return !passes(world, client, { column, is: 'in', values });
  if (value === null) return false;
  const [first, second] = values;
  if (Array.isArray(value)) return values.some((one) => value.some((own) => sameTag(world, own, one)));
  if (is === 'last-days')
    return daysBetween(String(value), world.today) >= 0 && daysBetween(String(value), world.today) < Number(first);
  if (is === 'next-days')
    return daysBetween(world.today, String(value)) >= 0 && daysBetween(world.today, String(value)) < Number(first);
  if (typeof value === 'number' || isNumberField(world, column)) {
    const number = Number(value);
    if (is === 'is' || is === 'in') return values.some((one) => Number(one) === number);
    if (is === 'more') return number >= Number(first);
    if (is === 'less') return number <= Number(first);
    return number >= Math.min(Number(first), Number(second)) && number <= Math.max(Number(first), Number(second));
  }
  if (typeof value === 'boolean') return value === first;
  const text = String(value);
  if (is === 'more') return text >= String(first);
  if (is === 'less') return text <= String(first);
  if (is === 'between') {
    const [low = '', high = ''] = [String(first), String(second)].sort();
    return text >= low && text <= high;
  }
  return passesText(column, text, is, values.map(String));
}

function passesText(column: string, text: string, is: Condition['is'], values: readonly string[]): boolean {
  const [first = ''] = values;
  const byDigits = column === 'phone' && values.every((value) => digits(value) !== '');
  const spellings = [...phoneSpellings(text), phoneKey(text)];
  const plain = column === 'taxNumber' ? (one: string) => fold(one).replaceAll(' ', '') : fold;
  switch (is) {
    case 'contains':
      if (byDigits) return spellings.some((spelling) => spelling.includes(digits(first)));
      return plain(text).includes(plain(first));
    case 'begins':
      if (byDigits) return spellings.some((spelling) => spelling.startsWith(digits(first)));
      if (isName(column)) return nameKey(text).startsWith(nameKey(first));
      return plain(text).startsWith(plain(first));
    default:
      if (byDigits) return values.some((value) => phoneKey(value) === phoneKey(text));
      if (isName(column)) return values.some((value) => nameKey(value) === nameKey(text));
      return values.some((value) => plain(value) === plain(text));
  }
}

const isName = (column: string) => column === 'name' || column === 'client';

function sameTag({ tags }: ModelWorld, own: string | number, asked: string | number | boolean): boolean {
  if (typeof own === 'number') return own === asked;
  return fold(own) === fold(typeof asked === 'number' ? (tags.get(asked) ?? '\u0000') : String(asked));
}

function isNumberField({ fields }: ModelWorld, column: string): boolean {
  return column.startsWith('own.') && fields.get(Number(column.slice(4)))?.type === 'number';
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Whether the rights reach the record. */
export function reached(access: Access, { responsibleId, teamId }: ModelRecord): boolean {
  if (access.kind === 'all') return true;
  if (responsibleId === access.userId) return true;
  return access.kind === 'team' && teamId !== null && access.teamIds.includes(teamId);
}

type Keys = readonly (string | number)[];

/** Whether the text has all words as they are typed: of words without digits that are longer than two letters. */
export function hasWords(
  { name, code, city, email, taxNumber }: ModelClient,
  text: string,
  withReaches: boolean,
): boolean {
  const all = fold([name, code, city, taxNumber, ...(withReaches ? [email] : [])].join(' '));
  return fold(text)
    .split(' ')
    .every((word) => all.includes(word));
}

/** The clients in the order of a column. */
export function sorted(
  world: ModelWorld,
  clients: readonly ModelClient[],
  column: string,
  descending: boolean,
): ModelClient[] {
  return sortedBy(clients, (client) => keysOf(world, client, column), descending);
}

/** The records in the order of their keys, at last of their ids. */
export function sortedBy<Row extends ModelRecord>(
  records: readonly Row[],
  keysOf: (record: Row) => Keys,
  descending: boolean,
): Row[] {
  const keys = new Map(records.map((record) => [record.id, [...keysOf(record), record.id]]));
  const upwards = [...records].sort((one, other) => compare(keys.get(one.id) ?? [], keys.get(other.id) ?? []));
  return descending ? upwards.reverse() : upwards;
}

function keysOf(world: ModelWorld, client: ModelClient, column: string): Keys {
  const name = nameKey(client.name);
  const rank = (names: ReadonlyMap<number, string>, id: number) =>
    [...names].sort(([, one], [, other]) => bytes(nameKey(one), nameKey(other))).findIndex(([known]) => known === id);
  switch (column) {
    case 'name':
      return [name];
    case 'type':
    case 'state':
      return [client[column], name];
    case 'responsible':
      return [client.responsibleId === null ? '' : fold(world.users.get(client.responsibleId) ?? '')];
    case 'team':
      return [client.teamId === null ? -1 : rank(world.teams, client.teamId), name];
    case 'paymentDays':
    case 'creditLimit':
      return [client[column] ?? -1];
    default:
  }
  const value = valueIn(client, column);
  if (!column.startsWith('own.')) return [value === null ? '' : (value as string | number)];
  const field = world.fields.get(Number(column.slice(4)));
  if (value === null || field === undefined) return [1, name];
  switch (field.type) {
    case 'text':
      return [0, fold(String(value))];
    case 'day':
      return [0, String(value)];
    case 'choice':
      return [0, field.choices.indexOf(Number(value))];
    case 'user':
      return [0, rank(world.users, Number(value))];
    default:
      return [0, Number(value)];
  }
}

function compare(one: Keys, other: Keys): number {
  for (const [place, key] of one.entries()) {
    const against = other[place];
    if (against === undefined) return 1;
    const side =
      typeof key === 'number' && typeof against === 'number' ? key - against : bytes(String(key), String(against));
    if (side !== 0) return side;
  }
  return one.length - other.length;
}

const bytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
