/** Series of calendar files: put together from their events, known again, taken in, taken back. */
import { z } from 'zod';
import type { ActivityFields } from '../../../preload/contract/activities.ts';
import type { CalendarRow } from '../../../preload/contract/calendar.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { mayTouch } from '../../engine/access.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { activityAsStored } from '../activities/for-calendars.ts';
import {
  addImportedSeries,
  begunFrom,
  isAsWritten,
  isSameSeries,
  replaceImportedSeries,
  SaidSeries,
  seriesAsStored,
  takeBackSeries,
  WrittenRule,
} from '../activities/imported-series.ts';
import { daysBetween } from '../activities/repeat-days.ts';
import type { OpenOperation } from '../operations/service.ts';
import type { ReadEvent } from './ical-reading.ts';
import { forgetSeries, importedSeries, noteSeries } from './queries.ts';
import { untitled } from './words.ts';

/** What an event says, but for its day. */
export function saidOf(
  { summary, description, time, minutes }: ReadEvent,
  language: Language,
): Pick<ActivityFields, 'subject' | 'note' | 'time' | 'duration'> {
  return { subject: summary || untitled[language], note: description, time, duration: minutes };
}

/** By their UIDs the series that the planner can have, and the events of the file without those that are days of them. */
export function seriesInFile(
  events: readonly ReadEvent[],
  language: Language,
): { readonly series: ReadonlyMap<string, SaidSeries>; readonly single: readonly ReadEvent[] } {
  const series = new Map<string, SaidSeries>();
  const days = new Map<string, ReadEvent[]>();
  for (const event of events) if (event.of !== null) days.set(event.of.uid, [...(days.get(event.of.uid) ?? []), event]);
  for (const event of events) {
    if (event.not !== null || event.repeats === null) continue;
    const { repeat, exceptDays } = event.repeats;
    const isOfRule = (day: string) =>
      daysBetween({ repeat, firstDay: event.day, exceptDays: [] }, day, day, 1).length > 0;
    const of = (days.get(event.uid) ?? []).filter((one) => one.of !== null && isOfRule(one.of.day));
    // One that is over with all that follow it, or longer than the planner can have, makes the rest of its series unknown.
    if (of.some(({ not }) => not === 'repeats' || not === 'long')) continue;
    const cancelled = of.flatMap((one) => (one.not === 'cancelled' && one.of !== null ? [one.of.day] : []));
    series.set(event.uid, {
      ...saidOf(event, language),
      repeat,
      firstDay: event.day,
      exceptDays: [...new Set([...exceptDays, ...cancelled])].sort(),
      otherwise: of.flatMap((one) =>
        one.not === null && one.of !== null ? [{ ...saidOf(one, language), ofDay: one.of.day, day: one.day }] : [],
      ),
    });
  }
  return { series, single: events.filter(({ of }) => of === null || !series.has(of.uid)) };
}

/** What is kept of a series that was taken in. */
const Kept = z.object({ said: SaidSeries, written: WrittenRule });

interface TakenIn extends z.infer<typeof Kept> {
  readonly seriesId: number;
}

/** The series that the user has taken in under this UID; null: none. */
export function seriesTakenIn({ db, user }: Pick<Context, 'db' | 'user'>, uid: string): TakenIn | null {
  const found = importedSeries(db, user.id, uid);
  return found === undefined ? null : { seriesId: found.seriesId, ...Kept.parse(JSON.parse(found.said)) };
}

/** What a series of a file is to the office, or why it is left. */
export function seenSeries(
  context: Context,
  said: SaidSeries,
  found: TakenIn | null,
):
  | NonNullable<CalendarRow['why']>
  | (Pick<CalendarRow, 'is' | 'day'> & { series: { said: SaidSeries; seriesId: number | null } }) {
  const begun = begunFrom(said, context.today);
  if (found === null)
    return begun === null ? 'past' : { is: 'new', day: begun.firstDay, series: { said: begun, seriesId: null } };
  const { seriesId } = found;
  const stored = seriesAsStored(context, seriesId);
  const ofStored = stored && { responsibleId: stored.content.responsibleId, teamId: stored.teamId };
  if (ofStored === null || !mayTouch(context.user, 'activities.change', ofStored)) return 'others';
  if (stored?.deletedAt !== null) return 'bin';
  if (begun === null) return 'past';
  const series = { said: begun, seriesId };
  if (isSameSeries(found.said, begun, context.today)) return { is: 'same', day: begun.firstDay, series };
  return isAsWritten(stored, found.written) ? { is: 'changed', day: begun.firstDay, series } : 'here';
}

/** Takes it in, and notes what it became. */
export function takeInSeries(
  command: CommandContext,
  operation: OpenOperation,
  uid: string,
  { said, seriesId }: { readonly said: SaidSeries; readonly seriesId: number | null },
): void {
  const made = seriesId === null ? addImportedSeries(command, said) : replaceImportedSeries(command, seriesId, said);
  if (made === null) return;
  noteSeries(command.db, command.user.id, uid, made.seriesId, JSON.stringify({ said, written: made.written }));
  operation.add({
    entity: 'activity',
    id: made.activityId,
    version: activityAsStored(command, made.activityId)?.version ?? 1,
    before: { uid, was: null, series: { id: made.seriesId, written: seriesId === null ? made.written : null } },
  });
}

/** Takes a series back that was added, all but one activity of it. False: it stays, since somebody has touched it, or since it was there before. */
export function takeBackSeriesOf(
  command: CommandContext,
  { id, written }: { readonly id: number; readonly written: z.infer<typeof WrittenRule> | null },
  uid: string,
  besides: number,
): boolean {
  if (written === null || !takeBackSeries(command, id, written, besides)) return false;
  forgetSeries(command.db, id, uid);
  return true;
}
