/** Periods are whole: the month, quarter or year that a day is in, with its first and its last day. */
import { expect, test } from 'vitest';
import { periodAround } from '../../renderer/ui/periods.ts';

test('a period begins with its first day and ends with its last, leap years and ends of years too', () => {
  expect(periodAround('month', '2028-02-29')).toEqual({ kind: 'month', from: '2028-02-01', to: '2028-02-29' });
  expect(periodAround('month', '2026-12-31')).toEqual({ kind: 'month', from: '2026-12-01', to: '2026-12-31' });
  expect(periodAround('quarter', '2026-11-30')).toEqual({ kind: 'quarter', from: '2026-10-01', to: '2026-12-31' });
  expect(periodAround('quarter', '2026-03-31')).toEqual({ kind: 'quarter', from: '2026-01-01', to: '2026-03-31' });
  expect(periodAround('year', '2026-07-01')).toEqual({ kind: 'year', from: '2026-01-01', to: '2026-12-31' });
});
