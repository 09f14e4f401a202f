/** The values of a list's cells as words: on the screen, in sentences, and as they go to Excel. */
import type { Output } from '../../../preload/contract/index.ts';
import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import type { OwnValues } from '../../../preload/contract/own-values.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { ListRow } from '../../ui/grid-rows.ts';
import type { Format } from '../../ui/language.tsx';
import { readNumber, typedText } from '../../ui/numbers.ts';

export type ColumnAbout = Output<'lists.columns'>[number];

/** What rows of every list have. */
export interface RecordRow extends ListRow {
  /** Left out by lists without own fields. */
  readonly own?: OwnValues;
  /** Names of the clients that own fields refer to, by id. */
  readonly ownClients?: Readonly<Record<string, string>>;
}

/** What values are put into words with. */
export interface CellWords {
  readonly format: Format;
  readonly language: Language;
  readonly yes: string;
  readonly no: string;
  /** The name of a user of this id, or nothing. */
  readonly userName: (id: number) => string;
  /** Of money whose column and record name none. */
  readonly currency: string;
}

/** Decimals of a number's integer form: an own field has six at most, a built-in one none. */
export function digitsOf({ type, ownField }: Pick<ColumnAbout, 'type' | 'ownField'>, currency: string): number {
  if (type === 'money') return minorDigits(currency);
  if (type === 'percent') return 2;
  return ownField === null ? 0 : 6;
}

/** What the record holds in a column: as the contract has it, of own fields their stored value. */
export function storedValue(row: RecordRow, { name, ownField }: Pick<ColumnAbout, 'name' | 'ownField'>): unknown {
  if (ownField !== null) return row.own?.[String(ownField)] ?? null;
  // Names of built-in columns are those of the rows' fields; what has none is shown as nothing.
  return (row as unknown as Readonly<Record<string, unknown>>)[name] ?? null;
}

/** The currency of an amount: the field's own, else the record's, else the office's. */
export function currencyOf(row: RecordRow | null, { currency }: Pick<ColumnAbout, 'currency'>, usual: string): string {
  const own = row && 'currency' in row && typeof row.currency === 'string' ? row.currency : null;
  return currency ?? own ?? usual;
}

/** The label of a choice; a value that is none of them stands for itself. */
export function choiceLabel({ choices }: Pick<ColumnAbout, 'choices'>, value: unknown): string {
  return choices.find((choice) => String(choice.value) === String(value))?.label ?? String(value);
}

/** A number of an own field (decimal text) as an integer of six decimals; any other as it is. */
function integerOf(about: ColumnAbout, value: unknown): number | null {
  if (about.type !== 'number' || about.ownField === null) return typeof value === 'number' ? value : null;
  const read = readNumber(String(value), 6, 'en');
  return read.ok ? read.value : null;
}

/** The value as it stands on the screen; '' for what is empty. */
export function cellText(about: ColumnAbout, row: RecordRow, words: CellWords): string {
  const value = storedValue(row, about);
  if (value === null || value === '') return '';
  if (about.type === 'client' && about.ownField !== null) return row.ownClients?.[String(value)] ?? '';
  return valueText(about, value, words, currencyOf(row, about, words.currency));
}

/** The same for a value alone. */
export function valueText(about: ColumnAbout, value: unknown, words: CellWords, currency: string): string {
  const { format } = words;
  switch (about.type) {
    case 'number': {
      const integer = integerOf(about, value);
      return integer === null ? String(value) : format.decimal(integer, digitsOf(about, currency));
    }
    case 'percent':
      return value === 0 ? '' : format.percent(Number(value));
    case 'money':
      return format.money(Number(value), currency);
    case 'day':
      return format.day(String(value));
    case 'moment':
      return format.shortMoment(String(value));
    case 'yes-no':
      return value === true ? words.yes : words.no;
    case 'choice':
      return choiceLabel(about, value);
    case 'choices':
    case 'tags':
      return (Array.isArray(value) ? value : [value]).map((one) => choiceLabel(about, one)).join(', ');
    case 'user':
      return typeof value === 'number' ? words.userName(value) : String(value);
    default:
      return String(value);
  }
}

/** The value as Excel takes it: numbers without their currency and without separators of thousands, moments in full. */
export function plainText(about: ColumnAbout, row: RecordRow, words: CellWords): string {
  const value = storedValue(row, about);
  if (value === null || value === '') return '';
  const currency = currencyOf(row, about, words.currency);
  const integer = integerOf(about, value);
  if (about.type === 'moment') return words.format.moment(String(value));
  if (integer === null || !['number', 'money', 'percent'].includes(about.type)) return cellText(about, row, words);
  const digits = digitsOf(about, currency);
  const text = typedText(integer, digits, about.type === 'money' ? digits : 0, words.language);
  return about.type === 'percent' ? `${text}%` : text;
}

/** Excel is to keep it as it is written: a code is no number, a phone no sum. */
export function isWritten({ type }: Pick<ColumnAbout, 'type'>): boolean {
  return !['number', 'money', 'percent', 'day', 'moment'].includes(type);
}
