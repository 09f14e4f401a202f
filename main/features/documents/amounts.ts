/** The sums of a document: lines, discounts, VAT, in exact arithmetic. */
import Big from 'big.js';
import type { LineSums, Totals, VatRow } from '../../../preload/contract/documents.ts';
import { Failure } from '../../engine/failure.ts';

/** VAT of a line. `rate` in basis points; null: without VAT, which is printed as `label` and is not the same as 0 %. */
export interface LineVat {
  readonly id: number | null;
  readonly rate: number | null;
  readonly label: string;
}

/** What the sum of a line is worked out from. */
export interface AmountLine {
  /** Thousandths of the unit. */
  readonly quantity: number;
  /** Of one unit, in minor units of the currency. */
  readonly price: number;
  /** Basis points. */
  readonly discount: number;
  readonly vat: LineVat;
}

/** What the sums of a document are worked out from. */
export interface AmountsInput {
  readonly lines: readonly AmountLine[];
  /** Basis points, on the whole document, after the discounts of the lines. */
  readonly discount: number;
  readonly pricesIncludeVat: boolean;
  /** `document`: VAT is rounded once per rate on the sum of the document (EN 16931, BR-CO-17); `line`: on each line. */
  readonly rounding: 'document' | 'line';
  /** Who is not a VAT payer charges none: all lines are without VAT, whatever rate stands on them. Default: true. */
  readonly vatPayer?: boolean;
  /** What the one row of the VAT table is called when the company is no VAT payer. */
  readonly withoutVatLabel?: string;
}

/** The largest amount that is stored: `Money` of the contract. */
const largest = new Big(9e13);
const whole = 10_000;

/** The nearest integer; exactly half goes up. */
const halfUp = (amount: Big): Big => amount.round(0, Big.roundHalfUp);

/** Quantity × price less the given shares, rounded once. Only powers of ten divide, so that nothing is lost before. */
function amountOf(line: AmountLine, lineDiscount: number, documentDiscount: number): Big {
  const product = new Big(line.quantity)
    .times(line.price)
    .times(whole - lineDiscount)
    .times(whole - documentDiscount);
  return halfUp(product.div(1e11));
}

/** VAT = amount × rate ÷ divisor, exact as a fraction: on top of the price, or out of it. */
const divisorOf = (rate: number, included: boolean): number => (included ? whole + rate : whole);

/** 20 digits after the point are kept: enough, since a fraction with such a divisor is never nearer than 0.00001 to a half. */
const vatOf = (amount: Big, rate: number, included: boolean): Big =>
  halfUp(amount.times(rate).div(divisorOf(rate, included)));

/**
 * Hands `vat` out to lines whose exact shares add up to about it: each gets its share rounded down, and what is left over
 * goes, one unit each, to the largest remainders, of equal ones to the earlier line.
 */
function handOut(vat: Big, amounts: readonly Big[], rate: number, included: boolean): Big[] {
  const divisor = divisorOf(rate, included);
  const shares = amounts.map((amount, index) => {
    const exact = amount.times(rate);
    const down = exact.div(divisor).round(0, Big.roundDown);
    return { index, down, remainder: exact.minus(down.times(divisor)) };
  });
  const handedOut = shares.reduce((sum, share) => sum.plus(share.down), new Big(0));
  const left = vat.minus(handedOut).toNumber();
  const lucky = new Set(
    [...shares]
      .sort((a, b) => b.remainder.cmp(a.remainder) || a.index - b.index)
      .slice(0, left)
      .map((share) => share.index),
  );
  return shares.map((share) => (lucky.has(share.index) ? share.down.plus(1) : share.down));
}

interface Group {
  readonly vat: LineVat;
  readonly members: { readonly index: number; readonly amount: Big }[];
}

/** One group for each row of the VAT table: rates from high to low, `without VAT` last. */
function groupByVat(vats: readonly LineVat[], amounts: readonly Big[]): Group[] {
  const groups = new Map<string, Group>();
  amounts.forEach((amount, index) => {
    const vat = vats[index] ?? { id: null, rate: null, label: '' };
    const key = `${vat.rate ?? 'none'} ${vat.label}`;
    const group = groups.get(key) ?? { vat, members: [] };
    group.members.push({ index, amount });
    groups.set(key, group);
  });
  return [...groups.values()].sort((a, b) => (b.vat.rate ?? -1) - (a.vat.rate ?? -1));
}

/** The VAT of each member of a group, in order. */
function vatOfMembers(group: Group, included: boolean, rounding: 'document' | 'line'): Big[] {
  const { rate } = group.vat;
  const amounts = group.members.map((member) => member.amount);
  if (rate === null) return amounts.map(() => new Big(0));
  if (rounding === 'line') return amounts.map((amount) => vatOf(amount, rate, included));
  const sum = amounts.reduce((total, amount) => total.plus(amount), new Big(0));
  return handOut(vatOf(sum, rate, included), amounts, rate, included);
}

/** `position` is the index of a line; null: the sum of the document. */
function refuseTooLarge(amount: Big, position: number | null): void {
  if (amount.lte(largest)) return;
  if (position === null)
    throw new Failure('invalid', {
      en: 'The sum of the document is too large.',
      ru: 'Сумма документа слишком велика.',
      fr: 'Le total du document est trop élevé.',
    });
  throw new Failure('invalid', {
    en: `The amount of line ${position + 1} is too large.`,
    ru: `Слишком большая сумма в строке ${position + 1}.`,
    fr: `Le montant de la ligne ${position + 1} est trop élevé.`,
  });
}

const addUp = (sums: readonly LineSums[]): LineSums => ({
  net: sums.reduce((total, sum) => total + sum.net, 0),
  vat: sums.reduce((total, sum) => total + sum.vat, 0),
  gross: sums.reduce((total, sum) => total + sum.gross, 0),
});

/**
 * The sums of a document in minor units. The amount of a line is rounded once, half up, after both discounts; VAT is rounded
 * per rate on the document or per line. The lines add up to the VAT table and the table to the totals, to the last unit.
 * Throws `invalid`, naming the line, where an amount no longer fits.
 */
export function totals(input: AmountsInput): Totals {
  const { lines, pricesIncludeVat, rounding, vatPayer = true } = input;
  const noVat: LineVat = { id: null, rate: null, label: input.withoutVatLabel ?? '' };
  const amounts = lines.map((line) => amountOf(line, line.discount, input.discount));
  const before = lines.map((line) => amountOf(line, 0, 0));
  before.forEach((amount, index) => {
    refuseTooLarge(amount, index);
  });

  const groups = groupByVat(
    lines.map((line) => (vatPayer ? line.vat : noVat)),
    amounts,
  );
  const sums: LineSums[] = [];
  const vatTable: VatRow[] = groups.map((group) => {
    const vats = vatOfMembers(group, pricesIncludeVat, rounding);
    const rows = group.members.map(({ index, amount }, position) => {
      const vat = vats[position] ?? new Big(0);
      const net = pricesIncludeVat ? amount.minus(vat) : amount;
      const row = { net: net.toNumber(), vat: vat.toNumber(), gross: net.plus(vat).toNumber() };
      sums[index] = row;
      return row;
    });
    return { vatRateId: group.vat.id, label: group.vat.label, rate: group.vat.rate, ...addUp(rows) };
  });

  const all = amounts.reduce((total, amount) => total.plus(amount), new Big(0));
  const undiscounted = before.reduce((total, amount) => total.plus(amount), new Big(0));
  const total = addUp(vatTable);
  refuseTooLarge(undiscounted, null);
  refuseTooLarge(new Big(total.gross), null);
  return { lines: sums, vatTable, ...total, discount: undiscounted.minus(all).toNumber() };
}
