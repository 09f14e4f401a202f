/** Changing and removing one occurrence together with those that follow it, or with all that are still to come. */
import type { z } from 'zod';
import type { Activity, ActivityFields, activities } from '../../../preload/contract/activities.ts';
import { movedRule } from '../../../preload/contract/moved-rule.ts';
import type { Repeat, SeriesScope } from '../../../preload/contract/repeating.ts';
import { mustHold } from '../../engine/access.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { dayAfter } from '../../printing/day-after.ts';
import { firstTeamOf } from '../people/belonging.ts';
import { askingOf, givenOn, mayTouchActivity, seriesAsked } from './asking.ts';
import { setAsking } from './asking-queries.ts';
import { activityRecord, type StoredActivity, updateActivity, writeParts } from './queries.ts';
import { activityFor, fieldsOf, touchedActivity } from './reached.ts';
import { endedBefore, goneOnFrom, lastDayOf } from './repeat-days.ts';
import { ruleText } from './repeat-text.ts';
import { contentOf, daysFrom, firstOf, makeOccurrences, repeatChange, startSeries } from './series.ts';
import {
  daysMade,
  dropOccurrence,
  endSeries,
  insertSeries,
  moveOccurrences,
  openOccurrences,
  type SeriesContent,
  type StoredSeries,
  seriesById,
  setSeries,
  unanswered,
  updateSeries,
} from './series-queries.ts';
import { changeActivity, putIntoBin } from './service.ts';
import { remindAtOf } from './wall-reminders.ts';

type Input<Name extends keyof typeof activities> = z.output<(typeof activities)[Name]['input']>;

/** An occurrence and the series that it is of. */
interface Occurrence {
  readonly series: StoredSeries;
  /** The day that the rule gives it. */
  readonly day: string;
}

function occurrenceOf({ db }: Pick<CommandContext, 'db'>, record: StoredActivity): Occurrence | null {
  const series = record.seriesId === null ? undefined : seriesById(db, record.seriesId);
  if (series === undefined || series.deletedAt !== null || record.seriesDay === null) return null;
  return { series, day: record.seriesDay };
}

/** From which day of the rule on something is meant: `all` are those that are still to come, and this one. */
function cutOf({ db, today }: CommandContext, { series, day }: Occurrence, scope: SeriesScope): string {
  if (scope === 'following') return day;
  const [first] = openOccurrences(db, series.id, today);
  const ahead = first === undefined ? undefined : activityRecord(db, first)?.seriesDay;
  return ahead && ahead < day ? ahead : day;
}

/** The others from the cut on that are still to be done, as far as the user holds the right over them. `besides` null: all of them. */
export function othersFrom(
  { db, user }: CommandContext,
  right: 'activities.change' | 'activities.delete',
  seriesId: number,
  cut: string,
  besides: StoredActivity | null,
): StoredActivity[] {
  return openOccurrences(db, seriesId, cut)
    .filter((id) => id !== besides?.id)
    .flatMap((id) => activityRecord(db, id) ?? [])
    .filter((record) => mayTouchActivity(user, right, record));
}

/** The right over one day of a series is none over the series. Failure `forbidden` for whoever holds only that. */
function mustTouchSeries(
  { user }: CommandContext,
  right: 'activities.change' | 'activities.delete',
  series: StoredSeries,
): void {
  if (!mayTouchActivity(user, right, seriesAsked(series))) throw seriesOfOthers();
}

/**
 * Changes an occurrence and what else of its series is meant, or makes an activity repeat. Another rule, or another day, takes the others that
 * are meant away and makes them anew; those that somebody has changed by hand go to the bin. Failure as of `changeActivity`.
 */
export function changeSeries(
  context: CommandContext,
  { id, version, scope, changes, was, repeat }: Input<'activities.changeSeries'>,
): Activity {
  const { db } = context;
  const before = touchedActivity(context, 'activities.change', id);
  // What comes no more is taken away, as by `removeSeries`.
  if (repeat === null) touchedActivity(context, 'activities.delete', id);
  const occurrence = occurrenceOf(context, before);
  const right = repeat === null ? 'activities.delete' : 'activities.change';
  if (occurrence !== null) mustTouchSeries(context, right, occurrence.series);
  changeActivity(context, { id, version, changes, was });
  const record = touchedAgain(context, id);
  const fields = fieldsOf(context, record);
  if (occurrence === null) {
    if (!repeat) throw noSeries();
    begin(context, record, fields, repeat);
    return activityFor(context, id);
  }
  const { series } = occurrence;
  const cut = cutOf(context, occurrence, scope);
  const names = namesOf(changes);
  const isMoved = fields.day !== before.day;
  const isOtherRule = repeat !== undefined && (repeat === null || ruleText(repeat) !== ruleText(series.repeat));
  const content = contentAfter(series.content, fields, names);
  const isHanded = content.responsibleId !== series.content.responsibleId;
  const changed = {
    ...{ ...series, content },
    ...(isHanded && {
      teamId: firstTeamOf(db, content.responsibleId),
      // Only the one of which it was said asks; it does so for all of them.
      askedById: givenOn(context, series, content.responsibleId, false).askedById,
      ...unanswered,
    }),
  };
  if (isOtherRule || isMoved) {
    const moved = movedRule(goneOnFrom(series.repeat, series.firstDay, cut), occurrence.day, fields.day);
    remake(
      context,
      { before, record, fields, series: changed, day: occurrence.day },
      cut,
      isOtherRule ? repeat : moved,
    );
    return activityFor(context, id);
  }
  const isOther = Object.keys(fieldChanges({ ...series.content }, { ...content })).length > 0;
  const target = isOther ? cutInTwo(context, changed, cut) : series.id;
  // This one may have been so already, by itself: then it is the others that are another now.
  if (isOther && record.version === before.version)
    noteContent(context, record, fields, { old: series.content, now: content });
  for (const other of othersFrom(context, 'activities.change', target, cut, before))
    changeOther(context, other, fields, content, names);
  if (isOther) makeOccurrences(context, target);
  return activityFor(context, id);
}

/** Tells the history of an occurrence what its series is made of now; the reminder as the moment that it means for this one. */
function noteContent(
  context: CommandContext,
  { id, version }: StoredActivity,
  fields: ActivityFields,
  { old, now }: { readonly old: SeriesContent; readonly now: SeriesContent },
): void {
  const told = ({ remindBefore, ...content }: SeriesContent) => ({
    ...content,
    remindAt: remindBefore === null ? null : remindAtOf(fields, remindBefore),
  });
  context.record({ entity: 'activity', id, version, changes: fieldChanges(told(old), told(now)) });
}

/** What was changed is still there, whoever it belongs to now. */
function touchedAgain({ db }: CommandContext, id: number): StoredActivity {
  const record = activityRecord(db, id);
  if (record === undefined) throw new Error('What was changed is gone.');
  return record;
}

/** Which fields are given; a caller may send `undefined`. */
function namesOf(changes: Partial<Record<keyof ActivityFields, unknown>>): readonly (keyof ActivityFields)[] {
  // The schema knows no other names.
  const names = Object.keys(changes) as (keyof ActivityFields)[];
  return names.filter((name) => changes[name] !== undefined);
}

/** The contents of a series after these fields of one occurrence were changed. */
function contentAfter(
  content: SeriesContent,
  fields: ActivityFields,
  names: readonly (keyof ActivityFields)[],
): SeriesContent {
  const now = contentOf(fields);
  const taken = Object.fromEntries(Object.entries(now).filter(([name]) => names.some((one) => one === name)));
  const isReminded = names.includes('remindAt') || names.includes('time');
  // Each with the type that it has in `now`.
  return { ...content, ...(taken as Partial<SeriesContent>), ...(isReminded && { remindBefore: now.remindBefore }) };
}

function begin(context: CommandContext, record: StoredActivity, fields: ActivityFields, repeat: Repeat): void {
  const day = firstOf(context, repeat, fields.day);
  const placed = place(context, record, { ...fields, day }, { old: null, new: repeat });
  startSeries(context, { id: record.id, ...askingOf(record) }, placed, repeat);
}

/** Puts an occurrence onto the day that its rule gives it, with the new rule in its history; answers its fields then. */
function place(
  context: CommandContext,
  record: StoredActivity,
  fields: ActivityFields,
  rule: { readonly old: Repeat | null; readonly new: Repeat | null },
): ActivityFields {
  const { db, now, user } = context;
  const before = fieldsOf(context, record);
  const { remindBefore } = contentOf(before);
  const remindAt = remindBefore === null ? null : remindAtOf(fields, remindBefore);
  const after = before.day === fields.day ? fields : { ...fields, remindAt };
  updateActivity(db, record.id, after, record.teamId, { at: now, by: user.id });
  const changes = { ...fieldChanges({ ...before }, { ...after }), ...repeatChange(rule.old, rule.new) };
  context.record({ entity: 'activity', id: record.id, version: record.version + 1, changes });
  return after;
}

/** The series from the cut on as one of its own, where something lies before it; answers its id. */
function cutInTwo(context: CommandContext, series: StoredSeries, cut: string): number {
  const { db, now, user } = context;
  const stamp = { at: now, by: user.id };
  if (cut <= series.firstDay) {
    updateSeries(db, series.id, series, stamp);
    return series.id;
  }
  const repeat = goneOnFrom(series.repeat, series.firstDay, cut);
  const exceptDays = series.exceptDays.filter((day) => day >= cut);
  const days = { repeat, firstDay: cut, exceptDays, lastDay: lastDayOf(repeat, cut) };
  const id = insertSeries(db, { ...series, ...days }, stamp);
  moveOccurrences(db, series.id, id, cut);
  stopBefore(context, series.id, cut);
  return id;
}

/** Nothing of the series comes from the cut on. */
export function stopBefore({ db, now, user }: CommandContext, seriesId: number, cut: string): void {
  const series = seriesById(db, seriesId);
  if (series === undefined) return;
  const stamp = { at: now, by: user.id };
  if (cut <= series.firstDay) {
    endSeries(db, seriesId, stamp);
    return;
  }
  const repeat = endedBefore(series.repeat, cut);
  updateSeries(db, seriesId, { ...series, repeat, lastDay: lastDayOf(repeat, series.firstDay) }, stamp);
}

interface Remade {
  /** The occurrence that it was said of, as it was and as it is. */
  readonly before: StoredActivity;
  readonly record: StoredActivity;
  readonly fields: ActivityFields;
  /** With the contents that it is to have. */
  readonly series: StoredSeries;
  /** The day that the rule gave it. */
  readonly day: string;
}

/** From the cut on by another rule, or (null) no more: only the occurrence that it was said of stays. */
function remake(
  context: CommandContext,
  { before, record, fields, series, day }: Remade,
  cut: string,
  repeat: Repeat | null,
): void {
  const { db, now, user } = context;
  const right = repeat === null ? 'activities.delete' : 'activities.change';
  const others = othersFrom(context, right, series.id, cut, before);
  const redone = new Set([day, ...others.map(({ seriesDay }) => seriesDay)]);
  // Done, cancelled, in the bin, or of somebody else: these days are not made a second time.
  const kept = daysMade(db, series.id, cut).filter((one) => !redone.has(one));
  takeAway(context, others);
  const rule = { old: series.repeat, new: repeat };
  if (repeat === null) {
    stopBefore(context, series.id, cut);
    setSeries(db, record.id, null);
    place(context, record, fields, rule);
    return;
  }
  mustHold(user, 'activities.create');
  const own = firstOf(context, repeat, fields.day);
  const first = cut < day && cut < own ? firstOf(context, repeat, cut) : own;
  stopBefore(context, series.id, cut);
  place(context, record, { ...fields, day: own }, rule);
  const exceptDays = [...new Set([...series.exceptDays, ...kept])].filter((one) => one >= first && one !== own).sort();
  const days = { ...daysFrom(repeat, first), madeUntil: dayAfter(first, -1), exceptDays };
  const id = insertSeries(db, { ...series, ...days }, { at: now, by: user.id });
  setSeries(db, record.id, { id, day: own });
  makeOccurrences(context, id);
}

/** Occurrences that are made anew, or come no more: those that somebody has changed by hand go to the bin. */
export function takeAway(context: CommandContext, others: readonly StoredActivity[]): void {
  for (const other of others)
    if (other.version > 1) putIntoBin(context, other);
    else {
      dropOccurrence(context.db, other.id);
      const changes = { purged: { old: other.subject, new: null } };
      context.record({ entity: 'activity', id: other.id, version: other.version + 1, changes });
    }
}

function changeOther(
  context: CommandContext,
  record: StoredActivity,
  fields: ActivityFields,
  { remindBefore }: SeriesContent,
  names: readonly (keyof ActivityFields)[],
): void {
  const { db, now, user } = context;
  const before = fieldsOf(context, record);
  const ofOne: readonly (keyof ActivityFields)[] = ['day', 'result', 'spentMinutes', 'remindAt', 'items'];
  const taken = Object.fromEntries(names.filter((name) => !ofOne.includes(name)).map((name) => [name, fields[name]]));
  // Each with the type that it has in `fields`.
  const changed = { ...before, ...(taken as Partial<ActivityFields>) };
  const isReminded = names.includes('remindAt') || names.includes('time');
  const after: ActivityFields = {
    ...changed,
    ...(names.includes('items') && { items: fields.items.map(({ text }) => ({ text, done: false })) }),
    ...(isReminded && { remindAt: remindBefore === null ? null : remindAtOf(changed, remindBefore) }),
  };
  const isHanded = after.responsibleId !== before.responsibleId;
  const asked = askingOf(record);
  const asking = isHanded ? givenOn(context, record, after.responsibleId, false) : asked;
  const differences = fieldChanges({ ...before, ...asked }, { ...after, ...asking });
  if (Object.keys(differences).length === 0) return;
  const teamId = isHanded ? firstTeamOf(db, after.responsibleId) : record.teamId;
  updateActivity(db, record.id, after, teamId, { at: now, by: user.id });
  setAsking(db, record.id, asking);
  if ('items' in differences || 'participants' in differences) writeParts(db, record.id, after);
  context.record({ entity: 'activity', id: record.id, version: record.version + 1, changes: differences });
}

/** Puts an occurrence and what else of its series is meant into the bin; nothing of it comes again. Answers how many. */
export function removeSeries(
  context: CommandContext,
  { id, scope }: Input<'activities.removeSeries'>,
): { readonly count: number } {
  const record = touchedActivity(context, 'activities.delete', id);
  const occurrence = occurrenceOf(context, record);
  if (occurrence === null) throw noSeries();
  mustTouchSeries(context, 'activities.delete', occurrence.series);
  const cut = cutOf(context, occurrence, scope);
  const others = othersFrom(context, 'activities.delete', occurrence.series.id, cut, record);
  stopBefore(context, occurrence.series.id, cut);
  for (const one of [record, ...others]) putIntoBin(context, one);
  return { count: others.length + 1 };
}

const seriesOfOthers = () =>
  new Failure('forbidden', {
    en: 'What repeats is for somebody else to do: you may change this one alone.',
    ru: 'Повторяется дело другого сотрудника: вам можно менять только это.',
    fr: 'Ce qui se répète revient à quelqu’un d’autre : vous ne pouvez modifier que cette tâche-ci.',
  });

const noSeries = () =>
  new Failure('not-found', {
    en: 'This does not repeat any more.',
    ru: 'Это дело больше не повторяется.',
    fr: 'Cette tâche ne se répète plus.',
  });
