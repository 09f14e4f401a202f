/** The planner: which days are on the screen, and entries of the calendar as activities and back, in several time zones. */
import { afterEach, describe, expect, test } from 'vitest';
import type { PlannerEntry } from '../../preload/contract/activities.ts';
import { putTo, shownEntry } from '../../renderer/features/planner/entries.ts';
import { dayOfNew, mondayOf, stepped, stretchOf } from '../../renderer/features/planner/stretch.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('the days on the screen', () => {
  test('a week begins on Monday, also on a Sunday and over the end of a year', () => {
    expect(mondayOf('2026-11-30')).toBe('2026-11-30');
    expect(mondayOf('2026-12-06')).toBe('2026-11-30');
    expect(stretchOf('week', '2027-01-01')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
  });

  test('a month has the ends of the weeks around it: six weeks', () => {
    expect(stretchOf('month', '2026-11-17')).toEqual({ from: '2026-10-26', to: '2026-12-06' });
  });

  test('something new begins on the present day where it is shown, else on the first on which one works', () => {
    const works = (day: string) => !['2026-12-01', '2026-12-05', '2026-12-06'].includes(day);
    const present = '2026-11-30';
    expect(dayOfNew('month', '2026-12-30', { present, works })).toBe('2026-12-02');
    expect(dayOfNew('month', '2026-11-12', { present, works })).toBe(present);
    expect(dayOfNew('week', '2026-12-09', { present, works })).toBe('2026-12-07');
    expect(dayOfNew('week', '2026-12-05', { present, works })).toBe(present);
    expect(dayOfNew('day', '2026-12-06', { present, works })).toBe('2026-12-06');
  });

  test('a step from the 31st goes to the last day of a shorter month', () => {
    expect(stepped('month', '2026-01-31', 1)).toBe('2026-02-28');
    expect(stepped('month', '2028-01-31', 1)).toBe('2028-02-29');
    expect(stepped('month', '2026-03-15', -1)).toBe('2026-02-15');
    expect(stepped('agenda', '2026-12-30', 1)).toBe('2027-01-06');
    expect(stepped('day', '2026-03-01', -1)).toBe('2026-02-28');
  });
});

const entry: PlannerEntry = {
  id: 1,
  version: 1,
  kind: 'meeting',
  subject: 'Budget',
  day: '2026-03-29',
  time: '01:30',
  duration: 120,
  status: 'open',
  clientId: null,
  acceptance: null,
  client: '',
  responsibleId: 3,
  people: [3, 4],
  repeats: false,
  mayChange: true,
};
const shown = (about: Partial<PlannerEntry> = {}) => shownEntry({ ...entry, ...about }, { title: 'Budget' });

describe('an entry of the calendar', () => {
  test('stands by the wall: two hours are two hours high, also over midnight and a change of the clocks', () => {
    expect(shown()).toMatchObject({ start: '2026-03-29T01:30:00', end: '2026-03-29T03:30:00', allDay: false });
    expect(shown({ time: '23:30', duration: 60 })).toMatchObject({ end: '2026-03-30T00:30:00' });
  });

  test('without a length is half an hour high, without a time a whole day long', () => {
    expect(shown({ duration: null })).toMatchObject({ end: '2026-03-29T02:00:00' });
    expect(shown({ time: null })).toMatchObject({
      allDay: true,
      start: '2026-03-29T00:00:00',
      durationEditable: false,
    });
  });

  test('is moved only while it is open, and by whoever may change it', () => {
    expect(shown()).toMatchObject({ startEditable: true, durationEditable: true, resourceIds: [3, 4] });
    expect(shown({ status: 'done' })).toMatchObject({ startEditable: false, durationEditable: false });
    expect(shown({ mayChange: false })).toMatchObject({ startEditable: false, durationEditable: false });
  });

  test.each(['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'Africa/Cairo'])(
    'that was put somewhere is there by the wall of %s, and as long as it looks',
    (place) => {
      process.env.TZ = place;
      const put = { start: new Date(2026, 9, 25, 9, 15), end: new Date(2026, 9, 25, 11, 0), allDay: false };
      expect(putTo(put)).toEqual({ day: '2026-10-25', time: '09:15', duration: 105 });
      // The night of a change of the clocks, in Paris.
      const night = { start: new Date(2026, 9, 24, 22, 0), end: new Date(2026, 9, 25, 8, 0), allDay: false };
      expect(putTo(night)).toEqual({ day: '2026-10-24', time: '22:00', duration: 600 });
      expect(putTo({ ...put, allDay: true })).toEqual({ day: '2026-10-25', time: null, duration: null });
    },
  );
});
