import { expect, test } from 'vitest';
import { dueBackup, type Standing } from '../../main/features/backups/schedule.ts';

/** Moments of the wall of this computer, so that days are its own. */
const wall = (text: string) => new Date(text).getTime();
const at = (text: string) => ({ milliseconds: () => wall(text) });
const made = (text: string, good = true) => ({ at: new Date(wall(text)).toISOString(), good });
const standing = (more: Partial<Standing>): Standing => ({
  last: made('2026-11-23T09:00:00'),
  hasChanges: true,
  everyHours: 4,
  ...more,
});

test('the first backup of a day is made whether something has changed or not', () => {
  expect(dueBackup(standing({ last: null, hasChanges: false }), at('2026-11-23T09:00:00'))).toBe('daily');
  const quiet = standing({ last: made('2026-11-22T23:50:00'), hasChanges: false });
  expect(dueBackup(quiet, at('2026-11-22T23:59:00'))).toBeNull();
  expect(dueBackup(quiet, at('2026-11-23T00:00:00'))).toBe('daily');
});

test('a change waits for the hours that were set, and without one no second backup of the day is made', () => {
  expect(dueBackup(standing({}), at('2026-11-23T12:59:59'))).toBeNull();
  expect(dueBackup(standing({}), at('2026-11-23T13:00:00'))).toBe('schedule');
  expect(dueBackup(standing({ everyHours: 1 }), at('2026-11-23T10:00:00'))).toBe('schedule');
  expect(dueBackup(standing({ hasChanges: false }), at('2026-11-23T23:59:59'))).toBeNull();
});

test('one that failed is tried again after a quarter of an hour, not every minute', () => {
  const failed = standing({ last: made('2026-11-23T09:00:00', false) });
  expect(dueBackup(failed, at('2026-11-23T09:14:59'))).toBeNull();
  expect(dueBackup(failed, at('2026-11-23T09:15:00'))).toBe('daily');
});

test('a clock that was set back does not put the next backup off', () => {
  const ahead = standing({ last: made('2026-11-23T18:00:00') });
  expect(dueBackup(ahead, at('2026-11-23T14:00:00'))).toBe('schedule');
});
