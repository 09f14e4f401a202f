/** Reads address books in vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), card by card. */
import iconv from 'iconv-lite';
import { nobody, type Person, personCells } from './person.ts';
import type { Row } from './row.ts';

/** Whether a text begins as an address book does. */
export function isVcard(start: string): boolean {
  return /^\ufeff?\s*begin:vcard\s/iu.test(start);
}

interface Property {
  /** Upper case, without its group. */
  readonly name: string;
  readonly group: string;
  /** Upper case names; bare ones of 2.1 stand under TYPE. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** As it is written, but for quoted-printable. */
  readonly value: string;
}

/** Pictures, sounds and keys are of no use and may be large. */
const leftOut = /^(?:[\w-]+\.)?(photo|logo|sound|key)[;:]/iu;
const longestLine = 100_000;

/** A row for each card, in the columns of `personColumns`; the number of a row is that of the card. Groups and empty cards are left out. */
export async function* cardRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let row = 0;
  let card: Card | null = null;
  for await (const line of unfolded(text)) {
    const property = parsed(line);
    if (property === null) continue;
    const { name, value } = property;
    if (/^begin$/iu.test(name) && /^vcard$/iu.test(value.trim())) {
      row++;
      card = new Card();
    } else if (name === 'END' && /^vcard$/iu.test(value.trim())) {
      const cells = card?.cells() ?? [];
      card = null;
      if (cells.some((cell) => cell !== '')) yield { row, cells };
    } else card?.take(property);
  }
}

/** Lines with those that continue them: by a blank at their beginning, in 2.1 also by `=` at the end of quoted-printable. */
async function* unfolded(text: AsyncIterable<string>): AsyncGenerator<string> {
  let line = '';
  for await (const next of linesOf(text)) {
    const isSoft = line.endsWith('=') && /;\s*(encoding=)?quoted-printable/iu.test(line.slice(0, 200));
    if (isSoft) line = line.slice(0, -1) + next;
    else if (/^[ \t]/u.test(next)) line = leftOut.test(line) || line.length > longestLine ? line : line + next.slice(1);
    else {
      if (line !== '') yield line;
      line = next;
    }
  }
  if (line !== '') yield line;
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/u);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest.replace(/\r$/u, '');
}

function parsed(line: string): Property | null {
  const [head, value] = atColon(line);
  if (value === null) return null;
  const [full = '', ...written] = head.match(/(?:"[^"]*"|[^;"])+/gu) ?? [];
  const dot = full.lastIndexOf('.');
  const parameters = new Map<string, string[]>();
  for (const each of written) {
    const equals = each.indexOf('=');
    const key = equals < 0 ? 'TYPE' : each.slice(0, equals).trim().toUpperCase();
    const values = each
      .slice(equals + 1)
      .split(',')
      .map((one) => one.trim().replace(/^"|"$/gu, ''));
    parameters.set(key, [...(parameters.get(key) ?? []), ...values.map((one) => one.toLowerCase())]);
  }
  return {
    name: full
      .slice(dot + 1)
      .trim()
      .toUpperCase(),
    group: dot < 0 ? '' : full.slice(0, dot).toLowerCase(),
    parameters,
    value: decoded(value, parameters),
  };
}

function atColon(line: string): [string, string | null] {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ':' && !quoted) return [line.slice(0, at), line.slice(at + 1)];
  }
  return [line, null];
}

function decoded(value: string, parameters: ReadonlyMap<string, readonly string[]>): string {
  const isPrintable =
    parameters.get('ENCODING')?.includes('quoted-printable') || parameters.get('TYPE')?.includes('quoted-printable');
  if (!isPrintable) return value;
  const charset = parameters.get('CHARSET')?.[0] ?? 'utf-8';
  const bytes = value.replace(/=([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  // What is not ASCII by now was written as it is.
  if (/[\u0100-\uffff]/u.test(bytes)) return value;
  return iconv.decode(Buffer.from(bytes, 'latin1'), iconv.encodingExists(charset) ? charset : 'utf-8');
}

/** `a\\;b;c` is two parts; `\\n` is a line break. */
function partsOf(value: string, separator: ';' | ','): string[] {
  const parts: string[] = [''];
  for (let at = 0; at < value.length; at++) {
    const sign = value[at] ?? '';
    const last = parts.length - 1;
    if (sign === '\\') {
      const next = value[++at] ?? '';
      parts[last] += /n/iu.test(next) ? '\n' : next;
    } else if (sign === separator) parts.push('');
    else parts[last] += sign;
  }
  return parts.map((part) => part.trim());
}

const textOf = (value: string): string => partsOf(value, ';').join('; ').trim();

class Card {
  readonly #person: Person = nobody();
  #named = '';
  #isGroup = false;
  #isCompany = false;
  #hasWorkAddress = false;
  #hasAddress = false;
  /** Of Apple: labels stand in a property of their own beside the one that they name. */
  readonly #labels = new Map<string, string>();
  readonly #grouped: { readonly group: string; readonly entry: { label: string } }[] = [];

  take(property: Property): void {
    const { name, value, group } = property;
    const person = this.#person;
    if (name === 'FN') person.name ||= textOf(value);
    else if (name === 'N') {
      const [family = '', given = '', middle = ''] = partsOf(value, ';').map((part) => part.replace(/,/gu, ' '));
      this.#named = [given, middle, family].filter(Boolean).join(' ');
    } else if (name === 'ORG') person.organisation ||= partsOf(value, ';')[0] ?? '';
    else if (name === 'TITLE' || name === 'ROLE') person.title ||= textOf(value);
    else if (name === 'TEL') this.#phone(property);
    else if (name === 'EMAIL')
      this.#add(person.emails, group, labelOf(property), value.replace(/^mailto:/iu, '').trim());
    else if (name === 'URL') person.sites.push(partsOf(value, ',').join(','));
    else if (name === 'ADR') this.#address(property);
    else if (name === 'NOTE') person.note = [person.note, textOf(value)].filter(Boolean).join('\n');
    else if (name === 'BDAY') person.birthday ||= birthdayOf(property);
    else if (name === 'CATEGORIES') person.tags.push(...partsOf(value, ',').filter((tag) => tag !== ''));
    else if (name === 'IMPP' || /^X-(SKYPE|TELEGRAM|WHATSAPP|VIBER|ICQ|JABBER)/u.test(name))
      person.messengers.push(messenger(name, value));
    else if (name === 'KIND' || name === 'X-ADDRESSBOOKSERVER-KIND') {
      this.#isGroup = /^group$/iu.test(value.trim());
      this.#isCompany ||= /^org$/iu.test(value.trim());
    } else if (name === 'X-ABSHOWAS') this.#isCompany ||= /company/iu.test(value);
    else if (name === 'X-ABLABEL') this.#labels.set(group, value.replace(/^_\$!<(.*)>!\$_$/u, '$1').trim());
  }

  cells(): string[] {
    if (this.#isGroup) return [];
    const person = this.#person;
    person.name ||= this.#named;
    for (const { group, entry } of this.#grouped) entry.label ||= knownLabel(this.#labels.get(group) ?? '');
    if (this.#isCompany) {
      person.organisation ||= person.name;
      person.name = '';
    }
    // An organisation is often written as its own person.
    if (person.name === person.organisation) person.name = '';
    return personCells(person);
  }

  #phone(property: Property): void {
    const { value, group } = property;
    const [number = '', ...rest] = value.replace(/^tel:/iu, '').split(';ext=');
    const phone = [textOf(number), ...rest.map((one) => `x${one}`)].join(' ').trim();
    const isFax = property.parameters.get('TYPE')?.includes('fax') === true;
    this.#add(isFax ? this.#person.faxes : this.#person.phones, group, isFax ? '' : labelOf(property), phone);
  }

  #add(list: { value: string; label: string }[], group: string, label: string, value: string): void {
    if (value === '') return;
    const entry = { value, label };
    list.push(entry);
    if (group !== '') this.#grouped.push({ group, entry });
  }

  /** The first one; one at work rather than one at home. */
  #address({ value, parameters }: Property): void {
    const isWork = parameters.get('TYPE')?.includes('work') === true;
    if (this.#hasAddress && (!isWork || this.#hasWorkAddress)) return;
    const [box = '', extended = '', street = '', city = '', region = '', postcode = '', country = ''] = partsOf(
      value,
      ';',
    );
    if (![box, extended, street, city, region, postcode, country].some(Boolean)) return;
    this.#hasAddress = true;
    this.#hasWorkAddress = isWork;
    const whole = [street, extended, box].filter(Boolean).join(', ').replace(/\n+/gu, ', ');
    this.#person.address = { street: whole, postcode, city, region, country };
  }
}

function labelOf({ parameters }: Property): string {
  const types = parameters.get('TYPE') ?? [];
  if (types.includes('cell')) return 'mobile';
  return ['work', 'home'].find((type) => types.includes(type)) ?? '';
}

function knownLabel(label: string): string {
  return /^(mobile|work|home)$/iu.test(label) ? label.toLowerCase() : label;
}

function messenger(name: string, value: string): string {
  const service = name.startsWith('X-') ? name.slice(2).toLowerCase() : '';
  return service === '' ? value.trim() : `${service}: ${value.trim()}`;
}

/** As the contract has it; words and days without a month, which version 4 has too, are of no use. The year 1604 is what Apple writes where it is not known. */
function birthdayOf({ value, parameters }: Property): string {
  const [date = ''] = value.trim().split(/[T ]/u);
  const whole = /^(\d{4})-?(\d\d)-?(\d\d)$/u.exec(date);
  if (whole) {
    const [, year = '', month = '', day = ''] = whole;
    const isUnknown = year === '1604' || parameters.get('X-APPLE-OMIT-YEAR')?.includes(year);
    return `${isUnknown ? '-' : year}-${month}-${day}`;
  }
  const [, month, day] = /^--(\d\d)-?(\d\d)$/u.exec(date) ?? [];
  return month === undefined ? '' : `--${month}-${day}`;
}
