/** The amounts of a document as EN 16931 adds them up: lines, allowances, VAT rows, totals. Pure, in exact arithmetic. */
import Big from 'big.js';
import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import { amountDue } from '../details-view.ts';
import { shownSum } from '../line-view.ts';
import type { PrintedDocument, PrintedLine } from '../printed-document.ts';
import { unitPrice } from '../unit-price.ts';
import type { EAllowance, ELine, ETotals, EVat, EVatRow } from './e-invoice.ts';

/** What bears VAT how: of a rate in basis points, null being without VAT. */
export type VatOf = (rate: number | null) => EVat & Pick<EVatRow, 'reasonCode' | 'reason'>;

export interface EAmounts {
  readonly lines: readonly Pick<ELine, 'price' | 'allowance' | 'net' | 'vat'>[];
  readonly allowances: readonly EAllowance[];
  readonly vatRows: readonly EVatRow[];
  readonly totals: ETotals;
}

/**
 * The amounts of `printed`. Nothing is rounded anew: lines, VAT rows and totals are those of the document, to the last unit. With
 * prices before VAT, a discount of the whole document is an allowance of the document (BG-20), one for each rate. With
 * prices that include VAT it is one of each line (BG-27), since its part without VAT is known only there.
 */
export function eAmounts(printed: PrintedDocument, vatOf: VatOf): EAmounts {
  const { totals, pricesIncludeVat } = printed;
  const lines = printed.lines.map((line) => {
    const net = pricesIncludeVat ? line.sums.net : shownSum(line, printed);
    const before = beforeDiscount(line, printed, net);
    const { category, rate } = vatOf(rateOf(line.vatRate, printed));
    const price = pricesIncludeVat ? unitPrice(before, line.quantity, printed.currency) : agreedPrice(line, printed);
    return { price, allowance: before - net, net, vat: { category, rate } };
  });
  const vatRows = mergedRows(printed, vatOf);
  const allowances = vatRows.flatMap(({ category, rate, net }) => {
    const sum = sumOf(
      lines.filter(({ vat }) => vat.category === category && vat.rate === rate).map((line) => line.net),
    );
    return sum === net ? [] : [{ category, rate, amount: sum - net }];
  });
  const due = amountDue(printed);
  return {
    lines,
    allowances,
    vatRows,
    totals: {
      lines: sumOf(lines.map(({ net }) => net)),
      allowances: sumOf(allowances.map(({ amount }) => amount)),
      net: totals.net,
      vat: totals.vat,
      gross: totals.gross,
      prepaid: totals.gross - due,
      due,
    },
  };
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** Whoever pays no VAT charges none, whatever rate stands on a line. */
const rateOf = (rate: number | null, { company }: PrintedDocument): number | null => (company.vatPayer ? rate : null);

/** Rows of the document that are one to the standard: of the same category and rate. */
function mergedRows(printed: PrintedDocument, vatOf: VatOf): EVatRow[] {
  const rows = new Map<string, EVatRow>();
  for (const { rate, net, vat } of printed.totals.vatTable) {
    const about = vatOf(rateOf(rate, printed));
    const key = `${about.category} ${about.rate}`;
    const row = rows.get(key) ?? { ...about, net: 0, vat: 0 };
    rows.set(key, { ...row, net: row.net + net, vat: row.vat + vat });
  }
  return [...rows.values()];
}

/** Of a line, without VAT, before what is taken off it as a line: never less than what is left. */
function beforeDiscount(line: PrintedLine, printed: PrintedDocument, net: number): number {
  const { pricesIncludeVat, discount } = printed;
  if (line.discount === 0 && (!pricesIncludeVat || discount === 0)) return net;
  const rate = pricesIncludeVat ? (rateOf(line.vatRate, printed) ?? 0) : 0;
  const before = new Big(line.quantity)
    .times(line.price)
    .times(10_000)
    .div(1000 * (10_000 + rate))
    .round(0, Big.roundHalfUp)
    .toNumber();
  return Math.max(before, net);
}

/** The price as it was agreed, as a decimal. */
export function agreedPrice({ price }: PrintedLine, { currency }: PrintedDocument): string {
  const digits = minorDigits(currency);
  return new Big(price).div(new Big(10).pow(digits)).toFixed(digits);
}
