/** Messages to everybody who works in the office, and to those who come while they are valid. */
import { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { MessageToAll } from '../../../preload/contract/stations.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { storedMessages, storeMessages } from './queries.ts';

/** Milliseconds that a message is valid unless its author says otherwise, and that it may be at most. */
const usually = 60 * 60_000;
const longest = 30 * 24 * 60 * 60_000;
/** More at once nobody reads: the oldest goes. */
const mostValid = 10;

/** The messages that are valid at this moment, the latest first. */
export function validMessages(db: Db, now: string): MessageToAll[] {
  return allMessages(db).filter(({ until }) => until > now);
}

/** Says the text to everybody. Failure `invalid` for a time that is past, or more than a month away. */
export function sayToAll(context: CommandContext, text: string, until: string | null): MessageToAll {
  const { db, now, user } = context;
  const at = Date.parse(now);
  const end = until === null ? at + usually : Date.parse(until);
  if (end <= at || end > at + longest)
    throw new Failure('invalid', endWords, { fields: [{ path: 'until', message: endWords[context.language] }] });
  const before = allMessages(db);
  // Never one that was given before: pages remember which they have shown.
  const id = Math.max(at, ...before.map((one) => one.id + 1));
  const message = { id, text, by: user.name, at: now, until: new Date(end).toISOString() };
  storeMessages(db, [message, ...before.filter((one) => one.until > now)].slice(0, mostValid), now, user.id);
  context.record({
    entity: 'message',
    id,
    version: 1,
    changes: { text: { old: null, new: text }, until: { old: null, new: message.until } },
  });
  return message;
}

/** Takes the message back. Failure `not-found` when it is no longer valid. */
export function withdraw(context: CommandContext, id: number): void {
  const { db, now, user } = context;
  const valid = validMessages(db, now);
  const message = valid.find((one) => one.id === id);
  if (message === undefined) throw new Failure('not-found', goneWords);
  storeMessages(
    db,
    valid.filter((one) => one !== message),
    now,
    user.id,
  );
  context.record({ entity: 'message', id, version: 2, changes: { text: { old: message.text, new: null } } });
}

function allMessages(db: Db): MessageToAll[] {
  const stored = z.array(MessageToAll).safeParse(storedMessages(db));
  return stored.success ? stored.data : [];
}

const endWords = {
  en: 'Choose a time within the next 30 days until which the message is valid.',
  ru: 'Выберите время в ближайшие 30 дней, до которого действует сообщение.',
  fr: 'Choisissez une heure dans les 30 prochains jours jusqu’à laquelle le message est valable.',
};
const goneWords = {
  en: 'This message is no longer shown.',
  ru: 'Это сообщение больше не показывается.',
  fr: 'Ce message n’est plus affiché.',
};
