/** Calendars that leave the program: on paper, as files for other programs, at an address that they read. */
import { z } from 'zod';
import { plannerDays, TimeOfDay } from './activities.ts';
import { type Capability, command, query, task } from './channel.ts';
import { Repeat } from './repeating.ts';
import { Day, FileHandle, Id, Instant, JobId, stretchOf } from './values.ts';

/** Whose days are printed: one's own, somebody's, those of a team, everybody's. */
export const PrintedPeople = z.discriminatedUnion('of', [
  z.object({ of: z.literal('me') }),
  z.object({ of: z.literal('person'), id: Id }),
  z.object({ of: z.literal('team'), id: Id }),
  z.object({ of: z.literal('all') }),
]);
export type PrintedPeople = z.infer<typeof PrintedPeople>;

/** A week is the longest that is printed at once. */
export const printedDays = 7;

/** What an address of a calendar ends in. */
export const CalendarSecret = z.string().regex(/^[\w-]{43}$/u);

/** So many days back and ahead are in a subscribed calendar. */
export const subscribedDays = { back: 30, ahead: 365 } as const;

/** An event of a calendar file, and what taking the file in does to it. */
export const CalendarRow = z.object({
  /** Of the event, each once. */
  uid: z.string(),
  subject: z.string(),
  day: Day,
  /** null: the whole day. */
  time: TimeOfDay.nullable(),
  minutes: z.number().int().nullable(),
  is: z.enum(['new', 'same', 'changed', 'left']),
  /** The rule by which it comes again, from `day` on; null: it does not. Its days that are otherwise have no rows of their own. */
  repeat: Repeat.nullable(),
  /**
   * Why it is left: it repeats by a rule that there is not here; nothing of what repeats is still to come; it is longer than an activity may be, or
   * a whole day over several days; it was cancelled; it was written in this office; what it became lies in the bin, is not the user's to change, or
   * has other days here since.
   */
  why: z.enum(['repeats', 'past', 'long', 'cancelled', 'own', 'bin', 'others', 'here']).nullable(),
  /** What it became when the user took it in before; null: it has not yet. */
  activityId: Id.nullable(),
});
export type CalendarRow = z.infer<typeof CalendarRow>;

export const calendar = {
  'calendar.print': task({
    about: `Days of the planner as a PDF for the printer, at most ${printedDays}; each person begins with his name. Needs the right to see activities too; what is out of reach is not on it.`,
    right: 'lists.print',
    input: z.object({ from: Day, to: Day, people: PrintedPeople, job: JobId }).refine(...stretchOf(printedDays)),
    output: z.object({ file: FileHandle, name: z.string(), pages: z.number().int() }),
  }),
  'calendar.export': task({
    about:
      'What a planner shows from a day up to another one as an iCalendar file (RFC 5545); what repeats as its rule, once, with all days from the first one shown on. Needs the right to see activities too; what is out of reach is not in it.',
    right: 'lists.export',
    input: z
      .object({
        from: Day,
        to: Day,
        /** Only that for which the user is responsible or in which he takes part. */
        mine: z.boolean(),
      })
      .refine(...stretchOf(plannerDays)),
    output: z.object({ file: FileHandle, name: z.string(), entries: z.number().int() }),
  }),
  'calendar.preview': task({
    about:
      'What taking in an iCalendar file would do, by the UID of each event: new ones, ones that are there and the same or changed, ones that are left. A file that is broken is answered by `invalid` with its line.',
    right: 'activities.create',
    input: z.object({ file: FileHandle }),
    output: z.object({ rows: z.array(CalendarRow) }),
  }),
  'calendar.takeIn': task({
    about:
      'Takes an iCalendar file in: new events become activities of the user, changed ones change theirs. What repeats becomes a series, from today on, and counts once; one that is changed is made anew from today on. All or nothing; `operationId` undoes it (`operations.undo`), null where there was nothing to do; a series that was changed stays so.',
    right: 'activities.create',
    input: z.object({ file: FileHandle, job: JobId }),
    output: z.object({
      created: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      left: z.number().int(),
      operationId: Id.nullable(),
    }),
  }),
  'calendar.subscription': query({
    about: 'Since when other programs can read the calendar of the user; null: they cannot.',
    right: 'signed-in',
    input: z.object({}),
    output: z.object({ since: Instant.nullable() }),
  }),
  'calendar.subscribe': task({
    about:
      'Makes a secret address at which the office server gives out the calendar of the user (`GET /calendar/SECRET.ics`): what he is responsible for or takes part in, as far as he may see it. One that was made before ends. The secret is told this once; where no office server keeps the office there are no addresses.',
    right: 'activities.see',
    input: z.object({}),
    output: z.object({ secret: CalendarSecret, addresses: z.array(z.string()) }),
  }),
  'calendar.unsubscribe': command({
    about: 'Ends the secret address of the user.',
    right: 'signed-in',
    input: z.object({}),
    output: z.object({}),
  }),
  'calendar.read': query({
    about:
      'The calendar of whoever has made this secret, as an iCalendar text. `not-found` for one that was revoked, that never was, or whose user may no longer sign in.',
    right: null,
    input: z.object({ secret: CalendarSecret }),
    output: z.object({ text: z.string() }),
  }),
} satisfies Capability;
