/** Activities: planned, changed, finished with what follows, opened again, put into the bin. */
import type { z } from 'zod';
import type { Activity, ActivityFields, activities } from '../../../preload/contract/activities.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges, mergedFields } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { resultKinds } from '../office/settings.ts';
import { firstTeamOf, worksHere } from '../people/belonging.ts';
import { type Asking, askingOf, givenBy, givenOn } from './asking.ts';
import { setAsking } from './asking-queries.ts';
import { answerRest } from './delegation.ts';
import {
  insertActivity,
  itemsOf,
  type StoredActivity,
  setActivityDeleted,
  setResult,
  setStatus,
  tickItem,
  updateActivity,
  writeParts,
} from './queries.ts';
import { activityFor, fieldsOf, reachedActivity, seenActivity, touchedActivity } from './reached.ts';
import { checkReferences, type Referring } from './references.ts';
import { firstOf, leaveOut, makeOccurrences, startSeries } from './series.ts';

type Input<Name extends keyof typeof activities> = z.output<(typeof activities)[Name]['input']>;
type Answer<Name extends keyof typeof activities> = z.output<(typeof activities)[Name]['output']>;

const stampOf = ({ now, user }: Pick<Context, 'now' | 'user'>) => ({ at: now, by: user.id });

/** Failure `not-found` for one that is not there or that the user may not see. */
export function getActivity(context: Context, id: number): Activity {
  seenActivity(context, id);
  return activityFor(context, id);
}

/** Adds an open one, with all that follow it where it repeats; `asks` false: whoever it is for is not asked whether he takes it. Failure `invalid` for what it refers to and there is not for this user, and for a rule that never comes. */
export function addActivity(
  context: CommandContext,
  { repeat, ...given }: Input<'activities.add'>,
  asks = true,
): Activity {
  const fields = { ...given, responsibleId: given.responsibleId ?? context.user.id };
  const asking = givenBy(context, fields.responsibleId, asks);
  if (repeat === null) return activityFor(context, insert(context, fields, null, asking));
  const first = { ...fields, day: firstOf(context, repeat, fields.day) };
  const id = insert(context, first, null, asking);
  startSeries(context, { id, ...asking }, first, repeat);
  return activityFor(context, id);
}

/** `before`: what it takes from the one that it follows. */
function insert(
  context: CommandContext,
  fields: ActivityFields,
  before: Referring | null,
  asking: Asking = givenBy(context, fields.responsibleId),
): number {
  checkReferences(context, fields, before);
  const teamId = firstTeamOf(context.db, fields.responsibleId);
  const id = insertActivity(context.db, fields, teamId, stampOf(context));
  setAsking(context.db, id, asking);
  const changes = fieldChanges(null, filledIn({ ...fields, ...asking }));
  context.record({ entity: 'activity', id, version: 1, changes });
  return id;
}

/** A history begins with what was filled in. */
function filledIn(fields: ActivityFields & Asking): Record<string, unknown> {
  const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

/**
 * Saves changed fields on top of what others have changed meanwhile. Failure `conflict` names the fields that both have changed; `invalid` as when
 * one is added, for what is another one now.
 */
export function changeActivity(
  context: CommandContext,
  { id, version, changes, was }: Input<'activities.change'>,
): Activity {
  const { db } = context;
  const record = touchedActivity(context, 'activities.change', id);
  const before = fieldsOf(context, record);
  const { version: _, ...fields } = mergedFields<ActivityFields & { version: number }>(
    { ...before, version: record.version },
    version,
    withoutUndefined(changes),
    withoutUndefined(was),
  );
  checkReferences(context, fields, before);
  const isHanded = fields.responsibleId !== before.responsibleId;
  const asked = askingOf(record);
  const asking = isHanded ? givenOn(context, record, fields.responsibleId) : asked;
  const differences = fieldChanges({ ...before, ...asked }, { ...fields, ...asking });
  if (Object.keys(differences).length === 0) {
    context.unchanged();
    return activityFor(context, id);
  }
  updateActivity(db, id, fields, isHanded ? firstTeamOf(db, fields.responsibleId) : record.teamId, stampOf(context));
  setAsking(db, id, asking);
  if ('items' in differences || 'participants' in differences) writeParts(db, id, fields);
  context.record({ entity: 'activity', id, version: record.version + 1, changes: differences });
  return activityFor(context, id);
}

/** zod leaves out what was not sent, but a caller may send `undefined`. */
function withoutUndefined(fields: Partial<Record<keyof ActivityFields, unknown>>): Partial<ActivityFields> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  // The same fields, fewer of them: the type of each is as the schema has parsed it.
  return Object.fromEntries(given) as Partial<ActivityFields>;
}

/**
 * Done or cancelled, with what came of it (where nothing is said, what was written before it was opened again stays); what follows is added in the same step. Failure `conflict` for one that is finished already: it is not
 * finished twice, and nothing follows twice; `invalid` where the office wants to know what came of such a kind, and nobody says it.
 */
export function finishActivity(
  context: CommandContext,
  { id, outcome, spentMinutes, next, ...said }: Input<'activities.finish'>,
): Answer<'activities.finish'> {
  const { db } = context;
  const record = touchedActivity(context, 'activities.change', id);
  const result = said.result || record.result;
  if (record.status !== 'open') throw finishedAlready(record);
  if (result.trim() === '' && resultKinds(db).some((kind) => kind === record.kind))
    invalidFields(context.language, [{ path: 'result', said: resultMissing }]);
  const stamp = stampOf(context);
  const minutes = spentMinutes ?? record.spentMinutes;
  setStatus(db, id, { status: outcome, done: stamp }, stamp);
  setResult(db, id, result, minutes);
  const asked = askingOf(record);
  // Whoever does what he was asked to do has accepted it; somebody else finishes it without his answer.
  const isAccepted = asked.acceptance !== null && record.responsibleId === context.user.id;
  const asking: Asking = isAccepted ? { ...asked, acceptance: 'accepted', declinedBecause: '' } : asked;
  setAsking(db, id, asking);
  if (isAccepted && asked.acceptance === 'asked') answerRest(context, record, asking);
  const changes = fieldChanges(
    { status: record.status, result: record.result, spentMinutes: record.spentMinutes, ...asked },
    { status: outcome, result, spentMinutes: minutes, ...asking },
  );
  context.record({ entity: 'activity', id, version: record.version + 1, changes });
  if (record.seriesId !== null) makeOccurrences(context, record.seriesId);
  return { activity: activityFor(context, id), nextId: next === undefined ? null : follow(context, record, next) };
}

function follow(
  context: CommandContext,
  record: StoredActivity,
  next: NonNullable<Input<'activities.finish'>['next']>,
): number {
  if (!context.user.rights.has('activities.create'))
    throw new Failure('forbidden', {
      en: 'You may finish this, but not plan what follows.',
      ru: 'Завершить это дело вам можно, а запланировать следующее — нет.',
      fr: 'Vous pouvez terminer cette tâche, mais pas en prévoir une autre.',
    });
  const { contactId, documentId, dealId, clientId, responsibleId, priority } = fieldsOf(context, record);
  const before = { contactId, documentId, dealId, clientId, responsibleId, participants: [] };
  const fields: ActivityFields = {
    ...next,
    contactId,
    documentId,
    dealId,
    clientId,
    // Whoever has left has nothing more to do.
    responsibleId: worksHere(context.db, responsibleId) ? responsibleId : context.user.id,
    priority,
    note: '',
    duration: null,
    remindAt: null,
    plannedMinutes: null,
    spentMinutes: null,
    result: '',
    items: [],
    participants: [],
  };
  return insert(context, fields, before);
}

/** Opens it again; what came of it stays written. */
export function reopenActivity(context: CommandContext, id: number): Activity {
  const record = touchedActivity(context, 'activities.change', id);
  if (record.status === 'open') context.unchanged();
  else {
    setStatus(context.db, id, { status: 'open', done: null }, stampOf(context));
    const changes = { status: { old: record.status, new: 'open' } };
    context.record({ entity: 'activity', id, version: record.version + 1, changes });
  }
  return activityFor(context, id);
}

/** Failure `not-found` for a line that is no longer in the checklist. */
export function tickActivity(context: CommandContext, { id, itemId, done }: Input<'activities.tick'>): Activity {
  const record = touchedActivity(context, 'activities.change', id);
  const item = itemsOf(context.db, id).find((one) => one.id === itemId);
  if (item === undefined)
    throw new Failure('not-found', {
      en: 'Somebody else has changed the checklist meanwhile.',
      ru: 'Пока вы работали, список изменил другой сотрудник.',
      fr: 'Quelqu’un d’autre a modifié la liste entre-temps.',
    });
  if ((item.done === 1) === done) {
    context.unchanged();
    return activityFor(context, id);
  }
  const before = fieldsOf(context, record);
  tickItem(context.db, { id, itemId, done }, stampOf(context));
  const changes = fieldChanges({ items: before.items }, { items: fieldsOf(context, record).items });
  context.record({ entity: 'activity', id, version: record.version + 1, changes });
  return activityFor(context, id);
}

/** Puts it into the bin; of a series only this one. Failure `conflict` when somebody has changed it since `version`. */
export function removeActivity(context: CommandContext, { id, version }: Input<'activities.remove'>) {
  const record = touchedActivity(context, 'activities.delete', id);
  if (record.version !== version)
    throw new Failure(
      'conflict',
      {
        en: 'Somebody else has changed this meanwhile. Look at it again before you remove it.',
        ru: 'Пока вы работали, это дело изменил другой сотрудник. Посмотрите на него ещё раз, прежде чем удалять.',
        fr: 'Quelqu’un d’autre a modifié cette tâche entre-temps. Vérifiez-la avant de la supprimer.',
      },
      { version: record.version },
    );
  putIntoBin(context, record);
  if (record.seriesId !== null && record.seriesDay !== null) leaveOut(context, record.seriesId, record.seriesDay, true);
  return { id, version: version + 1 };
}

/** Takes it out of the bin. What is not in the bin stays as it is. */
export function restoreActivity(context: CommandContext, id: number): Activity {
  const record = reachedActivity(context, 'activities.delete', id);
  if (record.deletedAt === null) context.unchanged();
  else {
    setDeleted(context, record, null);
    if (record.seriesId !== null && record.seriesDay !== null)
      leaveOut(context, record.seriesId, record.seriesDay, false);
  }
  return activityFor(context, id);
}

/** Into the bin, whatever its version is. */
export function putIntoBin(context: CommandContext, record: StoredActivity): void {
  setDeleted(context, record, context.now);
}

function setDeleted(context: CommandContext, record: StoredActivity, deletedAt: string | null): void {
  setActivityDeleted(context.db, record.id, deletedAt, stampOf(context));
  const changes = { deletedAt: { old: record.deletedAt, new: deletedAt } };
  context.record({ entity: 'activity', id: record.id, version: record.version + 1, changes });
}

const resultMissing = {
  en: 'Write what came of it.',
  ru: 'Напишите, чем закончилось.',
  fr: 'Indiquez ce qui en est ressorti.',
};

function finishedAlready({ doneBy, version }: StoredActivity): Failure {
  return new Failure(
    'conflict',
    {
      en: `This was finished already by ${doneBy}.`,
      ru: `Это дело уже завершено, это отметил(а) ${doneBy}.`,
      fr: `Cette tâche a déjà été terminée par ${doneBy}.`,
    },
    { version },
  );
}
