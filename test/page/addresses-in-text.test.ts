/** Addresses that are typed or pasted as other programs write them come out as addresses, and nothing is lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressesIn, isEnded } from '../../renderer/features/mail/addresses-in-text.ts';

test.each([
  ['Иван Петров <ivan@petrov.example>', ['ivan@petrov.example']],
  ['"Петров, Иван" <ivan@petrov.example>; Anna <anna@client.example>', ['ivan@petrov.example', 'anna@client.example']],
  [
    'a@b.example; c@d.example\te@f.example\r\ng@h.example',
    ['a@b.example', 'c@d.example', 'e@f.example', 'g@h.example'],
  ],
  ['a@b.example c@d.example', ['a@b.example', 'c@d.example']],
  ['A <a@b.example> B <c@d.example>', ['a@b.example', 'c@d.example']],
  ['anna@client.example, ', ['anna@client.example']],
  ['a@b.example, A@B.example', ['a@b.example']],
  ['boss', ['boss']],
  ['Иван Петров', ['Иван Петров']],
  ['"never closed <a@b.example>', ['a@b.example']],
  ['a@b.example <', ['a@b.example <']],
  ['<;> and <boss>', ['<;> and <boss>']],
  [' ,;\n', []],
])('%j is %j', (text, addresses) => {
  expect(addressesIn(text)).toEqual(addresses);
});

test('what was taken in once is taken in the same way again', () => {
  const piece = fc.oneof(
    fc.constantFrom('a@b.example', ' ', ',', ';', '<', '>', '"', '\n'),
    fc.string({ maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const once = addressesIn(pieces.join(''));
      expect(addressesIn(once.join('\n'))).toEqual(once);
      expect(once).not.toContain('');
    }),
  );
});

test.each([
  ['anna@client.example,', true],
  ['anna@client.example;', true],
  ['anna@client.example ', true],
  ['Иван Петров <ivan@petrov.example>,', true],
  ['Иван ', false],
  ['Иван Петров <ivan@petrov.example>', false],
  ['"Петров,', false],
  ['"Петров, Иван" <ivan@petrov.example> ', false],
  ['anna@client.example', false],
])('%j has come to its end: %s', (typed, ended) => {
  expect(isEnded(typed)).toBe(ended);
});
