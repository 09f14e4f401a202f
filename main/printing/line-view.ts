/** The lines of a document and its table of VAT as a form shows them: text only. */
import type { Language } from '../../preload/contract/values.ts';
import { countryName, countryNumber } from './country-numbers.ts';
import { formatDecimal, formatFinePrice, formatMoney, formatPercent, formatQuantity } from './format.ts';
import { withoutVat } from './labels.ts';
import type { PrintedDocument, PrintedLine } from './printed-document.ts';
import { unitPrice } from './unit-price.ts';
import { countInWords } from './words.ts';

/** Quantity, price and sums of a line, once as it is, once as it was before a correction. */
export interface AmountsView {
  readonly quantity: string;
  /** As it was agreed, in the price mode of the document. */
  readonly price: string;
  /** Before VAT; with up to four decimals where prices include VAT. */
  readonly netPrice: string;
  /** Before VAT and after all discounts, with as many decimals as it takes for quantity × price to come to `net`. */
  readonly unitPrice: string;
  readonly vatRate: string;
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
}

/** By how much a correction makes a line more or less; empty where it does not. */
export interface DifferenceView {
  readonly quantityUp: string;
  readonly quantityDown: string;
  readonly netUp: string;
  readonly netDown: string;
  readonly vatUp: string;
  readonly vatDown: string;
  readonly grossUp: string;
  readonly grossDown: string;
}

export interface LineView extends AmountsView {
  readonly position: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly unitCode: string;
  /** Empty: none. */
  readonly discount: string;
  /** In the price mode of the document. */
  readonly sum: string;
  /** false: the line bears no VAT at all, which is not 0 %. */
  readonly taxed: boolean;
  readonly quantityInWords: string;
  readonly originCountry: string;
  /** Of the country, where it is one that the classifier of countries has by number; else empty. */
  readonly originCode: string;
  readonly customsDeclaration: string;
  /** Of a correction; everything in it empty for a line that was not there before. */
  readonly before: AmountsView;
  readonly difference: DifferenceView;
}

export interface VatRowView {
  /** `20 %`, `Без НДС`. */
  readonly rate: string;
  /** false: this part bears no VAT at all, which is not 0 %. */
  readonly taxed: boolean;
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
}

/** The price without VAT in hundredths of the minor unit, rounded half up once. */
function netPrice({ price, vatRate }: Pick<PrintedLine, 'price' | 'vatRate'>, pricesIncludeVat: boolean): number {
  const hundredths = BigInt(price) * 100n;
  if (!pricesIncludeVat || vatRate === null) return Number(hundredths);
  const divisor = 10_000n + BigInt(vatRate);
  return Number((hundredths * 20_000n + divisor) / (2n * divisor));
}

/**
 * The sum of a line as the form shows it: with the line's own discount, before that of the document, which stands under
 * the lines. Quantity is in thousandths, discounts in ten-thousandths; rounded half up once.
 */
export function shownSum(line: PrintedLine, printed: PrintedDocument): number {
  if (printed.discount === 0) return printed.pricesIncludeVat ? line.sums.gross : line.sums.net;
  const product = BigInt(line.quantity) * BigInt(line.price) * (10_000n - BigInt(line.discount));
  return Number((product * 2n + 10_000_000n) / 20_000_000n);
}

/** Of nothing (a line that a correction takes away) the price is as agreed. */
function netUnitPrice(
  amounts: Pick<PrintedLine, 'quantity' | 'price' | 'vatRate' | 'sums'>,
  { currency, pricesIncludeVat }: PrintedDocument,
  language: Language,
): string {
  const { quantity, price, sums } = amounts;
  const agreed = formatFinePrice(netPrice(amounts, pricesIncludeVat), currency, language);
  if (quantity === 0) return agreed;
  const product = (BigInt(quantity) * BigInt(price) * 2n + 1000n) / 2000n;
  if (!pricesIncludeVat && Number(product) === sums.net) return agreed;
  return formatDecimal(unitPrice(sums.net, quantity, currency), language);
}

function amountsView(
  amounts: Pick<PrintedLine, 'quantity' | 'price' | 'vatRate' | 'sums'>,
  printed: PrintedDocument,
  language: Language,
): AmountsView {
  const { currency, pricesIncludeVat } = printed;
  const money = (amount: number) => formatMoney(amount, currency, language);
  const { quantity, price, vatRate, sums } = amounts;
  return {
    quantity: formatQuantity(quantity, language),
    price: money(price),
    netPrice: formatFinePrice(netPrice(amounts, pricesIncludeVat), currency, language),
    unitPrice: netUnitPrice(amounts, printed, language),
    vatRate: vatRate === null ? withoutVat[language] : formatPercent(vatRate, language),
    net: money(sums.net),
    vat: money(sums.vat),
    gross: money(sums.gross),
  };
}

const nothing: AmountsView = {
  quantity: '',
  price: '',
  netPrice: '',
  unitPrice: '',
  vatRate: '',
  net: '',
  vat: '',
  gross: '',
};

function differenceView(line: PrintedLine, { currency }: PrintedDocument, language: Language): DifferenceView {
  const before = line.before ?? { quantity: 0, sums: { net: 0, vat: 0, gross: 0 } };
  const split = (now: number, was: number, written: (amount: number) => string) => ({
    up: now > was ? written(now - was) : '',
    down: now < was ? written(was - now) : '',
  });
  const money = (amount: number) => formatMoney(amount, currency, language);
  const quantity = split(line.quantity, before.quantity, (amount) => formatQuantity(amount, language));
  const net = split(line.sums.net, before.sums.net, money);
  const vat = split(line.sums.vat, before.sums.vat, money);
  const gross = split(line.sums.gross, before.sums.gross, money);
  return {
    quantityUp: quantity.up,
    quantityDown: quantity.down,
    netUp: net.up,
    netDown: net.down,
    vatUp: vat.up,
    vatDown: vat.down,
    grossUp: gross.up,
    grossDown: gross.down,
  };
}

/** A whole quantity in words, another one as it is. */
function quantityInWords(thousandths: number, language: Language): string {
  return thousandths % 1000 === 0 ? countInWords(thousandths / 1000, language) : formatQuantity(thousandths, language);
}

/** Once as it is, once as it was before; a price that a correction leaves as it was is the same to the last decimal, as it stands on what is corrected. */
function bothAmounts(
  line: PrintedLine,
  printed: PrintedDocument,
  language: Language,
): AmountsView & Pick<LineView, 'before'> {
  const now = amountsView(line, printed, language);
  if (line.before === undefined) return { ...now, before: nothing };
  const before = amountsView(line.before, printed, language);
  return { ...now, ...(line.before.isSamePrice && { unitPrice: before.unitPrice }), before };
}

/** All lines, in their order. */
export function lineViews(printed: PrintedDocument, language: Language): LineView[] {
  return printed.lines.map((line, index) => ({
    ...bothAmounts(line, printed, language),
    position: String(index + 1),
    code: line.code,
    name: line.name,
    unit: line.unit,
    unitCode: line.unitCode ?? '',
    discount: line.discount > 0 ? formatPercent(line.discount, language) : '',
    sum: formatMoney(shownSum(line, printed), printed.currency, language),
    taxed: line.vatRate !== null,
    quantityInWords: quantityInWords(line.quantity, language),
    originCountry: countryName(line.originCountry ?? '', language),
    originCode: countryNumber(line.originCountry ?? ''),
    customsDeclaration: line.customsDeclaration ?? '',
    difference: differenceView(line, printed, language),
  }));
}

/** By how much a correction makes all of the document more, and by how much less: rises and falls are never set off (НК РФ, ст. 169, п. 5.2). */
export function correctionTotals(printed: PrintedDocument, language: Language): DifferenceView {
  const sum = { quantityUp: 0, quantityDown: 0, netUp: 0, netDown: 0, vatUp: 0, vatDown: 0, grossUp: 0, grossDown: 0 };
  for (const { quantity, sums, before } of printed.lines) {
    const was = before ?? { quantity: 0, sums: { net: 0, vat: 0, gross: 0 } };
    sum.quantityUp += Math.max(quantity - was.quantity, 0);
    sum.quantityDown += Math.max(was.quantity - quantity, 0);
    sum.netUp += Math.max(sums.net - was.sums.net, 0);
    sum.netDown += Math.max(was.sums.net - sums.net, 0);
    sum.vatUp += Math.max(sums.vat - was.sums.vat, 0);
    sum.vatDown += Math.max(was.sums.vat - sums.vat, 0);
    sum.grossUp += Math.max(sums.gross - was.sums.gross, 0);
    sum.grossDown += Math.max(was.sums.gross - sums.gross, 0);
  }
  const money = (amount: number) => (amount === 0 ? '' : formatMoney(amount, printed.currency, language));
  const quantity = (amount: number) => (amount === 0 ? '' : formatQuantity(amount, language));
  return {
    quantityUp: quantity(sum.quantityUp),
    quantityDown: quantity(sum.quantityDown),
    netUp: money(sum.netUp),
    netDown: money(sum.netDown),
    vatUp: money(sum.vatUp),
    vatDown: money(sum.vatDown),
    grossUp: money(sum.grossUp),
    grossDown: money(sum.grossDown),
  };
}

export function vatRowViews(printed: PrintedDocument, language: Language): VatRowView[] {
  const money = (amount: number) => formatMoney(amount, printed.currency, language);
  return printed.totals.vatTable.map((row) => ({
    rate: row.rate === null ? withoutVat[language] : formatPercent(row.rate, language),
    taxed: row.rate !== null,
    net: money(row.net),
    vat: money(row.vat),
    gross: money(row.gross),
  }));
}
