/** Two people changed one draft: what differs in its lines can be seen, to judge by. */
import { expect, test } from 'vitest';
import type { DocumentLine } from '../../preload/contract/documents.ts';
import { lineDifferences } from '../../renderer/features/documents/line-differences.ts';

const desk: DocumentLine = {
  productId: 1,
  code: 'D-1',
  name: 'Стол офисный «Бриз»',
  unit: 'pcs',
  quantity: 9000,
  price: 100_000,
  discount: 0,
  vatRateId: 1,
};

test('another quantity in mine, theirs and before is the one thing that differs', () => {
  const versions = [[{ ...desk, quantity: 3000 }], [{ ...desk, quantity: 4000 }], [desk]];
  expect(lineDifferences(versions)).toEqual([{ row: 0, columns: ['quantity'] }]);
});

test('a line that only one of them has is shown whole; lines that are the same are left out', () => {
  const chair = { ...desk, name: 'Стул' };
  expect(lineDifferences([[desk, chair], [{ ...desk, price: 90_000 }], [desk]])).toEqual([
    { row: 0, columns: ['price'] },
    { row: 1, columns: ['name', 'quantity', 'price'] },
  ]);
  expect(lineDifferences([[desk], [desk], [desk]])).toEqual([]);
});
