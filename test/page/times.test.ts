/** A time of day is read as people type it, and nothing else is taken for one. */
import { expect, test } from 'vitest';
import { readTime } from '../../renderer/features/activities/times.ts';

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['0930', '09:30'],
  ['9:30', '09:30'],
  ['14.05', '14:05'],
  ['14h30', '14:30'],
  ['23:59', '23:59'],
  ['00', '00:00'],
])('%s is %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

test.each(['', '24', '9:60', '9:5', 'noon', '12345', '-1'])('“%s” is no time', (typed) => {
  expect(readTime(typed)).toBeNull();
});
