/** What the office server measures of its calls: figures worked out by hand. */
import { expect, test } from 'vitest';
import { CallFigures } from '../../main/engine/office-server.ts';

const begin = Date.parse('2026-11-29T12:00:00Z');

test('calls are counted by the second of the last minute, and what is older is forgotten', () => {
  const figures = new CallFigures();
  for (let count = 0; count < 3; count += 1) figures.note('clients.find', 1, begin + 10);
  figures.note('clients.find', 1, begin + 1_999);
  const seen = figures.lastMinute(begin + 2_500);
  expect(seen).toHaveLength(60);
  expect(seen.slice(-3)).toEqual([0, 3, 1]);
  expect(figures.lastMinute(begin + 62_000).every((count) => count === 0)).toBe(true);
});

test('the ten slowest of the last hour, the slowest first, with when they were', () => {
  const figures = new CallFigures();
  for (let minute = 0; minute < 50; minute += 1) figures.note(`call.${minute}`, minute, begin + minute * 60_000);
  const slowest = figures.slowest(begin + 50 * 60_000);
  expect(slowest.map(({ channel }) => channel)).toEqual(
    [49, 48, 47, 46, 45, 44, 43, 42, 41, 40].map((one) => `call.${one}`),
  );
  expect(slowest[0]).toEqual({ channel: 'call.49', milliseconds: 49, at: '2026-11-29T12:49:00.000Z' });
  // An hour later all of them are gone.
  expect(figures.slowest(begin + 110 * 60_000)).toEqual([]);
});
