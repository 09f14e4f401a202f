/** Conditions on columns, as fast-check makes them up. */
import fc from 'fast-check';

/** Days about the day that tests of lists live on. */
export const days = ['2026-11-01', '2026-11-17', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-30', '2027-01-01'];

/** What may be asked of a text. */
export const textual = (column: string, values: readonly string[]) =>
  fc.oneof(
    fc.record({
      column: fc.constant(column),
      is: fc.constantFrom('is', 'is-not', 'contains', 'begins'),
      values: fc.tuple(partOf(values)),
    }),
    fc.record({
      column: fc.constant(column),
      is: fc.constantFrom('in', 'not-in'),
      values: fc.array(fc.constantFrom(...values.filter(Boolean)), { minLength: 1, maxLength: 3 }),
    }),
    ...(column === 'name' ? [] : [emptiness(column)]),
  );

/** A value, its beginning, its end or its middle, in some case. */
const partOf = (values: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...values.filter(Boolean)), fc.nat(3), fc.integer({ min: 1, max: 20 }), fc.boolean())
    .map(([value, from, length, upper]) => {
      const part = [...value]
        .slice(from % Math.max(1, value.length - 1))
        .slice(0, length)
        .join('');
      const written = part.trim() === '' ? value : part;
      return upper ? written.toUpperCase() : written;
    })
    .filter((part) => /[\p{L}\p{N}]/u.test(part));

/** Whether there is anything. */
export const emptiness = (column: string) =>
  fc.record({ column: fc.constant(column), is: fc.constantFrom('empty', 'filled'), values: fc.constant([]) });

/** What may be asked of a number. */
export const numeric = (column: string, values: readonly number[], nullable = true) =>
  fc.oneof(
    fc.record({
      column: fc.constant(column),
      is: fc.constantFrom('is', 'is-not', 'more', 'less'),
      values: fc.tuple(fc.constantFrom(...values)),
    }),
    fc.record({
      column: fc.constant(column),
      is: fc.constant('between'),
      values: fc.tuple(fc.constantFrom(...values), fc.constantFrom(...values)),
    }),
    ...(nullable ? [emptiness(column)] : []),
  );

/** What may be asked of a day. */
export const daily = (column: string, nullable = true) =>
  fc.oneof(
    fc.record({
      column: fc.constant(column),
      is: fc.constantFrom('is', 'is-not', 'more', 'less'),
      values: fc.tuple(fc.constantFrom(...days)),
    }),
    fc.record({
      column: fc.constant(column),
      is: fc.constant('between'),
      values: fc.tuple(fc.constantFrom(...days), fc.constantFrom(...days)),
    }),
    fc.record({
      column: fc.constant(column),
      is: fc.constantFrom('last-days', 'next-days'),
      values: fc.tuple(fc.constantFrom(1, 2, 7, 30)),
    }),
    ...(nullable ? [emptiness(column)] : []),
  );

/** What may be asked of a choice. */
export const chosen = (column: string, values: readonly (string | number)[], nullable = true) =>
  fc.oneof(
    fc.record({
      column: fc.constant(column),
      is: fc.constantFrom('is', 'is-not'),
      values: fc.tuple(fc.constantFrom(...values)),
    }),
    fc.record({
      column: fc.constant(column),
      is: fc.constantFrom('in', 'not-in'),
      values: fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 4 }),
    }),
    ...(nullable ? [emptiness(column)] : []),
  );
