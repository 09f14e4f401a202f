/** Events of a calendar file become activities: seen first, taken in as a whole, undone as a whole. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ActivityFields, NewActivity } from '../../../preload/contract/activities.ts';
import type { CalendarRow } from '../../../preload/contract/calendar.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import { mayTouch, mustHold } from '../../engine/access.ts';
import type { CommandContext, Context, Job, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { activityAsStored } from '../activities/for-calendars.ts';
import { addActivity, changeActivity } from '../activities/service.ts';
import { takeBackActivity } from '../activities/undoing.ts';
import { beginOperation } from '../operations/service.ts';
import { registerUndoer } from '../operations/undoers.ts';
import { type ReadEvent, readCalendar } from './ical-reading.ts';
import { forgetEvent, importedActivity, noteEvent } from './queries.ts';
import { untitled } from './words.ts';

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
  return events.filter(({ uid }) => !known.has(uid) && known.add(uid)).map((event) => seenEvent(context, event));
}

function seenEvent(context: Context, event: ReadEvent): Seen {
  const { db, user, language } = context;
  const { uid, day, time, minutes, summary, description } = event;
  const said: Said = { subject: summary || untitled[language], note: description, day, time, duration: minutes };
  const row = { uid, subject: said.subject, day, time, minutes };
  const left = (why: NonNullable<CalendarRow['why']>): Seen => ({
    ...row,
    event,
    said,
    was: {},
    version: 0,
    is: 'left',
    why,
    activityId: null,
  });
  if (event.not !== null) return left(event.not);
  if (uid.endsWith('@kontor')) return left('own');
  const activityId = importedActivity(db, user.id, uid);
  if (activityId === undefined)
    return { ...row, event, said, was: {}, version: 0, is: 'new', why: null, activityId: null };
  const stored = activityAsStored(context, activityId);
  if (stored === null || !mayTouch(user, 'activities.change', stored)) return left('others');
  if (stored.deletedAt !== null) return left('bin');
  const names = (Object.keys(said) as (keyof Said)[]).filter((name) => said[name] !== stored.fields[name]);
  const was = Object.fromEntries(names.map((name) => [name, stored.fields[name]]));
  const is = names.length === 0 ? 'same' : 'changed';
  return { ...row, event, said, was, version: stored.version, is, why: null, activityId };
}

/** What taking the file in would do to each event, in the order of the file. */
export function previewCalendar(task: TaskContext, { file }: Parsed<'calendar.preview'>): Output<'calendar.preview'> {
  const seen = seenEvents(task, eventsOf(task, file));
  return {
    rows: seen.map(({ uid, subject, day, time, minutes, is, why, activityId }) => ({
      uid,
      subject,
      day,
      time,
      minutes,
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
  for (const [at, { event, said, is, was, version, activityId }] of seen.entries()) {
    if (is === 'new') {
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

const Before = z.object({ uid: z.string(), was: ActivityFields.partial().nullable() });

registerUndoer('calendar', 'activity', {
  check: ({ user }) => mustHold(user, 'activities.change'),
  undo: (command, item) => {
    const { uid, was } = Before.parse(item.before);
    // JSON has no fields without a value.
    const undone = takeBackActivity(command, item, was as Partial<ActivityFields> | null);
    // Taken in again it is a new one.
    if (was === null && !('kept' in undone)) forgetEvent(command.db, item.id, uid);
    return undone;
  },
});
