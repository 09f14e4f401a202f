/** Reads one row of a file as a product. */
import type { z } from 'zod';
import type { ProductFields } from '../../../../preload/contract/products.ts';
import type { Language } from '../../../../preload/contract/values.ts';
import { findCurrency, findPercent, findSum, shownPercent, shownSum } from './amounts.ts';
import type { OwnField, ReadRow } from './client-row.ts';
import { type ProductField, productFields } from './columns.ts';
import { type ListColumn, type ListPrices, listPriceKinds, listPrices } from './list-prices.ts';
import { ownFieldKinds, ownValues } from './own-values.ts';
import { problems } from './problems.ts';
import { type FieldKind, RowReader } from './row-reader.ts';
import { findTruth, foldWords, productKindWords } from './words.ts';

/** What the row says of the product; what it does not say is not there. */
export type ProductValues = Partial<z.infer<typeof ProductFields>> & { listPrices?: ListPrices };

export interface ProductContext {
  /** The office's own fields of products; without them rows have none. */
  readonly own?: readonly OwnField[];
  /** The price lists that columns go into. */
  readonly lists?: readonly ListColumn[];
  readonly language: Language;
  /** `1,234` is a number with three decimals (as in Russia and France), not a thousand. */
  readonly decimalComma: boolean;
  /** ISO 4217, of prices that are written without one. */
  readonly currency: string;
  /** The units that can be stored, each with all its names and abbreviations in every language. */
  readonly units: readonly { readonly code: string; readonly names: readonly string[] }[];
  /** The rates that can be stored; `rate` in basis points, null: without VAT. Of equal rates the first counts. */
  readonly vatRates: readonly { readonly id: number; readonly rate: number | null }[];
}

/**
 * One row as a product. Names of fields in `mapping` and `fixed` as in `importFields('products')`; `fixed` counts where no column is
 * mapped. Prices are exact, rounded half-up to minor units. Nothing is thrown: what is wrong stands in `problems`.
 */
export function readProductRow(
  cells: readonly string[],
  mapping: readonly (string | null)[],
  fixed: Readonly<Record<string, string>>,
  context: ProductContext,
): ReadRow<ProductValues> {
  const own = context.own ?? [];
  const row = new RowReader<string>(fieldsOfRows(context), cells, mapping, fixed, context.language);
  const values: ProductValues = {};
  const before = row.problems.length;
  set(values, 'name', row.line('name'));
  if (values.name === undefined && row.problems.length === before) row.refuse('name', problems.nameEmpty);
  set(values, 'code', row.digits('code'));
  set(values, 'barcode', row.digits('barcode'));
  set(values, 'group', row.line('group'));
  set(values, 'description', row.note('description'));
  const kind = row.value('kind', (text) => productKindWords.find(text), problems.unknown);
  if (kind) row.show('kind', kind.label);
  set(values, 'kind', kind?.value);
  set(values, 'unit', unit(row, context));
  prices(row, context, values);
  set(values, 'vatRateId', vatRate(row, context));
  set(values, 'priceIncludesVat', truth(row, 'priceIncludesVat', withVat));
  set(values, 'discontinued', truth(row, 'discontinued', findTruth));
  set(values, 'own', ownValues(row, own));
  set(values, 'listPrices', listPrices(row, context.lists ?? [], context.decimalComma));
  return { values, problems: row.problems, shown: row.shown };
}

type Reader = RowReader<string>;

const rowFields = new WeakMap<ProductContext, Readonly<Record<string, FieldKind>>>();

/** Made once for an import. */
function fieldsOfRows(context: ProductContext): Readonly<Record<string, FieldKind>> {
  const { own = [], lists = [] } = context;
  if (own.length + lists.length === 0) return productFields;
  const made = rowFields.get(context) ?? { ...productFields, ...ownFieldKinds(own), ...listPriceKinds(lists) };
  rowFields.set(context, made);
  return made;
}

function set<Key extends keyof ProductValues>(
  values: ProductValues,
  key: Key,
  value: ProductValues[Key] | undefined,
): void {
  if (value !== undefined) values[key] = value;
}

const unitIndexes = new WeakMap<ProductContext['units'], ReadonlyMap<string, string>>();

function unitIndex(units: ProductContext['units']): ReadonlyMap<string, string> {
  const known = unitIndexes.get(units);
  if (known) return known;
  const index = new Map<string, string>();
  for (const { code, names } of units) {
    for (const name of [code, ...names]) if (!index.has(foldUnit(name))) index.set(foldUnit(name), code);
  }
  unitIndexes.set(units, index);
  return index;
}

/** m² and m³ differ from m by a sign that folding would drop. */
function foldUnit(name: string): string {
  return foldWords(name.replace(/²/gu, '2').replace(/³/gu, '3')).replace(/\s/gu, '');
}

function unit(row: Reader, { units }: ProductContext): string | undefined {
  const code = row.value('unit', (text) => unitIndex(units).get(foldUnit(text)), problems.unknown);
  if (code !== undefined) row.show('unit', row.raw('unit') ?? code);
  return code;
}

/** The currency is that of the column, else the one written beside the price, else it is left open. */
function prices(row: Reader, context: ProductContext, values: ProductValues): void {
  const given = row.value('currency', findCurrency, problems.unknown);
  for (const field of ['price', 'purchasePrice'] as const) {
    const read = (text: string) => {
      const sum = findSum(text, given ?? values.currency ?? context.currency, context.decimalComma);
      return sum && sum.minor >= 0 ? sum : null;
    };
    const sum = row.value(field, read, problems.notNumber);
    if (!sum) continue;
    const expected = given ?? values.currency;
    if (sum.currency !== null && expected !== undefined && sum.currency !== expected) {
      row.refuse(field, problems.twoCurrencies(sum.currency, expected));
      continue;
    }
    values[field] = sum.minor;
    if (sum.currency !== null) values.currency = sum.currency;
    row.show(field, shownSum(sum.minor, sum.currency ?? expected ?? context.currency));
  }
  set(values, 'currency', given);
  if (given !== undefined) row.show('currency', given);
}

const withoutVat =
  /^(без( ндс)?|не облагается|ндс не облагается|no( vat)?|without( vat)?|none|exempt|vat exempt|sans( tva)?|exonere|hors tva|non assujetti|нет|non)$/u;

function vatRate(row: Reader, { vatRates, decimalComma }: ProductContext): number | undefined {
  const read = (text: string) => {
    const bare = text.replace(/^\s*(ндс|tva|vat)\s*/iu, '');
    const rate = withoutVat.test(foldWords(text)) ? null : findPercent(bare, decimalComma);
    if (rate === null && !withoutVat.test(foldWords(text))) return null;
    return vatRates.find((each) => each.rate === rate);
  };
  const found = row.value('vatRate', read, problems.unknown);
  if (!found) return undefined;
  row.show(
    'vatRate',
    found.rate === null ? { en: 'without VAT', ru: 'без НДС', fr: 'sans TVA' } : shownPercent(found.rate),
  );
  return found.id;
}

function truth(row: Reader, field: ProductField, read: (text: string) => boolean | undefined): boolean | undefined {
  const found = row.value(field, read, problems.notTruth);
  if (found !== undefined)
    row.show(field, found ? { en: 'yes', ru: 'да', fr: 'oui' } : { en: 'no', ru: 'нет', fr: 'non' });
  return found;
}

function withVat(text: string): boolean | undefined {
  const word = foldWords(text);
  if (
    /^(ttc|incl|included|gross|с ндс|в т ч ндс|в том числе|включен|включая ндс|tva incluse|tva comprise)$/u.test(word)
  )
    return true;
  if (/^(ht|excl|excluded|net|без ндс|сверху|не включен|hors tva|hors taxe)$/u.test(word)) return false;
  return findTruth(text);
}
