/** Missed calls after which somebody has called back. */
import type { Call } from '../../../preload/contract/calls.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { callRecord, updateCall, waitingFrom } from './queries.ts';
import { callsShown, reachedCall } from './reached.ts';

interface CallingBack {
  /** Empty: the number is not known, the client is. */
  readonly numberKey: string;
  readonly clientId: number | null;
  /** Calls that began up to then. */
  readonly until: string;
  readonly backAt: string;
  readonly backBy: number;
}

/** A conversation with whoever was missed, whoever of the office had it: all his missed calls before it are dealt with. */
export function calledBack(context: CommandContext, { numberKey, clientId, until, backAt, backBy }: CallingBack): void {
  const { db, now, user } = context;
  if (numberKey === '' && clientId === null) return;
  for (const { id, version } of waitingFrom(db, { numberKey, clientId, until })) {
    updateCall(db, id, { backAt, backBy }, { at: now, by: user.id });
    context.record({ entity: 'call', id, version: version + 1, changes: { backAt: { old: null, new: backAt } } });
  }
}

/** Somebody has called back by another phone, or has not after all. Failure `not-found` as for what he may not see; `invalid` for one that was not missed. */
export function setCalledBack(
  context: CommandContext,
  { id, done }: { readonly id: number; readonly done: boolean },
): Call {
  const { db, now, user } = context;
  const record = reachedCall(context, 'activities.change', id);
  if (record.state !== 'missed' || record.direction !== 'in')
    throw new Failure('invalid', {
      en: 'This call was not missed.',
      ru: 'Этот звонок не был пропущен.',
      fr: 'Cet appel n’a pas été manqué.',
    });
  if ((record.backAt !== null) === done) context.unchanged();
  else {
    const backAt = done ? now : null;
    updateCall(db, id, { backAt, backBy: done ? user.id : null }, { at: now, by: user.id });
    const changes = { backAt: { old: record.backAt, new: backAt } };
    context.record({ entity: 'call', id, version: record.version + 1, changes });
  }
  const [shown] = callsShown(context, [callRecord(db, id) ?? record]);
  if (shown === undefined) throw new Error('The call was just there.');
  return shown;
}
