/** The cells of a list that leaves the program: what stands in each column of a row, by kind. */
import type { Output } from '../../../preload/contract/index.ts';
import type { ListColumnAbout } from '../../../preload/contract/lists.ts';
import type { OwnValues } from '../../../preload/contract/own-values.ts';
import type { Language } from '../../../preload/contract/values.ts';

/** Null: nothing stands there. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  /** With a point: `-12.5`. */
  | { readonly kind: 'number'; readonly decimal: string }
  | { readonly kind: 'percent'; readonly basisPoints: number }
  /** In minor units. */
  | { readonly kind: 'money'; readonly amount: number; readonly currency: string | null }
  /** `YYYY-MM-DD`. */
  | { readonly kind: 'day'; readonly day: string }
  /** UTC, ISO 8601. */
  | { readonly kind: 'moment'; readonly at: string }
  | null;

/** A row as a list channel answers it. */
export type ListRow = Output<
  'clients.list' | 'products.list' | 'documents.list' | 'activities.list' | 'deals.list'
>['rows'][number];

/** What cells need to know besides the row. */
export interface CellWords {
  readonly language: Language;
  /** Names of people, by id, for own fields. */
  readonly people: ReadonlyMap<number, string>;
  /** Short words of units, by code. */
  readonly units: ReadonlyMap<string, string>;
}

const yesNo: Readonly<Record<Language, readonly [yes: string, no: string]>> = {
  en: ['yes', 'no'],
  ru: ['да', 'нет'],
  fr: ['oui', 'non'],
};

/** The cells of a row, one for each column. */
export function cellsOf(row: ListRow, columns: readonly ListColumnAbout[], words: CellWords): Cell[] {
  // A row is read by the names of its columns, which are those of the contract.
  const values = row as unknown as Readonly<Record<string, unknown>> & {
    readonly own: OwnValues;
    readonly currency?: string | null;
    readonly ownClients: Readonly<Record<string, string>>;
  };
  return columns.map((column) => {
    const value = column.ownField === null ? values[column.name] : values.own[String(column.ownField)];
    return cellOf(value, column, { ...words, currency: values.currency ?? null, clients: values.ownClients });
  });
}

/** The cell of an own field's value; `clients`: names of the clients that it may refer to, by id. */
export function ownCell(
  value: unknown,
  column: CellColumn,
  words: CellWords,
  clients: Readonly<Record<string, string>>,
): Cell {
  return cellOf(value, column, { ...words, currency: null, clients });
}

/** What a cell needs to know of its column. */
type CellColumn = Pick<ListColumnAbout, 'name' | 'type' | 'choices' | 'currency'>;

interface RowWords extends CellWords {
  readonly currency: string | null;
  readonly clients: Readonly<Record<string, string>>;
}

function cellOf(value: unknown, column: CellColumn, words: RowWords): Cell {
  if (value === null || value === undefined || value === '') return null;
  switch (column.type) {
    case 'number':
      return { kind: 'number', decimal: String(value) };
    case 'percent':
      return typeof value === 'number' ? { kind: 'percent', basisPoints: value } : textCell(value);
    case 'money':
      return typeof value === 'number'
        ? { kind: 'money', amount: value, currency: column.currency ?? words.currency }
        : textCell(value);
    case 'day':
      return { kind: 'day', day: String(value) };
    case 'moment':
      return { kind: 'moment', at: String(value) };
    case 'yes-no':
      return textCell(yesNo[words.language][value === true ? 0 : 1]);
    case 'choice':
    case 'choices':
      return listed(value, (one) => column.choices.find((choice) => choice.value === one)?.label ?? String(one));
    case 'tags':
      return listed(value, String);
    case 'user':
      return textCell(typeof value === 'number' ? (words.people.get(value) ?? '') : value);
    case 'client':
      return textCell(typeof value === 'number' ? (words.clients[String(value)] ?? '') : value);
    default:
      return textCell(column.name === 'unit' ? (words.units.get(String(value)) ?? value) : value);
  }
}

function listed(value: unknown, word: (one: unknown) => string): Cell {
  const words = (Array.isArray(value) ? value : [value]).map(word).filter((one) => one !== '');
  return words.length === 0 ? null : textCell(words.join(', '));
}

function textCell(value: unknown): Cell {
  const text = String(value);
  return text === '' ? null : { kind: 'text', text };
}

/** The decimal number that an integer of this scale stands for, with a point and without needless zeros behind it: `-1234.5`. */
export function plainDecimal(scaled: number, digits: number, keep = 0): string {
  const text = String(Math.abs(scaled)).padStart(digits + 1, '0');
  let fraction = text.slice(text.length - digits);
  while (fraction.length > keep && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const whole = text.slice(0, text.length - digits);
  return `${scaled < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
