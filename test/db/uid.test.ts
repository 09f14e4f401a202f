/** Ids that are unique everywhere and in the order of their making. */
import { afterEach, expect, it, vi } from 'vitest';
import { newUid } from '../../db/uid.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('are UUIDs of version 7 with the time of their making', () => {
  vi.useFakeTimers({ now: new Date('2099-02-03T04:05:06.789Z') });
  const uid = newUid();
  expect(uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  // 4073774706789 ms since 1970.
  expect(uid.slice(0, 13)).toBe('03b47fe4-f065');
});

it('stay in their order and differ, however many one millisecond makes, and when the clock goes back', () => {
  vi.useFakeTimers({ now: new Date('2099-03-01T00:00:00Z') });
  const made = Array.from({ length: 10_000 }, newUid);
  vi.setSystemTime(new Date('2099-02-28T00:00:00Z'));
  made.push(...Array.from({ length: 1000 }, newUid));
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});
