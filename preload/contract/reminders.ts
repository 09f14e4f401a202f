/** Reminders of activities: what somebody is to be reminded of now, on whichever computer he works. */
import { z } from 'zod';
import { ActivityKind, TimeOfDay } from './activities.ts';
import { type Capability, command, query } from './channel.ts';
import { Day, Id, Instant } from './values.ts';

/** Something that its responsible person is to be reminded of. */
export const Reminder = z.object({
  /** Of the activity. */
  id: Id,
  remindAt: Instant,
  kind: ActivityKind,
  subject: z.string(),
  day: Day,
  time: TimeOfDay.nullable(),
  /** Empty where there is none, or none that the session may see. */
  client: z.string(),
});
export type Reminder = z.infer<typeof Reminder>;

/** More of them are not told at once. */
export const remindersAtMost = 100;

/** Which one: as it was shown. One that was set anew since is another one, and stays. */
const Shown = { id: Id, remindAt: Instant };

export const reminders = {
  'reminders.due': query({
    about: `What the session's user is to be reminded of by now, the earliest first, what was missed while he was away among it; at most ${remindersAtMost}. Gone from here on every computer once it is dismissed, put off or finished.`,
    right: 'activities.see',
    input: z.object({}),
    output: z.array(Reminder),
  }),
  'reminders.snooze': command({
    about: 'Puts a reminder off. One that is no longer there, or was set anew, stays as it is.',
    right: 'activities.see',
    input: z.object({ ...Shown, until: Instant }),
    output: z.object({ changed: z.boolean() }),
  }),
  'reminders.dismiss': command({
    about: 'Reminds no more. One that is no longer there, or was set anew, stays as it is.',
    right: 'activities.see',
    input: z.object(Shown),
    output: z.object({ changed: z.boolean() }),
  }),
} satisfies Capability;
