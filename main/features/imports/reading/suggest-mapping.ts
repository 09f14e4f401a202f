/** Proposes which column goes into which field, by the names of the columns and, where those say nothing, by their content. */
import type { ImportEntity } from '../../../../preload/contract/imports.ts';
import { national } from '../../reference/national.ts';
import { findNumber, findPercent, findSum } from './amounts.ts';
import { isEmail } from './cell.ts';
import { columnLetters } from './column-letters.ts';
import { clientFields, contactColumns, importFields, taxNumberFields } from './columns.ts';
import { clientSynonyms, productSynonyms } from './synonyms.ts';
import { findTruth, foldWords, kindWords, languageWords, productKindWords, stateWords, typeWords } from './words.ts';

interface Named {
  readonly field: string;
  /** The earlier in the list of its field, the better the name: from 0. */
  readonly rank: number;
}

function indexed(
  entity: ImportEntity,
  synonyms: Readonly<Record<string, string>>,
): ReadonlyMap<string, readonly Named[]> {
  const names = new Map<string, Named[]>();
  for (const { name: field, label } of importFields(entity)) {
    const list = synonyms[field]?.split('|') ?? [];
    for (const [rank, name] of [foldWords(field), ...list, ...Object.values(label)].entries()) {
      const folded = foldWords(name);
      const known = names.get(folded) ?? [];
      if (!known.some((each) => each.field === field)) names.set(folded, [...known, { field, rank }]);
    }
  }
  return names;
}

const severalFields: ReadonlySet<string> = new Set(
  Object.entries(clientFields).flatMap(([name, field]) => ('several' in field ? [name] : [])),
);
const productNames = indexed('products', productSynonyms);
const clientNames = new WeakMap<object, ReadonlyMap<string, readonly Named[]>>();

/** Names of columns by entity; those of tax numbers come from the national data. */
function namesOf(entity: ImportEntity): ReadonlyMap<string, readonly Named[]> {
  if (entity === 'products') return productNames;
  const data = national();
  const known = clientNames.get(data);
  if (known !== undefined) return known;
  const taxNumbers = taxNumberFields().map(({ name, columns }) => [name, columns.join('|')] as const);
  const made = indexed('clients', { ...clientSynonyms, ...Object.fromEntries(taxNumbers) });
  clientNames.set(data, made);
  return made;
}

/** `CompanyName`, `company_name`, `Company name *`, `companyName (required)` → `company name`. */
function foldHeader(header: string): string {
  const divided = header.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return foldWords(divided);
}

/** The ways a header may be looked up, the most exact first. */
function readings(header: string): string[] {
  if (header.length > 200) return [];
  const bare = header.replace(/\([^)]*\)|\[[^\]]*\]|,\s*(%|руб\.?|€|\$|eur|шт\.?)\s*$/giu, ' ');
  const whole = header.replace(/n[°º]/giu, 'n ').replace(/№/gu, 'номер ');
  const ways = [foldHeader(whole), foldWords(whole), foldHeader(bare), foldWords(bare)];
  ways.push(
    foldHeader(bare).replace(
      /^(client|customer|company|supplier|vendor|account|organization|product|item|контрагент|клиент|товар|компания|article|produit) /u,
      '',
    ),
  );
  ways.push(
    foldHeader(bare).replace(
      / (client|customer|company|supplier|контрагента|клиента|компании|организации|товара|du client|client|fournisseur|article|produit)$/u,
      '',
    ),
  );
  ways.push(foldHeader(bare).replace(/ \d$/u, ''));
  return [...new Set(ways.filter((way) => way !== ''))];
}

/** Whether the text is a name of a column that the program knows. */
export function knowsHeader(text: string): boolean {
  return readings(text).some((way) => namesOf('clients').has(way) || productNames.has(way));
}

/** What the samples of a column must be for a field that takes not just any text. */
const fitting: Readonly<Record<string, (text: string) => boolean>> = {
  category: (text) => /^[abcавс]$/iu.test(text.trim()),
  type: (text) => typeWords.find(text) !== undefined,
  state: (text) => stateWords.find(text) !== undefined,
  language: (text) => languageWords.find(text) !== undefined,
  discount: (text) => findPercent(text, true) !== null,
  paymentDays: (text) => /^\d{1,4}\b/u.test(text.trim()),
  price: (text) => findSum(text, 'EUR', true) !== null,
  purchasePrice: (text) => findSum(text, 'EUR', true) !== null,
  vatRate: (text) => findPercent(text, true) !== null || /ндс|vat|tva|exon|exempt|без|sans|none|нет/iu.test(text),
  priceIncludesVat: (text) => findTruth(text) !== undefined || /^(ttc|ht)$/iu.test(text.trim()),
  discontinued: (text) => findTruth(text) !== undefined,
};

const fittingKind = {
  clients: (text: string) => kindWords.find(text) !== undefined,
  products: (text: string) => productKindWords.find(text) !== undefined,
} as const;

function fits(entity: ImportEntity, field: string, samples: readonly string[]): boolean {
  const filled = samples.filter((sample) => sample.trim() !== '');
  const test = field === 'kind' ? fittingKind[entity] : fitting[field];
  if (!test || filled.length === 0) return true;
  const good = filled.filter(test).length;
  // a choice must fit throughout, since each other value would be refused; of numbers and addresses a few may be mistakes
  return ['kind', 'type', 'state', 'category', 'language'].includes(field)
    ? good === filled.length
    : good >= filled.length * 0.7;
}

/**
 * For each column the field it seems to hold, null where none. No field comes twice but those that take several columns.
 * @param samples for each column some of its values
 */
export function suggestMapping(
  entity: ImportEntity,
  headers: readonly string[],
  samples: readonly (readonly string[])[],
): (string | null)[] {
  const mapping: (string | null)[] = headers.map(() => null);
  const names = namesOf(entity);
  const wishes = headers.flatMap((header, column) =>
    (header === columnLetters(column) ? [] : readings(header)).flatMap((way, exactness) =>
      namedSo(entity, names, way).map(({ field, rank }) => ({ column, field, weight: exactness * 1000 + rank })),
    ),
  );
  const taken = new Set<string>();
  for (const { column, field } of wishes.toSorted((a, b) => a.weight - b.weight || a.column - b.column)) {
    const isTaken = taken.has(field) && !(entity === 'clients' && severalFields.has(field));
    if (mapping[column] !== null || isTaken || !fits(entity, field, samples[column] ?? [])) continue;
    mapping[column] = field;
    taken.add(field);
  }
  byContent(entity, mapping, taken, samples);
  if (entity === 'clients' && !taken.has('name')) {
    const instead = ['legalName', 'contactName'].map((field) => mapping.indexOf(field)).find((column) => column >= 0);
    if (instead !== undefined) {
      mapping[instead] = 'name';
      taken.add('name');
    }
  }
  if (!taken.has('name')) {
    const column = mapping.findIndex((field, at) => field === null && areNames(samples[at] ?? []));
    if (column >= 0) mapping[column] = 'name';
  }
  return mapping;
}

/** The fields of that name; `contact 2 phone` and `телефон контакта 2` are those of the second contact person. */
function namedSo(entity: ImportEntity, names: ReadonlyMap<string, readonly Named[]>, way: string): readonly Named[] {
  const known = names.get(way);
  if (known !== undefined || entity === 'products') return known ?? [];
  const number = /(?:^| )([123])(?= |$)/u.exec(way)?.[1];
  if (number === undefined) return [];
  const bare = way.replace(/(?:^| )[123](?= |$)/u, '').trim();
  const place = Number(number) - 1;
  return (names.get(bare) ?? []).flatMap(({ field, rank }) => {
    if (severalFields.has(field) && !/^contact/u.test(field)) return [{ field, rank }];
    const part = Object.entries(contactColumns[0]).find(([, name]) => name === field)?.[0];
    const own = contactColumns[place];
    return part !== undefined && own !== undefined ? [{ field: own[part as keyof typeof own], rank }] : [];
  });
}

/** Columns that nobody named, by what stands in them: e-mail addresses, web addresses, telephone numbers. */
function byContent(
  entity: ImportEntity,
  mapping: (string | null)[],
  taken: Set<string>,
  samples: readonly (readonly string[])[],
): void {
  if (entity !== 'clients') return;
  const kinds = [
    { is: isEmail, field: 'email' },
    { is: (text: string) => /^(https?:\/\/|www\.)\S+\.\S+$/iu.test(text.trim()), field: 'site' },
    { is: isPhone, field: 'phone' },
  ];
  for (const [column, values] of samples.entries()) {
    const filled = values.filter((value) => value.trim() !== '');
    if (column >= mapping.length || mapping[column] !== null || filled.length === 0) continue;
    const kind = kinds.find(({ is }) => filled.filter(is).length >= filled.length * 0.8);
    if (!kind) continue;
    mapping[column] = kind.field;
    taken.add(kind.field);
  }
}

/** Filled throughout with words, not the same ones again and again. */
function areNames(values: readonly string[]): boolean {
  const words = values.filter((value) => /\p{L}{3}/u.test(value) && !isEmail(value));
  return words.length > 0 && words.length >= values.length * 0.9 && new Set(words).size >= words.length * 0.7;
}

/** Written as people write telephone numbers, with a plus, brackets or groups; bare numbers may be anything. */
function isPhone(text: string): boolean {
  const written = text.trim();
  const digits = written.replace(/\D/gu, '').length;
  if (digits < 6 || digits > 15 || !/^[+(\d][\d\s().+/-]+$/u.test(written) || /^\d{4}-\d\d-\d\d/u.test(written))
    return false;
  return /^\+|[()]/u.test(written) || (/\d[\s.-]\d/u.test(written) && findNumber(written, true) === null);
}
