/** iCalendar files (RFC 5545) of other programs, as far as the planner can have what is in them. What is wrong is told with its line. */
import ICAL from 'ical.js';
import type { Repeat } from '../../../preload/contract/repeating.ts';
import { Failure } from '../../engine/failure.ts';
import { dayAfter } from '../../printing/day-after.ts';
import { daysBetween } from '../activities/repeat-days.ts';
import { momentsOf, type ReadMoment } from './ical-moments.ts';
import { repeatFrom } from './ical-rules.ts';

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
  /** By which rule it comes again, and on which of its days it does not; null: it does not come again, or by a rule that the planner has not. */
  readonly repeats: { readonly repeat: Repeat; readonly exceptDays: readonly string[] } | null;
  /** Of an occurrence that is otherwise than its series: the UID of that, and the day that its rule gives. */
  readonly of: { readonly uid: string; readonly day: string } | null;
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
    en: 'there is no such day or time.',
    ru: 'такой даты или времени нет.',
    fr: 'cette date ou cette heure n’existe pas.',
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
  return calendar.getAllSubcomponents('vevent').map((event, at) => readEvent(event, lines[at] ?? new Map()));
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

/** At which line an event begins, and each of its properties, by their names in lower case. */
type EventLines = ReadonlyMap<string, number>;

/** Looks at each line; answers the lines of each event of the calendar. */
function eventLines(text: string): EventLines[] {
  const open: string[] = [];
  const found: Map<string, number>[] = [];
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
      if (value === 'vevent' && open.length === 2) found.push(new Map([['begin', number]]));
      if (found.length > mostEvents) throw wrongFile(number, 'many');
    }
    if (open.length === 2 && open[1] === 'vevent' && !found.at(-1)?.has(name)) found.at(-1)?.set(name, number);
    if (name === 'end') {
      if (open.pop() !== value) throw wrongFile(number, 'nesting');
      isOver = open.length === 0;
    }
  }
  if (open.length > 0) throw wrongFile(last, 'ends');
  if (!isOver) throw wrongFile(1, 'begins');
  return found;
}

function readEvent(event: ICAL.Component, lines: EventLines): ReadEvent {
  const textOf = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
  const uid = textOf('uid').trim();
  const begins = momentAt(event, 'dtstart', lines);
  if (uid === '' || begins === null) throw wrongFile(lines.get('begin') ?? 1, 'event');
  const ends = momentAt(event, 'dtend', lines);
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
  const repeats = isSeries ? repeatsBy(event, begins, lines) : null;
  const isUnknown = isSeries ? repeats === null : event.getFirstProperty('recurrence-id')?.getParameter('range');
  return {
    uid: occurrence === '' ? uid : `${uid}\n${occurrence}`,
    of: occurrence === '' ? null : { uid, day: momentAt(event, 'recurrence-id', lines)?.day ?? begins.day },
    repeats,
    summary: textOf('summary').replace(/\s+/gu, ' ').trim().slice(0, 300),
    description: textOf('description').trim().slice(0, 10_000),
    day: begins.day,
    time: begins.time,
    minutes: begins.isDay || minutes === null || minutes <= 0 || minutes > longest ? null : minutes,
    not: textOf('status').toUpperCase() === 'CANCELLED' ? 'cancelled' : isUnknown ? 'repeats' : isLong ? 'long' : null,
  };
}

/** Looked at so many times over two years: whether the hour of another zone stays the same on the wall here. */
const looks = 120;

/** Null: no rule of the planner has these days. */
function repeatsBy(event: ICAL.Component, begins: ReadMoment, lines: EventLines): ReadEvent['repeats'] {
  const [rule, other] = event.getAllProperties('rrule');
  const recur = rule?.getFirstValue();
  if (!(recur instanceof ICAL.Recur) || other || event.hasProperty('rdate') || event.hasProperty('exrule')) return null;
  const repeat = repeatFrom(recur, begins.day, lastDayBy(recur, begins));
  if (repeat === null) return null;
  if (!begins.isOfWall) {
    const days = daysBetween(
      { repeat, firstDay: begins.day, exceptDays: [] },
      begins.day,
      dayAfter(begins.day, 731),
      731,
    );
    const step = Math.ceil(days.length / looks);
    const isSame = (day: string) => begins.onDay(day).day === day && begins.onDay(day).time === begins.time;
    if (!days.every((day, at) => at % step !== 0 || isSame(day))) return null;
  }
  const except = event
    .getAllProperties('exdate')
    .flatMap((property) => read(() => momentsOf(property), lineOf(lines, 'exdate')));
  return { repeat, exceptDays: [...new Set(except.map(({ day }) => day))].sort() };
}

/** The last day on the wall on which a rule may come; null: it says none. */
function lastDayBy({ until }: ICAL.Recur, begins: ReadMoment): string | null {
  if (!until) return null;
  const day = until.toString().slice(0, 10);
  if (until.isDate || begins.isDay) return day;
  const last = until.toJSDate();
  // In UTC it may be a day earlier or later than on the clocks of the file.
  const found = [1, 0, -1]
    .map((days) => begins.onDay(dayAfter(day, days)))
    .find((one) => new Date(`${one.day}T${one.time}`) <= last);
  return found?.day ?? dayAfter(day, -1);
}

/** The moment of a property. Null: it is not there. */
function momentAt(event: ICAL.Component, name: string, lines: EventLines): ReadMoment | null {
  const property = event.getFirstProperty(name);
  return property === null ? null : (read(() => momentsOf(property), lineOf(lines, name))[0] ?? null);
}

/** Of the first of several that have this name. */
function lineOf(lines: EventLines, name: string): number {
  return lines.get(name) ?? lines.get('begin') ?? 1;
}

function read<Value>(work: () => Value, line: number): Value {
  try {
    return work();
  } catch {
    throw wrongFile(line, 'time');
  }
}
