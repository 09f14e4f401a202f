/** What somebody is to be reminded of: told wherever he works, and gone everywhere once he has dealt with it. */
import type { z } from 'zod';
import { ActivityKind } from '../../../preload/contract/activities.ts';
import { type Reminder, type reminders, remindersAtMost } from '../../../preload/contract/reminders.ts';
import type { CommandContext, Context, Handlers } from '../../engine/context.ts';
import { maySeeClient } from '../clients/reached.ts';
import { clientNamed } from './queries.ts';
import { dueReminders, reminderAt, setReminder } from './reminder-queries.ts';

type Input<Name extends keyof typeof reminders> = z.output<(typeof reminders)[Name]['input']>;

/** Of the user who is signed in, by now, the earliest first; what was missed while nobody looked is still there. */
function remindersDue(context: Context): Reminder[] {
  const { db, user, now } = context;
  return dueReminders(db, user.id, now, remindersAtMost).map(({ version: _, clientId, ...row }) => ({
    ...row,
    kind: ActivityKind.parse(row.kind),
    time: row.time || null,
    client: clientId !== null && maySeeClient(context, clientId) ? clientNamed(db, clientId) : '',
  }));
}

/** Puts the reminder off, or reminds no more (null). One that is not his, or not this one any more, is left alone. */
function set(context: CommandContext, { id, remindAt }: Input<'reminders.dismiss'>, until: string | null) {
  const { db, user, now } = context;
  const found = reminderAt(db, user.id, id, remindAt);
  if (found === undefined || until === remindAt) {
    context.unchanged();
    return { changed: false };
  }
  setReminder(db, id, until, { at: now, by: user.id });
  const changes = { remindAt: { old: remindAt, new: until } };
  context.record({ entity: 'activity', id, version: found.version + 1, changes });
  return { changed: true };
}

/** Handlers of reminders. */
export const reminderHandlers: Handlers<keyof typeof reminders> = {
  'reminders.due': (context) => remindersDue(context),
  'reminders.snooze': (command, { until, ...shown }) => set(command, shown, until),
  'reminders.dismiss': (command, shown) => set(command, shown, null),
};
