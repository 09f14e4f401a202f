/** VAT to the cent: invoices worked out by hand, and sums that always add up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../main/engine/failure.ts';
import { type AmountLine, type AmountsInput, totals } from '../../main/features/documents/amounts.ts';

const percent = (rate: number | null) => ({
  id: rate,
  rate,
  label: rate === null ? 'no VAT' : `${rate / 100}%`,
});
/** Quantity in thousandths, price in minor units, VAT in basis points. */
const line = (quantity: number, price: number, rate: number | null, discount = 0): AmountLine => ({
  quantity,
  price,
  discount,
  vat: percent(rate),
});
const plain = { discount: 0, pricesIncludeVat: false, rounding: 'document' } as const;
/** Rows as net / vat / gross. */
const sums = (rows: readonly { net: number; vat: number; gross: number }[]) =>
  rows.map(({ net, vat, gross }) => [net, vat, gross]);

interface Worked {
  readonly invoice: string;
  readonly input: AmountsInput;
  readonly lines: readonly (readonly number[])[];
  /** Rate, net, VAT, gross. */
  readonly table: readonly (readonly (number | null)[])[];
  readonly total: readonly number[];
  readonly discount: number;
}

const worked: readonly Worked[] = [
  {
    // 3 × 1,000.00 = 3,000.00; 22 % = 660.00.
    invoice: 'Russia 2026, 22 % on top',
    input: { ...plain, lines: [line(3000, 100_000, 2200)] },
    lines: [[300_000, 66_000, 366_000]],
    table: [[2200, 300_000, 66_000, 366_000]],
    total: [300_000, 66_000, 366_000],
    discount: 0,
  },
  {
    // 1,000.00 with 22 % in it: 100,000 × 22 ÷ 122 = 18,032.78… → 180.33; net 819.67.
    invoice: 'Russia 2026, 22 % included',
    input: { ...plain, pricesIncludeVat: true, lines: [line(1000, 100_000, 2200)] },
    lines: [[81_967, 18_033, 100_000]],
    table: [[2200, 81_967, 18_033, 100_000]],
    total: [81_967, 18_033, 100_000],
    discount: 0,
  },
  {
    // 1,200.00 with 20 % in it: 120,000 × 20 ÷ 120 = 20,000 exactly.
    invoice: 'Russia 2025, 20 % included',
    input: { ...plain, pricesIncludeVat: true, lines: [line(1000, 120_000, 2000)] },
    lines: [[100_000, 20_000, 120_000]],
    table: [[2000, 100_000, 20_000, 120_000]],
    total: [100_000, 20_000, 120_000],
    discount: 0,
  },
  {
    // Each 0.33 × 20 % = 6.6 c. The sum 0.99 × 20 % = 19.8 → 20 c. Rounded down: 6 + 6 + 6 = 18; two are left, all remainders are equal,
    // so the first two lines get them: 7, 7, 6.
    invoice: 'three equal lines, rounded on the document',
    input: { ...plain, lines: [line(1000, 33, 2000), line(1000, 33, 2000), line(1000, 33, 2000)] },
    lines: [
      [33, 7, 40],
      [33, 7, 40],
      [33, 6, 39],
    ],
    table: [[2000, 99, 20, 119]],
    total: [99, 20, 119],
    discount: 0,
  },
  {
    // The same rounded on the lines: 6.6 → 7 three times, one cent more.
    invoice: 'three equal lines, rounded on each line',
    input: { ...plain, rounding: 'line', lines: [line(1000, 33, 2000), line(1000, 33, 2000), line(1000, 33, 2000)] },
    lines: [
      [33, 7, 40],
      [33, 7, 40],
      [33, 7, 40],
    ],
    table: [[2000, 99, 21, 120]],
    total: [99, 21, 120],
    discount: 0,
  },
  {
    // 20 %: 12.50 × 2 = 25.00 → 5.00. 10 %: 9.99 → 0.999 → 1.00. 5.5 %: 3 × 4.49 = 13.47 → 0.74085 → 0.74. 2.1 %: 1.90 → 0.0399 → 0.04.
    // The table goes from high to low, whatever the order of the lines.
    invoice: 'France, four rates in one invoice, on top',
    input: {
      ...plain,
      lines: [line(1000, 190, 210), line(3000, 449, 550), line(2000, 1250, 2000), line(1000, 999, 1000)],
    },
    lines: [
      [190, 4, 194],
      [1347, 74, 1421],
      [2500, 500, 3000],
      [999, 100, 1099],
    ],
    table: [
      [2000, 2500, 500, 3000],
      [1000, 999, 100, 1099],
      [550, 1347, 74, 1421],
      [210, 190, 4, 194],
    ],
    total: [5036, 678, 5714],
    discount: 0,
  },
  {
    // Included: 120.00 × 20/120 = 20.00; 55.00 × 10/110 = 5.00; 21.10 × 5.5/105.5 = 1.10; without VAT: 7.00, last in the table, below 0 %.
    invoice: 'France, three rates, 0 % and without VAT, included',
    input: {
      ...plain,
      pricesIncludeVat: true,
      lines: [
        line(1000, 700, null),
        line(1000, 300, 0),
        line(1000, 12_000, 2000),
        line(1000, 5500, 1000),
        line(1000, 2110, 550),
      ],
    },
    lines: [
      [700, 0, 700],
      [300, 0, 300],
      [10_000, 2000, 12_000],
      [5000, 500, 5500],
      [2000, 110, 2110],
    ],
    table: [
      [2000, 10_000, 2000, 12_000],
      [1000, 5000, 500, 5500],
      [550, 2000, 110, 2110],
      [0, 300, 0, 300],
      [null, 700, 0, 700],
    ],
    total: [18_000, 2610, 20_610],
    discount: 0,
  },
  {
    // 1.255 kg × 3.99 = 5.00745 → 5.01; 0.333 × 10.00 = 3.33. Sum 8.34 × 10 % = 0.834 → 0.83.
    // Exact shares 0.501 and 0.333: down 50 + 33 = 83, nothing left.
    invoice: 'quantities with three decimals',
    input: { ...plain, lines: [line(1255, 399, 1000), line(333, 1000, 1000)] },
    lines: [
      [501, 50, 551],
      [333, 33, 366],
    ],
    table: [[1000, 834, 83, 917]],
    total: [834, 83, 917],
    discount: 0,
  },
  {
    // 0.5 × 0.01 = 0.5 c → 1 c (half goes up); 1.5 × 0.01 = 1.5 c → 2 c; 10 % of 3 c = 0.3 → 0.
    invoice: 'amounts at exactly half go up',
    input: { ...plain, lines: [line(500, 1, 1000), line(1500, 1, 1000)] },
    lines: [
      [1, 0, 1],
      [2, 0, 2],
    ],
    table: [[1000, 3, 0, 3]],
    total: [3, 0, 3],
    discount: 0,
  },
  {
    // 0.25 × 10 % = 2.5 c → 3 c, on top. (As a floating-point number 0.025 is a little less than that.)
    invoice: 'VAT at exactly half goes up',
    input: { ...plain, lines: [line(1000, 25, 1000)] },
    lines: [[25, 3, 28]],
    table: [[1000, 25, 3, 28]],
    total: [25, 3, 28],
    discount: 0,
  },
  {
    // 0.15 with 20 % in it: 15 × 20 ÷ 120 = 2.5 → 3 c; net 12.
    invoice: 'included VAT at exactly half goes up',
    input: { ...plain, pricesIncludeVat: true, lines: [line(1000, 15, 2000)] },
    lines: [[12, 3, 15]],
    table: [[2000, 12, 3, 15]],
    total: [12, 3, 15],
    discount: 0,
  },
  {
    // Line 1: 10 × 99.99 = 999.90, less 5 % = 949.905, less 2 % of the document = 930.9069 → 930.91 (rounded once).
    // Line 2: 1 × 200.00, less 2 % = 196.00. Sum 1,126.91 × 20 % = 225.382 → 225.38. Shares 186.182 and 39.20: nothing is left.
    // Discounts took off 1,199.90 − 1,126.91 = 72.99.
    invoice: 'a discount on a line and one on the document',
    input: { ...plain, discount: 200, lines: [line(10_000, 9999, 2000, 500), line(1000, 20_000, 2000)] },
    lines: [
      [93_091, 18_618, 111_709],
      [19_600, 3920, 23_520],
    ],
    table: [[2000, 112_691, 22_538, 135_229]],
    total: [112_691, 22_538, 135_229],
    discount: 7299,
  },
  {
    // 100.00 with VAT less 100 % is 0; 61.00 with 22 % in it: 61 × 22 ÷ 122 = 11.00. The discount is 100.00 with VAT.
    invoice: 'a line that is given away',
    input: {
      ...plain,
      pricesIncludeVat: true,
      lines: [line(1000, 10_000, 2200, 10_000), line(1000, 6100, 2200)],
    },
    lines: [
      [0, 0, 0],
      [5000, 1100, 6100],
    ],
    table: [[2200, 5000, 1100, 6100]],
    total: [5000, 1100, 6100],
    discount: 10_000,
  },
  {
    // Included, 0.10 three times: 30 × 22 ÷ 122 = 5.4098… → 5 c. Each 1.8032…: down 1 + 1 + 1, two left for the first two lines.
    invoice: 'included VAT handed out to the lines',
    input: {
      ...plain,
      pricesIncludeVat: true,
      lines: [line(1000, 10, 2200), line(1000, 10, 2200), line(1000, 10, 2200)],
    },
    lines: [
      [8, 2, 10],
      [8, 2, 10],
      [9, 1, 10],
    ],
    table: [[2200, 25, 5, 30]],
    total: [25, 5, 30],
    discount: 0,
  },
  {
    // The largest remainder comes first, not the first line: 0.11 × 10 % = 1.1 and 0.19 × 10 % = 1.9; 0.30 × 10 % = 3: the second gets the rest.
    invoice: 'the cent that is left goes to the largest remainder',
    input: { ...plain, lines: [line(1000, 11, 1000), line(1000, 19, 1000)] },
    lines: [
      [11, 1, 12],
      [19, 2, 21],
    ],
    table: [[1000, 30, 3, 33]],
    total: [30, 3, 33],
    discount: 0,
  },
  {
    // 737,704,918,032.79 × 22 % = 162,295,081,967.2138 → 162,295,081,967.21; together 900,000,000,000.00.
    invoice: 'the largest amount there is, to the last unit',
    input: { ...plain, lines: [line(1000, 73_770_491_803_279, 2200)] },
    lines: [[73_770_491_803_279, 16_229_508_196_721, 90_000_000_000_000]],
    table: [[2200, 73_770_491_803_279, 16_229_508_196_721, 90_000_000_000_000]],
    total: [73_770_491_803_279, 16_229_508_196_721, 90_000_000_000_000],
    discount: 0,
  },
  {
    // 999,999.999 × 89,999.99 = 89,999,989,910.00001 → 89,999,989,910.00; less 50 % = 44,999,994,955.000005 → 44,999,994,955.00.
    // (Multiplied out in the scales of the input this needs 24 digits; a floating-point number holds 15.)
    invoice: 'a large quantity at a large price, half off',
    input: { ...plain, lines: [line(999_999_999, 8_999_999, null, 5000)] },
    lines: [[4_499_999_495_500, 0, 4_499_999_495_500]],
    table: [[null, 4_499_999_495_500, 0, 4_499_999_495_500]],
    total: [4_499_999_495_500, 0, 4_499_999_495_500],
    discount: 4_499_999_495_500,
  },
  {
    invoice: 'no lines at all',
    input: { ...plain, lines: [] },
    lines: [],
    table: [],
    total: [0, 0, 0],
    discount: 0,
  },
];

describe('invoices worked out by hand', () => {
  it.each(worked)('$invoice', ({ input, lines, table, total, discount }) => {
    const result = totals(input);
    expect(sums(result.lines)).toEqual(lines);
    expect(result.vatTable.map(({ rate, net, vat, gross }) => [rate, net, vat, gross])).toEqual(table);
    expect([result.net, result.vat, result.gross]).toEqual(total);
    expect(result.discount).toBe(discount);
  });
});

describe('without VAT', () => {
  it('who is not a VAT payer charges none, and prices stay what they are', () => {
    const lines = [line(1000, 12_000, 2000), line(1000, 500, null)];
    for (const pricesIncludeVat of [true, false]) {
      const result = totals({ ...plain, pricesIncludeVat, lines, vatPayer: false, withoutVatLabel: 'без НДС' });
      expect([result.net, result.vat, result.gross]).toEqual([12_500, 0, 12_500]);
      expect(result.vatTable).toEqual([
        { vatRateId: null, label: 'без НДС', rate: null, net: 12_500, vat: 0, gross: 12_500 },
      ]);
    }
  });
  it('is another row than 0 %', () => {
    const result = totals({ ...plain, lines: [line(1000, 100, null), line(1000, 100, 0)] });
    expect(result.vatTable.map(({ label }) => label)).toEqual(['0%', 'no VAT']);
  });
});

describe('too large', () => {
  it.each([
    ['a line', [line(1e12, 9e13, 2000)], 'The amount of line 1 is too large.'],
    ['the sum of the lines', [line(1000, 9e13, null), line(1000, 1, null)], 'The sum of the document is too large.'],
    ['the sum with VAT', [line(1000, 9e13, 2000)], 'The sum of the document is too large.'],
  ])('%s is refused in words', (_what, lines, message) => {
    let thrown: unknown;
    try {
      totals({ ...plain, lines });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Failure);
    expect(thrown).toMatchObject({ code: 'invalid', message });
  });
});

const rates = [null, 0, 210, 500, 550, 700, 1000, 2000, 2200, 2700];
const anyLine = fc.record({
  quantity: fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 10_000_000 })),
  price: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 1_000_000_00 })),
  discount: fc.constantFrom(0, 0, 250, 500, 3333, 10_000),
  vat: fc.constantFrom(...rates).map(percent),
});
const anyInput = fc.record({
  lines: fc.array(anyLine, { maxLength: 30 }),
  discount: fc.constantFrom(0, 0, 100, 777),
  pricesIncludeVat: fc.boolean(),
  rounding: fc.constantFrom('document' as const, 'line' as const),
});

describe('any document', () => {
  it('adds up: line by line, lines to table, table to totals', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const result = totals(input);
        for (const { net, vat, gross } of [...result.lines, ...result.vatTable, result]) expect(net + vat).toBe(gross);
        for (const part of ['net', 'vat', 'gross'] as const) {
          expect(result.lines.reduce((sum, row) => sum + row[part], 0)).toBe(result[part]);
          expect(result.vatTable.reduce((sum, row) => sum + row[part], 0)).toBe(result[part]);
        }
        for (const row of result.vatTable) {
          const members = result.lines.filter((_, index) => input.lines[index]?.vat.rate === row.rate);
          expect(members.reduce((sum, { vat }) => sum + vat, 0)).toBe(row.vat);
        }
      }),
    );
  });
  it('has no line with a share more than one unit off its exact VAT, and none below zero', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        totals(input).lines.forEach((row, index) => {
          const rate = input.lines[index]?.vat.rate ?? 0;
          const [base, divisor] = input.pricesIncludeVat ? [row.gross, 10_000 + rate] : [row.net, 10_000];
          expect(Math.abs(row.vat * divisor - base * rate)).toBeLessThan(divisor);
          expect(Math.min(row.net, row.vat, row.gross)).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });
  it('whose prices include VAT gives back, within one unit a row, the net prices it was made from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.constantFrom(0, 210, 550, 1000, 2000, 2200), (net, rate) => {
        const onTop = totals({ ...plain, lines: [line(1000, net, rate)] });
        const included = totals({ ...plain, pricesIncludeVat: true, lines: [line(1000, onTop.gross, rate)] });
        expect(included.gross).toBe(onTop.gross);
        expect(Math.abs(included.net - net)).toBeLessThanOrEqual(1);
      }),
    );
  });
  it('does not depend on the order of its lines, but for the lines themselves', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const turned = totals({ ...input, lines: [...input.lines].reverse() });
        const result = totals(input);
        expect(turned.vatTable).toEqual(result.vatTable);
        expect([turned.net, turned.vat, turned.gross, turned.discount]).toEqual([
          result.net,
          result.vat,
          result.gross,
          result.discount,
        ]);
      }),
    );
  });
});
