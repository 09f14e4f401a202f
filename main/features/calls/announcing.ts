/** Calls that a telephone exchange, or another program, tells of. */
import type { z } from 'zod';
import type { CallState, calls } from '../../../preload/contract/calls.ts';
import { accessBy, isHidden } from '../../engine/access.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { noRight } from '../../engine/router-words.ts';
import { holdersOfNumber, keyOfNumber } from '../clients/by-phone.ts';
import { firstTeamOf, worksHere } from '../people/belonging.ts';
import { calledBack } from './calling-back.ts';
import { ownerOfExtension } from './extension-queries.ts';
import { callFromOutside, insertCall, type StoredCall, updateCall } from './queries.ts';
import { stateOf, withNews } from './what-happened.ts';

type Announced = z.output<(typeof calls)['calls.announce']['input']>;

/**
 * What is told a second time changes nothing. The client is found by the number when the call is told of first; somebody's extension that is not
 * known is nobody's. Failure `invalid` for calls of others, unless the user sees everybody's; `forbidden` for whoever may not see phone numbers: by
 * announcing one he would learn whose it is.
 */
export function announceCall(context: CommandContext, news: Announced): { id: number; state: CallState } {
  const { db, user, now } = context;
  const known = callFromOutside(db, news.outsideId);
  const at = news.at === undefined ? now : new Date(news.at).toISOString();
  const times = withNews(known ?? null, news.state, at);
  const whom = whoseNow(context, known, news);
  mayTellOf(context, known, whom.responsibleId);
  const fields = { ...times, state: stateOf(times), ...whom, ...whoCalls(context, known, news, whom.responsibleId) };
  const { numberKey: _, ...told } = fields;
  const changes = fieldChanges(known === undefined ? null : { ...known }, told);
  if (known !== undefined && Object.keys(changes).length === 0) {
    context.unchanged();
    return { id: known.id, state: fields.state };
  }
  const { outsideId, direction } = known === undefined ? news : { outsideId: null, ...known };
  const stamp = { at: now, by: user.id };
  const nothing = { activityId: null, backAt: null, backBy: null };
  const id = known?.id ?? insertCall(db, { ...fields, ...nothing, outsideId, direction }, stamp);
  if (known !== undefined) updateCall(db, id, fields, stamp);
  const added = known === undefined ? { direction: { old: null, new: direction } } : {};
  context.record({ entity: 'call', id, version: (known?.version ?? 0) + 1, changes: { ...changes, ...added } });
  if (direction === 'out' || fields.answeredAt !== null)
    calledBack(context, {
      numberKey: fields.numberKey,
      clientId: null,
      until: fields.startedAt,
      backAt: fields.startedAt,
      backBy: fields.responsibleId ?? user.id,
    });
  return { id, state: fields.state };
}

type Whose = Pick<StoredCall, 'responsibleId' | 'teamId' | 'extension'>;
const nobodys: Whose = { responsibleId: null, teamId: null, extension: '' };

/** Who answers takes the call; before that it is his at whom it rang last. */
function whoseNow({ db, user }: CommandContext, known: StoredCall | undefined, news: Announced): Whose {
  const { responsibleId, teamId, extension } = known ?? nobodys;
  const before = { responsibleId, teamId, extension };
  if (news.extension === undefined && news.userId === undefined)
    return known === undefined ? { responsibleId: user.id, teamId: firstTeamOf(db, user.id), extension: '' } : before;
  if (known !== undefined && known.answeredAt !== null && news.state !== 'answered') return before;
  const id = news.userId ?? ownerOfExtension(db, extensionKey(news.extension ?? '')) ?? null;
  const at = { extension: news.extension ?? '' };
  if (id === null || !worksHere(db, id)) return known === undefined ? { ...nobodys, ...at } : before;
  return { responsibleId: id, teamId: id === responsibleId ? teamId : firstTeamOf(db, id), ...at };
}

/** Extensions are the same in any case. */
export function extensionKey(extension: string): string {
  return extension.toLowerCase();
}

function mayTellOf(
  { user, language }: CommandContext,
  known: StoredCall | undefined,
  responsibleId: number | null,
): void {
  if (isHidden(user, 'clients.reaches')) throw new Failure('forbidden', noRight);
  const isOthers = responsibleId !== user.id || (known !== undefined && known.responsibleId !== user.id);
  if (isOthers && accessBy(user, 'activities.see').kind !== 'all')
    invalidFields(language, [{ path: 'userId', said: ownOnly }]);
}

const ownOnly = {
  en: 'This is not your call: only whoever sees everybody’s tasks announces calls of others.',
  ru: 'Это не ваш звонок: о звонках других сообщает только тот, кому видны дела всех сотрудников.',
  fr: 'Cet appel n’est pas le vôtre : seul qui voit les tâches de tous annonce ceux des autres.',
};

/** The number, and whose it is; where it is several clients', of the one in the care of him whom it rings at. */
function whoCalls(
  { db }: CommandContext,
  known: StoredCall | undefined,
  told: Announced,
  responsibleId: number | null,
): Pick<StoredCall, 'number' | 'numberKey' | 'clientId' | 'contactId'> {
  if (known !== undefined && (known.number !== '' || told.number === '')) {
    const { number, numberKey, clientId, contactId } = known;
    return { number, numberKey, clientId, contactId };
  }
  const holders = holdersOfNumber(db, told.number);
  const holder = holders.find((one) => one.responsibleId === responsibleId) ?? holders[0];
  return {
    number: told.number,
    numberKey: keyOfNumber(db, told.number),
    clientId: holder?.clientId ?? null,
    contactId: holder?.contactId ?? null,
  };
}
