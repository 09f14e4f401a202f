/** Whether somebody's rights reach an activity, and the activity as he may see it. */
import {
  type Activity,
  type ActivityFields,
  ActivityKind,
  ActivityStatus,
  Priority,
} from '../../../preload/contract/activities.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { maySeeClient } from '../clients/reached.ts';
import { dealIfSeen } from '../deals/reached.ts';
import { documentIfSeen } from '../documents/reached.ts';
import { documentName, documentTypeWords } from '../lists/value-words.ts';
import { maySee } from '../people/belonging.ts';
import { askingOf, mayGive, mayTouchActivity, seriesAsked, standsForAll } from './asking.ts';
import {
  activityRecord,
  clientNamed,
  contactNamed,
  itemsOf,
  type ParticipantRow,
  participantsOf,
  type StoredActivity,
} from './queries.ts';
import { type StoredSeries, seriesById } from './series-queries.ts';

type Asking = Pick<Context, 'db' | 'user'>;

/** The activity, in the bin or not. Failure `not-found` for one that is not there or that the user may not see: the same to him. */
export function seenActivity({ db, user }: Asking, id: number): StoredActivity {
  const record = activityRecord(db, id);
  if (record === undefined || !maySee(db, user, 'activity', id)) throw noSuchActivity();
  return record;
}

/** The activity, in the bin or not, over which the user holds the right. Failure `not-found` as above, `forbidden` for one that he may see and not more. */
export function reachedActivity(asking: Asking, right: OverActivities, id: number): StoredActivity {
  const record = seenActivity(asking, id);
  if (!mayTouchActivity(asking.user, right, record)) throw mayNotChange();
  return record;
}

type OverActivities = Parameters<typeof mayTouchActivity>[1];

/** The answer to somebody who may see an activity and not more. */
export const mayNotChange = () =>
  new Failure('forbidden', {
    en: 'This is for somebody else to do: you may see it and not change it.',
    ru: 'Это дело другого сотрудника: вам можно его смотреть, но не менять.',
    fr: 'Cette tâche revient à quelqu’un d’autre : vous pouvez la consulter, pas la modifier.',
  });

/** The same, not in the bin. */
export function touchedActivity(asking: Asking, right: OverActivities, id: number): StoredActivity {
  const record = reachedActivity(asking, right, id);
  if (record.deletedAt !== null) throw noSuchActivity();
  return record;
}

/** What can be said of it, as it is stored. */
export function fieldsOf({ db }: Pick<Context, 'db'>, record: StoredActivity): ActivityFields {
  return {
    kind: ActivityKind.parse(record.kind),
    subject: record.subject,
    note: record.note,
    clientId: record.clientId,
    contactId: record.contactId,
    documentId: record.documentId,
    dealId: record.dealId,
    responsibleId: record.responsibleId,
    priority: Priority.parse(record.priority),
    day: record.day,
    time: record.time || null,
    duration: record.duration,
    remindAt: record.remindAt,
    plannedMinutes: record.plannedMinutes,
    spentMinutes: record.spentMinutes,
    result: record.result,
    items: itemsOf(db, record.id).map(({ text, done }) => ({ text, done: done === 1 })),
    participants: participantsOf(db, record.id).flatMap(idOf),
  };
}

const idOf = ({ userId, contactId }: ParticipantRow): ActivityFields['participants'] => {
  if (userId !== null) return [{ kind: 'user', id: userId }];
  return contactId === null ? [] : [{ kind: 'contact', id: contactId }];
};

/** The activity with everything that belongs to it. Clients, their contact persons and documents that the user may not see are not named. */
export function activityFor(context: Asking & Pick<Context, 'language'>, id: number): Activity {
  const { db, user } = context;
  const record = activityRecord(db, id);
  if (record === undefined) throw noSuchActivity();
  const seesClient = record.clientId !== null && maySeeClient(context, record.clientId);
  const series = seriesFor(context, record);
  const maySeries = (right: OverActivities) => series !== null && mayTouchActivity(user, right, seriesAsked(series));
  return {
    ...fieldsOf(context, record),
    id,
    version: record.version,
    status: ActivityStatus.parse(record.status),
    client: record.clientId !== null && seesClient ? clientNamed(db, record.clientId) : '',
    contact: record.contactId !== null && seesClient ? (contactNamed(db, record.contactId)?.name ?? '') : '',
    document: record.documentId === null ? '' : documentWord(context, record.documentId),
    deal: record.dealId === null ? '' : (dealIfSeen(context, record.dealId)?.name ?? ''),
    repeat: series?.repeat ?? null,
    answersAll: series !== null && standsForAll(record, series),
    templateRun: record.templateRun,
    responsible: record.responsible,
    ...askingOf(record),
    askedBy: record.askedBy,
    items: itemsOf(db, id).map((item) => ({ ...item, done: item.done === 1 })),
    participants: participantsOf(db, id).flatMap((one) => {
      const isSeen = one.clientId === null || maySeeClient(context, one.clientId);
      return idOf(one).map((participant) => ({ ...participant, name: isSeen ? one.name : '' }));
    }),
    doneAt: record.doneAt,
    doneBy: record.doneBy,
    createdAt: record.createdAt,
    createdBy: record.createdBy,
    updatedAt: record.updatedAt,
    deletedAt: record.deletedAt,
    may: {
      change: mayTouchActivity(user, 'activities.change', record),
      delete: mayTouchActivity(user, 'activities.delete', record),
      answer: record.acceptance !== '' && record.status === 'open' && record.responsibleId === user.id,
      give: record.status === 'open' && mayGive(user, record),
      changeSeries: maySeries('activities.change'),
      deleteSeries: maySeries('activities.delete'),
    },
  };
}

function seriesFor({ db }: Asking, { seriesId }: StoredActivity): StoredSeries | null {
  const series = seriesId === null ? undefined : seriesById(db, seriesId);
  return series === undefined || series.deletedAt !== null ? null : series;
}

function documentWord(context: Asking & Pick<Context, 'language'>, id: number): string {
  const found = documentIfSeen(context, id);
  if (found === null) return '';
  const type = DocumentType.parse(found.type);
  return found.number === null
    ? documentTypeWords[type][context.language]
    : documentName(type, found.number, context.language);
}

/** The answer to an id that no activity has that the user may see. */
export const noSuchActivity = () =>
  new Failure('not-found', {
    en: 'This is no longer there.',
    ru: 'Этого дела больше нет.',
    fr: 'Cette tâche n’existe plus.',
  });
