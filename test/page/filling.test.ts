/** How full the days of people are in the month of everybody. */
import { expect, test } from 'vitest';
import { fillingOf, placeOf, workingMinutes } from '../../renderer/features/planner/filling.ts';

const entry = (day: string, time: string | null, duration: number | null, ...people: number[]) => ({
  day,
  time,
  duration,
  people,
  acceptance: null,
});

test('what two people do together fills the day of each; what lasts the whole day comes first and takes no hours', () => {
  const found = fillingOf([
    entry('2026-06-01', '14:00', 90, 1, 2),
    entry('2026-06-01', '09:00', null, 1),
    entry('2026-06-01', null, null, 1),
    entry('2026-06-02', '09:00', 60, 2),
  ]);
  expect([...found.keys()].toSorted()).toEqual(['1 2026-06-01', '2 2026-06-01', '2 2026-06-02']);
  expect(found.get(placeOf(1, '2026-06-01'))).toMatchObject({
    minutes: 120,
    entries: [{ time: null }, { time: '09:00' }, { time: '14:00' }],
  });
  expect(found.get(placeOf(2, '2026-06-01'))?.minutes).toBe(90);
});

test('what is declined stands there and takes no hours', () => {
  const found = fillingOf([{ ...entry('2026-06-01', '14:00', 90, 1), acceptance: 'declined' as const }]);
  expect(found.get(placeOf(1, '2026-06-01'))).toMatchObject({ minutes: 0, entries: [{ time: '14:00' }] });
});

test('somebody works as long as his own hours say, and not on a day off', () => {
  const day = [{ from: '09:00', to: '13:00' } as const, { from: '14:00', to: '18:00' } as const];
  const half = [{ from: '09:00', to: '13:00' } as const];
  const minutes = workingMinutes({
    week: [day, day, day, day, day, [], []],
    people: [{ userId: 2, week: [half, half, half, half, half, [], []] }],
    days: [{ day: '2026-06-12', name: 'Russia Day', free: true }],
    absences: [],
  });
  expect(['2026-06-11', '2026-06-12', '2026-06-13'].map((one) => [minutes(1, one), minutes(2, one)])).toEqual([
    [480, 240],
    [0, 0],
    [0, 0],
  ]);
});
