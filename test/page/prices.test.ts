/** What the page itself works out of prices, groups and own numbers. */
import { expect, test } from 'vitest';
import { decimalOf, typedDecimal, writtenDecimal } from '../../renderer/features/fields/decimal.ts';
import { groupTree } from '../../renderer/features/prices/group-tree.ts';
import { marginOf } from '../../renderer/features/prices/margin.ts';
import { readPrice } from '../../renderer/features/prices/read-price.ts';

test('the margin is of the price without VAT, rounded half-up', () => {
  expect(marginOf(8_750, 6_000, null)).toEqual({ amount: 2_750, share: 3_143 });
  // 122.00 with 22 % is 100.00 without.
  expect(marginOf(12_200, 7_500, 2_200)).toEqual({ amount: 2_500, share: 2_500 });
  expect(marginOf(1_000, 1_500, null)).toEqual({ amount: -500, share: -5_000 });
  expect(marginOf(0, 100, null)).toEqual({ amount: -100, share: 0 });
});

test('groups stand below those that hold them, also where only the lower one has products', () => {
  expect(groupTree(['Furniture', 'Furniture / Tables', 'Furnitures', 'Tools / Saws / Hand'])).toEqual([
    { path: 'Furniture', name: 'Furniture', depth: 0 },
    { path: 'Furniture / Tables', name: 'Tables', depth: 1 },
    { path: 'Furnitures', name: 'Furnitures', depth: 0 },
    { path: 'Tools', name: 'Tools', depth: 0 },
    { path: 'Tools / Saws', name: 'Saws', depth: 1 },
    { path: 'Tools / Saws / Hand', name: 'Hand', depth: 2 },
  ]);
});

test('a pasted price may carry its currency; empty is none, and words are no price', () => {
  expect(readPrice('1 250,50 ₽', 'RUB', 'ru')).toBe(125_050);
  expect(readPrice('€12.5', 'EUR', 'en')).toBe(1_250);
  expect(readPrice('12 EUR', 'EUR', 'fr')).toBe(1_200);
  expect(readPrice(' ', 'EUR', 'fr')).toBe(null);
  expect(readPrice('-1', 'EUR', 'fr')).toBe(undefined);
  expect(readPrice('on request', 'EUR', 'en')).toBe(undefined);
});

test('a number of an own field is kept as the shortest decimal text, however it is typed', () => {
  expect(decimalOf('1 250,50', 'fr')).toBe('1250.5');
  expect(decimalOf('1,250.5', 'en')).toBe('1250.5');
  expect(decimalOf('-0,5', 'ru')).toBe('-0.5');
  expect(decimalOf('123456789012345', 'en')).toBe('123456789012345');
  expect(decimalOf('0,0000001', 'ru')).toBe(null);
  expect(decimalOf('a dozen', 'en')).toBe(null);
  expect(typedDecimal('-12.5', 'fr')).toBe('-12,5');
  expect(writtenDecimal('1250.50', (value, digits) => `${value} of ${digits}`)).toBe('125050 of 2');
});
