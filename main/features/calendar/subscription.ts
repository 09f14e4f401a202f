/** The calendar of one person at a secret address: made and revoked by himself; of the secret only its hash is kept. */
import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../../../db/database.ts';
import { subscribedDays } from '../../../preload/contract/calendar.ts';
import type { CommandContext, Context, SignedInUser, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { dayAfter } from '../../printing/day-after.ts';
import { readPreferences, signedIn } from '../office/service.ts';
import { plannerText } from './planner-file.ts';
import { deleteSubscription, putSubscription, subscribedSince, subscriberOf } from './queries.ts';

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

export function subscription({ db, user }: Pick<Context, 'db' | 'user'>): { since: string | null } {
  return { since: subscribedSince(db, user.id) ?? null };
}

/** A new secret, told this once; the one before ends. A task, so that its answer is not kept for commands that are sent again. */
export async function subscribe(task: TaskContext): Promise<{ secret: string; addresses: string[] }> {
  const secret = randomBytes(32).toString('base64url');
  await task.write((command) => {
    putSubscription(command.db, command.user.id, hashOf(secret), command.now);
    noted(command, true);
  });
  const addresses = task.office.server?.at?.addresses ?? [];
  return { secret, addresses: addresses.map((address) => new URL(`/calendar/${secret}.ics`, address).href) };
}

/** Ends the address; where there is none nothing is changed. */
export function unsubscribe(command: CommandContext): void {
  if (subscribedSince(command.db, command.user.id) === undefined) {
    command.unchanged();
    return;
  }
  deleteSubscription(command.db, command.user.id);
  noted(command, false);
}

function noted(command: CommandContext, isThere: boolean): void {
  const changes = { calendarAddress: { old: null, new: isThere } };
  command.record({ entity: 'settings', id: 0, version: 0, changes });
}

/** Failure `not-found` for a secret that is not known, or of somebody who may not sign in or see activities any more. */
export function readSubscribed({ db, today }: Pick<Context, 'db' | 'today'>, secret: string): { text: string } {
  const user = subscriber(db, secret);
  if (!user?.rights.has('activities.see'))
    throw new Failure('not-found', {
      en: 'There is no such calendar.',
      ru: 'Такого календаря нет.',
      fr: 'Ce calendrier n’existe pas.',
    });
  const { language } = readPreferences(db, user.id, 'en');
  const from = dayAfter(today, -subscribedDays.back);
  const to = dayAfter(today, subscribedDays.ahead);
  return { text: plannerText({ db, user, language }, { from, to, mine: true }).text };
}

function subscriber(db: Db, secret: string): SignedInUser | null {
  const id = subscriberOf(db, hashOf(secret));
  return id === undefined ? null : signedIn(db, id);
}
