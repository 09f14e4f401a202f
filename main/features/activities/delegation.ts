/** An activity that was given to somebody: he accepts or declines it, and who gave it takes it back or gives it to another one. */
import type { z } from 'zod';
import type { Activity, activities } from '../../../preload/contract/activities.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { firstTeamOf } from '../people/belonging.ts';
import { type Asking, askingOf, givenOn, mayGive, seriesAsked, standsAsSeries, standsForAll } from './asking.ts';
import { setAsking, setSeriesAsking, touchActivity } from './asking-queries.ts';
import { activityRecord, type StoredActivity, updateActivity } from './queries.ts';
import { activityFor, fieldsOf, mayNotChange, noSuchActivity, seenActivity } from './reached.ts';
import { checkReferences } from './references.ts';
import { openOccurrences, seriesById, unanswered, updateSeries } from './series-queries.ts';

type Input<Name extends keyof typeof activities> = z.output<(typeof activities)[Name]['input']>;

/** Failure `forbidden` for anybody but the responsible person, `conflict` where he is not asked or it is finished, `invalid` for declining without a word. */
export function answerActivity(context: CommandContext, { id, answer, because }: Input<'activities.answer'>): Activity {
  const { db, now, user, language } = context;
  const record = openActivity(context, id);
  const before = askingOf(record);
  if (record.responsibleId !== user.id) throw notAsked();
  if (before.acceptance === null) throw nothingAsked(record);
  if (answer === 'declined' && because.trim() === '') invalidFields(language, [{ path: 'because', said: whyMissing }]);
  const after: Asking = {
    ...before,
    acceptance: answer,
    declinedBecause: answer === 'declined' ? because.trim() : '',
  };
  const changes = fieldChanges({ ...before }, { ...after });
  if (Object.keys(changes).length === 0) context.unchanged();
  else {
    // Whoever has accepted all and is away on one day declines that day.
    const isOne = before.acceptance === 'accepted' && answer === 'declined';
    setAsking(db, id, after);
    touchActivity(db, id, { at: now, by: user.id });
    context.record({ entity: 'activity', id, version: record.version + 1, changes });
    if (!isOne) answerRest(context, record, after);
  }
  return activityFor(context, id);
}

/** What is said to the whole of a series is said to what else of it is still to be done, and to what is made later; he is asked once for all of it. */
export function answerRest(context: CommandContext, record: StoredActivity, asking: Asking): void {
  const { db } = context;
  const series = record.seriesId === null ? undefined : seriesById(db, record.seriesId);
  if (series === undefined || !standsForAll(record, series)) return;
  const others = openOccurrences(db, series.id, '')
    .flatMap((id) => (id === record.id ? [] : (activityRecord(db, id) ?? [])))
    .filter((other) => standsAsSeries(other, series));
  const said: Asking = asking.acceptance === 'asked' ? { ...asking, acceptance: null } : asking;
  setSeriesAsking(db, series.id, said);
  noteAnswer(context, others, said);
}

/** A day of a series that he takes otherwise. */
function isDeclinedAlone({ db }: CommandContext, { acceptance, seriesId }: StoredActivity): boolean {
  if (acceptance !== 'declined' || seriesId === null) return false;
  return seriesById(db, seriesId)?.acceptance === 'accepted';
}

/** Nobody has changed these by hand: their versions stay. */
function noteAnswer(context: CommandContext, others: readonly StoredActivity[], asking: Asking): void {
  for (const other of others) {
    setAsking(context.db, other.id, asking);
    const changes = fieldChanges({ ...askingOf(other) }, { ...asking });
    context.record({ entity: 'activity', id: other.id, version: other.version, changes });
  }
}

/** Failure `forbidden` for anybody but who gave it and whoever may change it, `conflict` for one that is finished, `invalid` for somebody who does not work here. */
export function giveActivity(context: CommandContext, { id, responsibleId }: Input<'activities.give'>): Activity {
  const record = openActivity(context, id);
  if (!mayGive(context.user, record)) throw mayNotChange();
  const before = fieldsOf(context, record);
  // Given once more to whoever has declined it: he is asked anew.
  if (responsibleId === record.responsibleId && record.acceptance !== 'declined') {
    context.unchanged();
    return activityFor(context, id);
  }
  checkReferences(context, { ...before, responsibleId }, before);
  const asking = givenOn(context, record, responsibleId);
  const isOther = responsibleId !== record.responsibleId;
  if (!isOther) answerRest(context, record, asking);
  handOn(context, record, responsibleId, asking);
  const { seriesId, seriesDay } = record;
  if (isOther && !isDeclinedAlone(context, record) && seriesId !== null && seriesDay !== null)
    giveThoseThatFollow(context, { ...record, seriesId, seriesDay }, responsibleId, { ...asking, acceptance: null });
  return activityFor(context, id);
}

/** What comes after it by the same rule, is of the same person and is the user's to give goes with it, and asks nothing. */
function giveThoseThatFollow(
  context: CommandContext,
  given: StoredActivity & { readonly seriesId: number; readonly seriesDay: string },
  responsibleId: number,
  asking: Asking,
): void {
  const { db, now, user } = context;
  const series = seriesById(db, given.seriesId);
  if (series === undefined || series.deletedAt !== null) return;
  if (series.content.responsibleId === given.responsibleId && mayGive(user, seriesAsked(series))) {
    const content = { ...series.content, responsibleId };
    const teamId = firstTeamOf(db, responsibleId);
    const changed = { ...series, content, teamId, askedById: asking.askedById, ...unanswered };
    updateSeries(db, series.id, changed, { at: now, by: user.id });
  }
  for (const id of openOccurrences(db, series.id, given.seriesDay)) {
    const record = id === given.id ? undefined : activityRecord(db, id);
    if (record?.responsibleId === given.responsibleId && mayGive(user, record))
      handOn(context, record, responsibleId, asking);
  }
}

function handOn(context: CommandContext, record: StoredActivity, responsibleId: number, asking: Asking): void {
  const { db, now, user } = context;
  const before = fieldsOf(context, record);
  updateActivity(db, record.id, { ...before, responsibleId }, firstTeamOf(db, responsibleId), { at: now, by: user.id });
  setAsking(db, record.id, asking);
  const changes = fieldChanges({ ...before, ...askingOf(record) }, { ...before, responsibleId, ...asking });
  context.record({ entity: 'activity', id: record.id, version: record.version + 1, changes });
}

/** Failure `not-found` for one that is not there or not seen, `conflict` for one that is finished. */
function openActivity(context: CommandContext, id: number): StoredActivity {
  const record = seenActivity(context, id);
  if (record.deletedAt !== null) throw noSuchActivity();
  if (record.status !== 'open')
    throw new Failure(
      'conflict',
      {
        en: 'This is finished already.',
        ru: 'Это дело уже завершено.',
        fr: 'Cette tâche est déjà terminée.',
      },
      { version: record.version },
    );
  return record;
}

const whyMissing = {
  en: 'Say why.',
  ru: 'Напишите почему.',
  fr: 'Indiquez pourquoi.',
};

const notAsked = () =>
  new Failure('forbidden', {
    en: 'Only the responsible person accepts or declines this.',
    ru: 'Принять это дело или отказаться от него может только ответственный.',
    fr: 'Seul le responsable accepte ou refuse cette tâche.',
  });

const nothingAsked = ({ version }: StoredActivity) =>
  new Failure(
    'conflict',
    {
      en: 'Nobody asks any more whether you take this.',
      ru: 'Подтверждать это дело больше не нужно.',
      fr: 'On ne vous demande plus d’accepter cette tâche.',
    },
    { version },
  );
