/** Stations with another version, or on another day, are not let in; both are told which of them is to be mended. */
import { expect, test } from 'vitest';
import { refusal } from '../../main/sharing/admission.ts';

const now = '2026-11-29T12:00:00.000Z';
const keeper = { program: '1.4.2', now };

test.each([
  ['1.4.2', null],
  ['1.4.10', null],
  ['1.3.9', 'older'],
  ['0.9.0', 'older'],
  ['1.10.0', 'newer'],
  ['2.0.0', 'newer'],
])('a program %s at a keeper of 1.4.2', (program, why) => {
  expect(refusal({ program, now }, keeper)).toBe(why);
});

test('clocks may differ by hours, and not by a day, either way', () => {
  const at = (then: string) => refusal({ program: '1.4.2', now: then }, keeper);
  expect(at('2026-11-29T20:00:00.000Z')).toBeNull();
  expect(at('2026-11-30T12:00:00.000Z')).toBe('clock');
  expect(at('2026-11-28T12:00:00.000Z')).toBe('clock');
});
