/** Which calls took longest and how many there are, however long the program runs. */
import { expect, test } from 'vitest';
import { CallFigures, medianOf } from '../../main/engine/call-figures.ts';

test('the slowest channels come first, with their longest, median and slow calls', () => {
  const figures = new CallFigures();
  for (const ms of [5, 1, 3]) figures.record('clients.find', ms, 0);
  for (const ms of [10, 90, 41, 40, 12]) figures.record('clients.page', ms, 0);
  figures.record('files.choose', null, 0);
  expect(figures.slowest(5)).toEqual([
    { channel: 'clients.page', calls: 5, longest: 90, median: 40, slow: 2 },
    { channel: 'clients.find', calls: 3, longest: 5, median: 3, slow: 0 },
  ]);
  expect(figures.slowest(1)).toHaveLength(1);
});

test('of a million calls a few numbers are kept, and the longest is not forgotten', () => {
  const figures = new CallFigures();
  figures.record('clients.find', 700, 0);
  for (let at = 1; at < 1_000_000; at++) figures.record('clients.find', 2, at);
  expect(figures.slowest(1)).toEqual([{ channel: 'clients.find', calls: 1_000_000, longest: 700, median: 2, slow: 1 }]);
  expect(JSON.stringify(figures).length).toBeLessThan(10_000);
});

test('calls in a second are those of the seconds that are over, and old ones are forgotten', () => {
  const figures = new CallFigures();
  for (let at = 0; at < 10_000; at += 100) figures.record('clients.find', null, at);
  expect(figures.perSecond(10_000, 10)).toBe(10);
  expect(figures.perSecond(10_500, 5)).toBe(10);
  expect(figures.perSecond(15_000, 10)).toBe(5);
  expect(figures.perSecond(100_000, 10)).toBe(0);
  for (let at = 60_000; at < 61_000; at += 500) figures.record('clients.find', 1, at);
  expect(figures.perSecond(61_000, 1)).toBe(2);
});

test('the median of an even number of calls is the lower of the two in the middle', () => {
  expect(medianOf([4, 1, 3, 2])).toBe(2);
  expect(medianOf([])).toBe(0);
});
