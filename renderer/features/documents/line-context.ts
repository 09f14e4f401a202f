/** What the cells of all lines of a document depend on: units, VAT rates, currency, how numbers are read. */
import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import type { Unit, VatRate } from '../../../preload/contract/reference.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { type ReadNumber, readNumber, typedText } from '../../ui/numbers.ts';
import type { DraftLine, LineColumn, NumberColumn } from './draft.ts';
import { withoutCurrency } from './money-text.ts';

export interface LineContext {
  readonly language: Language;
  readonly currency: string;
  readonly pricesIncludeVat: boolean;
  readonly companyId: number;
  readonly day: string;
  readonly vatPayer: boolean;
  /** The lines have prices and sums. */
  readonly priced: boolean;
  readonly units: readonly Unit[];
  /** Those of the company's country that apply on the day. */
  readonly rates: readonly VatRate[];
  /** All of them, for lines that carry another one. */
  readonly allRates: readonly VatRate[];
  /** Its rates are those of another document, which `rates` does not bind. */
  readonly freeRates: boolean;
  readonly withoutVat: string;
  /** Countries of origin by their two letters, in the user's language; null: the lines show neither origin nor customs declaration. */
  readonly origins: readonly { readonly code: string; readonly name: string }[] | null;
}

/** The columns of the grid: goods without prices have neither discount nor VAT, who is no VAT payer sees none of it, and origins are seen where they are asked for. */
export function columnsOf({
  vatPayer,
  origins,
  priced,
}: Pick<LineContext, 'vatPayer' | 'origins' | 'priced'>): readonly LineColumn[] {
  const vat = vatPayer ? (['vat'] as const) : [];
  const prices = priced ? (['price', 'discount', ...vat] as const) : [];
  const origin = origins ? (['origin', 'customs'] as const) : [];
  return ['product', 'quantity', 'unit', ...prices, ...origin];
}

/**
 * What stands before the sum of a line, and behind it: the money of a line stays in view beside its quantity and price, and where
 * imported goods come from may go out of a narrow window. What is only read has it below the name.
 */
export function columnGroups(context: LineContext, readOnly: boolean) {
  const columns = columnsOf(context);
  const isOrigin = (column: LineColumn) => column === 'origin' || column === 'customs';
  return {
    goods: columns.filter((column) => !isOrigin(column)),
    origins: readOnly ? [] : columns.filter(isOrigin),
  };
}

/** What the country of origin of a line is called. */
export function originLabel(code: string | undefined, { origins }: LineContext): string {
  return origins?.find((country) => country.code === code)?.name ?? code ?? '';
}

/** Where Enter stops: what differs from line to line. Unit and VAT come with the product; Tab goes there. */
export const enterStops = ['product', 'quantity', 'price', 'discount'] as const satisfies readonly LineColumn[];

export function digitsOf(column: NumberColumn, { currency }: Pick<LineContext, 'currency'>): number {
  return column === 'quantity' ? 3 : column === 'price' ? minorDigits(currency) : 2;
}

export const limitsOf = {
  quantity: { min: 1, max: 1e12 },
  price: { min: 0, max: 9e13 },
  discount: { min: 0, max: 10_000 },
} as const;

/** The names of the columns among the texts of documents. */
export const titleOf = {
  product: 'product',
  quantity: 'quantity',
  unit: 'unit',
  price: 'price',
  discount: 'lineDiscount',
  vat: 'vatRate',
  origin: 'origin',
  customs: 'customs',
} as const satisfies Readonly<Record<LineColumn, string>>;

/** How the numbers of cells are written. */
export type NumberReading = Pick<LineContext, 'currency' | 'language'>;

export type CellNumber = ReadNumber | { readonly ok: false; readonly why: 'out-of-range' };

/** Reads what is typed in a cell, in the user's way of writing numbers. */
export function readCell(column: NumberColumn, typed: string, context: NumberReading): CellNumber {
  const number = column === 'price' ? (withoutCurrency(typed, context.currency) ?? typed) : typed.replace(/%/gu, '');
  const read = readNumber(number, digitsOf(column, context), context.language);
  const { min, max } = limitsOf[column];
  return read.ok && (read.value < min || read.value > max) ? { ok: false, why: 'out-of-range' } : read;
}

/** What typing a text into a number cell changes. Empty is none; of the discount, 0. */
export function numberChanges(
  line: DraftLine,
  column: NumberColumn,
  text: string,
  context: LineContext,
): Partial<DraftLine> {
  const { [column]: _, ...typed } = line.typed;
  if (text.trim() === '') return { [column]: column === 'discount' ? 0 : null, typed };
  const read = readCell(column, text, context);
  return read.ok ? { [column]: read.value, typed } : { [column]: null, typed: { ...typed, [column]: text } };
}

/** What stands in a number cell while it is edited. */
export function numberText(line: DraftLine, column: NumberColumn, context: LineContext): string {
  const value = line[column];
  const digits = digitsOf(column, context);
  if (value === null) return line.typed[column] ?? '';
  if (column === 'discount' && value === 0) return '';
  return typedText(value, digits, column === 'price' ? digits : 0, context.language);
}

/** The rate as it is called; without VAT where there is none. */
export function rateLabel(vatRateId: number | null, { allRates, withoutVat }: LineContext): string {
  return vatRateId === null ? withoutVat : (allRates.find(({ id }) => id === vatRateId)?.label ?? '');
}

/** The rate that a line without a product begins with. */
export function usualRate({ rates, vatPayer }: Pick<LineContext, 'rates' | 'vatPayer'>): number | null {
  return vatPayer ? (rates.find(({ standard }) => standard)?.id ?? null) : null;
}

/** Whether the line has a rate that does not apply to the company on the day. */
export function isForeignRate(
  vatRateId: number | null,
  { rates, freeRates }: Pick<LineContext, 'rates' | 'freeRates'>,
): boolean {
  return vatRateId !== null && !freeRates && !rates.some(({ id }) => id === vatRateId);
}

/** The lines with the rates of another company: those of the same percent where it has them, else those that they had. */
export function withRatesOf(
  lines: readonly DraftLine[],
  { rates, allRates }: Pick<LineContext, 'rates' | 'allRates'>,
): readonly DraftLine[] {
  return lines.map((line) => {
    const old = allRates.find(({ id }) => id === line.vatRateId);
    if (old === undefined || rates.some(({ id }) => id === old.id)) return line;
    const equal = rates.find(({ rate }) => rate === old.rate);
    return equal === undefined ? line : { ...line, vatRateId: equal.id };
  });
}

/** A product's rate, or, where that one does not apply here on this day, the one in its place. */
export function rateFor(productRate: number | null, context: LineContext): number | null {
  if (!context.vatPayer) return null;
  if (productRate === null || context.rates.some(({ id }) => id === productRate)) return productRate;
  const old = context.allRates.find(({ id }) => id === productRate);
  const equal = context.rates.find(({ rate }) => rate === old?.rate);
  return equal?.id ?? usualRate(context);
}
