/** A document while it is being typed: what the page holds, and how it becomes what the engine saves. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import { type DocumentLine, type DraftFields, sumlessTypes } from '../../../preload/contract/documents.ts';
import type { Rated } from './priced-in.ts';

/** The cells of a line that hold numbers. */
export type NumberColumn = 'quantity' | 'price' | 'discount';
/** Those that keep what they could not take, marked, until something better stands there. */
export type TypedColumn = NumberColumn | 'unit' | 'vat';
/** Those with a text that nothing is worked out from. */
export type OriginColumn = 'origin' | 'customs';
/** The cells of a line that can be typed in, from left to right. */
export type LineColumn = 'product' | 'quantity' | 'unit' | 'price' | 'discount' | 'vat' | OriginColumn;
export const lineColumns = [
  'product',
  'quantity',
  'unit',
  'price',
  'discount',
  'vat',
  'origin',
  'customs',
] as const satisfies readonly LineColumn[];

export interface DraftLine {
  /** Its identity on the screen; never sent. */
  readonly key: number;
  readonly productId: number | null;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** Thousandths; null: empty, or what `typed` holds is no number. */
  readonly quantity: number | null;
  /** Minor units. */
  readonly price: number | null;
  /** Basis points. */
  readonly discount: number | null;
  readonly vatRateId: number | null;
  /** The product that the line was made of, where it is based on another line or has an origin: with any other product it has neither. */
  readonly madeOf?: number | null;
  /** The price was typed in this currency, at this rate, and the document has had another one since. */
  readonly pricedIn?: Rated | undefined;
  /** Of imported goods: two letters of the country, number of the customs declaration. */
  readonly originCountry?: string | undefined;
  readonly customsDeclaration?: string | undefined;
  /** What was typed or pasted and is no such number, unit or rate, kept as it was. */
  readonly typed: Readonly<Partial<Record<TypedColumn, string>>>;
}

export interface Draft extends Omit<DraftFields, 'lines' | 'day' | 'discount'> {
  /** null: empty, or what stands in the field is no day. */
  readonly day: string | null;
  readonly discount: number | null;
  readonly lines: readonly DraftLine[];
}

/** A statement of account has entries, which the engine finds, and no lines. */
export function hasLines(type: DocumentType): boolean {
  return type !== 'statement';
}

/** A power of attorney names goods without prices; a statement has no sum of its own either. */
export function hasSum(type: DocumentType): boolean {
  return !sumlessTypes.includes(type);
}

/** Due day, day of delivery and discount: cash that is received has none of them. */
export function hasTerms(type: DocumentType): boolean {
  return hasSum(type) && type !== 'cash-receipt';
}

/** By field of the head (`day`), or by key and column of a line (`17.quantity`). */
export type DraftProblems = Readonly<Record<string, string>>;

let lastKey = 0;

/** A line of the screen with an identity of its own. */
export function draftLine(line: DocumentLine): DraftLine {
  lastKey += 1;
  const hasMore = line.basedOnLineId || line.originCountry || line.customsDeclaration;
  return { ...line, key: lastKey, typed: {}, ...(hasMore && { madeOf: line.productId }) };
}

/** The same draft with lines of an identity of their own: it was typed on a page of before. */
export function withOwnKeys(draft: Draft): Draft {
  const lines = draft.lines.map((line) => {
    lastKey += 1;
    return { ...line, key: lastKey };
  });
  return { ...draft, lines };
}

/** What a line has no more when its product is another one: it delivers or bills nothing of the line above, and comes from elsewhere. */
const ofNothing = { basedOnLineId: null, originCountry: '', customsDeclaration: '' } as const;

/** A line to be typed: one piece of nothing yet. */
export function emptyLine(unit: string, vatRateId: number | null): DraftLine {
  const { key, typed, ...rest } = draftLine({
    productId: null,
    code: '',
    name: '',
    unit,
    quantity: 1000,
    price: 0,
    discount: 0,
    vatRateId,
  });
  return { ...rest, key, typed, price: null };
}

/** Whether nothing was typed into the line; such lines are not saved. */
export function isEmpty({ productId, name, price, typed }: DraftLine): boolean {
  return productId === null && name.trim() === '' && price === null && Object.keys(typed).length === 0;
}

export function draftOf({ lines, ...head }: DraftFields): Draft {
  return { ...head, lines: lines.map(draftLine) };
}

/** Words for what the page itself finds missing. */
export interface MissingWords {
  readonly required: string;
  /** What is wrong with what was typed into a cell. */
  readonly wrong: (column: TypedColumn, text: string) => string;
}

export type Sendable =
  | { readonly ok: true; readonly fields: DraftFields; readonly keys: readonly number[] }
  | { readonly ok: false; readonly problems: DraftProblems };

/** What the engine can save, and the keys of the lines in the order they are sent; or what is wrong, by field. */
export function sendable(draft: Draft, fieldProblems: DraftProblems, words: MissingWords): Sendable {
  const problems: Record<string, string> = { ...fieldProblems };
  const { day, discount } = draft;
  if (day === null) problems.day ??= words.required;
  const lines: DocumentLine[] = [];
  const keys: number[] = [];
  for (const line of draft.lines.filter((other) => !isEmpty(other))) {
    const { key, typed, quantity, price, discount: off, madeOf, pricedIn: _, ...rest } = line;
    if (line.name.trim() === '') problems[`${key}.product`] = words.required;
    const missing = (value: number | null, column: NumberColumn) => {
      if (value === null)
        problems[`${key}.${column}`] = typed[column] ? words.wrong(column, typed[column]) : words.required;
    };
    missing(quantity, 'quantity');
    const sent = hasSum(draft.type) ? price : (price ?? 0);
    missing(sent, 'price');
    for (const column of ['discount', 'unit', 'vat'] as const)
      if (typed[column]) problems[`${key}.${column}`] = words.wrong(column, typed[column]);
    if (quantity === null || sent === null) continue;
    keys.push(key);
    const isAnother = madeOf !== undefined && madeOf !== line.productId;
    lines.push({ ...rest, quantity, price: sent, discount: off ?? 0, ...(isAnother && ofNothing) });
  }
  if (day === null || Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, fields: { ...draft, day, discount: discount ?? 0, lines }, keys };
}

const columnOf: Readonly<Record<string, LineColumn>> = {
  productId: 'product',
  code: 'product',
  name: 'product',
  vatRateId: 'vat',
  originCountry: 'origin',
  customsDeclaration: 'customs',
};

/** The engine's paths (`lines.2.quantity`) as those of the page, by the keys of the lines as they were sent. */
export function problemsByKey(paths: DraftProblems, keys: readonly number[]): DraftProblems {
  return Object.fromEntries(
    Object.entries(paths).map(([path, message]) => {
      const match = /^(?:draft\.)?lines\.(\d+)\.(\w+)/.exec(path);
      const key = match ? keys[Number(match[1])] : undefined;
      const name = match?.[2] ?? '';
      return [key === undefined ? path.replace(/^draft\./, '') : `${key}.${columnOf[name] ?? name}`, message];
    }),
  );
}
