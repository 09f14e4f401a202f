/** Numbers look as the office wants them, and a useless pattern is refused before it is saved. */
import { describe, expect, it } from 'vitest';
import { defaultSeries, formatNumber, patternProblems, periodOf } from '../../main/features/documents/number.ts';
import { national } from '../../main/features/reference/national.ts';
import { documentTypes } from '../../preload/contract/companies.ts';

const on = { prefix: 'FA', seq: 15, day: '2026-03-09' };

describe('formatNumber', () => {
  it.each([
    ['{PREFIX}-{YYYY}-{####}', 'FA-2026-0015'],
    ['{#}', '15'],
    ['{PREFIX}{YY}{MM}/{######}', 'FA2603/000015'],
    ['№ {##} от {MM}.{YYYY}', '№ 15 от 03.2026'],
  ])('%s → %s', (pattern, number) => {
    expect(formatNumber(pattern, on)).toBe(number);
  });
  it('a counter that has outgrown its digits is never cut', () => {
    expect(formatNumber('{####}', { ...on, seq: 123_456 })).toBe('123456');
  });
  it('a prefix that looks like a token is not taken for one', () => {
    expect(formatNumber('{PREFIX}{#}', { ...on, prefix: '{YYYY}' })).toBe('{YYYY}15');
  });
});

describe('periodOf', () => {
  it('is empty, the year or the month', () => {
    expect(periodOf('never', '2026-11-23')).toBe('');
    expect(periodOf('yearly', '2026-11-23')).toBe('2026');
    expect(periodOf('monthly', '2026-11-23')).toBe('2026-11');
  });
});

describe('patternProblems', () => {
  it.each([
    ['{PREFIX}-{YYYY}', 1],
    ['', 1],
    ['{####}/{##}', 1],
    ['{YYYY}{####}{DD}', 1],
    ['{####', 2],
    ['{####}}', 1],
    ['{##########}', 2],
    ['{yyyy}-{####}', 1],
    ['{PREFIX}{YYYY}{YY}{MM}{#}', 0],
  ])('%s has %i problems', (pattern, count) => {
    const problems = patternProblems(pattern);
    expect(problems).toHaveLength(count);
    for (const said of problems) expect(Object.values(said).every((text) => text.length > 0)).toBe(true);
  });
});

describe('defaultSeries', () => {
  it('makes the numbers that offices of the country know', () => {
    const example = (country: 'RU' | 'FR' | 'INT', type: 'invoice' | 'contract' | 'proposal') => {
      const { prefix, pattern } = defaultSeries(country, type);
      return formatNumber(pattern, { prefix, seq: 15, day: '2026-01-12' });
    };
    expect(example('RU', 'invoice')).toBe('15');
    expect(example('RU', 'proposal')).toBe('КП-15');
    expect(example('RU', 'contract')).toBe('Д-15/26');
    expect(example('FR', 'invoice')).toBe('FA-2026-0015');
    expect(example('FR', 'proposal')).toBe('DE-2026-0015');
    expect(example('INT', 'invoice')).toBe('INV-2026-0015');
  });
  it('has no problem in any country and for any type, and different prefixes where the number is not bare', () => {
    for (const country of national().byCode.keys()) {
      const all = documentTypes.map((type) => defaultSeries(country, type));
      for (const { pattern } of all) expect(patternProblems(pattern)).toEqual([]);
      const prefixes = all.map(({ prefix }) => prefix).filter((prefix) => prefix !== '');
      expect(new Set(prefixes).size).toBe(prefixes.length);
    }
  });
});
