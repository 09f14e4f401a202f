/** Reads one row of a file as a client, with its contact persons. */

import type { z } from 'zod';
import type { ClientFields, ContactFields } from '../../../../preload/contract/clients.ts';
import type { OwnValue } from '../../../../preload/contract/own-values.ts';
import type { Address, BankAccount, Reach, TaxNumbers } from '../../../../preload/contract/parties.ts';
import type { Language } from '../../../../preload/contract/values.ts';
import type { Said } from '../../../engine/failure.ts';
import { dayFromText } from '../../fields/typed-values.ts';
import { countryWritten, hasProfile } from '../../reference/countries.ts';
import { findCurrency, findNumber, findPercent, findSum, shownPercent, shownSum } from './amounts.ts';
import { meansOfContact } from './client-reaches.ts';
import { allClientFields, type ClientField, type TaxNumberField, taxNumberFields } from './columns.ts';
import { ownFieldKinds, ownValues } from './own-values.ts';
import { type Problem, problems } from './problems.ts';
import { type FieldKind, RowReader } from './row-reader.ts';
import { wordsOf } from './several.ts';
import { type Choices, findTruth, kindWords, languageWords, stateWords, typeWords } from './words.ts';

/**
 * What the row says of the client; what it does not say is not there. Of address and bank account only the parts that are given stand
 * there, so that an update leaves the others as they were.
 */
export interface ClientValues
  extends Partial<Omit<z.infer<typeof ClientFields>, 'address' | 'bankAccounts' | 'taxNumbers' | 'reaches'>> {
  address?: Partial<Address>;
  taxNumbers?: TaxNumbers;
  reaches?: Reach[];
  bankAccount?: Partial<BankAccount>;
  contacts?: z.infer<typeof ContactFields>[];
}

export interface ReadRow<Values> {
  readonly values: Values;
  /** A row with any is refused. */
  readonly problems: readonly Problem[];
  /** By field, as the user will see it. */
  readonly shown: Readonly<Record<string, string>>;
}

export interface ClientContext {
  readonly language: Language;
  /** The day of the import: nobody is born after it. */
  readonly today: string;
  /** `1,234` is a number with three decimals (as in Russia and France), not a thousand. */
  readonly decimalComma: boolean;
  /** What the office has that rows may name; without it they name nothing. */
  readonly naming?: RowNaming;
}

/** What the office has that rows may name. */
export interface RowNaming {
  readonly own: readonly OwnField[];
  idOf(kind: 'responsible' | 'team' | 'priceList' | 'campaign', name: string): number | null;
  /** ISO 4217, of credit limits that are written without one. */
  readonly currency: string;
}

/** A field of the office's own that a column can go into. */
export interface OwnField {
  readonly name: string;
  /** As it stands in `OwnValues`. */
  readonly key: string;
  readonly label: string;
  read(text: string): OwnValue | null;
}

/**
 * One row as a client. Names of fields in `mapping` and `fixed` as in `importFields('clients')`; `fixed` counts where no column is mapped.
 * Telephones and tax numbers stay as they are written. Nothing is thrown: what is wrong stands in `problems`.
 */
export function readClientRow(
  cells: readonly string[],
  mapping: readonly (string | null)[],
  fixed: Readonly<Record<string, string>>,
  context: ClientContext,
): ReadRow<ClientValues> {
  const { fields, taxFields } = fieldsOfRows(context);
  const row = new RowReader<string>(fields, cells, mapping, fixed, context.language);
  const values: ClientValues = {};
  const before = row.problems.length;
  set(values, 'name', row.line('name'));
  if (values.name === undefined && row.problems.length === before) row.refuse('name', problems.nameEmpty);
  for (const field of ['legalName', 'source', 'industry', 'director'] as const) set(values, field, row.line(field));
  set(values, 'code', row.digits('code'));
  set(values, 'note', row.note('note'));
  set(values, 'kind', chosen(row, 'kind', kindWords));
  set(values, 'type', chosen(row, 'type', typeWords));
  set(values, 'state', chosen(row, 'state', stateWords));
  set(values, 'language', chosen(row, 'language', languageWords));
  set(values, 'category', category(row));
  set(values, 'discount', discount(row, context));
  set(values, 'paymentDays', days(row));
  set(values, 'taxNumbers', taxNumbers(row, taxFields));
  set(values, 'address', address(row));
  if (values.address?.country) countryOf(values, values.address);
  set(values, 'bankAccount', bankAccount(row));
  const { reaches, contacts } = meansOfContact(row, context.today);
  if (contacts.length > 0) values.contacts = contacts;
  if (reaches.length > 0) values.reaches = reaches;
  set(values, 'tags', tags(row));
  office(row, values, context);
  return { values, problems: row.problems, shown: row.shown };
}

type Reader = RowReader<string>;

interface RowFields {
  readonly fields: Readonly<Record<string, FieldKind>>;
  readonly taxFields: readonly TaxNumberField[];
}

const rowFields = new WeakMap<ClientContext, RowFields>();

/** Made once for an import: there may be a million rows. */
function fieldsOfRows(context: ClientContext): RowFields {
  const known = rowFields.get(context);
  if (known !== undefined) return known;
  const own = ownFieldKinds(context.naming?.own ?? []);
  const made = { fields: { ...allClientFields(), ...own }, taxFields: taxNumberFields() };
  rowFields.set(context, made);
  return made;
}

/** As the contract has it. */
const mostTags = 50;
const longestTag = 50;

function set<Key extends keyof ClientValues>(
  values: ClientValues,
  key: Key,
  value: ClientValues[Key] | undefined,
): void {
  if (value !== undefined) values[key] = value;
}

function chosen<Value>(row: Reader, field: ClientField, words: Choices<Value>): Value | undefined {
  const found = row.value(field, (text) => words.find(text), problems.unknown);
  if (!found) return undefined;
  row.show(field, found.label);
  return found.value;
}

/** The Russian letters А, В, С look the same and are meant the same. */
function category(row: Reader): 'A' | 'B' | 'C' | undefined {
  const letters = { A: 'A', B: 'B', C: 'C', А: 'A', В: 'B', С: 'C' } as const;
  const found = row.value(
    'category',
    (text) => Object.entries(letters).find(([letter]) => letter === text.toUpperCase())?.[1],
    problems.unknown,
  );
  if (found) row.show('category', found);
  return found;
}

function discount(row: Reader, { decimalComma }: ClientContext): number | undefined {
  const read = (text: string) => {
    const points = findPercent(text, decimalComma);
    return points !== null && points >= 0 && points <= 10_000 ? points : null;
  };
  const points = row.value('discount', read, problems.notPercent);
  if (points !== undefined) row.show('discount', shownPercent(points));
  return points;
}

/** `30`, `30 days`, `Net 30`, `30 дней`; at once is 0. */
function days(row: Reader): number | undefined {
  const read = (text: string) => {
    const digits = /^(?:net\s*)?(\d{1,4})(?:[.,]0+)?\s*(?:\p{L}[\p{L}\s.]*)?$/iu.exec(text)?.[1];
    const count = digits === undefined ? null : findNumber(digits, true);
    return count?.lte(3650) ? Number(count.toFixed()) : null;
  };
  const count = row.value('paymentDays', read, problems.notNumber);
  if (count !== undefined) row.show('paymentDays', String(count));
  return count;
}

function taxNumbers(row: Reader, fields: readonly TaxNumberField[]): TaxNumbers | undefined {
  const numbers: TaxNumbers = {};
  for (const { name, kind } of fields) {
    const number = row.digits(name);
    if (number !== undefined) numbers[kind] = number;
  }
  return Object.keys(numbers).length > 0 ? numbers : undefined;
}

function address(row: Reader): Partial<Address> | undefined {
  const parts: Partial<Address> = {};
  for (const part of ['street', 'postcode', 'city', 'region', 'country'] as const) {
    const text = part === 'postcode' ? row.digits(part) : row.line(part);
    if (text !== undefined) parts[part] = text;
  }
  return Object.keys(parts).length > 0 ? parts : undefined;
}

/** A code of two letters only says which country it is: on a letter it says nothing, where the client's country is known. */
function countryOf(values: ClientValues, { country = '', ...others }: Partial<Address>): void {
  values.country = countryWritten(country);
  if (country.trim().length > 2 || !hasProfile(country)) return;
  if (Object.keys(others).length > 0) values.address = others;
  else delete values.address;
}

function bankAccount(row: Reader): Partial<BankAccount> | undefined {
  const parts: Partial<BankAccount> = {};
  for (const part of ['bank', 'bic', 'account', 'corrAccount'] as const) {
    const text = part === 'bank' ? row.line(part) : row.digits(part);
    if (text !== undefined) parts[part] = text;
  }
  return Object.keys(parts).length > 0 ? parts : undefined;
}

/** What belongs to the office: its people, teams, price lists, terms and own fields. */
function office(row: Reader, values: ClientValues, { naming, decimalComma }: ClientContext): void {
  for (const field of ['directorPost', 'actingOn'] as const) set(values, field, row.line(field));
  const currency = row.value('currency', findCurrency, problems.unknown);
  if (currency !== undefined) row.show('currency', currency);
  set(values, 'currency', currency);
  set(values, 'nextContact', row.value('nextContact', dayFromText, problems.notDay));
  if (values.nextContact) row.show('nextContact', values.nextContact);
  const consent = row.value('consent', findTruth, problems.notTruth);
  if (consent !== undefined) {
    row.show('consent', consent ? consentWords.given : consentWords.refused);
    values.consent = { state: consent ? 'given' : 'refused', day: null, note: '' };
  }
  if (naming === undefined) return;
  creditLimit(row, values, naming, decimalComma);
  for (const [field, name] of [
    ['responsible', 'responsibleId'],
    ['team', 'teamId'],
    ['priceList', 'priceListId'],
    ['campaign', 'campaignId'],
  ] as const) {
    const id = row.value(field, (text) => naming.idOf(field, text), problems.notThere);
    if (id === undefined) continue;
    values[name] = id;
    row.show(field, row.raw(field) ?? '');
  }
  const own = ownValues(row, naming.own);
  if (own !== undefined) values.own = own;
}

export const consentWords = {
  given: { en: 'yes', ru: 'да', fr: 'oui' },
  refused: { en: 'no', ru: 'нет', fr: 'non' },
} as const satisfies Record<string, Said>;

function creditLimit(row: Reader, values: ClientValues, naming: RowNaming, decimalComma: boolean): void {
  const expected = values.currency ?? naming.currency;
  const read = (text: string) => {
    const sum = findSum(text, expected, decimalComma);
    return sum && sum.minor >= 0 ? sum : null;
  };
  const sum = row.value('creditLimit', read, problems.notNumber);
  if (!sum) return;
  const { currency } = values;
  if (sum.currency !== null && currency && sum.currency !== currency) {
    row.refuse('creditLimit', problems.twoCurrencies(sum.currency, currency));
    return;
  }
  values.creditLimit = sum.minor;
  if (sum.currency !== null) values.currency = sum.currency;
  row.show('creditLimit', shownSum(sum.minor, sum.currency ?? expected));
}

function tags(row: Reader): string[] | undefined {
  const texts = row.texts('tags');
  const found = texts.length === 0 ? [] : wordsOf(texts.join('\n'));
  if (found.length === 0) return undefined;
  const long = found.find((tag) => tag.length > longestTag);
  if (long !== undefined) return row.refuse('tags', problems.tooLong(row.label('tags'), long.length, longestTag));
  if (found.length > mostTags) return row.refuse('tags', problems.tooMany(row.label('tags'), found.length, mostTags));
  row.show('tags', found.join(', '));
  return found;
}
