/** What the calendar has behind its entries: hours in which nobody works, days off, absences. Pure. */
import type { Calendar } from '@event-calendar/core';
import type { Output } from '../../../preload/contract/index.ts';
import { hoursOn, timeOf } from '../../../preload/contract/working-hours.ts';
import type { AbsenceKind } from '../../../preload/contract/working-time.ts';
import { plusDays } from '../../ui/days.ts';

interface Shown {
  readonly data: Output<'workingTime.between'>;
  readonly from: string;
  readonly to: string;
  /** Whose columns or rows they are. */
  readonly people: readonly number[];
  /** `hours`: a grid of hours; `days`: a day is one field. */
  readonly grid: 'hours' | 'days';
  readonly wordOf: (kind: AbsenceKind) => string;
}

/** Why nobody is to be expected on a whole day. */
export interface Off {
  readonly look: 'idle' | 'free' | 'away';
  readonly title: string;
}

const at = (day: string, minutes: number) =>
  minutes === 1440 ? `${plusDays(day, 1)}T00:00:00` : `${day}T${timeOf(minutes)}:00`;

/** What a whole day of a person is besides a working day; null: he works. */
export function wholeDaysOff(
  data: Output<'workingTime.between'>,
  wordOf: (kind: AbsenceKind) => string,
): (person: number, day: string) => Off | null {
  const special = new Map(data.days.map((one) => [one.day, one]));
  const weeks = new Map(data.people.map(({ userId, week }) => [userId, week]));
  return (person, day) => {
    const absence = data.absences.find((one) => one.userId === person && one.from <= day && day <= one.to);
    if (absence) return { look: 'away', title: wordOf(absence.kind) };
    const known = special.get(day);
    if (known?.free) return { look: 'free', title: known.name };
    return hoursOn(day, weeks.get(person) ?? data.week, special).length === 0 ? { look: 'idle', title: '' } : null;
  };
}

/** In the order of days; a stretch of days that look alike is one. */
export function backgrounds({ data, from, to, people, grid, wordOf }: Shown): Calendar.EventInput[] {
  const special = new Map(data.days.map((one) => [one.day, one]));
  const weeks = new Map(data.people.map(({ userId, week }) => [userId, week]));
  const wholeDay = wholeDaysOff(data, wordOf);
  const found: Calendar.EventInput[] = [];
  const put = (person: number, start: string, end: string, { look, title }: Off) =>
    found.push({
      id: `${look} ${person} ${start}`,
      display: 'background',
      allDay: grid === 'days',
      start,
      end,
      title,
      resourceIds: [person],
      classNames: [`k-off-${look}`],
    });
  for (const person of people) {
    const week = weeks.get(person) ?? data.week;
    let begun: (Off & { readonly day: string }) | null = null;
    for (let day = from; day <= plusDays(to, 1); day = plusDays(day, 1)) {
      const off = day > to ? null : wholeDay(person, day);
      const isOther = off === null || grid === 'hours' || off.look !== begun?.look || off.title !== begun.title;
      if (begun !== null && isOther) {
        put(person, at(begun.day, 0), at(day, 0), begun);
        begun = null;
      }
      if (off !== null && begun === null) begun = { ...off, day };
      if (off !== null || day > to || grid === 'days') continue;
      let free = 0;
      for (const span of [...hoursOn(day, week, special), { from: 1440, to: 1440 }]) {
        if (span.from > free) put(person, at(day, free), at(day, span.from), { look: 'idle', title: '' });
        free = span.to;
      }
    }
  }
  return found;
}
