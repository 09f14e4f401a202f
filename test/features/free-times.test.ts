/** Free times in common, against a plain model that looks at each minute. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeTimes, type Wanted } from '../../main/features/working-time/free-times.ts';
import { dayAfter } from '../../main/printing/day-after.ts';
import { hoursOn, type Span } from '../../preload/contract/working-hours.ts';

const first = '2026-03-27';
const days = [0, 1, 2, 3].map((one) => dayAfter(first, one));

interface Person {
  /** Of each day. */
  readonly hours: readonly (readonly Span[])[];
  readonly busy: Wanted['busy'];
}

/** Each minute of each day: free where everybody works and nobody has anything else. */
function model(people: readonly Person[], minutes: number, since: { day: string; minute: number }) {
  const found: { day: string; from: number; to: number }[] = [];
  for (const [at, day] of days.entries()) {
    let begun: number | null = null;
    for (let minute = 0; minute <= 1440; minute += 1) {
      const isFree =
        minute < 1440 &&
        (day > since.day || (day === since.day && minute >= since.minute)) &&
        people.every(
          ({ hours, busy }) =>
            (hours[at] ?? []).some(({ from, to }) => from <= minute && minute < to) &&
            !busy.some((one) => {
              const begins = Math.round((Date.parse(one.day) - Date.parse(first)) / 86_400_000) * 1440 + one.from;
              const here = at * 1440 + minute;
              return begins <= here && here < begins + one.minutes;
            }),
        );
      if (isFree && begun === null) begun = minute;
      if (!isFree && begun !== null) {
        if (minute - begun >= minutes) found.push({ day, from: begun, to: minute });
        begun = null;
      }
    }
  }
  return found;
}

const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 })
  .map((marks) => marks.sort((one, other) => one - other))
  .map((marks) =>
    marks.flatMap((mark, at): Span[] => {
      const next = marks[at + 1];
      return at % 2 === 0 && next !== undefined ? [{ from: mark * 15, to: next * 15 }] : [];
    }),
  );
const person: fc.Arbitrary<Person> = fc.record({
  hours: fc.array(spans, { minLength: 4, maxLength: 4 }),
  busy: fc.array(
    fc.record({
      day: fc.integer({ min: -7, max: 3 }).map((one) => dayAfter(first, one)),
      from: fc.integer({ min: 0, max: 1439 }),
      minutes: fc.oneof(fc.integer({ min: 1, max: 240 }), fc.integer({ min: 1, max: 10_080 })),
    }),
    { maxLength: 4 },
  ),
});

test('free times are those that a look at each minute finds, over a change of the clocks too', () => {
  fc.assert(
    fc.property(
      fc.array(person, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 5, max: 180 }),
      fc.record({ day: fc.constantFrom('2026-03-20', ...days), minute: fc.integer({ min: 0, max: 1439 }) }),
      (people, minutes, since) => {
        const wanted = people.map(
          ({ hours, busy }): Wanted => ({
            hours: (day) => hours[days.indexOf(day)] ?? [],
            busy,
          }),
        );
        const asked = { people: wanted, from: first, to: days[3] ?? first, minutes, since, limit: 1000 };
        expect(freeTimes(asked)).toEqual(model(people, minutes, since));
        expect(freeTimes({ ...asked, limit: 2 })).toEqual(model(people, minutes, since).slice(0, 2));
      },
    ),
    { numRuns: 150 },
  );
});

test('hours of a day: a day off has none, a Saturday that is worked has those of the first working day', () => {
  const nine = [
    { from: '09:00', to: '13:00' },
    { from: '14:00', to: '18:00' },
  ];
  const week = [[], nine, nine, nine, nine, [], []];
  const on = (day: string, free?: boolean) =>
    hoursOn(day, week, free === undefined ? new Map() : new Map([[day, { free }]]));
  const worked = [
    { from: 540, to: 780 },
    { from: 840, to: 1080 },
  ];
  expect(on('2026-12-01')).toEqual(worked);
  expect(on('2026-11-30')).toEqual([]);
  expect(on('2026-12-05')).toEqual([]);
  expect(on('2026-12-05', false)).toEqual(worked);
  expect(on('2026-12-01', true)).toEqual([]);
  expect(on('2026-12-01', false)).toEqual(worked);
});
