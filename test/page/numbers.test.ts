/** Numbers as people type them: read exactly, whatever signs and spaces the country uses, and written back. */
import { describe, expect, test } from 'vitest';
import { decimalText, readNumber, sizeOf, typedText } from '../../renderer/ui/numbers.ts';

describe('reading a typed number', () => {
  const read: readonly (readonly [typed: string, digits: number, language: 'en' | 'ru' | 'fr', value: number])[] = [
    ['0', 2, 'en', 0],
    ['1', 3, 'en', 1000],
    ['1.125', 3, 'en', 1125],
    ['1,125', 3, 'ru', 1125],
    ['1,125', 3, 'fr', 1125],
    // In English the comma separates thousands.
    ['1,125', 3, 'en', 1_125_000],
    ['1,5', 2, 'en', 150],
    ['1 234,50', 2, 'ru', 123_450],
    ['1\u00a0234,50', 2, 'ru', 123_450],
    ['1\u202f234,50', 2, 'fr', 123_450],
    ["1'234.50", 2, 'en', 123_450],
    ['1,234.50', 2, 'en', 123_450],
    ['1.234,50', 2, 'en', 123_450],
    ['1,234,567', 0, 'en', 1_234_567],
    ['1.234.567', 0, 'fr', 1_234_567],
    ['.5', 2, 'en', 50],
    [',5', 2, 'fr', 50],
    ['5.', 2, 'en', 500],
    ['-3,25', 2, 'ru', -325],
    ['\u22123,25', 2, 'fr', -325],
    ['-0', 2, 'en', 0],
    // Zeros behind the last decimal say nothing more.
    ['1,1000', 2, 'ru', 110],
    ['0,29', 2, 'ru', 29],
    ['1.15', 2, 'en', 115],
    ['90071992547409.91', 2, 'en', 9_007_199_254_740_991],
  ];
  test.each(read)('%s of %i decimals in %s', (typed, digits, language, value) => {
    expect(readNumber(typed, digits, language)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 2, 'not-a-number'],
    ['.', 2, 'not-a-number'],
    ['abc', 2, 'not-a-number'],
    ['1e3', 2, 'not-a-number'],
    ['0x10', 2, 'not-a-number'],
    ['1-2', 2, 'not-a-number'],
    ['Infinity', 2, 'not-a-number'],
    ['90071992547409.92', 2, 'not-a-number'],
    ['1.1255', 3, 'too-precise'],
    ['0.001', 2, 'too-precise'],
    ['2.5', 0, 'too-precise'],
  ] as const)('%s is refused', (typed, digits, why) => {
    expect(readNumber(typed, digits, 'en')).toEqual({ ok: false, why });
  });
});

describe('writing a number', () => {
  test.each([
    [123_456, 2, '1234.56'],
    [5, 2, '0.05'],
    [-5, 2, '-0.05'],
    [7, 0, '7'],
    [0, 3, '0.000'],
    [9_007_199_254_740_991, 2, '90071992547409.91'],
  ])('%i of %i decimals is %s', (value, digits, text) => {
    expect(decimalText(value, digits)).toBe(text);
  });

  test('an input shows the decimals that count, with the sign of its language', () => {
    expect(typedText(1125, 3, 0, 'ru')).toBe('1,125');
    expect(typedText(1125, 3, 0, 'en')).toBe('1.125');
    expect(typedText(2000, 3, 0, 'fr')).toBe('2');
    expect(typedText(2500, 2, 2, 'fr')).toBe('25,00');
    expect(typedText(100, 0, 0, 'en')).toBe('100');
  });

  test('what is shown is read back as the same number in every language', () => {
    for (const language of ['en', 'ru', 'fr'] as const) {
      for (const value of [0, 1, 10, 99, 125, 1000, 1125, 123_456, -1, -1500]) {
        for (const digits of [0, 2, 3]) {
          expect(readNumber(typedText(value, digits, 2, language), digits, language)).toEqual({ ok: true, value });
        }
      }
    }
  });
});

describe('the size of a file', () => {
  test('a limit of 50 MB is said as 50 MB', () => {
    expect(sizeOf(50 * 1024 * 1024)).toEqual({ value: 50, unit: 'megabyte' });
  });

  test('the unit changes where the next one is reached', () => {
    expect(sizeOf(0)).toEqual({ value: 0, unit: 'byte' });
    expect(sizeOf(1023)).toEqual({ value: 1023, unit: 'byte' });
    expect(sizeOf(1024)).toEqual({ value: 1, unit: 'kilobyte' });
    expect(sizeOf(1536 * 1024)).toEqual({ value: 1.5, unit: 'megabyte' });
    expect(sizeOf(3 * 1024 ** 4)).toEqual({ value: 3072, unit: 'gigabyte' });
  });
});
