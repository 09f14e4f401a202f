/** Entries as an iCalendar text (RFC 5545). Pure, but for the time zone of this computer: days and times are those of its wall. */
import ICAL from 'ical.js';
import { dayAfter } from '../../printing/day-after.ts';
import { atWall, localZone, zoneComponent } from './ical-zone.ts';

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

/** What comes again, from its `day` on, which is one of its days. */
export interface CalendarSeries extends CalendarEntry {
  /** RRULE as `ruleText` writes it. */
  readonly rule: string;
  /** The last day of the rule; null: it has none. */
  readonly until: string | null;
  /** Days of the rule that are left out. */
  readonly exceptDays: readonly string[];
  /** Of a day of the rule, what is otherwise than the series says. Their `uid` counts for nothing. */
  readonly otherwise: readonly (CalendarEntry & { readonly ofDay: string })[];
}

/**
 * The text, its lines folded and ended as the standard wants them. The same entries give the same text. What comes once stands in it in UTC; what
 * repeats by the wall of this computer (TZID), so that its hour is the same all year, with a VTIMEZONE that says its zone for the years from the
 * first day in the text until ten years after the last one.
 */
export function calendarText(
  name: string,
  entries: readonly CalendarEntry[],
  series: readonly CalendarSeries[] = [],
): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Kontor//Planner//EN');
  calendar.updatePropertyWithValue('method', 'PUBLISH');
  calendar.updatePropertyWithValue('x-wr-calname', withoutControls(name));
  const days = series
    .filter(({ time }) => time !== null)
    .map(({ day }) => day)
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first !== undefined && last !== undefined) calendar.addSubcomponent(zoneComponent(first, last));
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry));
  for (const one of series) for (const event of seriesOf(one)) calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

function aboutEntry({ uid, sequence, changedAt, summary, description, category }: CalendarEntry): ICAL.Component {
  const event = new ICAL.Component('vevent');
  event.updatePropertyWithValue('uid', uid);
  event.updatePropertyWithValue('dtstamp', utc(new Date(changedAt)));
  event.updatePropertyWithValue('last-modified', utc(new Date(changedAt)));
  event.updatePropertyWithValue('sequence', sequence);
  event.updatePropertyWithValue('summary', withoutControls(summary));
  if (description !== '') event.updatePropertyWithValue('description', withoutControls(description));
  event.updatePropertyWithValue('categories', category);
  return event;
}

function eventOf(entry: CalendarEntry): ICAL.Component {
  const event = aboutEntry(entry);
  const { day, time, minutes } = entry;
  if (time === null) putWholeDay(event, day);
  else {
    const begin = atWall(day, time);
    event.updatePropertyWithValue('dtstart', utc(begin));
    event.updatePropertyWithValue('dtend', utc(new Date(begin.getTime() + minutes * 60_000)));
  }
  return event;
}

/** What repeats, and the days of it that are otherwise. */
function seriesOf({ rule, until, exceptDays, otherwise, ...entry }: CalendarSeries): ICAL.Component[] {
  const event = aboutEntry(entry);
  const { uid, time } = entry;
  putOnWall(event, entry);
  // Where the beginning has a zone, the end of the rule is a moment in UTC: the last time that it comes.
  const lastMoment = until !== null && time !== null ? utc(atWall(until, time)).toICALString() : null;
  const inUtc = lastMoment === null ? rule : rule.replace(/UNTIL=\d{8}/u, `UNTIL=${lastMoment}`);
  event.updatePropertyWithValue('rrule', ICAL.Recur.fromString(inUtc));
  for (const day of exceptDays) event.addProperty(dayOfRule('exdate', day, time));
  return [
    event,
    ...otherwise.map((one) => {
      const other = aboutEntry({ ...one, uid });
      other.addProperty(dayOfRule('recurrence-id', one.ofDay, time));
      putOnWall(other, one);
      return other;
    }),
  ];
}

function putWholeDay(event: ICAL.Component, day: string): void {
  event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(day));
  event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(dayAfter(day, 1)));
  // Whoever has it the whole day is free for others.
  event.updatePropertyWithValue('transp', 'TRANSPARENT');
}

function putOnWall(event: ICAL.Component, { day, time, minutes }: CalendarEntry): void {
  if (time === null) {
    putWholeDay(event, day);
    return;
  }
  event.addProperty(wallProperty('dtstart', day, time));
  // So long as it takes, whatever the clocks do meanwhile.
  event.updatePropertyWithValue('duration', ICAL.Duration.fromSeconds(minutes * 60));
}

/** A day that the rule gives, as the beginning of the series is written. */
function dayOfRule(name: string, day: string, time: string | null): ICAL.Property {
  if (time !== null) return wallProperty(name, day, time);
  const property = new ICAL.Property(name);
  property.resetType('date');
  property.setValue(ICAL.Time.fromDateString(day));
  return property;
}

function wallProperty(name: string, day: string, time: string): ICAL.Property {
  const property = new ICAL.Property(name);
  property.setParameter('tzid', localZone());
  property.setValue(ICAL.Time.fromDateTimeString(`${day}T${time}:00`));
  return property;
}

const utc = (at: Date) => ICAL.Time.fromJSDate(at, true);

/** A text may have line feeds and tabs, and no other control characters; a lone carriage return would break its line. */
function withoutControls(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}
