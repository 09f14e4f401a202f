/** Beside a task it is told by whom it is asked or was given: by who that is, not by his name, and in other words once it is answered. */
import { expect, test } from 'vitest';
import { askedWord } from '../../renderer/features/activities/asked-word.ts';

const of = (acceptance: 'asked' | 'accepted' | 'declined' | null, askedById: number | null, me = 1) =>
  askedWord({ acceptance, askedById }, me)?.word;

test('what is asked has other words than what was answered, and what one gave away oneself no name', () => {
  expect(of('asked', 2)).toBe('askedByWhom');
  expect(of('accepted', 2)).toBe('givenByWhom');
  expect(of(null, 2)).toBe('givenByWhom');
  expect(of('asked', 1)).toBe('isAskedNow');
  expect(of('accepted', 1)).toBeUndefined();
  expect(of('declined', 1)).toBe('declinedByWhom');
  expect(of(null, null)).toBeUndefined();
});
