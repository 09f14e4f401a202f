/**
 * What repeats. Its occurrences are activities like any other, made for the next two months: each has its own reminder, result and place in
 * lists, and one that nobody has finished does not hold up those that follow. What lies further ahead is drawn by planners from the rule; of
 * what comes less often than that, the next one is there all the same, so that a deal or a client is never without what is planned.
 */
import type { ActivityFields } from '../../../preload/contract/activities.ts';
import type { Repeat } from '../../../preload/contract/repeating.ts';
import { mustHold } from '../../engine/access.ts';
import type { CommandContext, Recorded } from '../../engine/context.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { dayAfter } from '../../printing/day-after.ts';
import { firstTeamOf, worksHere } from '../people/belonging.ts';
import { type Asking, acceptanceOf } from './asking.ts';
import { setAsking } from './asking-queries.ts';
import { contactNamed, insertActivity } from './queries.ts';
import { daysBetween, firstDayFrom, forEver, lastDayOf } from './repeat-days.ts';
import {
  daysMade,
  insertSeries,
  openOccurrences,
  type SeriesContent,
  type SeriesDays,
  type StoredSeries,
  seriesById,
  setSeries,
  updateSeries,
} from './series-queries.ts';
import { remindAtOf, remindBeforeOf } from './wall-reminders.ts';

/** So many days ahead there is an activity for every occurrence. */
export const daysAhead = 62;

/** Who makes occurrences: a command, or the program by itself. */
export interface Making extends Pick<CommandContext, 'db' | 'now' | 'today'> {
  record(change: Recorded): void;
}

/** The day on which a rule that begins at `day` comes first. Failure `invalid` for one that never does. */
export function firstOf(context: Pick<CommandContext, 'language'>, repeat: Repeat, day: string): string {
  const first = firstDayFrom(repeat, day);
  if (first === null) invalidFields(context.language, [{ path: 'repeat', said: neverComes }]);
  return first ?? day;
}

/** What of an activity all that follow it have. */
export function contentOf(fields: ActivityFields): SeriesContent {
  const { day: _, remindAt, items, spentMinutes: __, result: ___, ...content } = fields;
  return {
    ...content,
    items: items.map(({ text }) => text),
    remindBefore: remindAt === null ? null : remindBeforeOf(fields, remindAt),
  };
}

/** An occurrence as it is made. */
function fieldsOn({ items, remindBefore, ...content }: SeriesContent, day: string): ActivityFields {
  return {
    ...content,
    participants: [...content.participants],
    day,
    remindAt: remindBefore === null ? null : remindAtOf({ day, time: content.time }, remindBefore),
    items: items.map((text) => ({ text, done: false })),
    spentMinutes: null,
    result: '',
  };
}

/** Days of a series that begins here, of which only the first has been made. */
export function daysFrom(repeat: Repeat, firstDay: string): SeriesDays {
  return { repeat, firstDay, exceptDays: [], lastDay: lastDayOf(repeat, firstDay), madeUntil: firstDay };
}

/** Makes an activity the first of a series, on whose first day it stands, and makes those that follow. */
export function startSeries(
  context: CommandContext,
  first: Asking & { readonly id: number },
  fields: ActivityFields,
  repeat: Repeat,
): void {
  mustHold(context.user, 'activities.create');
  const { db, now, user } = context;
  const content = contentOf(fields);
  const teamId = firstTeamOf(db, content.responsibleId);
  const { askedById, acceptance, declinedBecause } = first;
  // What was said to the one is said to all of them; while nothing was, it asks for all of them.
  const said = { acceptance: acceptance === 'asked' ? '' : (acceptance ?? ''), declinedBecause };
  const id = insertSeries(
    db,
    { content, teamId, askedById, ...said, ...daysFrom(repeat, fields.day) },
    { at: now, by: user.id },
  );
  setSeries(db, first.id, { id, day: fields.day });
  makeOccurrences(context, id);
}

/**
 * Makes what is to be there of a series by now and is not. Days that passed before that are not made after the fact; nothing is made for whoever
 * has left, nor of a series that is over.
 */
export function makeOccurrences(making: Making, seriesId: number): void {
  const { db, today } = making;
  const series = seriesById(db, seriesId);
  if (series === undefined || series.deletedAt !== null || !worksHere(db, series.content.responsibleId)) return;
  const horizon = dayAfter(today, daysAhead);
  const from = series.madeUntil < today ? today : dayAfter(series.madeUntil, 1);
  const known = new Set(daysMade(db, seriesId, from));
  const wanted = daysBetween(series, from, horizon, daysAhead + 1).filter((day) => !known.has(day));
  for (const day of wanted) makeOne(making, series, day);
  let madeUntil = horizon;
  if (series.madeUntil > horizon) madeUntil = series.madeUntil;
  if (openOccurrences(db, seriesId, today).length === 0) {
    const after = dayAfter(madeUntil, 1);
    const later = new Set(daysMade(db, seriesId, after));
    const next = daysBetween(series, after, forEver, later.size + 1).find((day) => !later.has(day));
    if (next !== undefined) makeOne(making, series, next);
    madeUntil = next ?? madeUntil;
  }
  if (madeUntil !== series.madeUntil)
    updateSeries(db, seriesId, { ...series, madeUntil }, { at: making.now, by: series.createdById });
}

/** Makes the occurrence of a day; `otherwise`: what of it is not as the series says. */
export function makeOne(
  making: Making,
  series: StoredSeries,
  day: string,
  otherwise: Partial<ActivityFields> = {},
): void {
  const { db, now } = making;
  const { participants, contactId } = series.content;
  const isThere = ({ kind, id }: (typeof participants)[number]) =>
    kind === 'user' ? worksHere(db, id) : contactNamed(db, id) !== undefined;
  const usual = fieldsOn(
    {
      ...series.content,
      participants: participants.filter(isThere),
      contactId: contactId !== null && contactNamed(db, contactId) === undefined ? null : contactId,
    },
    otherwise.day ?? day,
  );
  const fields = { ...usual, ...otherwise };
  const id = insertActivity(db, fields, series.teamId, { at: now, by: series.createdById });
  setSeries(db, id, { id: series.id, day });
  // Whoever has the first one was asked for all of them; what is made later asks nothing.
  const { askedById, acceptance, declinedBecause } = series;
  setAsking(db, id, { askedById, acceptance: acceptanceOf(acceptance), declinedBecause });
  const filledIn = { kind: fields.kind, subject: fields.subject, day: fields.day, responsibleId: fields.responsibleId };
  making.record({ entity: 'activity', id, version: 1, changes: fieldChanges(null, filledIn) });
}

/** The day of an occurrence is left out of its series, or comes again; what is to be there is made. */
export function leaveOut(context: CommandContext, seriesId: number, day: string, isLeftOut: boolean): void {
  const { db, now, user } = context;
  const series = seriesById(db, seriesId);
  if (series === undefined) return;
  const others = series.exceptDays.filter((one) => one !== day);
  const exceptDays = isLeftOut ? [...others, day].sort() : others;
  updateSeries(db, seriesId, { ...series, exceptDays }, { at: now, by: user.id });
  makeOccurrences(context, seriesId);
}

/** What a history tells of a rule. */
export function repeatChange(before: Repeat | null, after: Repeat | null): Recorded['changes'] {
  return fieldChanges({ repeat: before }, { repeat: after });
}

const neverComes = {
  en: 'By this rule it never comes.',
  ru: 'По этому правилу такой день не наступит никогда.',
  fr: 'Avec cette règle, le jour n’arrive jamais.',
};
