/** Stations with another version, or on another day, are not let in; both are told which of them is to be mended. */
import { expect, test } from 'vitest';
import { isOlder, oldestOf, refusal } from '../../main/sharing/admission.ts';

const now = '2026-11-29T12:00:00.000Z';
const schema = '0012_x';
const keeper = { program: '1.4.2', schema, now };

test.each([
  ['1.4.2', null],
  ['1.4.10', null],
  ['1.3.9', 'older'],
  ['0.9.0', 'older'],
  ['1.10.0', 'newer'],
  ['2.0.0', 'newer'],
])('a program %s at a keeper of 1.4.2', (program, why) => {
  expect(refusal({ program, schema, now }, keeper)).toBe(why);
});

test('clocks may differ by hours, and not by a day, either way', () => {
  const at = (then: string) => refusal({ program: '1.4.2', schema, now: then }, keeper);
  expect(at('2026-11-29T20:00:00.000Z')).toBeNull();
  expect(at('2026-11-30T12:00:00.000Z')).toBe('clock');
  expect(at('2026-11-28T12:00:00.000Z')).toBe('clock');
});

test('versions that differ in their last number only work together, unless one keeps the database in another form', () => {
  expect(refusal({ program: '1.4.3', schema: '0013_y', now }, keeper)).toBe('newer');
  expect(refusal({ program: '1.4.1', schema: '0011_w', now }, keeper)).toBe('older');
  // One that does not say is judged by its version alone.
  expect(refusal({ program: '1.4.3', schema: '', now }, keeper)).toBeNull();
});

test('the office goes to a station with the oldest program, which locks nobody out of it', () => {
  const station = (program: string) => ({ program, schema: '' });
  const [newer, older, also] = [station('1.4.10'), station('1.4.9'), station('1.4.9')];
  expect(oldestOf([newer, older, also])).toEqual([older, also]);
  expect(oldestOf([])).toEqual([]);
});

test('a program is older where it would be locked out, and not where the database stays as it is', () => {
  expect(isOlder({ program: '1.4.2', schema: '0012_x' }, { program: '1.4.3', schema: '0013_y' })).toBe(true);
  expect(isOlder({ program: '1.4.2', schema: '0012_x' }, { program: '1.4.3', schema: '0012_x' })).toBe(false);
  expect(isOlder({ program: '1.4.3', schema: '0013_y' }, { program: '1.4.2', schema: '0012_x' })).toBe(false);
  // A folder that was only just shared names nobody.
  expect(isOlder({ program: '', schema: '' }, { program: '1.4.2', schema: '0012_x' })).toBe(false);
});
