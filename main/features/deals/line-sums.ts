/** What the lines of a deal come to. */
import type { DealLine } from '../../../preload/contract/deals.ts';
import { totals } from '../documents/amounts.ts';

/** In minor units, each line rounded once, as on a document without VAT; and all of them together. */
export function sumsOfLines(lines: readonly Pick<DealLine, 'quantity' | 'price' | 'discount'>[]): {
  lines: number[];
  total: number;
} {
  const { lines: sums, net } = totals({
    lines: lines.map((line) => ({ ...line, vat: { id: null, rate: null, label: '' } })),
    discount: 0,
    pricesIncludeVat: false,
    rounding: 'document',
  });
  return { lines: sums.map((sum) => sum.net), total: net };
}
