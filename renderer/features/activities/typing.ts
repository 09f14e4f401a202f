/** What is typed into the form of an activity. */

import type { ActivityFields, Participant } from '../../../preload/contract/activities.ts';
import type { Output } from '../../../preload/contract/index.ts';

export type Activity = Output<'activities.get'>;
export type ActivityTyping = ActivityFields;

/** The fields of an activity as they are sent back. */
export function typingOf(activity: Activity): ActivityTyping {
  return {
    kind: activity.kind,
    subject: activity.subject,
    note: activity.note,
    clientId: activity.clientId,
    contactId: activity.contactId,
    documentId: activity.documentId,
    dealId: activity.dealId,
    responsibleId: activity.responsibleId,
    priority: activity.priority,
    day: activity.day,
    time: activity.time,
    duration: activity.duration,
    remindAt: activity.remindAt,
    plannedMinutes: activity.plannedMinutes,
    spentMinutes: activity.spentMinutes,
    result: activity.result,
    items: activity.items.map(({ text, done }) => ({ text, done })),
    participants: activity.participants.map(({ kind, id }) => ({ kind, id })),
  };
}

/** The fields of `now` that are others than in `before`, and what these were. */
export function changedFields(
  before: ActivityTyping,
  now: ActivityTyping,
): { readonly changes: Partial<ActivityTyping>; readonly was: Partial<ActivityTyping> } {
  const names = (Object.keys(now) as (keyof ActivityTyping)[]).filter(
    (name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]),
  );
  const of = (fields: ActivityTyping): Partial<ActivityTyping> =>
    Object.fromEntries(names.map((name) => [name, fields[name]]));
  return { changes: of(now), was: of(before) };
}

/** A participant as the value of a choice, and back. */
export const participantValue = ({ kind, id }: Participant): string => `${kind} ${id}`;

export function participantOf(value: string): Participant {
  const [kind, id] = value.split(' ');
  return { kind: kind === 'contact' ? 'contact' : 'user', id: Number(id) };
}
