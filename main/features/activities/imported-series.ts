/** Series that calendar files of other programs bring: added, put in the place of what they brought before, taken back. */
import { z } from 'zod';
import { ActivityFields } from '../../../preload/contract/activities.ts';
import { Repeat } from '../../../preload/contract/repeating.ts';
import { Day } from '../../../preload/contract/values.ts';
import { mayTouch, mustHold } from '../../engine/access.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { dayAfter } from '../../printing/day-after.ts';
import { firstTeamOf } from '../people/belonging.ts';
import { activityRecord } from './queries.ts';
import { daysBetween, forEver, goneOnFrom } from './repeat-days.ts';
import { ruleText } from './repeat-text.ts';
import { daysFrom, makeOccurrences, makeOne } from './series.ts';
import { othersFrom, stopBefore, takeAway } from './series-changes.ts';
import {
  daysMade,
  insertSeries,
  occurrencesOf,
  openOccurrences,
  type SeriesContent,
  type StoredSeries,
  seriesById,
  unanswered,
} from './series-queries.ts';
import { putIntoBin } from './service.ts';

const { subject, note, time, duration } = ActivityFields.shape;
const Said = z.object({ subject, note, time, duration });

/** What a file says of a series. */
export const SaidSeries = Said.extend({
  repeat: Repeat,
  /** A day of the rule. */
  firstDay: Day,
  exceptDays: z.array(Day),
  /** Of a day of the rule, what is there in the place of what the series says. */
  otherwise: z.array(Said.extend({ ofDay: Day, day: Day })),
});
export type SaidSeries = z.infer<typeof SaidSeries>;

/** The rule that a series was given, by which it is known whether people have cut it or moved it since. */
export const WrittenRule = z.object({ rule: z.string(), firstDay: Day });

interface Written {
  readonly seriesId: number;
  /** Its first one that is to be done. */
  readonly activityId: number;
  readonly written: z.infer<typeof WrittenRule>;
}

/** The series as it goes on from today: what has passed is not taken in, but for what was moved to a day that is still to come. Null: nothing of it is to come. */
export function begunFrom(series: SaidSeries, today: string): SaidSeries | null {
  const { repeat, firstDay, exceptDays, otherwise } = series;
  const moved = otherwise.filter(({ day }) => day >= today).map(({ ofDay }) => ofDay);
  const passed = otherwise.filter(({ day }) => day < today).map(({ ofDay }) => ofDay);
  const days = { repeat, firstDay, exceptDays: [...exceptDays, ...passed] };
  const [first] = [...moved, ...daysBetween(days, today, forEver, 1)].sort();
  if (first === undefined) return null;
  return {
    ...series,
    repeat: goneOnFrom(repeat, firstDay, first),
    firstDay: first,
    exceptDays: [...new Set(days.exceptDays)].filter((day) => day >= first).sort(),
    otherwise: otherwise.filter(({ ofDay, day }) => ofDay >= first && day >= today),
  };
}

/** So many days of two series are compared. */
const compared = 1000;

/** Whether two files say the same of what is still to come. */
export function isSameSeries(one: SaidSeries, other: SaidSeries, today: string): boolean {
  const text = ({ subject, note, time, duration }: z.infer<typeof Said>) =>
    JSON.stringify([subject, note, time, duration]);
  const from = [one.firstDay, other.firstDay, today].sort().at(-1) ?? today;
  const of = (series: SaidSeries) =>
    JSON.stringify([
      text(series),
      daysBetween(series, from, forEver, compared),
      series.otherwise
        .filter(({ ofDay }) => ofDay >= from)
        .map((moved) => [moved.ofDay, moved.day, text(moved)])
        .sort(),
    ]);
  return of(one) === of(other);
}

/** Adds a series of the user's own events, begun from today. Failure `forbidden` for whoever may add none. */
export function addImportedSeries(context: CommandContext, said: SaidSeries): Written {
  const content: SeriesContent = {
    kind: 'event',
    ...contentOf(said),
    clientId: null,
    contactId: null,
    documentId: null,
    dealId: null,
    responsibleId: context.user.id,
    priority: 'normal',
    remindBefore: null,
    plannedMinutes: null,
    items: [],
    participants: [],
  };
  return write(context, { content, askedById: null, ...unanswered }, said);
}

const contentOf = ({ subject, note, time, duration }: SaidSeries) => ({ subject, note, time, duration });

/**
 * What is still to come of a series goes on as a file says, and keeps what people have said of it besides. Those that somebody has changed by hand
 * go to the bin; what is done, cancelled or somebody else's stays, and is not made a second time. Null: nothing more is to come.
 */
export function replaceImportedSeries(context: CommandContext, seriesId: number, said: SaidSeries): Written | null {
  const series = seriesById(context.db, seriesId);
  if (series === undefined) return null;
  const { today } = context;
  const others = othersFrom(context, 'activities.change', seriesId, today, null);
  takeAway(context, others);
  const redone = new Set(others.map(({ seriesDay }) => seriesDay));
  const kept = daysMade(context.db, seriesId, said.firstDay).filter((day) => !redone.has(day));
  stopBefore(context, seriesId, today);
  const begun = begunFrom(
    {
      ...said,
      exceptDays: [...said.exceptDays, ...kept],
      otherwise: said.otherwise.filter(({ ofDay }) => !kept.includes(ofDay)),
    },
    today,
  );
  if (begun === null) return null;
  return write(context, { ...series, content: { ...series.content, ...contentOf(said) } }, begun);
}

function write(
  context: CommandContext,
  {
    content,
    askedById,
    acceptance,
    declinedBecause,
  }: Pick<StoredSeries, 'content' | 'askedById' | 'acceptance' | 'declinedBecause'>,
  said: SaidSeries,
): Written {
  mustHold(context.user, 'activities.create');
  const { db, now, user } = context;
  const { repeat, firstDay, exceptDays, otherwise } = said;
  const teamId = firstTeamOf(db, content.responsibleId);
  const days = { ...daysFrom(repeat, firstDay), exceptDays, madeUntil: dayAfter(firstDay, -1) };
  const seriesId = insertSeries(
    db,
    { content, teamId, askedById, acceptance, declinedBecause, ...days },
    { at: now, by: user.id },
  );
  const series = seriesById(db, seriesId);
  if (series === undefined) throw new Error('The series was not written.');
  for (const { ofDay, ...fields } of otherwise) makeOne(context, series, ofDay, fields);
  makeOccurrences(context, seriesId);
  const [activityId] = openOccurrences(db, seriesId, firstDay);
  if (activityId === undefined) throw new Error('Nothing of the series was made.');
  return { seriesId, activityId, written: { rule: ruleText(repeat), firstDay } };
}

/** A series as it is stored, be it over or not, whoever may see it; null: there is none. */
export function seriesAsStored({ db }: Pick<Context, 'db'>, id: number): StoredSeries | null {
  return seriesById(db, id) ?? null;
}

/** Whether the days of a series are still those that it was given. */
export const isAsWritten = (series: StoredSeries, { rule, firstDay }: z.infer<typeof WrittenRule>): boolean =>
  ruleText(series.repeat) === rule && series.firstDay === firstDay;

/** Ends a series that a file brought, all of it in the bin but `besides`, which is left to the caller. False: somebody has touched it since, and it stays. */
export function takeBackSeries(
  context: CommandContext,
  seriesId: number,
  written: z.infer<typeof WrittenRule>,
  besides: number,
): boolean {
  const { db, user } = context;
  const series = seriesById(db, seriesId);
  if (series === undefined || series.deletedAt !== null || !isAsWritten(series, written)) return false;
  const all = occurrencesOf(db, seriesId).flatMap((id) => activityRecord(db, id) ?? []);
  const isTouched = all.some(
    (one) => one.version > 1 || one.deletedAt !== null || !mayTouch(user, 'activities.change', one),
  );
  if (isTouched) return false;
  stopBefore(context, seriesId, series.firstDay);
  for (const one of all) if (one.id !== besides) putIntoBin(context, one);
  return true;
}
