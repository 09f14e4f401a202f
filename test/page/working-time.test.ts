/** Working time on the page: hours as they are typed, what stands behind the entries, what hinders. */
import { expect, test } from 'vitest';
import { layersOf } from '../../renderer/features/planner/layer-entries.ts';
import { backgrounds } from '../../renderer/features/working-time/backgrounds.ts';
import { hindrancesOn } from '../../renderer/features/working-time/hindrances.ts';
import { hoursText, readHours } from '../../renderer/features/working-time/week-text.ts';

const nine = [{ from: '09:00', to: '18:00' }];
const week = [nine, nine, nine, nine, nine, [], []];
const absence = {
  id: 5,
  version: 1,
  userId: 2,
  from: '2026-12-03',
  to: '2026-12-04',
  kind: 'ill' as const,
  note: '',
  mayChange: true,
};
const data = {
  week,
  people: [
    {
      userId: 2,
      week: [
        [
          { from: '10:00', to: '12:00' },
          { from: '13:00', to: '15:00' },
        ],
        [],
        [],
        nine,
        nine,
        [],
        [],
      ],
    },
  ],
  days: [
    { day: '2026-12-04', free: true, name: 'Feast' },
    { day: '2026-12-05', free: false, name: 'Worked' },
  ],
  absences: [absence],
};
const shown = (people: readonly number[], grid: 'hours' | 'days', from: string, to: string) =>
  backgrounds({ data, from, to, people, grid, wordOf: (kind) => kind }).map(
    ({ start, end, title, allDay, classNames }) => [
      String(start).slice(8, 16),
      String(end).slice(8, 16),
      title,
      allDay,
      classNames,
    ],
  );

test('hours are read as people type them, and what is none, overlaps or goes back is refused', () => {
  expect(readHours('9-18')).toEqual([{ from: '09:00', to: '18:00' }]);
  expect(readHours(' 9:00 – 13.00 , 14h00—24:00')).toEqual([
    { from: '09:00', to: '13:00' },
    { from: '14:00', to: '24:00' },
  ]);
  expect(readHours('  ')).toEqual([]);
  for (const wrong of ['9', '18-9', '9-9', '9-13, 12-18', '9-25', '9-12-15', '1-2,3-4,5-6,7-8,9-10', 'nine-ten'])
    expect(readHours(wrong), wrong).toBeNull();
  expect(hoursText(readHours('9-13;14-18') ?? [])).toBe('09:00–13:00, 14:00–18:00');
});

test('a month shows days off, absences and free days of each person as whole days, neighbours alike in one', () => {
  expect(shown([1], 'days', '2026-11-30', '2026-12-13')).toEqual([
    ['04T00:00', '05T00:00', 'Feast', true, ['k-off-free']],
    ['06T00:00', '07T00:00', '', true, ['k-off-idle']],
    ['12T00:00', '14T00:00', '', true, ['k-off-idle']],
  ]);
  expect(shown([2], 'days', '2026-11-30', '2026-12-06')).toEqual([
    ['01T00:00', '03T00:00', '', true, ['k-off-idle']],
    ['03T00:00', '05T00:00', 'ill', true, ['k-off-away']],
    ['06T00:00', '07T00:00', '', true, ['k-off-idle']],
  ]);
});

test('a grid of hours shows what is before, between and after the hours, and a whole day off with its word, each day by itself', () => {
  expect(shown([2], 'hours', '2026-11-30', '2026-11-30')).toEqual([
    ['30T00:00', '30T10:00', '', false, ['k-off-idle']],
    ['30T12:00', '30T13:00', '', false, ['k-off-idle']],
    ['30T15:00', '01T00:00', '', false, ['k-off-idle']],
  ]);
  expect(shown([2], 'hours', '2026-12-03', '2026-12-04').map(([start]) => start)).toEqual(['03T00:00', '04T00:00']);
  expect(shown([1], 'hours', '2026-12-04', '2026-12-04')).toEqual([
    ['04T00:00', '05T00:00', 'Feast', false, ['k-off-free']],
  ]);
});

test('a day is hindered by a day off, and by the absence of whoever it is for', () => {
  expect(hindrancesOn(data, '2026-12-04', [1, 2])).toEqual({ dayOff: 'Feast', away: [absence] });
  expect(hindrancesOn(data, '2026-12-04', [1])).toEqual({ dayOff: 'Feast', away: [] });
  expect(hindrancesOn(data, '2026-12-05', [2])).toEqual({ dayOff: null, away: [] });
});

test('of what is remembered only names of layers are taken', () => {
  expect(layersOf(['closings', 'moon', 'due'])).toEqual(['due', 'closings']);
  expect(layersOf('due')).toEqual([]);
});
