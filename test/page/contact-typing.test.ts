/** The contact person who is being typed on a card comes back in his place, or as a new one where he is not there any more. */
import { expect, test } from 'vitest';
import { isTyped, keptTypingOf, placeOf, typingOf } from '../../renderer/features/clients/contact-typing.ts';

const anne = {
  id: 5,
  version: 3,
  name: 'Anne',
  position: 'clerk',
  reaches: [],
  note: '',
  birthday: '--04-12',
  own: {},
};

/** As it comes back from the disk. */
const kept = (value: object): unknown => JSON.parse(JSON.stringify(value));

test('a form in which nothing was typed is not kept, and one that comes back from the disk is', () => {
  const typing = typingOf(anne);
  expect(isTyped(typing)).toBe(false);
  expect(isTyped({ ...typing, fields: { ...typing.fields, note: 'x' } })).toBe(true);
  const again = keptTypingOf(kept({ ...typing, fields: { ...typing.fields, note: 'x' } }));
  expect(again).toEqual({ ...typing, fields: { ...typing.fields, note: 'x' } });
  expect(again !== null && isTyped(again)).toBe(true);
});

test('who was removed meanwhile comes back as a new one, and a new one stays new', () => {
  const typing = typingOf(anne);
  expect(placeOf(typing, [anne])).toBe(5);
  expect(placeOf(typing, [])).toBe('new');
  expect(placeOf(typingOf(null), [anne])).toBe('new');
});

test('what was kept before there were birthdays comes back', () => {
  const typing = typingOf({ ...anne, birthday: null });
  const without = ({ birthday: _, ...fields }: typeof typing.fields) => fields;
  const again = keptTypingOf(kept({ ...typing, fields: without(typing.fields), was: without(typing.was) }));
  expect(again).toEqual(typing);
  expect(again !== null && isTyped(again)).toBe(true);
});

test('what another version has kept otherwise opens no form', () => {
  const { key: _, ...without } = typingOf(null);
  const others = [null, 'x', {}, without, { ...typingOf(anne), fields: { name: 'Anne' } }];
  for (const value of others) expect(keptTypingOf(value), JSON.stringify(value)).toBeNull();
});
