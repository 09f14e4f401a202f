/** Pages that become PDFs one after the other: one that hangs does not hold up the others for ever. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { oneAtATime } from '../../main/shell/one-at-a-time.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a piece waits for the one before, and a failure stays its own', async () => {
  const begun: string[] = [];
  const settle: (() => void)[] = [];
  const work = oneAtATime(
    (name: string) => {
      begun.push(name);
      if (name === 'bad') return Promise.reject(new Error('bad'));
      return new Promise<string>((resolve) => settle.push(() => resolve(name)));
    },
    { longest: 60_000, late: 'late', abandon: () => undefined },
  );
  const results = Promise.allSettled(['one', 'bad', 'two'].map(work));
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toEqual(['one']);
  settle[0]?.();
  await vi.advanceTimersByTimeAsync(1);
  settle[1]?.();
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(vi.getTimerCount()).toBe(0);
});

test('one that hangs is given up with what it works with, and the next has its turn', async () => {
  let window = 1;
  const work = oneAtATime(
    (name: string) => (name === 'hangs' ? new Promise<string>(() => undefined) : Promise.resolve(`${name} ${window}`)),
    {
      longest: 60_000,
      late: 'not in time',
      abandon: () => {
        window += 1;
      },
    },
  );
  const hangs = work('hangs');
  const refused = expect(hangs).rejects.toThrow('not in time');
  const next = work('next');
  await vi.advanceTimersByTimeAsync(59_999);
  expect(window).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  await refused;
  expect(await next).toBe('next 2');
});
