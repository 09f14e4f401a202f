/** What a key is called, on whatever keyboard it is pressed. */
import { expect, test } from 'vitest';
import { pressed } from '../../renderer/ui/keys.tsx';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
/** What `pressed` reads of a key that went down. */
const named = (key: string, code: string, held: Partial<typeof plain> = {}) =>
  pressed({ ...plain, ...held, key, code } as KeyboardEvent);

test('a sign is called as it is written, wherever a keyboard has it: minus is an own key, or at the digit 6', () => {
  expect(named('-', 'Minus')).toBe('-');
  expect(named('-', 'Digit6')).toBe('-');
  expect(named('-', 'NumpadSubtract')).toBe('-');
  expect(named('+', 'NumpadAdd')).toBe('+');
  expect(named('+', 'Equal', { shiftKey: true })).toBe('shift++');
  expect(named('+', 'BracketRight')).toBe('+');
  expect(named('/', 'Period', { shiftKey: true })).toBe('/');
});

test('letters go by their place on a keyboard that has no Latin ones, and by their name on one that has', () => {
  expect(named('л', 'KeyK', { ctrlKey: true })).toBe('ctrl+k');
  expect(named('a', 'KeyQ', { ctrlKey: true })).toBe('ctrl+a');
  expect(named('&', 'Digit1', { altKey: true })).toBe('alt+1');
});
