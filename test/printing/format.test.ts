/** Numbers and days on documents, digit by digit and space by space. */
import { describe, expect, it } from 'vitest';
import {
  formatDay,
  formatFinePrice,
  formatLongDay,
  formatMoney,
  formatMoneyWithCurrency,
  formatPercent,
  formatQuantity,
} from '../../main/printing/format.ts';

describe('money', () => {
  it.each([
    [123_450, 'RUB', 'ru', '1\u00a0234,50'],
    [123_450, 'EUR', 'fr', '1\u202f234,50'],
    [123_450, 'EUR', 'en', '1,234.50'],
    [0, 'EUR', 'en', '0.00'],
    [5, 'RUB', 'ru', '0,05'],
    [99_999, 'EUR', 'en', '999.99'],
    [100_000, 'EUR', 'en', '1,000.00'],
    [-123_450, 'EUR', 'en', '\u22121,234.50'],
    [90_000_000_000_000, 'RUB', 'ru', '900\u00a0000\u00a0000\u00a0000,00'],
    [1234, 'JPY', 'en', '1,234'],
    [1_234_567, 'KWD', 'en', '1,234.567'],
  ] as const)('%d %s in %s is %s', (amount, currency, language, text) => {
    expect(formatMoney(amount, currency, language)).toBe(text);
  });

  it.each([
    [123_450, 'RUB', 'ru', '1\u00a0234,50\u00a0₽'],
    [123_450, 'EUR', 'fr', '1\u202f234,50\u00a0€'],
    [123_450, 'EUR', 'en', '€1,234.50'],
    [-123_450, 'USD', 'en', '\u2212$1,234.50'],
    [123_450, 'CHF', 'en', 'CHF\u00a01,234.50'],
    [123_450, 'BYN', 'ru', '1\u00a0234,50\u00a0BYN'],
  ] as const)('%d with its currency %s in %s is %s', (amount, currency, language, text) => {
    expect(formatMoneyWithCurrency(amount, currency, language)).toBe(text);
  });

  it('a price without VAT shows up to four decimals, and never fewer than its currency has', () => {
    expect(formatFinePrice(83_333, 'EUR', 'fr')).toBe('8,3333');
    expect(formatFinePrice(120_000, 'EUR', 'en')).toBe('12.00');
    expect(formatFinePrice(120_500, 'EUR', 'en')).toBe('12.05');
  });

  it('is never made from a broken number', () => {
    expect(() => formatMoney(0.1, 'EUR', 'en')).toThrow();
    expect(() => formatMoney(Number.NaN, 'EUR', 'en')).toThrow();
  });
});

describe('quantities and rates', () => {
  it.each([
    [1000, 'ru', '1'],
    [1500, 'ru', '1,5'],
    [1, 'en', '0.001'],
    [12_340, 'fr', '12,34'],
    [1_000_000_000_000, 'en', '1,000,000,000'],
  ] as const)('%d thousandths in %s are %s', (thousandths, language, text) => {
    expect(formatQuantity(thousandths, language)).toBe(text);
  });

  it.each([
    [2000, 'en', '20%'],
    [2000, 'ru', '20\u00a0%'],
    [550, 'fr', '5,5\u00a0%'],
    [1275, 'en', '12.75%'],
    [0, 'ru', '0\u00a0%'],
  ] as const)('%d basis points in %s are %s', (rate, language, text) => {
    expect(formatPercent(rate, language)).toBe(text);
  });
});

describe('days', () => {
  it.each([
    ['2026-11-23', 'ru', '23.11.2026', '23 ноября 2026 г.'],
    ['2026-11-23', 'fr', '23/11/2026', '23 novembre 2026'],
    ['2026-11-23', 'en', '23 Nov 2026', '23 November 2026'],
    ['2026-08-01', 'fr', '01/08/2026', '1er août 2026'],
    ['2027-01-05', 'ru', '05.01.2027', '5 января 2027 г.'],
  ] as const)('%s in %s', (day, language, short, long) => {
    expect(formatDay(day, language).replaceAll('\u00a0', ' ')).toBe(short);
    expect(formatLongDay(day, language).replaceAll('\u00a0', ' ')).toBe(long);
  });
});
