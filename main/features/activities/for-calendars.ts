/** What a planner shows, with what other programs know it by: what repeats as its rule, with the days that differ from it. */
import { type ActivityFields, ActivityKind, type PlannerEntry } from '../../../preload/contract/activities.ts';
import type { Repeat } from '../../../preload/contract/repeating.ts';
import { accessBy, type Belongs, isReached, mayTouch } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import {
  type CalendarSeriesRow,
  calendarFacts,
  isOwnUid,
  occurrencesFrom,
  seriesForCalendars,
} from './calendar-queries.ts';
import { comingDays } from './coming.ts';
import { allBetween } from './planner.ts';
import { activityRecord } from './queries.ts';
import { fieldsOf } from './reached.ts';
import { daysBetween, goneOnFrom } from './repeat-days.ts';

type Asking = Pick<Context, 'db' | 'user'>;

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly mine: boolean;
}

/** An activity, or what a series says of each of its days. */
export interface ForCalendars
  extends Pick<PlannerEntry, 'kind' | 'subject' | 'client' | 'day' | 'time' | 'duration' | 'version'> {
  readonly uid: string;
  readonly updatedAt: string;
  readonly note: string;
  readonly isDone: boolean;
}

/** An occurrence, with the day that the rule gives it. */
interface OccurrenceForCalendars extends ForCalendars {
  readonly ofDay: string;
}

/** A series from `day` on, which is one of its days. */
export interface SeriesForCalendars extends ForCalendars {
  readonly repeat: Repeat;
  /** Days of the rule on which there is nothing. */
  readonly exceptDays: readonly string[];
  /** All for which there is an activity. */
  readonly occurrences: readonly OccurrenceForCalendars[];
}

/**
 * From a day up to another one, in the order of time, as far as the user may see. Occurrences stand with their series, of which all days from the
 * first one shown on are said; those whose series the user may not see, or that it has no more, stand by themselves. Failure `invalid` where they
 * are too many.
 */
export function forCalendars(
  asking: Asking,
  asked: Asked,
): { readonly entries: readonly ForCalendars[]; readonly series: readonly SeriesForCalendars[] } {
  const { db, user } = asking;
  const { entries: shown } = allBetween(asking, asked);
  const facts = new Map(
    calendarFacts(
      db,
      shown.map(({ id }) => id),
    ).map((one) => [one.id, one]),
  );
  const entries = shown.flatMap((entry) => {
    const known = facts.get(entry.id);
    return known === undefined ? [] : [{ ...entry, ...known, isDone: entry.status === 'done' }];
  });
  const shownOf = new Map<number, string[]>();
  for (const { seriesId, seriesDay } of entries)
    if (seriesId !== null && seriesDay !== null) shownOf.set(seriesId, [...(shownOf.get(seriesId) ?? []), seriesDay]);
  const ids = [...shownOf.keys()];
  const userId = asked.mine ? user.id : null;
  const rows = seriesForCalendars(db, accessBy(user, 'activities.see'), { from: asked.from, ids, userId });
  const series = rows.flatMap((row) => seriesFrom(asking, asked, row, shownOf.get(row.id) ?? []) ?? []);
  const inSeries = new Set(series.flatMap(({ occurrences }) => occurrences.map(({ uid }) => uid)));
  return { entries: entries.filter(({ uid }) => !inSeries.has(uid)), series };
}

/** `shown`: the days of the rule of those that are shown. Null: nothing of it is. */
function seriesFrom(
  { db, user }: Asking,
  asked: Asked,
  row: CalendarSeriesRow,
  shown: readonly string[],
): SeriesForCalendars | null {
  const { content, uid, version, updatedAt } = row;
  const isOfRule = (day: string) => daysBetween({ ...row, exceptDays: [] }, day, day, 1).length === 1;
  const [day] = [...shown.filter(isOfRule), ...comingDays(db, row, asked).slice(0, 1)].sort();
  if (day === undefined) return null;
  const access = accessBy(user, 'activities.see');
  const made = occurrencesFrom(db, row.id, day, user.id);
  const isShown = (one: (typeof made)[number]) =>
    one.deletedAt === null &&
    one.status !== 'cancelled' &&
    (isReached(access, one) || one.takesPart === 1 || one.askedById === user.id) &&
    (!asked.mine || one.responsibleId === user.id || one.takesPart === 1);
  const clientFor = (one: { client: string; clientId: number | null } & Record<'of', Belongs>) =>
    one.clientId !== null && mayTouch(user, 'clients.see', one.of) ? one.client : '';
  const occurrences = made.filter(isShown).map((one) => ({
    uid: one.uid,
    version: one.version,
    updatedAt: one.updatedAt,
    kind: ActivityKind.parse(one.kind),
    subject: one.subject,
    note: one.note,
    client: clientFor({ ...one, of: { responsibleId: one.clientResponsibleId, teamId: one.clientTeamId } }),
    day: one.day,
    time: one.time || null,
    duration: one.duration,
    isDone: one.status === 'done',
    ofDay: one.seriesDay,
  }));
  const last = [row.madeUntil, ...made.map(({ seriesDay }) => seriesDay), ...row.exceptDays].sort().at(-1) ?? day;
  const ruleDays = new Set(daysBetween({ ...row, exceptDays: [] }, day, last, Number.POSITIVE_INFINITY));
  const there = new Set(occurrences.map(({ ofDay }) => ofDay));
  const notThere = new Set([...row.exceptDays, ...made.map(({ seriesDay }) => seriesDay)]);
  return {
    uid,
    version,
    updatedAt,
    kind: content.kind,
    subject: content.subject,
    note: content.note,
    client: clientFor({
      client: row.client,
      clientId: content.clientId,
      of: { responsibleId: row.clientResponsibleId, teamId: row.clientTeamId },
    }),
    day,
    time: content.time,
    duration: content.duration,
    isDone: false,
    repeat: goneOnFrom(row.repeat, row.firstDay, day),
    // Days up to which all have been made, and of which nothing is there, passed before there was anybody to make them.
    exceptDays: [...ruleDays].filter((one) => !there.has(one) && (one <= row.madeUntil || notThere.has(one))),
    occurrences: occurrences.filter(({ ofDay }) => ruleDays.has(ofDay)),
  };
}

interface Stored extends Belongs {
  readonly version: number;
  readonly deletedAt: string | null;
  readonly fields: ActivityFields;
}

/** An activity as it is stored, in the bin or not, whoever may see it; null: there is none. */
export function activityAsStored(context: Pick<Context, 'db'>, id: number): Stored | null {
  const record = activityRecord(context.db, id);
  if (record === undefined) return null;
  const { version, deletedAt, responsibleId, teamId } = record;
  return { version, deletedAt, responsibleId, teamId, fields: fieldsOf(context, record) };
}

/** Whether an activity or a series of this office bears the name, in the bin or not. */
export const isOwn = ({ db }: Pick<Context, 'db'>, uid: string): boolean => isOwnUid(db, uid);
