/** Phones, e-mails and contact persons of a row. */
import type { z } from 'zod';
import { birthdayFromText, isUnborn } from '../../../../preload/contract/birthdays.ts';
import type { ContactFields } from '../../../../preload/contract/clients.ts';
import type { Reach } from '../../../../preload/contract/parties.ts';
import type { Said } from '../../../engine/failure.ts';
import { isEmail } from './cell.ts';
import { type ClientField, contactColumns } from './columns.ts';
import { problems } from './problems.ts';
import type { RowReader } from './row-reader.ts';
import { type Labelled, labelledEmails, namesOf, phonesOf, sitesOf } from './several.ts';

type Reader = RowReader<string>;
type Contact = z.infer<typeof ContactFields>;

/** As the contract has it. */
const mostReaches = 30;
const mostContactReaches = 20;
const longestName = 150;

/** Those of the client itself, each once, and its contact persons. What is wrong with them, as it is seen `today`, is refused by the reader. */
export function meansOfContact(
  row: Reader,
  today: string,
): { readonly reaches: Reach[]; readonly contacts: Contact[] } {
  const reaches = clientReaches(row);
  const contacts: Contact[] = [];
  for (const columns of contactColumns) {
    const { persons, loose } = contactPersons(row, columns, today);
    contacts.push(...persons);
    reaches.push(...loose);
  }
  const own = distinct(reaches);
  if (own.length > mostReaches) row.refuse('phone', problems.tooMany(row.label('phone'), own.length, mostReaches));
  return { reaches: own, contacts };
}

function clientReaches(row: Reader): Reach[] {
  const sites = row.texts('site').flatMap(sitesOf);
  if (sites.length > 0) row.show('site', sites.join(', '));
  return [
    ...phones(row, 'phone', 'phone'),
    ...phones(row, 'fax', 'fax'),
    ...emails(row, 'email'),
    ...sites.map((value) => reach('site', { value, label: '' })),
    ...row.texts('messenger').flatMap((text) => namesOf(text).map((value) => reach('messenger', { value, label: '' }))),
  ];
}

/**
 * The contact persons of one group of columns. Several names in one cell have a position, phone and e-mail each where there are as many of them;
 * else those are the client's. Without a name their position is the name, and without either their phones and e-mails are the client's.
 */
function contactPersons(
  row: Reader,
  columns: (typeof contactColumns)[number],
  today: string,
): { persons: Contact[]; loose: Reach[] } {
  const position = row.note(columns.position);
  const text = row.note(columns.name) ?? position;
  const reaches = [phones(row, columns.phone, 'phone'), emails(row, columns.email)] as const;
  if (text === undefined) return { persons: [], loose: reaches.flat() };
  const names = namesOf(text);
  const positions = namesOf(position ?? '');
  const long = names.find((name) => name.length > longestName);
  if (long !== undefined) row.refuse(columns.name, problems.tooLong(row.label(columns.name), long.length, longestName));
  if (names.length === 1) {
    const [name = ''] = names;
    const own = distinct(reaches.flat());
    if (own.length > mostContactReaches)
      row.refuse(columns.phone, problems.tooMany(row.label(columns.phone), own.length, mostContactReaches));
    const note = columns.name === 'contactName' ? (row.note('contactNote') ?? '') : '';
    const birthday = birthdayOf(row, columns.birthday, today);
    return { persons: [{ ...person(name, positions.join(', '), own), note, birthday }], loose: [] };
  }
  const loose = reaches.flatMap((kind) => (kind.length === names.length ? [] : kind));
  const persons = names.map((name, at) => {
    const own = reaches.flatMap((kind) => (kind.length === names.length ? kind.slice(at, at + 1) : []));
    return person(name, positions.length === names.length ? (positions[at] ?? '') : '', own);
  });
  return { persons, loose };
}

function person(name: string, position: string, reaches: Reach[]): Contact {
  return { name, position: position.slice(0, longestName), reaches, note: '', birthday: null, own: {} };
}

function reach(kind: Reach['kind'], { value, label }: Labelled): Reach {
  return { kind, value, label };
}

/** What address books call a phone or an e-mail, in the language of the user. */
const labelWords: Readonly<Record<string, Said>> = {
  mobile: { en: 'mobile', ru: 'мобильный', fr: 'portable' },
  work: { en: 'work', ru: 'рабочий', fr: 'bureau' },
  home: { en: 'home', ru: 'домашний', fr: 'domicile' },
};

function worded(row: Reader, { value, label }: Labelled): Labelled {
  return { value, label: labelWords[label]?.[row.language] ?? label };
}

function phones(row: Reader, field: ClientField, kind: 'phone' | 'fax'): Reach[] {
  const texts = row.texts(field);
  if (texts.length === 0) return [];
  const found = texts.flatMap(phonesOf);
  if (found.length > 0) row.show(field, found.map(({ value }) => value).join(', '));
  return found.map((each) => reach(kind, worded(row, each))).filter((each) => isShort(row, field, each));
}

function emails(row: Reader, field: ClientField): Reach[] {
  const texts = row.texts(field);
  if (texts.length === 0) return [];
  const all = texts.flatMap((text) => {
    const found = labelledEmails(text);
    const wrong = found.find(({ value }) => !isEmail(value));
    if (wrong !== undefined || found.length === 0) {
      row.refuse(field, problems.notEmail(wrong?.value ?? text));
      return [];
    }
    return found.map((each) => reach('email', worded(row, each)));
  });
  if (all.length > 0) row.show(field, all.map(({ value }) => value).join(', '));
  return all;
}

/** As the contract has it. */
function isShort(row: Reader, field: ClientField, { value }: Reach): boolean {
  if (value.length <= 200) return true;
  row.refuse(field, problems.tooLong(row.label(field), value.length, 200));
  return false;
}

function distinct(reaches: readonly Reach[]): Reach[] {
  const seen = new Set<string>();
  return reaches.filter(({ kind, value }) => {
    const key = `${kind} ${value.toLowerCase()}`;
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}

/** What is no day, or a day that is still to come, is refused. */
function birthdayOf(row: Reader, field: ClientField, today: string): Contact['birthday'] {
  const birthday = row.value(field, birthdayFromText, problems.notDay) ?? null;
  if (birthday !== null && isUnborn(birthday, today)) {
    row.refuse(field, problems.unborn(row.label(field), birthday));
    return null;
  }
  if (birthday !== null) row.show(field, birthday);
  return birthday;
}
