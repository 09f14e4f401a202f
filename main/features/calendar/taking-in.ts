/** Events of a calendar file become activities: seen first, taken in as a whole, undone as a whole. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ActivityFields, NewActivity } from '../../../preload/contract/activities.ts';
import type { CalendarRow } from '../../../preload/contract/calendar.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import { mayTouch, mustHold } from '../../engine/access.ts';
import type { CommandContext, Context, Job, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { activityAsStored, isOwn } from '../activities/for-calendars.ts';
import { type SaidSeries, WrittenRule } from '../activities/imported-series.ts';
import { addActivity, changeActivity } from '../activities/service.ts';
import { takeBackActivity } from '../activities/undoing.ts';
import { beginOperation } from '../operations/service.ts';
import { registerUndoer } from '../operations/undoers.ts';
import { type ReadEvent, readCalendar } from './ical-reading.ts';
import { forgetEvent, importedActivity, noteEvent } from './queries.ts';
import { saidOf, seenSeries, seriesInFile, seriesTakenIn, takeBackSeriesOf, takeInSeries } from './series-in-files.ts';

/** Bytes: no calendar of a person is larger. */
const largest = 5 * 1024 * 1024;
/** After so many events others have their turn. */
const eventsInStep = 50;

/** What an event says of an activity. */
type Said = Pick<ActivityFields, 'subject' | 'note' | 'day' | 'time' | 'duration'>;

interface Seen extends CalendarRow {
  readonly event: ReadEvent;
  readonly said: Said;
  /** Of one that is there: what differs was so. */
  readonly was: Partial<Said>;
  readonly version: number;
  /** Of what repeats: what the file says of it, and the series that it became before. */
  readonly series: { readonly said: SaidSeries; readonly seriesId: number | null } | null;
}

/** Failure `invalid` with the line for a file that cannot be read. */
function eventsOf(task: TaskContext, handle: string): ReadEvent[] {
  const { path, size } = task.uploads.file(task.session, handle);
  if (size > largest)
    throw new Failure('invalid', {
      en: 'The file is larger than 5 MB. Save fewer days of the calendar.',
      ru: 'Файл больше 5 МБ. Сохраните меньше дней календаря.',
      fr: 'Le fichier dépasse 5 Mo. Enregistrez moins de jours du calendrier.',
    });
  return readCalendar(readFileSync(path, 'utf8'));
}

/** An event that is in the file twice is taken the first time. */
function seenEvents(context: Context, events: readonly ReadEvent[]): Seen[] {
  const known = new Set<string>();
  const once = events.filter(({ uid }) => !known.has(uid) && known.add(uid));
  const { series, single } = seriesInFile(once, context.language);
  return single.map((event) => seenEvent(context, event, series.get(event.uid) ?? null));
}

function seenEvent(context: Context, event: ReadEvent, series: SaidSeries | null): Seen {
  const { db, user, language } = context;
  const { uid, not } = event;
  const said: Said = { ...saidOf(event, language), day: event.day };
  const row = {
    ...{ uid, subject: said.subject, day: said.day, time: said.time, minutes: said.duration },
    ...{ repeat: series?.repeat ?? null, event, said, was: {}, version: 0, why: null, activityId: null, series: null },
  };
  const left = (why: NonNullable<CalendarRow['why']>): Seen => ({ ...row, is: 'left', why });
  if (not !== null) return left(not);
  if (event.repeats !== null && series === null) return left('repeats');
  const [own = '', of] = (event.of?.uid ?? uid).split('@');
  if (of === 'kontor' && isOwn(context, own)) return left('own');
  const activityId = importedActivity(db, user.id, uid);
  const found = seriesTakenIn(context, uid);
  if (series !== null) {
    if (activityId !== undefined) return left('here');
    const seen = seenSeries(context, series, found);
    return typeof seen === 'string' ? left(seen) : { ...row, ...seen };
  }
  if (found !== null) return left('here');
  if (activityId === undefined) return { ...row, is: 'new' };
  const stored = activityAsStored(context, activityId);
  if (stored === null || !mayTouch(user, 'activities.change', stored)) return left('others');
  if (stored.deletedAt !== null) return left('bin');
  const names = (Object.keys(said) as (keyof Said)[]).filter((name) => said[name] !== stored.fields[name]);
  const was = Object.fromEntries(names.map((name) => [name, stored.fields[name]]));
  return { ...row, is: names.length === 0 ? 'same' : 'changed', was, version: stored.version, activityId };
}

/** The whole day comes before its hours. */
const byTime = (one: Seen, other: Seen): number => {
  const of = ({ day, time }: Seen) => `${day} ${time ?? ''}`;
  return of(one) < of(other) ? -1 : of(one) > of(other) ? 1 : 0;
};

/** What taking the file in would do to each event, by their days and times. */
export function previewCalendar(task: TaskContext, { file }: Parsed<'calendar.preview'>): Output<'calendar.preview'> {
  const seen = seenEvents(task, eventsOf(task, file));
  return {
    rows: seen.toSorted(byTime).map(({ uid, subject, day, time, minutes, repeat, is, why, activityId }) => ({
      uid,
      subject,
      day,
      time,
      minutes,
      repeat,
      is,
      why,
      activityId,
    })),
  };
}

/** Takes in what is new and what is changed, all or nothing, as one operation that can be undone. */
export async function takeInCalendar(
  task: TaskContext,
  { file, job: name }: Parsed<'calendar.takeIn'>,
): Promise<Output<'calendar.takeIn'>> {
  const events = eventsOf(task, file);
  const { name: fileName } = task.uploads.file(task.session, file);
  const job = task.job(name);
  return task.writeInSteps(job, (command) => takingIn(command, job, events, fileName));
}

function* takingIn(
  command: CommandContext,
  job: Job,
  events: readonly ReadEvent[],
  fileName: string,
): Generator<void, Output<'calendar.takeIn'>> {
  const { db, user } = command;
  const seen = seenEvents(command, events);
  const counts = { created: 0, changed: 0, same: 0, left: 0 };
  for (const { is } of seen) counts[is === 'new' ? 'created' : is] += 1;
  if (counts.changed > 0) mustHold(user, 'activities.change');
  if (counts.created + counts.changed === 0) {
    command.unchanged();
    return { ...counts, operationId: null };
  }
  const operation = beginOperation(command, 'calendar', { entity: 'activity', name: fileName });
  for (const [at, { event, said, is, was, version, activityId, series }] of seen.entries()) {
    if (series !== null && (is === 'new' || is === 'changed')) takeInSeries(command, operation, event.uid, series);
    else if (is === 'new') {
      const { id } = addActivity(command, NewActivity.parse({ kind: 'event', ...said }));
      noteEvent(db, user.id, event.uid, id);
      operation.add({ entity: 'activity', id, version: 1, before: { uid: event.uid, was: null } });
    } else if (is === 'changed' && activityId !== null) {
      const names = Object.keys(was) as (keyof Said)[];
      const changes = Object.fromEntries(names.map((one) => [one, said[one]]));
      changeActivity(command, { id: activityId, version, changes, was });
      operation.add({ entity: 'activity', id: activityId, version: version + 1, before: { uid: event.uid, was } });
    }
    if (at % eventsInStep !== 0) continue;
    job.progress('writing', at, seen.length);
    yield;
  }
  return { ...counts, operationId: operation.end() };
}

const Before = z.object({
  uid: z.string(),
  was: ActivityFields.partial().nullable(),
  /** It is of a series that was added, or (`written` null) changed. */
  series: z.object({ id: z.number(), written: WrittenRule.nullable() }).optional(),
});

registerUndoer('calendar', 'activity', {
  check: ({ user }) => mustHold(user, 'activities.change'),
  undo: (command, item) => {
    const { uid, was, series } = Before.parse(item.before);
    if (series !== undefined && !takeBackSeriesOf(command, series, uid, item.id))
      return { kept: activityAsStored(command, item.id)?.fields.subject ?? '' };
    // JSON has no fields without a value.
    const undone = takeBackActivity(command, item, was as Partial<ActivityFields> | null);
    // Taken in again it is a new one.
    if (was === null && !('kept' in undone)) forgetEvent(command.db, item.id, uid);
    return undone;
  },
});
