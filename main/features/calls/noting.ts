/** A call is noted: a finished activity, what follows it, and the call itself. */
import type { z } from 'zod';
import { NewActivity } from '../../../preload/contract/activities.ts';
import type { ScriptAnswers } from '../../../preload/contract/call-scripts.ts';
import type { calls } from '../../../preload/contract/calls.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { wallAt } from '../../engine/clock.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { addActivity, finishActivity } from '../activities/service.ts';
import { keyOfNumber } from '../clients/by-phone.ts';
import { firstTeamOf } from '../people/belonging.ts';
import { calledBack } from './calling-back.ts';
import { type CallWritten, insertCall, type StoredCall, updateCall } from './queries.ts';
import { reachedCall } from './reached.ts';
import { insertAnswers } from './script-queries.ts';
import { stateOf } from './what-happened.ts';

type Noted = z.output<(typeof calls)['calls.note']['input']>;
type Answer = z.output<(typeof calls)['calls.note']['output']>;

const minute = 60_000;

/** Failure `conflict` for a call that is noted already; `invalid` for one of which nothing is said, for a client, contact person or deal that there is not for this user, `forbidden` where he may not finish activities. */
export function noteCall(context: CommandContext, noted: Noted): Answer {
  const { db, now, user, language } = context;
  const call = noted.callId === null ? null : reachedCall(context, 'activities.change', noted.callId);
  if (call !== null && call.activityId !== null) throw notedAlready();
  const isEmpty = noted.number === '' && noted.clientId === null && noted.result === '' && noted.script === undefined;
  if (call === null && isEmpty) invalidFields(language, [{ path: 'result', said: saysNothing }]);
  const minutes = noted.minutes ?? (call === null ? null : minutesOf(call));
  const startedAt = call?.startedAt ?? new Date(Date.parse(now) - (minutes ?? 0) * minute).toISOString();
  const { clientId, contactId, dealId, subject, reached } = noted;
  // Who called whom the telephone exchange knows better.
  const direction = call?.direction ?? noted.direction;
  const activity = addActivity(
    context,
    NewActivity.parse({
      kind: 'call',
      subject,
      clientId,
      contactId,
      dealId,
      ...wallAt(new Date(startedAt)),
      duration: minutes,
    }),
  );
  const { nextId } = finishActivity(context, {
    id: activity.id,
    outcome: 'done',
    result: noted.result || (reached ? '' : notReached[language]),
    spentMinutes: minutes,
    next: noted.next && { kind: 'call', ...noted.next },
  });
  const { script } = noted;
  if (script !== undefined)
    insertAnswers(
      db,
      activity.id,
      script.answers.map((one) => ({ ...one, script: script.script })),
    );
  const told = script === undefined ? {} : answersTold(script);
  const stamp = { at: now, by: user.id };
  const party = call?.clientId === null || call === null ? { clientId, contactId } : {};
  const times = call ?? { startedAt, answeredAt: reached ? startedAt : null, endedAt: now };
  // Whoever has noted a missed call has dealt with it.
  const isMissed = direction === 'in' && stateOf(times) === 'missed';
  const back = isMissed ? { backAt: now, backBy: user.id } : {};
  const numberKey = call?.numberKey ?? keyOfNumber(db, noted.number);
  let callId = call?.id;
  if (call !== null && callId !== undefined) {
    const fields = { activityId: activity.id, ...party, ...back };
    updateCall(db, callId, fields, stamp);
    const { backBy: _, ...changed } = fields;
    context.record({
      entity: 'call',
      id: callId,
      version: call.version + 1,
      changes: { ...fieldChanges({ ...call }, changed), ...told },
    });
  } else {
    const fields: CallWritten = {
      ...times,
      state: stateOf(times),
      outsideId: null,
      number: noted.number,
      numberKey,
      direction,
      extension: '',
      responsibleId: user.id,
      teamId: firstTeamOf(db, user.id),
      clientId,
      contactId,
      activityId: activity.id,
      backAt: null,
      backBy: null,
      ...back,
    };
    callId = insertCall(db, fields, stamp);
    const { backBy: _, outsideId: __, numberKey: ___, ...changed } = fields;
    context.record({ entity: 'call', id: callId, version: 1, changes: { ...fieldChanges(null, changed), ...told } });
  }
  calledBack(context, { numberKey, clientId, until: now, backAt: now, backBy: user.id });
  return { callId, activityId: activity.id, nextId };
}

/** As the log keeps it: what it says stays readable whatever becomes of the call. */
const answersTold = ({ script, answers }: ScriptAnswers) =>
  fieldChanges(null, { script, answers: answers.map(({ question, answer }) => `${question} ${answer}`) });

/** How long one spoke, a minute that has begun counted whole; null while it is not known. */
function minutesOf({ answeredAt, endedAt }: StoredCall): number | null {
  if (answeredAt === null || endedAt === null) return null;
  return Math.max(1, Math.min(1440, Math.ceil((Date.parse(endedAt) - Date.parse(answeredAt)) / minute)));
}

const notedAlready = () =>
  new Failure('conflict', {
    en: 'This call is noted already.',
    ru: 'Этот звонок уже записан.',
    fr: 'Cet appel est déjà noté.',
  });

const saysNothing = {
  en: 'Say with whom you spoke, or what came of it.',
  ru: 'Укажите, с кем вы говорили, или напишите, чем закончилось.',
  fr: 'Indiquez avec qui vous avez parlé, ou ce qu’il en est ressorti.',
};

const notReached: Readonly<Record<Language, string>> = {
  en: 'Not reached.',
  ru: 'Не дозвонились.',
  fr: 'Pas de réponse.',
};
