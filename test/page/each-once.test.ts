/** A failure that names its field in the sentence does not say it a second time. */
import { expect, test } from 'vitest';
import { eachOnce } from '../../renderer/app/each-once.ts';

test('a sentence that stands within another one, or twice, is said once', () => {
  expect(eachOnce(['Line 3: There is no field “x”.', 'There is no field “x”.', 'The style ends too early.'])).toBe(
    'Line 3: There is no field “x”. The style ends too early.',
  );
  expect(eachOnce(['Enter a name.', 'Enter a name.', ''])).toBe('Enter a name.');
});
