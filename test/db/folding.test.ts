import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digits, fold, nameKey } from '../../db/folding.ts';

describe('the folded key', () => {
  test.each([
    ['ОРЛЁВ', 'орлев'],
    ['Мой Йогурт', 'мой йогурт'],
    ['и\u0306од', 'йод'],
    ['Їжак Ґанок', 'іжак ґанок'],
    ['Œuvre & Cœur', 'oeuvre & coeur'],
    ['Straße GROẞ', 'strasse gross'],
    ['Łódź', 'lodz'],
    ['Ærø Đakovo', 'aero dakovo'],
    ['Éàçûï', 'eacui'],
    ['İstanbul ısı', 'istanbul isi'],
    ['ООО «Ромашка»', 'ооо "ромашка"'],
    ['l’Oréal', "l'oreal"],
    ['Ростов‑на—Дону − 2', 'ростов-на-дону - 2'],
    ['  два\u00a0\u202f слова\t\n ', 'два слова'],
    ['мяг\u00adкий\u200b знак', 'мягкий знак'],
    ['ﬁn ① Ⅳ №5', 'fin 1 iv no5'],
    ['a\u0000b', 'a b'],
    ['', ''],
  ])('%j becomes %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)),
      { numRuns: 2000 },
    );
  });

  test('what is folded character by character comes out as in a text that is folded as a whole', () => {
    const letters = fc.integer({ min: 0xc0, max: 0x17e }).map((code) => String.fromCodePoint(code));
    const character = fc.oneof(letters, fc.constantFrom(...'aZ9 ёЁйЙщ«»„“”’–—№-"\'(.'));
    const text = fc.string({ unit: character, maxLength: 40 });
    // A soft hyphen is left out, and is not among the characters that fold by themselves.
    fc.assert(
      fc.property(text, (each) => fold(each) === fold(`${each}\u00ad`)),
      { numRuns: 2000 },
    );
  });

  test('capitals make no difference to names', () => {
    const name = fc.string({ unit: fc.constantFrom(...'абвгдеёжзийклмн abcéèœß«»-'), maxLength: 30 });
    fc.assert(fc.property(name, (text) => fold(text.toUpperCase()) === fold(text)));
  });
});

test('a phone is known by its digits alone', () => {
  expect(digits('+7 (495) 123-45-67 доб. 8')).toBe('749512345678');
  expect(digits('٠٦ １２')).toBe('12');
  expect(digits('нет')).toBe('');
});

test('a list by name passes over quotes before the first letter', () => {
  expect(nameKey('«Ёлка»')).toBe('елка"');
  expect(nameKey('***')).toBe('***');
});
