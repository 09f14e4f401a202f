/** Which cells of a list can be changed in place, and how what is typed or pasted into them is read. */
import type { ListName } from '../../../preload/contract/lists.ts';
import type { controlTexts } from '../../text/controls.ts';
import type { listTexts } from '../../text/lists.ts';
import { readDay } from '../../ui/days.ts';
import type { TextOf } from '../../ui/language.tsx';
import { decimalText, readNumber, typedText } from '../../ui/numbers.ts';
import { type CellWords, type ColumnAbout, currencyOf, digitsOf, type RecordRow, storedValue } from './cell-values.ts';
import type { Pickable } from './use-pickable.ts';

/** A column of a list whose cells are fields of the record. */
interface Field {
  /** The record's field, where the column is called otherwise. */
  readonly field?: string;
  /** Characters. */
  readonly longest?: number;
  /** May not be left empty. */
  readonly needed?: boolean;
  /** What an empty cell stands for; null where nothing is said. */
  readonly empty?: string | number | readonly string[] | null;
  readonly most?: number;
}

const fields: Readonly<Record<ListName, Readonly<Record<string, Field>>>> = {
  clients: {
    name: { longest: 200, needed: true },
    code: { longest: 50, empty: '' },
    kind: { needed: true },
    type: { needed: true },
    state: { needed: true },
    category: {},
    responsible: { field: 'responsibleId' },
    source: { longest: 100, empty: '' },
    industry: { longest: 100, empty: '' },
    discount: { empty: 0, most: 10_000 },
    paymentDays: { most: 3650 },
    creditLimit: { most: 9e13 },
    nextContact: {},
    tags: { empty: [] },
  },
  products: {
    name: { longest: 300, needed: true },
    code: { longest: 50, empty: '' },
    group: { longest: 150, empty: '' },
    kind: { needed: true },
    unit: { needed: true },
    price: { needed: true, most: 9e13 },
    purchasePrice: { most: 9e13 },
    barcode: { longest: 50, empty: '' },
    discontinued: { needed: true },
  },
  documents: {},
  activities: {},
  deals: {},
};

/** How a cell is changed: null where it is not. */
export interface EditableCell {
  readonly about: ColumnAbout;
  /** `name`, or `own.12`. */
  readonly path: string;
  readonly field: Field;
}

/** What the cells of a column are changed by; null for a column that is only shown. */
export function editableCell(list: ListName, about: ColumnAbout): EditableCell | null {
  if (list !== 'clients' && list !== 'products') return null;
  if (about.ownField !== null) return { about, path: about.name, field: { longest: 2000 } };
  const field = fields[list][about.name];
  return field ? { about, path: field.field ?? about.name, field } : null;
}

/** What the record holds in the field of the cell. */
export function storedIn(row: RecordRow, { about, path }: EditableCell): unknown {
  return storedValue(row, { name: path, ownField: about.ownField });
}

export type ReadCell =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string };

interface Reading {
  readonly t: TextOf<keyof (typeof listTexts)['en']>;
  readonly controls: TextOf<keyof (typeof controlTexts)['en']>;
  readonly words: CellWords;
  /** Of columns that are picked: what there is. */
  readonly pickable: readonly Pickable[] | null;
}

const same = (one: string, other: string) =>
  one.trim().localeCompare(other.trim(), undefined, { sensitivity: 'base' }) === 0;

/** The value that a text stands for in this cell, as the contract takes it; null: empty. */
export function readCell(cell: EditableCell, typed: string, row: RecordRow, reading: Reading): ReadCell {
  const { about, field } = cell;
  const { t, controls, words } = reading;
  const text = typed.replace(/\s+/gu, ' ').trim();
  const good = (value: unknown): ReadCell => ({ ok: true, value });
  const bad = (problem: string): ReadCell => ({ ok: false, problem });
  if (text === '') return field.needed ? bad(controls('required')) : good(field.empty ?? null);
  const pick = (one: string) =>
    reading.pickable?.find(({ label, value }) => same(label, one) || same(String(value), one));
  switch (about.type) {
    case 'text':
      if (field.longest && text.length > field.longest) return bad(t('tooLong', { limit: field.longest }));
      return good(text);
    case 'choice':
    case 'user':
    case 'team': {
      const found = pick(text);
      if (found) return good(found.value);
      return bad(t(about.type === 'user' ? 'unknownUser' : 'unknownChoice', { value: text }));
    }
    case 'choices': {
      const parts = text.split(/[,;]/u).filter((part) => part.trim() !== '');
      const wrong = parts.find((part) => !pick(part));
      if (wrong !== undefined) return bad(t('unknownChoice', { value: wrong.trim() }));
      return good(parts.map((part) => pick(part)?.value));
    }
    case 'tags':
      return good([...new Set(text.split(/[,;]/u).map((part) => part.trim()))].filter((part) => part !== ''));
    case 'yes-no': {
      const yes = [words.yes, 'yes', 'да', 'oui', '1', 'true', '+', 'x'].some((word) => same(word, text));
      const no = [words.no, 'no', 'нет', 'non', '0', 'false', '-'].some((word) => same(word, text));
      return yes || no ? good(yes) : bad(t('badYesNo'));
    }
    case 'day':
    case 'moment': {
      const day = readDay(text);
      return day ? good(day) : bad(controls('badDay', { example: words.format.day('2026-03-05') }));
    }
    case 'number':
    case 'money':
    case 'percent':
      return readNumberCell(cell, text, row, reading);
    default:
      return bad(t('notEditable'));
  }
}

function readNumberCell({ about, field }: EditableCell, text: string, row: RecordRow, reading: Reading): ReadCell {
  const { controls, words } = reading;
  const digits = digitsOf(about, currencyOf(row, about, words.currency));
  // Signs of currencies and percents come along from Excel.
  const read = readNumber(text.replace(/[\p{Sc}%]|\b[A-Z]{3}\b/gu, ''), digits, words.language);
  if (!read.ok) {
    const example = typedText(15 * 10 ** Math.max(0, digits - 1), digits, 0, words.language);
    const why = read.why === 'too-precise' ? controls('tooPrecise', { digits }) : controls('badNumber', { example });
    return { ok: false, problem: why };
  }
  const { value } = read;
  if (field.most !== undefined && value > field.most)
    return { ok: false, problem: controls('tooLarge', { limit: words.format.decimal(field.most, digits) }) };
  if (field.most !== undefined && value < 0) return { ok: false, problem: controls('tooSmall', { limit: 0 }) };
  // Own numbers are stored as decimal text.
  if (about.type === 'number' && about.ownField !== null)
    return { ok: true, value: decimalText(value, digits).replace(/\.?0+$/u, '') || '0' };
  return { ok: true, value };
}

/** One changed cell of a record, as the engine takes it together with others of the same record. */
export interface CellChange {
  readonly row: RecordRow;
  readonly cell: EditableCell;
  readonly value: unknown;
}

interface RecordChange {
  readonly id: number;
  readonly version: number;
  readonly changes: Record<string, unknown>;
  readonly was: Record<string, unknown>;
}

/** The changes by record; own values go together, and an empty one is left out. */
export function recordChanges(cells: readonly CellChange[]): RecordChange[] {
  const records = new Map<number, RecordChange>();
  for (const { row, cell, value } of cells) {
    const record = records.get(row.id) ?? { id: row.id, version: row.version, changes: {}, was: {} };
    records.set(row.id, record);
    const old = storedIn(row, cell);
    if (cell.about.ownField === null) {
      record.changes[cell.path] = value;
      record.was[cell.path] = old;
      continue;
    }
    const key = String(cell.about.ownField);
    record.changes.own = { ...(record.changes.own as object), ...(value === null ? {} : { [key]: value }) };
    record.was.own = { ...(record.was.own as object), ...(old === null ? {} : { [key]: old }) };
  }
  return [...records.values()];
}
