/** Which calls took longest and how many came lately, however long the program runs. */
import { expect, test } from 'vitest';
import { CallFigures, medianOf, RecentCalls } from '../../main/engine/call-figures.ts';

const begin = Date.parse('2026-11-29T12:00:00Z');

test('calls are counted by the second of the last minute, and what is older is forgotten', () => {
  const figures = new RecentCalls();
  for (let count = 0; count < 3; count += 1) figures.note('clients.find', 1, begin + 10);
  figures.note('clients.find', 1, begin + 1_999);
  const seen = figures.lastMinute(begin + 2_500);
  expect(seen).toHaveLength(60);
  expect(seen.slice(-3)).toEqual([0, 3, 1]);
  expect(figures.lastMinute(begin + 62_000).every((count) => count === 0)).toBe(true);
});

test('the ten slowest of the last hour, the slowest first, with when they were', () => {
  const figures = new RecentCalls();
  for (let minute = 0; minute < 50; minute += 1) figures.note(`call.${minute}`, minute, begin + minute * 60_000);
  const slowest = figures.slowest(begin + 50 * 60_000);
  expect(slowest.map(({ channel }) => channel)).toEqual(
    [49, 48, 47, 46, 45, 44, 43, 42, 41, 40].map((one) => `call.${one}`),
  );
  expect(slowest[0]).toEqual({ channel: 'call.49', milliseconds: 49, at: '2026-11-29T12:49:00.000Z' });
  // An hour later all of them are gone.
  expect(figures.slowest(begin + 110 * 60_000)).toEqual([]);
});

test('the slowest channels come first, with their longest, median and slow calls', () => {
  const figures = new CallFigures();
  for (const ms of [5, 1, 3]) figures.record('clients.find', ms);
  for (const ms of [10, 90, 41, 40, 12]) figures.record('clients.page', ms);
  figures.record('files.choose', null);
  expect(figures.slowest(5)).toEqual([
    { channel: 'clients.page', calls: 5, longest: 90, median: 40, slow: 2 },
    { channel: 'clients.find', calls: 3, longest: 5, median: 3, slow: 0 },
  ]);
  expect(figures.slowest(1)).toHaveLength(1);
});

test('of a million calls a few numbers are kept, and the longest is not forgotten', () => {
  const figures = new CallFigures();
  figures.record('clients.find', 700);
  for (let at = 1; at < 1_000_000; at++) figures.record('clients.find', 2);
  expect(figures.slowest(1)).toEqual([{ channel: 'clients.find', calls: 1_000_000, longest: 700, median: 2, slow: 1 }]);
  expect(JSON.stringify(figures).length).toBeLessThan(10_000);
});

test('the median of an even number of calls is the lower of the two in the middle', () => {
  expect(medianOf([4, 1, 3, 2])).toBe(2);
  expect(medianOf([])).toBe(0);
});
