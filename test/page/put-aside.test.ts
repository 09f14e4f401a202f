import { expect, test } from 'vitest';
import { isNews, noWorries, stillAside, type Worries } from '../../renderer/features/mail/put-aside.ts';

/** Whether the banner is there after each of these states; closed as often as it is seen. */
function seen(...states: readonly Worries[]): boolean[] {
  let aside = noWorries;
  return states.map((now) => {
    aside = stillAside(now, aside);
    const isThere = isNews(now, aside);
    if (isThere) aside = now;
    return isThere;
  });
}
const failed = (count: number): Worries => ({ failed: count, uncertain: 0 });

test('a letter that fails after another one was dealt with is said', () => {
  expect(seen(failed(1), failed(1), failed(0), failed(1))).toEqual([true, false, false, true]);
  expect(seen(failed(3), failed(2), failed(3))).toEqual([true, false, true]);
});

test('what is closed stays closed until there is more of it', () => {
  expect(seen(failed(1), failed(2), failed(2), failed(1))).toEqual([true, true, false, false]);
  expect(seen(failed(1), { failed: 1, uncertain: 1 }, { failed: 0, uncertain: 1 })).toEqual([true, true, false]);
});

test('where nothing is wrong nothing is said', () => {
  expect(seen(noWorries, noWorries)).toEqual([false, false]);
});
