/** Entries as an iCalendar text (RFC 5545). Pure, but for the time zone of this computer: days and times are those of its wall. */
import ICAL from 'ical.js';
import { dayAfter } from '../../printing/day-after.ts';

/** Something with a day. */
export interface CalendarEntry {
  /** The same for ever. */
  readonly uid: string;
  /** Grows with each change, from 0. */
  readonly sequence: number;
  /** UTC ISO 8601: when it was changed last. */
  readonly changedAt: string;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
  readonly day: string;
  /** `HH:MM`; null: the whole day. */
  readonly time: string | null;
  readonly minutes: number;
}

/** The text, its lines folded and ended as the standard wants them. The same entries give the same text. */
export function calendarText(name: string, entries: readonly CalendarEntry[]): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Kontor//Planner//EN');
  calendar.updatePropertyWithValue('method', 'PUBLISH');
  calendar.updatePropertyWithValue('x-wr-calname', withoutControls(name));
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry));
  return `${calendar.toString()}\r\n`;
}

function eventOf(entry: CalendarEntry): ICAL.Component {
  const { uid, sequence, changedAt, summary, description, category, day, time, minutes } = entry;
  const event = new ICAL.Component('vevent');
  event.updatePropertyWithValue('uid', uid);
  event.updatePropertyWithValue('dtstamp', utc(new Date(changedAt)));
  event.updatePropertyWithValue('last-modified', utc(new Date(changedAt)));
  event.updatePropertyWithValue('sequence', sequence);
  event.updatePropertyWithValue('summary', withoutControls(summary));
  if (description !== '') event.updatePropertyWithValue('description', withoutControls(description));
  event.updatePropertyWithValue('categories', category);
  if (time === null) {
    event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(day));
    event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(dayAfter(day, 1)));
    // Whoever has it the whole day is free for others.
    event.updatePropertyWithValue('transp', 'TRANSPARENT');
  } else {
    const begin = atWall(day, time);
    event.updatePropertyWithValue('dtstart', utc(begin));
    event.updatePropertyWithValue('dtend', utc(new Date(begin.getTime() + minutes * 60_000)));
  }
  return event;
}

/** The moment at which the clocks of this computer show the time on the day. */
function atWall(day: string, time: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(year, month - 1, date, hours, minutes);
}

const utc = (at: Date) => ICAL.Time.fromJSDate(at, true);

/** A text may have line feeds and tabs, and no other control characters; a lone carriage return would break its line. */
function withoutControls(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}
