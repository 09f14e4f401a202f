/** Two people change the same value: nothing of either is lost without being asked about. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergedList, mergedValue } from '../../main/engine/merged-value.ts';

const phone = (value: string, label = '') => ({ kind: 'phone', value, label });
const value = (original: unknown, mine: unknown, theirs: unknown) => {
  const merged = mergedValue(original, mine, theirs);
  return 'value' in merged ? merged.value : merged.conflicts.map(({ path }) => path);
};

describe('lists', () => {
  test('two people add a phone each: both stay', () => {
    const [a, b, c] = [phone('1'), phone('2'), phone('3')];
    expect(value([a], [a, b], [a, c])).toEqual([a, c, b]);
    expect(value([], [b], [c])).toEqual([c, b]);
  });

  test('one corrects the first, the other one adds and takes away another', () => {
    const [a, b, c] = [phone('1'), phone('2'), phone('3')];
    const corrected = phone('1', 'work');
    expect(value([a, b], [corrected, b], [a, c])).toEqual([corrected, c]);
  });

  test('both correct the same one differently: that is asked about', () => {
    const a = phone('1');
    expect(mergedList([a], [phone('1', 'work')], [phone('1', 'home')])).toBeNull();
    expect(value([a], [phone('1', 'work')], [phone('1', 'home')])).toEqual(['']);
  });

  test('one takes away what the other one corrects: that is asked about', () => {
    const a = phone('1');
    expect(mergedList([a], [], [phone('1', 'home')])).toBeNull();
    expect(mergedList([a], [phone('1', 'home')], [])).toBeNull();
  });

  test('both take the same away, both correct it to the same: no question', () => {
    const [a, b] = [phone('1'), phone('2')];
    expect(value([a, b], [b], [b])).toEqual([b]);
    expect(mergedList([a, b], [b], [])).toEqual([]);
    expect(mergedList([a, b], [phone('9'), b], [phone('9')])).toEqual([phone('9')]);
  });

  test('another order by one stays when the other one adds; two other orders are asked about', () => {
    const [a, b, c, d] = [phone('1'), phone('2'), phone('3'), phone('4')];
    expect(value([a, b, c], [c, a, b], [a, b, c, d])).toEqual([c, d, a, b]);
    expect(mergedList([a, b, c], [c, a, b], [b, a, c])).toBeNull();
  });
});

describe('words and ids', () => {
  test('merge as sets and never ask', () => {
    expect(value(['a', 'b'], ['b', 'c'], ['a', 'b', 'd'])).toEqual(['b', 'd', 'c']);
    expect(value([1, 2], [2], [])).toEqual([]);
  });
});

describe('records', () => {
  test('different parts of an address merge, the same part is named by its path', () => {
    const before = { city: 'Lyon', street: '' };
    expect(value(before, { city: 'Lyon', street: '1 rue A' }, { city: 'Paris', street: '' })).toEqual({
      city: 'Paris',
      street: '1 rue A',
    });
    expect(value(before, { city: 'Nice', street: '' }, { city: 'Paris', street: '' })).toEqual(['city']);
  });

  test('a field that one empties and nobody else touches is gone', () => {
    expect(value({ inn: '1', kpp: '2' }, { inn: '1' }, { inn: '3', kpp: '2' })).toEqual({ inn: '3' });
  });
});

describe('whatever two people do', () => {
  const element = fc.record({ value: fc.constantFrom('a', 'b', 'c', 'd'), label: fc.constantFrom('', 'x') });
  const list = fc.array(element, { maxLength: 6 });
  const texts = (elements: readonly unknown[]) => elements.map((one) => JSON.stringify(one));
  const counts = (elements: readonly unknown[]) => {
    const found = new Map<string, number>();
    for (const text of texts(elements)) found.set(text, (found.get(text) ?? 0) + 1);
    return found;
  };

  test('what only one has changed is as he made it', () => {
    fc.assert(
      fc.property(list, list, (original, other) => {
        expect(mergedList(original, other, original)).toEqual(other);
        expect(mergedList(original, original, other)).toEqual(other);
        expect(mergedList(original, other, other)).toEqual(other);
      }),
    );
  });

  test('each element is there as often as both changes together say', () => {
    fc.assert(
      fc.property(list, list, list, (original, mine, theirs) => {
        const merged = mergedList(original, mine, theirs);
        if (merged === null) return;
        const [before, own, others, now] = [counts(original), counts(mine), counts(theirs), counts(merged)];
        for (const text of new Set([...before.keys(), ...own.keys(), ...others.keys()])) {
          const [was, a, b] = [before.get(text) ?? 0, own.get(text) ?? 0, others.get(text) ?? 0];
          // Both took away, or both added, the same: once is enough.
          const expected = a <= was && b <= was ? Math.min(a, b) : a >= was && b >= was ? Math.max(a, b) : a + b - was;
          expect(now.get(text) ?? 0).toBe(expected);
        }
      }),
    );
  });

  test('who saved first makes no difference but for the order', () => {
    fc.assert(
      fc.property(list, list, list, (original, mine, theirs) => {
        const [one, other] = [mergedList(original, mine, theirs), mergedList(original, theirs, mine)];
        expect(one === null).toBe(other === null);
        if (one !== null && other !== null) expect(texts(one).sort()).toEqual(texts(other).sort());
      }),
    );
  });

  test('records of any depth keep every change, or name the contradiction', () => {
    const leaf = fc.constantFrom('', 'a', 'b', 1, null);
    const record = fc.dictionary(
      fc.constantFrom('p', 'q', 'r'),
      fc.oneof(leaf, fc.dictionary(fc.constantFrom('s', 't'), leaf, { noNullPrototype: true })),
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(record, record, record, (original, mine, theirs) => {
        const merged = mergedValue(original, mine, theirs);
        if ('conflicts' in merged) {
          expect(merged.conflicts.length).toBeGreaterThan(0);
          for (const one of merged.conflicts) expect(one.mine).not.toEqual(one.theirs);
          return;
        }
        for (const name of ['p', 'q', 'r']) {
          const [was, a, b] = [original, mine, theirs].map((one) => JSON.stringify(one[name]));
          const now = JSON.stringify((merged.value as typeof original)[name]);
          if (a !== was && b === was) expect(now).toBe(a);
          if (b !== was && a === was) expect(now).toBe(b);
        }
      }),
    );
  });
});
