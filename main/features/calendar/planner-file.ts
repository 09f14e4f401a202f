/** What a planner shows as an iCalendar file. */
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { usualMinutes } from '../../../preload/contract/working-time.ts';
import { accessBy } from '../../engine/access.ts';
import type { Context, TaskContext } from '../../engine/context.ts';
import { entriesForCalendars } from '../activities/for-calendars.ts';
import { activityKindWords } from '../lists/value-words.ts';
import { calendarText } from './ical-writing.ts';
import { plannerTitle } from './words.ts';

interface Asking extends Pick<Context, 'db' | 'user'> {
  readonly language: Language;
}

/** The text, and how many entries are in it. */
export function plannerText(
  asking: Asking,
  asked: { readonly from: string; readonly to: string; readonly mine: boolean },
): { readonly text: string; readonly entries: number } {
  const { language } = asking;
  const entries = entriesForCalendars(asking, asked);
  const text = calendarText(
    plannerTitle[language],
    entries.map(({ uid, version, updatedAt, kind, subject, client, note, day, time, duration, status }) => ({
      uid: `${uid}@kontor`,
      sequence: version - 1,
      changedAt: updatedAt,
      summary: [status === 'done' ? `✓ ${subject}` : subject, client].filter(Boolean).join(' · '),
      description: note,
      category: activityKindWords[kind][language],
      day,
      time,
      minutes: duration ?? usualMinutes,
    })),
  );
  return { text, entries: entries.length };
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
