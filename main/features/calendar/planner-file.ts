/** What a planner shows as an iCalendar file. */
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { usualMinutes } from '../../../preload/contract/working-time.ts';
import { accessBy } from '../../engine/access.ts';
import type { Context, TaskContext } from '../../engine/context.ts';
import { type ForCalendars, forCalendars, type SeriesForCalendars } from '../activities/for-calendars.ts';
import { endsOf } from '../activities/repeat-days.ts';
import { ruleText } from '../activities/repeat-text.ts';
import { activityKindWords } from '../lists/value-words.ts';
import { type CalendarEntry, type CalendarSeries, calendarText } from './ical-writing.ts';
import { plannerTitle } from './words.ts';

interface Asking extends Pick<Context, 'db' | 'user'> {
  readonly language: Language;
}

/** The text, and how many entries are in it: what repeats counts once. */
export function plannerText(
  asking: Asking,
  asked: { readonly from: string; readonly to: string; readonly mine: boolean },
): { readonly text: string; readonly entries: number } {
  const { language } = asking;
  const { entries, series } = forCalendars(asking, asked);
  const text = calendarText(
    plannerTitle[language],
    entries.map((entry) => calendarEntry(entry, language)),
    series.map((one) => calendarSeries(one, language)),
  );
  return { text, entries: entries.length + series.length };
}

function calendarEntry(entry: ForCalendars, language: Language): CalendarEntry {
  const { uid, version, updatedAt, kind, subject, client, note, day, time, duration, isDone } = entry;
  return {
    uid: `${uid}@kontor`,
    sequence: version - 1,
    changedAt: updatedAt,
    summary: [isDone ? `✓ ${subject}` : subject, client].filter(Boolean).join(' · '),
    description: note,
    category: activityKindWords[kind][language],
    day,
    time,
    minutes: duration ?? usualMinutes,
  };
}

function calendarSeries(series: SeriesForCalendars, language: Language): CalendarSeries {
  const { repeat, exceptDays, occurrences } = series;
  const usual = calendarEntry(series, language);
  const said: (keyof CalendarEntry)[] = ['summary', 'description', 'category', 'time', 'minutes'];
  const otherwise = occurrences
    .map((one) => ({ ...calendarEntry(one, language), ofDay: one.ofDay }))
    .filter((one) => one.day !== one.ofDay || said.some((name) => one[name] !== usual[name]));
  return { ...usual, rule: ruleText(repeat), until: endsOf(repeat).until, exceptDays, otherwise };
}

/** Writes the file and hands it out; the log is told. */
export async function exportPlanner(
  task: TaskContext,
  asked: Parsed<'calendar.export'>,
): Promise<Output<'calendar.export'>> {
  accessBy(task.user, 'activities.see');
  const { text, entries } = plannerText(task, asked);
  const name = `${plannerTitle[task.language]} ${asked.from}.ics`;
  await task.write((command) =>
    command.record({
      entity: 'list',
      id: 0,
      version: 0,
      changes: {
        rows: { old: null, new: entries },
        format: { old: null, new: 'ics' },
        from: { old: null, new: asked.from },
        to: { old: null, new: asked.to },
      },
    }),
  );
  const { handle } = task.uploads.keep(task.session, name, Buffer.from(text));
  return { file: handle, name, entries };
}
