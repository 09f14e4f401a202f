/** iCalendar files (RFC 5545) of other programs, as far as the planner can have what is in them. What is wrong is told with its line. */
import ICAL from 'ical.js';
import { Failure } from '../../engine/failure.ts';

/** An event of a file. */
export interface ReadEvent {
  /** Its UID; of one occurrence of a series with its RECURRENCE-ID behind a line feed. */
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly day: string;
  /** `HH:MM` on the wall of this computer; null: the whole day. */
  readonly time: string | null;
  /** Null: it has no length. */
  readonly minutes: number | null;
  /** Why the planner cannot have it; null: it can. */
  readonly not: 'repeats' | 'long' | 'cancelled' | null;
}

/** More events than these are not taken at once. */
export const mostEvents = 5000;
/** Minutes: as long as an activity may be. */
const longest = 10_080;

/** The file is none, or none that can be read: with the line at which it is wrong. */
export function wrongFile(
  line: number,
  what: 'begins' | 'line' | 'nesting' | 'ends' | 'event' | 'time' | 'many',
): Failure {
  const { en, ru, fr } = reasons[what];
  return new Failure('invalid', {
    en: `Line ${line} of the file: ${en}`,
    ru: `Строка ${line} файла: ${ru}`,
    fr: `Ligne ${line} du fichier : ${fr}`,
  });
}

const reasons = {
  begins: {
    en: 'a calendar file begins with BEGIN:VCALENDAR.',
    ru: 'файл календаря начинается со слов BEGIN:VCALENDAR.',
    fr: 'un fichier de calendrier commence par BEGIN:VCALENDAR.',
  },
  line: {
    en: 'this is no line of a calendar: a name, a colon and a value are expected.',
    ru: 'это не строка календаря: нужны имя, двоеточие и значение.',
    fr: 'ce n’est pas une ligne de calendrier : il faut un nom, deux points et une valeur.',
  },
  nesting: {
    en: 'END does not belong to the BEGIN before it.',
    ru: 'END не относится к предыдущему BEGIN.',
    fr: 'END ne correspond pas au BEGIN qui précède.',
  },
  ends: {
    en: 'the file ends in the middle; END:VCALENDAR is missing.',
    ru: 'файл обрывается, нет END:VCALENDAR.',
    fr: 'le fichier s’arrête au milieu ; END:VCALENDAR manque.',
  },
  event: {
    en: 'this event has no UID, or no DTSTART.',
    ru: 'у этого события нет UID или DTSTART.',
    fr: 'cet événement n’a pas d’UID ou de DTSTART.',
  },
  time: {
    en: 'this event has a day or a time that there is not.',
    ru: 'у этого события нет такого дня или времени.',
    fr: 'cet événement a une date ou une heure qui n’existe pas.',
  },
  many: {
    en: `there are more than ${mostEvents} events up to here.`,
    ru: `до этого места больше ${mostEvents} событий.`,
    fr: `il y a plus de ${mostEvents} événements jusqu’ici.`,
  },
} as const;

/** Failure `invalid` with the line for what is no calendar, or a broken one. */
export function readCalendar(text: string): ReadEvent[] {
  const lines = eventLines(text);
  // The library takes the byte order mark that some programs write for a part of the first name.
  const calendar = new ICAL.Component(parsed(text.replace(/^\uFEFF/u, '')));
  return calendar.getAllSubcomponents('vevent').map((event, at) => readEvent(event, lines[at] ?? 1));
}

function parsed(text: string): ConstructorParameters<typeof ICAL.Component>[0] {
  try {
    const all: unknown = ICAL.parse(text);
    // Several calendars in one file come as a list of them, one as itself; the scan has let through one only.
    return all as ConstructorParameters<typeof ICAL.Component>[0];
  } catch {
    throw wrongFile(1, 'line');
  }
}

/** Looks at each line; answers at which line each event of the calendar begins. */
function eventLines(text: string): number[] {
  const open: string[] = [];
  const found: number[] = [];
  let isOver = false;
  let last = 0;
  for (const [index, line] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u)
    .entries()) {
    const number = index + 1;
    if (line.trim() === '') continue;
    last = number;
    // What begins with a space goes on from the line before.
    if (/^[ \t]/u.test(line) && open.length > 0) continue;
    const name = /^([A-Za-z0-9-]+)(?:;[^:"]*(?:"[^"]*"[^:"]*)*)?:/u.exec(line)?.[1]?.toLowerCase();
    if (open.length === 0 && (isOver || line.trim().toLowerCase() !== 'begin:vcalendar'))
      throw wrongFile(number, 'begins');
    if (name === undefined) throw wrongFile(number, 'line');
    const value = line
      .slice(line.indexOf(':') + 1)
      .trim()
      .toLowerCase();
    if (name === 'begin') {
      open.push(value);
      if (value === 'vevent' && open.length === 2) found.push(number);
      if (found.length > mostEvents) throw wrongFile(number, 'many');
    }
    if (name === 'end') {
      if (open.pop() !== value) throw wrongFile(number, 'nesting');
      isOver = open.length === 0;
    }
  }
  if (open.length > 0) throw wrongFile(last, 'ends');
  if (!isOver) throw wrongFile(1, 'begins');
  return found;
}

function readEvent(event: ICAL.Component, line: number): ReadEvent {
  const textOf = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
  const uid = textOf('uid').trim();
  const begins = timeAt(event, 'dtstart', line);
  if (uid === '' || begins === null) throw wrongFile(line, 'event');
  const ends = timeAt(event, 'dtend', line);
  const duration = event.getFirstPropertyValue('duration');
  const minutes =
    ends === null
      ? duration instanceof ICAL.Duration
        ? Math.round(duration.toSeconds() / 60)
        : null
      : Math.round((ends.at.getTime() - begins.at.getTime()) / 60_000);
  const occurrence = textOf('recurrence-id');
  const isLong = minutes !== null && minutes > (begins.isDay ? 1500 : longest);
  const isSeries = event.hasProperty('rrule') || event.hasProperty('rdate');
  return {
    uid: occurrence === '' ? uid : `${uid}\n${occurrence}`,
    summary: textOf('summary').replace(/\s+/gu, ' ').trim().slice(0, 300),
    description: textOf('description').trim().slice(0, 10_000),
    day: dayOf(begins.at),
    time: begins.isDay ? null : timeOf(begins.at),
    minutes: begins.isDay || minutes === null || minutes <= 0 || minutes > longest ? null : minutes,
    not: textOf('status').toUpperCase() === 'CANCELLED' ? 'cancelled' : isSeries ? 'repeats' : isLong ? 'long' : null,
  };
}

/** The moment of a property, by its zone: that of the file, one of the world's, or (none) the wall of this computer. Null: it is not there. */
function timeAt(event: ICAL.Component, name: string, line: number): { at: Date; isDay: boolean } | null {
  const property = event.getFirstProperty(name);
  if (property === null) return null;
  // As it is written: the library makes the next month of a thirteenth one.
  if (!isMoment(String(property.toJSON()[3]))) throw wrongFile(line, 'time');
  const value = read(() => property.getFirstValue(), line);
  if (!(value instanceof ICAL.Time)) throw wrongFile(line, 'time');
  const { year, month, day, hour, minute, isDate } = value;
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute));
  if (isDate) return { at: new Date(year, month - 1, day), isDay: true };
  const zone = property.getFirstParameter('tzid');
  const isKnown = value.zone.tzid === 'UTC' || (zone && value.zone.tzid === zone);
  if (zone && !isKnown) return { at: inZone(wall, zone), isDay: false };
  return { at: value.toJSDate(), isDay: false };
}

/** Whether there is such a day, and such a time on it. */
function isMoment(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)Z?)?$/u.exec(text)?.slice(1) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  const made = new Date(Date.UTC(year, month - 1, day));
  const isDay = made.getUTCMonth() === month - 1 && made.getUTCDate() === day && year >= 1900 && year <= 2999;
  return isDay && hour < 24 && minute < 60 && second < 61;
}

function read<Value>(work: () => Value, line: number): Value {
  try {
    return work();
  } catch {
    throw wrongFile(line, 'time');
  }
}

/** The moment at which the clocks of a zone of the world show this; the wall of this computer where there is no such zone. */
function inZone(wall: Date, zone: string): Date {
  let shown: Intl.DateTimeFormat;
  try {
    shown = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
      hourCycle: 'h23',
    });
  } catch {
    return new Date(
      wall.getUTCFullYear(),
      wall.getUTCMonth(),
      wall.getUTCDate(),
      wall.getUTCHours(),
      wall.getUTCMinutes(),
    );
  }
  const offset = (at: Date) => {
    const parts = new Map(shown.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const years = of('year') < 100 ? 2000 + of('year') : of('year');
    return Date.UTC(years, of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - at.getTime();
  };
  const first = new Date(wall.getTime() - offset(wall));
  // Close to a change of the clocks the first guess has the other offset.
  return new Date(wall.getTime() - offset(first));
}

const two = (value: number) => String(value).padStart(2, '0');
const dayOf = (at: Date) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
const timeOf = (at: Date) => `${two(at.getHours())}:${two(at.getMinutes())}`;
