/** A reminder keeps its distance from what it reminds of, by the clock on the wall. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { choiceOf, movedReminder, reminderBefore } from '../../renderer/features/activities/reminder-times.ts';

let zone: string | undefined;
beforeEach(() => {
  zone = process.env.TZ;
  process.env.TZ = 'Europe/Paris';
});
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test('minutes before a time, and nine o’clock for a whole day', () => {
  expect(reminderBefore({ day: '2026-12-01', time: '14:30' }, '15')).toBe('2026-12-01T13:15:00.000Z');
  expect(reminderBefore({ day: '2026-12-01', time: null }, '0')).toBe('2026-12-01T08:00:00.000Z');
});

test('a day before is the same time on the wall where clocks change in the night between', () => {
  const start = { day: '2026-03-29', time: '09:00' };
  expect(reminderBefore(start, '0')).toBe('2026-03-29T07:00:00.000Z');
  expect(reminderBefore(start, 'day')).toBe('2026-03-28T08:00:00.000Z');
  expect(choiceOf(start, '2026-03-28T08:00:00.000Z')).toBe('day');
  expect(choiceOf(start, '2026-03-28T07:00:00.000Z')).toBeNull();
});

test('it moves with what it reminds of, also over the change of clocks', () => {
  const before = { day: '2026-03-28', time: '09:00' };
  const after = { day: '2026-03-30', time: '10:00' };
  expect(movedReminder(before, after, '2026-03-28T07:45:00.000Z')).toBe('2026-03-30T07:45:00.000Z');
  expect(movedReminder(before, after, '2026-03-27T08:00:00.000Z')).toBe('2026-03-29T08:00:00.000Z');
  expect(movedReminder(before, after, '2026-03-28T07:18:00.000Z')).toBe('2026-03-30T07:18:00.000Z');
});
