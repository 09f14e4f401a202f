/** Lines of a deal while they are typed: none is saved half, and none over those of somebody else unseen. */
import { expect, test } from 'vitest';
import { isChangedSince, typedLine, typedLines, wholeLine } from '../../renderer/features/deals/typed-lines.ts';

const chair = { productId: null, code: '', name: 'Chair', unit: 'C62', quantity: 2000, price: 1000, discount: 0 };

test('a line is saved when it has a name, a quantity and a price, and nothing in it is no number', () => {
  expect(wholeLine(typedLine(chair))).toEqual(chair);
  for (const lack of [{ name: ' ' }, { quantity: null }, { quantity: 0 }, { price: null }, { discount: null }])
    expect(wholeLine(typedLine({ ...chair, ...lack }))).toBeNull();
});

test('lines that come back after a restart have keys of their own', () => {
  const kept = [typedLine(chair), typedLine(chair)];
  const again = kept.map(typedLine);
  expect(new Set([...kept, ...again, ...typedLines([chair, chair])].map(({ key }) => key)).size).toBe(6);
});

test('stored lines that somebody else has changed since are noticed, whatever keys the kept ones have', () => {
  expect(isChangedSince([{ ...chair }], [chair])).toBe(false);
  expect(isChangedSince([chair], [{ ...chair, price: 1100 }])).toBe(true);
  expect(isChangedSince([], [chair])).toBe(true);
});
