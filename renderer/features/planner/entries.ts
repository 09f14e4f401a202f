/** Activities as the calendar shows them, and back: days and times are those of the wall, in no time zone. */
import type { Calendar } from '@event-calendar/core';
import type { ComingEntry, PlannerEntry } from '../../../preload/contract/activities.ts';
import { minutesOf } from '../../../preload/contract/working-hours.ts';
import { usualMinutes } from '../../../preload/contract/working-time.ts';
import { plusDays } from '../../ui/days.ts';

/** When something is: `time` null is the whole day. */
export interface When {
  readonly day: string;
  readonly time: string | null;
  /** Minutes. */
  readonly duration: number | null;
}

/** Local midnight and later of a day, as the calendar wants it: `YYYY-MM-DDTHH:MM`. */
function moment(day: string, minutes: number): string {
  const days = Math.floor(minutes / 1440);
  const rest = minutes - days * 1440;
  const time = [Math.floor(rest / 60), rest % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${plusDays(day, days)}T${time}:00`;
}

/** Of a grid of hours: half an hour is 24 px high, a line 17. */
function linesClass(duration: number | null): string {
  const height = ((duration ?? usualMinutes) / 30) * 24;
  return `k-lines-${Math.min(6, Math.max(1, Math.floor((height - 4) / 17)))}`;
}

/** An entry of the calendar. `words`: what it says besides its subject. */
export function shownEntry(entry: PlannerEntry, words: { readonly title: string }): Calendar.EventInput {
  const { id, day, time, duration, status, kind, people, mayChange } = entry;
  const begin = time === null ? 0 : minutesOf(time);
  return {
    id,
    allDay: time === null,
    start: moment(day, begin),
    end: time === null ? moment(day, 1440) : moment(day, begin + (duration ?? usualMinutes)),
    title: words.title,
    resourceIds: [...people],
    startEditable: mayChange && status === 'open',
    durationEditable: mayChange && status === 'open' && time !== null,
    classNames: [`k-entry-${kind}`, linesClass(duration), ...(status === 'done' ? ['k-entry-done'] : [])],
    extendedProps: { entry },
  };
}

/** What will come by the rule of a series: it cannot be moved, there is no activity for it yet. */
export function comingEntry(coming: ComingEntry, words: { readonly title: string }): Calendar.EventInput {
  const { activityId, kind, day, time, duration, people } = coming;
  const begin = time === null ? 0 : minutesOf(time);
  return {
    id: `coming ${activityId} ${day}`,
    allDay: time === null,
    start: moment(day, begin),
    end: time === null ? moment(day, 1440) : moment(day, begin + (duration ?? usualMinutes)),
    title: words.title,
    resourceIds: [...people],
    startEditable: false,
    durationEditable: false,
    classNames: [`k-entry-${kind}`, linesClass(duration), 'k-entry-coming'],
    extendedProps: { coming },
  };
}

/** What `comingEntry` was made of; null: the entry is an activity. */
export function comingOf({ extendedProps }: Pick<Calendar.Event, 'extendedProps'>): ComingEntry | null {
  // Only `comingEntry` makes them.
  return (extendedProps.coming as ComingEntry | undefined) ?? null;
}

/** The activity of an entry that `shownEntry` has made. */
export function entryOf({ extendedProps }: Pick<Calendar.Event, 'extendedProps'>): PlannerEntry {
  // Only `shownEntry` makes them.
  return extendedProps.entry as PlannerEntry;
}

const two = (value: number) => String(value).padStart(2, '0');

/** The day of a moment of the calendar. */
export function dayOfMoment(at: Date): string {
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The time of a moment of the calendar. */
export function timeOfMoment(at: Date): string {
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Where an entry was put. What had no length of its own has none afterwards, unless its end was moved. */
export function putTo({ start, end, allDay }: Pick<Calendar.Event, 'start' | 'end' | 'allDay'>): When {
  const day = dayOfMoment(start);
  if (allDay) return { day, time: null, duration: null };
  const time = timeOfMoment(start);
  // By the wall: what goes over a change of the clocks is as long as it looks.
  const days = Math.round((Date.parse(dayOfMoment(end)) - Date.parse(day)) / 86_400_000);
  return { day, time, duration: days * 1440 + minutesOf(timeOfMoment(end)) - minutesOf(time) };
}
