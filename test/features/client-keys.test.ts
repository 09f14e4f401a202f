/** The same client written differently has the same keys, and different ones have different keys. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../db/folding.ts';
import { phoneKey, phoneSpellings } from '../../db/phones.ts';
import { bareName, keysOf, taxNumberKeys, typedReachKey } from '../../main/features/clients/keys.ts';
import { email, phone } from './client-samples.ts';

const digit = fc.constantFrom(...'0123456789');
const digits = (count: number) => fc.string({ unit: digit, minLength: count, maxLength: count });
/** Signs that people put between digits. */
const sign = fc.constantFrom('', ' ', '-', '.', '(', ') ', '\u00a0', ' - ');

/** The digits with signs between them. */
const written = (number: fc.Arbitrary<string>) =>
  fc.tuple(number, fc.array(sign, { minLength: 14, maxLength: 14 })).map(([text, signs]) => ({
    plain: text,
    text: [...text].map((one, at) => (at === 0 ? one : `${signs[at % signs.length] ?? ''}${one}`)).join(''),
  }));

describe('a phone', () => {
  it('has one key, with +7, 8, 7 or 007 before it and whatever signs between', () => {
    fc.assert(
      fc.property(
        written(digits(10)),
        fc.constantFrom('+7', '8', '7', '007', '+7 ', '8-'),
        ({ plain, text }, before) => {
          expect(phoneKey(`${before}${text}`)).toBe(plain);
          expect(phoneKey(`${before}${text} доб. 12`)).toBe(plain);
        },
      ),
    );
  });

  it('in France has one key with 0, +33 and 0033', () => {
    const national = fc.tuple(fc.constantFrom(...'12345679'), digits(8)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(written(national), fc.constantFrom('0', '+33', '+33 ', '0033'), ({ plain, text }, before) => {
        expect(phoneKey(`${before}${text}`)).toBe(plain);
      }),
    );
  });

  it('is found under each spelling in digits, and each spelling has its key', () => {
    fc.assert(
      fc.property(written(digits(10)), ({ text }) => {
        const [key, spellings] = [phoneKey(`+7${text}`), phoneSpellings(`+7${text}`)];
        expect(spellings.length).toBeGreaterThan(0);
        for (const spelling of spellings) expect(phoneKey(spelling)).toBe(key);
      }),
    );
  });

  it('of two different numbers has two keys', () => {
    fc.assert(
      fc.property(digits(10), digits(10), (one, other) => {
        expect(phoneKey(`+7${one}`) === phoneKey(`8${other}`)).toBe(one === other);
      }),
    );
  });

  it('that is only an extension is no key', () => {
    expect(typedReachKey('12-34')).toBeNull();
    expect(typedReachKey('1-23-45')).toEqual({ kind: 'phone', key: '12345' });
  });
});

describe('a tax number', () => {
  it('has one key in whatever groups and letters it is written', () => {
    fc.assert(
      fc.property(written(digits(10)), ({ plain, text }) => {
        const spaced = text.replaceAll(/[()\u00a0]/gu, ' ');
        expect(taxNumberKeys({ inn: spaced })).toEqual([plain]);
      }),
    );
    expect(taxNumberKeys({ vat: 'fr 44 732829320' })).toEqual(['FR44732829320']);
  });

  it('that belongs to a place, like a KPP, is no key', () => {
    expect(taxNumberKeys({ inn: '7707083893', kpp: '770701001' })).toEqual(['7707083893']);
  });
});

describe('a name', () => {
  const plain = fc
    .array(fc.string({ unit: fc.constantFrom(...'бвгдежзклмнпрсту'), minLength: 4, maxLength: 9 }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((words) => words.join(' '));

  it('is the same in capitals, quotes, with and without its legal form, before or behind', () => {
    const forms = ['ООО', 'ооо', 'О.О.О.', 'ЗАО', 'Общество с ограниченной ответственностью'];
    fc.assert(
      fc.property(plain, fc.constantFrom(...forms), fc.constantFrom('«»', '""', '“”', '  '), (name, form, quotes) => {
        const [open = '', close = ''] = quotes;
        expect(bareName(name)).toBe(name);
        for (const spelling of [
          `${form} ${open}${name}${close}`,
          `${open}${name.toUpperCase()}${close}, ${form}`,
          `  ${form}  ${name} `,
          `${form} ${name.replaceAll(' ', ' - ')}`,
        ])
          expect([spelling, bareName(spelling)]).toEqual([spelling, name]);
      }),
    );
  });

  it('keeps something of every name, folded, and finds no more in what is bare', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (name) => {
        const bare = bareName(name);
        if (fold(name) !== '') expect(bare).not.toBe('');
        expect(fold(bare)).toBe(bare);
      }),
      { numRuns: 500 },
    );
    expect(bareName('ООО')).toBe('ооо');
    expect(bareName('!!!')).toBe('!!!');
    expect(bareName('Ёлка')).toBe(bareName('ЕЛКА'));
    expect(bareName('Café Élégance SARL')).toBe('cafe elegance');
  });
});

describe('the keys of a client', () => {
  it('are the same for the same client written differently', () => {
    const none: never[] = [];
    const one = keysOf(
      {
        name: 'ООО «Ромашка»',
        reaches: [phone('+7 (495) 111-22-33'), email('Info@Romashka.example')],
        taxNumbers: { inn: '7707083893' },
      },
      none,
    );
    const other = keysOf(
      {
        name: 'РОМАШКА, ООО',
        reaches: [phone('8 495 111 22 33'), email('info@romashka.example'), phone('84951112233')],
        taxNumbers: { inn: '77 0708 3893' },
      },
      none,
    );
    expect(new Set(other.map(({ kind, key }) => `${kind} ${key}`))).toEqual(
      new Set(one.map(({ kind, key }) => `${kind} ${key}`)),
    );
    expect(one).toHaveLength(4);
  });

  it('are each there once, whatever is on the card and its contact persons', () => {
    const reach = fc.oneof(
      fc.constantFrom('+7 495 111-22-33', '8 495 111-22-33', '123').map(phone),
      fc.constantFrom('a@b.example', 'A@B.EXAMPLE', 'nothing').map(email),
    );
    fc.assert(
      fc.property(fc.array(reach), fc.array(reach), (reaches, ofContact) => {
        const contact = { name: 'Anna', position: '', note: '', birthday: null, own: {}, reaches: ofContact };
        const keys = keysOf({ name: 'X', reaches, taxNumbers: {} }, [contact]).map(({ kind, key }) => `${kind} ${key}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
